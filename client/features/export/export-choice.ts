import { type ExportFormat, writtenFormats } from '../../../journey/export/exported-file.ts'
import { type evidenceKinds, pageKinds } from '../../../journey/export/options.ts'
import { type OnePagerPaper, onePagerPapers } from '../../../journey/layout/one-pager-sizes.ts'
import { idPattern } from '../../../journey/model/id.ts'
import { type Language, languages } from '../../../journey/model/vocabulary.ts'
import type { ThemeName } from '../../../journey/scene/tokens.ts'

/** What someone last made of a map on this device. */
export interface ExportChoice {
  readonly format: ExportFormat
  /** All of the map, what is shown at the moment, or a saved view. */
  readonly part: 'all' | 'shown' | 'view'
  /** Id of the saved view. */
  readonly view: string | undefined
  /** Ids of lanes that are not drawn: what is new on a map is. */
  readonly withoutLanes: readonly string[]
  /** Ids of the personas whose curves are drawn; undefined for those that the part shows. */
  readonly personas: readonly string[] | undefined
  readonly evidence: (typeof evidenceKinds)[number]
  /** Whether the flow is drawn; undefined for what the part shows. */
  readonly flow: boolean | undefined
  /** Whether a file that opens again holds comments and votes. */
  readonly comments: boolean
  readonly theme: ThemeName
  readonly language: Language
  /** Pixels per px of the sheet; or a width in pixels. */
  readonly size: '1' | '2' | 'width'
  readonly width: number
  readonly pages: (typeof pageKinds)[number]
  readonly paper: OnePagerPaper
}

/** Formats that are a drawing: what is drawn of the map, and how, can be chosen. */
export const drawnFormats: readonly ExportFormat[] = ['png', 'svg', 'pdf', 'pptx']
/** Formats with words of our own in them. */
export const wordedFormats: readonly ExportFormat[] = writtenFormats.filter((format) => format !== 'json')

/** Formats that open again with whatever the map holds, and need not hold all of it. */
export const returningFormats: readonly ExportFormat[] = ['png', 'svg', 'pdf', 'html', 'xlsx', 'cjml']

/** What a format can show: the map on one page or on several, or the one-pager. */
export function layoutsOf(format: ExportFormat): readonly ExportChoice['pages'][] {
  if (format === 'pdf') return pageKinds
  return ['png', 'svg', 'html'].includes(format) ? ['fitted', 'one-pager'] : ['fitted']
}

/** What the choice comes to in its format. */
export function layoutOf({ format, pages }: ExportChoice): ExportChoice['pages'] {
  return layoutsOf(format).includes(pages) ? pages : 'fitted'
}

const storageKey = 'jejak.export'
/** Ids kept of lanes and personas: those of the last maps. */
const mostIds = 200

/** The last choice; a light picture of the whole map in the language of the app where there is none. */
export function rememberedChoice(language: Language): ExportChoice {
  let stored: Partial<Record<keyof ExportChoice, unknown>> = {}
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as typeof stored
  } catch {
    // Storage is forbidden, or what stands there is none of ours.
  }
  const { format, part, view, theme, size, width, flow } = stored
  const personas = idsIn(stored.personas)
  return {
    format: writtenFormats.find((known) => known === format) ?? 'png',
    part: part === 'shown' || part === 'view' ? part : 'all',
    view: typeof view === 'string' ? view : undefined,
    withoutLanes: idsIn(stored.withoutLanes),
    personas: personas.length > 0 ? personas : undefined,
    evidence: stored.evidence === 'known' ? 'known' : 'all',
    flow: typeof flow === 'boolean' ? flow : undefined,
    comments: stored.comments === true,
    theme: theme === 'dark' ? 'dark' : 'light',
    language: languages.find((known) => known === stored.language) ?? language,
    size: size === '2' || size === 'width' ? size : '1',
    pages: pageKinds.find((known) => known === stored.pages) ?? 'fitted',
    paper: onePagerPapers.find((known) => known === stored.paper) ?? 'a3',
    width: typeof width === 'number' && width >= 1 ? Math.round(width) : 3840,
  }
}

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((id): id is string => typeof id === 'string' && idPattern.test(id)).slice(-mostIds)
    : []

/** Keeps a choice for the next time. */
export function rememberChoice(choice: ExportChoice): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choice))
  } catch {
    // Storage is forbidden or full: the next time begins anew.
  }
}
