import { fontsFor } from '../../fonts/faces.ts'
import type { LoadResource } from '../../fonts/load-resource.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { Item, Scene } from '../../scene/items.ts'
import { renderJson } from '../json.ts'
import { itemsInView } from '../png/items-in-view.ts'
import { closeDocument, openDocument } from './open-document.ts'
import { pageMarks } from './page-marks.ts'
import { pageWords } from './page-words.ts'
import { type Painting, colour, paintItems } from './paint-items.ts'
import { number } from './path-operators.ts'
import type { PDFDocument } from './pdfkit.mjs'
import { type PagePlan, type PageTile, type PdfPages, planPages } from './plan-pages.ts'
import { openTypesetter } from './set-text.ts'

/** A place that the list of contents leads to, in px of the scene. */
export interface PdfBookmark {
  readonly title: string
  readonly x: number
  readonly y: number
}

export interface PdfOptions {
  readonly language: Language
  readonly title: string
  readonly pages: PdfPages
  /** A map's are its stages. */
  readonly bookmarks?: readonly PdfBookmark[] | undefined
  /** Goes into the file, to be read again. */
  readonly map?: JourneyMap | undefined
  /** Day of the export, `2026-11-22`: the file says that it was made then. */
  readonly asOf?: string | undefined
  readonly load: LoadResource
  /** Told how much is done, 0…1. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Breaks off; the promise is rejected with the signal's reason then. */
  readonly signal?: AbortSignal | undefined
}

export interface RenderedPdf {
  readonly bytes: Uint8Array
  readonly plan: PagePlan
  /** Characters that none of our fonts has: they are empty boxes, though a search finds them. */
  readonly missing: readonly string[]
}

/** Name of the map among the files attached. */
export const mapFileName = 'map.jejak.json'
/** What a page may measure, in its own units (PDF 1.7, annex C). */
const mostUnits = 14_400

const isText = (item: Item<string>) => item.kind === 'text'

/**
 * A scene as PDF 1.7: shapes as shapes, text as text that can be searched and copied, with the fonts cut down to what is set
 * in them. Equal inputs give equal bytes, wherever it runs.
 */
export async function renderPdf(scene: Scene, options: PdfOptions): Promise<RenderedPdf> {
  const { language, pages, bookmarks = [], map, asOf, load, onProgress, signal } = options
  const words = pageWords[language]
  const title = options.title.trim() || words.untitled
  const plan = planPages(scene, pages)
  const marks = plan.tiles.map((_, index) => pageMarks(plan, index, title, words))
  const fonts = await fontsFor([...scene.items, ...marks.flat()].filter(isText), load)
  signal?.throwIfAborted()

  const json = map && new TextEncoder().encode(renderJson(map))
  const seed = JSON.stringify([scene, pages, title, language, asOf])
  const doc = openDocument({ title, language, asOf, seed: new TextEncoder().encode(seed) })
  const typesetter = await openTypesetter(doc, fonts, load)
  const userUnit = Math.ceil(Math.max(plan.width, plan.height) / mostUnits)
  for (const [index, tile] of plan.tiles.entries()) {
    signal?.throwIfAborted()
    const items = plan.tiles.length === 1 ? scene.items : itemsInView(scene.items, tile)
    doc.addPage({ size: [plan.width / userUnit, plan.height / userUnit], margin: 0, userUnit })
    paintPage(doc, plan, userUnit, scene.background, tile, [
      paintItems(items, typesetter),
      paintItems(marks[index] ?? [], typesetter),
    ])
    onProgress?.((0.9 * (index + 1)) / plan.tiles.length)
    // Lets whoever waits answer, and stop it, between pages.
    if (index % 8 === 7) await new Promise<void>((resolve) => setTimeout(resolve))
  }
  addBookmarks(doc, plan, userUnit, bookmarks, words.untitled)
  if (json)
    doc.file(json, {
      name: mapFileName,
      type: 'application/json',
      description: words.mapFile,
      relationship: 'Source',
    })
  signal?.throwIfAborted()
  const bytes = await closeDocument(doc)
  onProgress?.(1)
  return { bytes, plan, missing: fonts.missing }
}

function paintPage(
  doc: PDFDocument,
  plan: PagePlan,
  userUnit: number,
  background: string,
  tile: PageTile,
  [picture, marks]: readonly [Painting, Painting],
): void {
  const { left, top, scale, width, height } = plan
  for (const font of [...picture.fonts, ...marks.fonts]) doc.page.fonts[font.id] = font.ref()
  const several = plan.tiles.length > 1
  const part = [left, top, tile.width * scale, tile.height * scale]
  const room = (several ? part : [0, 0, width, height]).map(number).join(' ')
  const content = [
    'q',
    ...(userUnit === 1 ? [] : [`${1 / userUnit} 0 0 ${1 / userUnit} 0 0 cm`]),
    `${colour(background)} rg ${room} re f`,
    'q',
    ...(several ? [`${room} re W n`] : []),
    `${scale} 0 0 ${scale} ${number(left - tile.x * scale)} ${number(top - tile.y * scale)} cm`,
    ...picture.operators,
    'Q',
    ...marks.operators,
    'Q',
  ]
  doc.addContent(content.join('\n'))
}

/** Each on the first page that shows its place. */
function addBookmarks(
  doc: PDFDocument,
  { tiles, left, top, scale, width }: PagePlan,
  userUnit: number,
  bookmarks: readonly PdfBookmark[],
  untitled: string,
): void {
  for (const { title, x, y } of bookmarks) {
    const found = tiles.findIndex(
      (tile) => x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height,
    )
    const pageNumber = Math.max(0, found)
    const tile = tiles[pageNumber]
    if (!tile) continue
    const [atX, atY] = [left + (x - tile.x) * scale, top + (y - tile.y) * scale]
    // The library counts `left` from the right.
    doc.outline.addItem(title.trim() || untitled, { pageNumber, left: (width - atX) / userUnit, top: atY / userUnit })
  }
}
