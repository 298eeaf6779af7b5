import type { PdfPages } from '../formats/pdf/plan-pages.ts'
import type { OnePagerPaper } from '../layout/one-pager-sizes.ts'
import type { Language } from '../model/vocabulary.ts'
import type { ThemeName } from '../scene/tokens.ts'
import { type Look, wholeLook } from '../views/look.ts'
import type { EarlierMap } from './earlier-map.ts'

/** What of a map is exported, and how it looks. */
export interface ExportOptions {
  /** Of words and numbers. */
  readonly language: Language
  readonly theme: ThemeName
  /** Day of the export, `2026-11-22`: what is out of date then is drawn so. */
  readonly today: string
  /** What of the map is drawn; all of it by default. What files hold to be read again is always the whole map. */
  readonly look: Look
  /** Ids of the lanes that are drawn; all by default. */
  readonly lanes?: readonly string[] | undefined
  /** Pixels of a PNG per px of the sheet, 0.1…8. */
  readonly scale: number
  /** Width of a PNG in pixels, in the place of `scale`. */
  readonly width?: number | undefined
  /** Pixels that a PNG may have in all, where that is less than anywhere. */
  readonly mostPixels?: number
  /** What a picture, PDF or page shows: the map, a PDF's on one page or on several, or the executive one-pager. */
  readonly pages: ExportPages
  /**
   * Whether a file that is opened again holds what people said of the map and voted, which is drawn nowhere: not by
   * default, since files go to others. A JSON file is the map as it is, and always has them.
   */
  readonly comments: boolean
  /** An earlier version of the map: what changed since stands on the one-pager and in a presentation. */
  readonly before?: EarlierMap | undefined
}

export type ExportPages =
  | Exclude<PdfPages, { readonly kind: 'exact' }>
  | { readonly kind: 'one-pager'; readonly paper: OnePagerPaper }

/** Scales that a PNG may have. */
export const scaleRange = { least: 0.1, most: 8 } as const
/** Pixels that a PNG may have on its longer side, and in all: what decoders still open. */
export const pictureLimits = { side: 60_000, pixels: 1_200_000_000 } as const

/** The options of a plain export: the whole map, light, as large as on the sheet, a PDF as one page. */
export function exportOptions(
  fields: Pick<ExportOptions, 'language' | 'today'> & Partial<ExportOptions>,
): ExportOptions {
  return {
    theme: 'light',
    look: wholeLook,
    scale: 1,
    pages: { kind: 'fitted', paper: 'a3' },
    comments: false,
    ...fields,
  }
}

/** Figures that are shown: all, or those that somebody has measured or estimated. */
export const evidenceKinds = ['all', 'known'] as const

/** What may be asked for: the map on one page, of a PDF on pages to be put together, or the executive one-pager. */
export const pageKinds = ['fitted', 'tiled', 'one-pager'] as const
