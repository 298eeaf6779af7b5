import { type ExportFormat, writtenFormats } from '../../../journey/export/exported-file.ts'
import { pageKinds } from '../../../journey/export/options.ts'
import { type PdfPaper, pdfPapers } from '../../../journey/formats/pdf/plan-pages.ts'
import { type Language, languages } from '../../../journey/model/vocabulary.ts'
import type { ThemeName } from '../../../journey/scene/tokens.ts'

/** What someone last made of a map on this device. */
export interface ExportChoice {
  readonly format: ExportFormat
  /** All of the map, or what is shown at the moment. */
  readonly part: 'all' | 'shown'
  readonly theme: ThemeName
  readonly language: Language
  /** Pixels per px of the sheet; or a width in pixels. */
  readonly size: '1' | '2' | 'width'
  readonly width: number
  /** Of a PDF. */
  readonly pages: (typeof pageKinds)[number]
  readonly paper: PdfPaper
}

/** Formats that are a drawing: what is drawn of the map, and how, can be chosen. */
export const drawnFormats: readonly ExportFormat[] = ['png', 'svg', 'pdf', 'pptx']
/** Formats with words of our own in them. */
export const wordedFormats: readonly ExportFormat[] = writtenFormats.filter((format) => format !== 'json')

const storageKey = 'jejak.export'

/** The last choice; a light picture of the whole map in the language of the app where there is none. */
export function rememberedChoice(language: Language): ExportChoice {
  let stored: Partial<Record<keyof ExportChoice, unknown>> = {}
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as typeof stored
  } catch {
    // Storage is forbidden, or what stands there is none of ours.
  }
  const { format, part, theme, size, width } = stored
  return {
    format: writtenFormats.find((known) => known === format) ?? 'png',
    part: part === 'shown' ? 'shown' : 'all',
    theme: theme === 'dark' ? 'dark' : 'light',
    language: languages.find((known) => known === stored.language) ?? language,
    size: size === '2' || size === 'width' ? size : '1',
    pages: pageKinds.find((known) => known === stored.pages) ?? 'fitted',
    paper: pdfPapers.find((known) => known === stored.paper) ?? 'a3',
    width: typeof width === 'number' && width >= 1 ? Math.round(width) : 3840,
  }
}

/** Keeps a choice for the next time. */
export function rememberChoice(choice: ExportChoice): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choice))
  } catch {
    // Storage is forbidden or full: the next time begins anew.
  }
}
