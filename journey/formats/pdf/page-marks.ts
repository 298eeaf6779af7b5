import { measure, wrap } from '../../layout/text.ts'
import type { Item, PathItem, TextItem } from '../../scene/items.ts'
import type { PageWords } from './page-words.ts'
import type { PagePlan, PageTile } from './plan-pages.ts'

const ink = '#4a4f59'
const faint = '#c9ccd2'
const light = { size: 7, weight: 500, lineHeight: 9 }
const strong = { ...light, weight: 600 }
/** The small plan of all pages: its largest cell, and the room it has. */
const cell = 5
const planRoom = { width: 90, height: 9 }
/** Length of a crop mark, and how far it keeps from the picture. */
const crop = { length: 10, gap: 3 }

/**
 * What stands around the picture on one of several pages, in points: crop marks at its corners, a dashed line at each edge
 * where the next page is laid on, with that page's number, and below it all title, place and page number beside a small
 * plan of all pages.
 */
export function pageMarks(plan: PagePlan, index: number, title: string, words: PageWords): readonly Item<string>[] {
  const tile = plan.tiles[index]
  if (!tile || plan.tiles.length === 1) return []
  const { left, top, height, rows, columns, scale } = plan
  const right = left + tile.width * scale
  const bottom = top + tile.height * scale
  const base = height - 14
  const cellWidth = Math.min(cell, planRoom.width / columns)
  const cellHeight = Math.min(cell, planRoom.height / rows)
  // Between the crop marks.
  const [from, to] = [left + 6, right - 6]
  const planLeft = to - columns * cellWidth
  const [heading] = wrap(title, strong, (to - from) / 2, 1)
  const place = words.place(tile.row + 1, tile.column + 1)
  return [
    ...cropMarks(left, top, right, bottom),
    ...seams(plan, tile, index, right, bottom),
    label(from, base, heading?.text ?? '', 'start', strong),
    label(planLeft - 6, base, `${place} · ${words.page(index + 1, plan.tiles.length)}`, 'end', light),
    ...plan.tiles.map((each): Item<string> => {
      const [x, y] = [planLeft + each.column * cellWidth, base + 1 - (rows - each.row) * cellHeight]
      return { kind: 'rect', x, y, width: cellWidth * 0.8, height: cellHeight * 0.8, fill: each === tile ? ink : faint }
    }),
  ]
}

function label(
  x: number,
  y: number,
  text: string,
  anchor: TextItem<string>['anchor'],
  style: typeof light,
): TextItem<string> {
  const { size, weight } = style
  return { kind: 'text', x, y, width: measure(text, style), text, size, weight, wordSpacing: 0, anchor, fill: ink }
}

const line = (d: string): PathItem<string> => ({ kind: 'path', d, stroke: ink, strokeWidth: 0.4 })
const seam = (d: string): PathItem<string> => ({ ...line(d), dash: [3, 3] })

function cropMarks(left: number, top: number, right: number, bottom: number): Item<string>[] {
  const { length, gap } = crop
  return [left, right].flatMap((x) =>
    [top, bottom].flatMap((y) => {
      const [outX, outY] = [x === left ? -1 : 1, y === top ? -1 : 1]
      return [line(`M${x} ${y + outY * gap}v${outY * length}`), line(`M${x + outX * gap} ${y}h${outX * length}`)]
    }),
  )
}

/** Where the next pages to the right and below are laid on, and which pages stand around this one. */
function seams(plan: PagePlan, tile: PageTile, index: number, right: number, bottom: number): Item<string>[] {
  const { left, top, rows, columns, overlap } = plan
  const items: Item<string>[] = []
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  if (tile.column < columns - 1) {
    const x = right - overlap
    items.push(seam(`M${x} ${top - 12}v10`), seam(`M${x} ${bottom + 2}v10`))
    items.push(label(right + 6, middleY, `→ ${index + 2}`, 'start', strong))
  }
  if (tile.row < rows - 1) {
    const y = bottom - overlap
    items.push(seam(`M${left - 12} ${y}h10`), seam(`M${right + 2} ${y}h10`))
    items.push(label(middleX, bottom + 12, `↓ ${index + 1 + columns}`, 'middle', strong))
  }
  if (tile.column > 0) items.push(label(left - 6, middleY, `${index} ←`, 'end', strong))
  if (tile.row > 0) items.push(label(middleX, top - 6, `↑ ${index + 1 - columns}`, 'middle', strong))
  return items
}
