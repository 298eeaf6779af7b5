import { daySchema } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import { languages } from '../model/vocabulary.ts'
import { lookOfView } from '../views/look.ts'
import { pdfPapers } from '../formats/pdf/plan-pages.ts'
import { type ExportOptions, exportOptions, pageKinds, scaleRange } from './options.ts'

/** What is asked for in words, as in an address: by name. */
export type AskedOptions = Readonly<Record<string, string>>

const known: readonly string[] = ['language', 'theme', 'today', 'scale', 'width', 'view', 'pages', 'paper']

/**
 * Options of an export as they are asked for in an address: `language` (en, id), `theme` (light, dark), `today`
 * (2026-11-22), `scale` (0.1…8) or `width` (pixels) of a picture, `view` (id or title of a saved view), `pages` (fitted,
 * tiled, one-pager) and `paper` (a4, a3, letter) of a PDF.
 * @param today the day where nobody said one
 * @returns the options, or in one sentence what is wrong with what was asked for
 */
export function readExportOptions(map: JourneyMap, asked: AskedOptions, today: string): ExportOptions | string {
  const unknown = Object.keys(asked).find((name) => !known.includes(name))
  if (unknown !== undefined) return `There is no option "${unknown}". The options are ${known.join(', ')}.`
  const language = languages.find((each) => each === (asked.language ?? map.meta.locale ?? 'en'))
  if (language === undefined) return `"language" must be one of ${languages.join(', ')}.`
  const theme = (['light', 'dark'] as const).find((each) => each === (asked.theme ?? 'light'))
  if (theme === undefined) return '"theme" must be light or dark.'
  const day = daySchema.safeParse(asked.today ?? today)
  if (!day.success) return '"today" must be a day, as 2026-11-22.'
  const scale = Number(asked.scale ?? 1)
  if (!(scale >= scaleRange.least && scale <= scaleRange.most))
    return `"scale" must be a number from ${scaleRange.least} to ${scaleRange.most}.`
  const width = asked.width === undefined ? undefined : Number(asked.width)
  if (width !== undefined && !(Number.isSafeInteger(width) && width >= 1)) return '"width" must be a number of pixels.'
  const view =
    asked.view === undefined ? undefined : map.views?.find(({ id, title }) => [id, title].includes(asked.view ?? ''))
  if (asked.view !== undefined && !view) return `The map has no view "${asked.view}".`
  const kind = pageKinds.find((each) => each === (asked.pages ?? 'fitted'))
  if (kind === undefined) return `"pages" must be one of ${pageKinds.join(', ')}.`
  const paper = pdfPapers.find((each) => each === (asked.paper ?? 'a3'))
  if (paper === undefined) return `"paper" must be one of ${pdfPapers.join(', ')}.`
  return exportOptions({
    language,
    theme,
    today: day.data,
    scale,
    width,
    ...(view ? { look: lookOfView(view) } : {}),
    pages: { kind, paper },
  })
}
