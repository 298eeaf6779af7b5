import type { Scene } from '../../scene/items.ts'

/** Papers that a map is printed on. */
export const pdfPapers = ['a4', 'a3', 'letter'] as const
export type PdfPaper = (typeof pdfPapers)[number]

/**
 * How a picture becomes pages: `fitted` on one page, which grows where text would be too small to read; `tiled` over as many
 * pages as it takes, to be put together; `exact` where the picture is a page already, 96 px to the inch.
 */
export type PdfPages =
  | { readonly kind: 'exact' }
  | {
      readonly kind: 'fitted' | 'tiled'
      readonly paper: PdfPaper
      /** Whichever suits the picture better where nothing is said. */
      readonly orientation?: 'portrait' | 'landscape' | undefined
    }

/** A part of the picture on a page of its own, in px of the picture. */
export interface PageTile {
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pages, all of one size. Lengths are in points of 1/72 inch. */
export interface PagePlan {
  readonly width: number
  readonly height: number
  /** Points to a px of the picture. */
  readonly scale: number
  /** Where a page's part of the picture stands on it. */
  readonly left: number
  readonly top: number
  readonly rows: number
  readonly columns: number
  /** How much of a part the next one shows again. */
  readonly overlap: number
  /** In the order in which they are read: row by row. */
  readonly tiles: readonly PageTile[]
  /** The page is larger than its paper, so that the smallest text can be read: better printed on several. */
  readonly grown: boolean
}

/** Points, upright. */
const papers: Readonly<Record<PdfPaper, readonly [number, number]>> = {
  a4: [595.28, 841.89],
  a3: [841.89, 1190.55],
  letter: [612, 792],
}

/** No text is printed smaller than this. */
export const leastPoints = 6
/** Points to a px as on a screen: 96 px to the inch. */
const natural = 0.75
/** A small map is enlarged up to this, and no further: words of a hand's height say no more. */
const largest = 1.5
/** A tiled picture is made smaller down to this share of its size where that saves pages. */
const leastShare = 0.8
/** 12 mm: printers leave up to 6 mm white, and page numbers stand in the rest. */
export const pageMargin = 34
/** 10 mm, to be glued. */
const glued = 28

/** Which pages a picture takes, and what stands on each. */
export function planPages(scene: Scene, pages: PdfPages): PagePlan {
  if (pages.kind === 'exact') return onePage(scene, natural, scene.width * natural, scene.height * natural, false)
  const [short, long] = papers[pages.paper]
  const plan = pages.kind === 'fitted' ? planFitted : planTiled
  const upright = pages.orientation === 'landscape' ? undefined : plan(scene, short, long)
  const lying = pages.orientation === 'portrait' ? undefined : plan(scene, long, short)
  if (!upright || !lying) return (upright ?? lying) as PagePlan
  if (upright.tiles.length !== lying.tiles.length) return upright.tiles.length < lying.tiles.length ? upright : lying
  return upright.scale > lying.scale ? upright : lying
}

/** The scale at which the smallest text is just large enough. */
function leastScale({ items }: Scene): number {
  let smallest = Infinity
  for (const item of items) if (item.kind === 'text' && item.text !== '') smallest = Math.min(smallest, item.size)
  return leastPoints / smallest
}

function planFitted(scene: Scene, width: number, height: number): PagePlan {
  const fitting = Math.min((width - 2 * pageMargin) / scene.width, (height - 2 * pageMargin) / scene.height)
  const least = leastScale(scene)
  if (fitting >= least) return onePage(scene, Math.min(fitting, Math.max(least, largest)), width, height, false)
  return onePage(scene, least, scene.width * least + 2 * pageMargin, scene.height * least + 2 * pageMargin, true)
}

/** A page with the picture in its middle. */
function onePage(scene: Scene, scale: number, width: number, height: number, grown: boolean): PagePlan {
  return {
    width,
    height,
    scale,
    left: (width - scene.width * scale) / 2,
    top: (height - scene.height * scale) / 2,
    rows: 1,
    columns: 1,
    overlap: 0,
    tiles: [{ row: 0, column: 0, x: 0, y: 0, width: scene.width, height: scene.height }],
    grown,
  }
}

function planTiled(scene: Scene, width: number, height: number): PagePlan {
  const [roomX, roomY] = [width - 2 * pageMargin, height - 2 * pageMargin]
  const least = leastScale(scene)
  const usual = Math.max(natural, least)
  const fewer = Math.max(least, usual * leastShare)
  // Just small enough to need a column, or a row, less.
  const candidates = [
    usual,
    reach(count(scene.width * usual, roomX) - 1, roomX) / scene.width,
    reach(count(scene.height * usual, roomY) - 1, roomY) / scene.height,
  ].filter((scale) => scale >= fewer && scale <= usual)
  let scale = usual
  let fewest = Infinity
  for (const candidate of candidates) {
    const pages = count(scene.width * candidate, roomX) * count(scene.height * candidate, roomY)
    if (pages < fewest || (pages === fewest && candidate > scale)) [scale, fewest] = [candidate, pages]
  }
  const columns = count(scene.width * scale, roomX)
  const rows = count(scene.height * scale, roomY)
  if (columns * rows === 1) {
    const fitting = Math.min(roomX / scene.width, roomY / scene.height, Math.max(largest, least))
    return onePage(scene, fitting, width, height, false)
  }
  // Parts of one size, none of them almost empty.
  const overlap = glued / scale
  const partWidth = (scene.width + (columns - 1) * overlap) / columns
  const partHeight = (scene.height + (rows - 1) * overlap) / rows
  return {
    width,
    height,
    scale,
    left: (width - partWidth * scale) / 2,
    top: (height - partHeight * scale) / 2,
    rows,
    columns,
    overlap: glued,
    tiles: Array.from({ length: rows * columns }, (_, index): PageTile => {
      const [row, column] = [Math.floor(index / columns), index % columns]
      const [x, y] = [column * (partWidth - overlap), row * (partHeight - overlap)]
      return { row, column, x, y, width: partWidth, height: partHeight }
    }),
    grown: false,
  }
}

/** How many parts a length takes, each with `room` and the next one's beginning. Sums are not exact: a hair more is not a page. */
const count = (length: number, room: number) => Math.max(1, Math.ceil((length - glued) / (room - glued) - 1e-6))

/** How long the picture may be on so many parts. */
const reach = (parts: number, room: number) => parts * (room - glued) + glued
