import { onePagerPapers } from '../layout/one-pager-sizes.ts'
import { daySchema } from '../model/figure.ts'
import type { JourneyMap, Lane } from '../model/schema.ts'
import { languages } from '../model/vocabulary.ts'
import { type Look, lookOfView, wholeLook } from '../views/look.ts'
import { pdfPapers } from '../formats/pdf/plan-pages.ts'
import { type ExportOptions, evidenceKinds, exportOptions, pageKinds, scaleRange } from './options.ts'

/** What is asked for in words, as in an address: by name. */
export type AskedOptions = Readonly<Record<string, string>>

/** Why options cannot be had: something that the map has not, by what was asked for; or another fault. */
export interface OptionProblem {
  readonly problem: 'no-view' | 'no-lane' | 'no-persona' | 'no-stage' | 'bad-option'
  readonly asked: string
  /** A sentence in English. */
  readonly message: string
}

const known: readonly string[] = [
  'language',
  'theme',
  'today',
  'scale',
  'width',
  'view',
  'lanes',
  'persona',
  'stage',
  'evidence',
  'flow',
  'comments',
  'pages',
  'paper',
]

/**
 * Options of an export as they are asked for in an address or on the command line: `language` (en, id), `theme` (light,
 * dark), `today` (2026-11-22), `scale` (0.1…8) or `width` (pixels) of a picture, `pages` (fitted, tiled, one-pager) and
 * `paper` (a4, a3, letter, wide). What is drawn: `view` (id or title of a saved view), and over what it shows `lanes` (ids,
 * titles or roles), `persona` (ids or titles), `stage` (id or title), `evidence` (all, known: without figures that are only
 * assumed) and `flow` (yes, no). Lists are separated by commas. `comments` (yes, no): whether a file that is opened again
 * holds comments and votes.
 * @param today the day where nobody said one
 */
export function readExportOptions(map: JourneyMap, asked: AskedOptions, today: string): ExportOptions | OptionProblem {
  const unknown = Object.keys(asked).find((name) => !known.includes(name))
  if (unknown !== undefined)
    return bad(unknown, `There is no option "${unknown}". The options are ${known.join(', ')}.`)
  const language = languages.find((each) => each === (asked.language ?? map.meta.locale ?? 'en'))
  if (language === undefined) return bad('language', `"language" must be one of ${languages.join(', ')}.`)
  const theme = (['light', 'dark'] as const).find((each) => each === (asked.theme ?? 'light'))
  if (theme === undefined) return bad('theme', '"theme" must be light or dark.')
  const day = daySchema.safeParse(asked.today ?? today)
  if (!day.success) return bad('today', '"today" must be a day, as 2026-11-22.')
  const scale = Number(asked.scale ?? 1)
  if (!(scale >= scaleRange.least && scale <= scaleRange.most))
    return bad('scale', `"scale" must be a number from ${scaleRange.least} to ${scaleRange.most}.`)
  const width = asked.width === undefined ? undefined : Number(asked.width)
  if (width !== undefined && !(Number.isSafeInteger(width) && width >= 1))
    return bad('width', '"width" must be a number of pixels.')
  const kind = pageKinds.find((each) => each === (asked.pages ?? 'fitted'))
  if (kind === undefined) return bad('pages', `"pages" must be one of ${pageKinds.join(', ')}.`)
  const papers = kind === 'one-pager' ? onePagerPapers : pdfPapers
  const paper = papers.find((each) => each === (asked.paper ?? 'a3'))
  if (paper === undefined) return bad('paper', `"paper" must be one of ${papers.join(', ')}.`)
  const look = readLook(map, asked)
  if ('problem' in look) return look
  const lanes = asked.lanes === undefined ? undefined : named(asked.lanes, map.lanes, isLane)
  if (typeof lanes === 'string') return { problem: 'no-lane', asked: lanes, message: `The map has no lane "${lanes}".` }
  const comments = asked.comments ?? 'no'
  if (!['yes', 'no'].includes(comments)) return bad('comments', '"comments" must be yes or no.')
  const pages = kind === 'one-pager' ? { kind, paper } : { kind, paper: paper === 'wide' ? ('a3' as const) : paper }
  return exportOptions({
    language,
    theme,
    today: day.data,
    scale,
    width,
    look,
    lanes,
    pages,
    comments: comments === 'yes',
  })
}

/** What of the map is shown, before lanes are chosen. */
function readLook(map: JourneyMap, asked: AskedOptions): Look | OptionProblem {
  const view = asked.view === undefined ? undefined : map.views?.find((each) => isNamed(each, asked.view ?? ''))
  if (asked.view !== undefined && !view)
    return { problem: 'no-view', asked: asked.view, message: `The map has no view "${asked.view}".` }
  const curves = asked.persona === undefined ? undefined : named(asked.persona, map.personas, isNamed)
  if (typeof curves === 'string')
    return { problem: 'no-persona', asked: curves, message: `The map has no persona "${curves}".` }
  const stage = asked.stage === undefined ? undefined : map.stages.find((each) => isNamed(each, asked.stage ?? ''))
  if (asked.stage !== undefined && !stage)
    return { problem: 'no-stage', asked: asked.stage, message: `The map has no stage "${asked.stage}".` }
  const evidence = evidenceKinds.find((each) => each === asked.evidence)
  if (asked.evidence !== undefined && evidence === undefined)
    return bad('evidence', `"evidence" must be one of ${evidenceKinds.join(', ')}.`)
  if (asked.flow !== undefined && !['yes', 'no'].includes(asked.flow)) return bad('flow', '"flow" must be yes or no.')
  return {
    ...(view ? lookOfView(view) : wholeLook),
    ...(curves ? { curves } : {}),
    ...(stage ? { stage: stage.id } : {}),
    ...(evidence ? { hideAssumed: evidence === 'known' } : {}),
    ...(asked.flow === undefined ? {} : { flow: asked.flow === 'yes' }),
  }
}

const bad = (asked: string, message: string): OptionProblem => ({ problem: 'bad-option', asked, message })

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
const isNamed = ({ id, title }: { readonly id: string; readonly title: string }, name: string) =>
  id === name || same(title, name)
const isLane = (lane: Lane, name: string) => isNamed(lane, name) || lane.role === name

/** Ids of the things that a list names, in its order; or the first name that none of them has. */
function named<Thing extends { readonly id: string }>(
  list: string,
  things: readonly Thing[],
  isMeant: (thing: Thing, name: string) => boolean,
): readonly string[] | string {
  // A title may have commas of its own.
  const names = things.some((thing) => isMeant(thing, list)) ? [list] : list.split(',').map((name) => name.trim())
  const ids = new Set<string>()
  for (const name of names) {
    const meant = things.filter((thing) => isMeant(thing, name))
    if (meant.length === 0) return name
    for (const { id } of meant) ids.add(id)
  }
  return [...ids]
}
