import type { OnePagerFigure, OnePagerFriction, OnePagerFrictions } from './one-pager-content.ts'
import { rankMark } from './one-pager-journey.ts'
import type { FigureChip, FrictionLine, FrictionsLayout } from './one-pager-layout.ts'
import { pageStyles } from './one-pager-sizes.ts'
import type { Box, TextBlock } from './shapes.ts'
import { blockHeight, blockWidth, textBlock } from './styles.ts'

const lead = 54
const chipColumn = 62
const columnGap = 14
const headHeight = 26
const moreHeight = 16

/** How generously the rows are set, from the best to what still can be read. */
const settings = [
  { lines: 2, padding: 8 },
  { lines: 2, padding: 5 },
  { lines: 1, padding: 7 },
  { lines: 1, padding: 3 },
] as const
type Setting = (typeof settings)[number]

interface Columns {
  readonly meets: number | undefined
  readonly leaves: number | undefined
  readonly money: { readonly x: number; readonly width: number } | undefined
  readonly titleWidth: number
}

/** Height that the frictions like to have, and the least that they can do with. */
export function frictionsHeights(
  frictions: OnePagerFrictions,
  width: number,
): { readonly best: number; readonly least: number } {
  const heightWith = (setting: Setting) => {
    const { titleWidth } = columnsOf(frictions, 0, width)
    const rows = frictions.rows.reduce((sum, row) => sum + rowHeight(row, titleWidth, setting), 0)
    return headHeight + rows + (frictions.more === '' ? 0 : moreHeight)
  }
  return { best: heightWith(settings[0]), least: heightWith(settings[3]) }
}

/** The worst frictions as a table, in the most generous setting that fits. */
export function frictionsLayout(frictions: OnePagerFrictions, { x, y: top, width, height }: Box): FrictionsLayout {
  const columns = columnsOf(frictions, x, width)
  const room = height - headHeight - (frictions.more === '' ? 0 : moreHeight)
  const heightsWith = (setting: Setting) => frictions.rows.map((row) => rowHeight(row, columns.titleWidth, setting))
  const setting = settings.find((one) => total(heightsWith(one)) <= room + 0.01) ?? settings[3]
  const heights = heightsWith(setting)
  // What is left is shared out, up to a point: rows should not float apart.
  const spare = Math.min(Math.max((room - total(heights)) / Math.max(heights.length, 1), 0), 18)
  let y = top + headHeight
  const rows = frictions.rows.map((row, index): FrictionLine => {
    const own = (heights[index] ?? 0) + spare
    const line = rowLayout(row, { x, y, width, height: own }, columns, setting)
    y += own
    return line
  })
  const place = { x: x + lead, y: y + 2, width: width - lead, lines: 1 }
  return {
    heading: textBlock(frictions.heading, pageStyles.heading, {
      x,
      y: top,
      width: columns.titleWidth + lead,
      lines: 1,
      own: true,
    }),
    columns: headings(frictions, columns, x + width, top),
    rows,
    ...(frictions.more === '' ? {} : { more: textBlock(frictions.more, pageStyles.small, place) }),
  }
}

const total = (heights: readonly number[]) => heights.reduce((sum, height) => sum + height, 0)

function rowHeight({ title }: OnePagerFriction, titleWidth: number, { lines, padding }: Setting): number {
  const block = textBlock(title, pageStyles.row, { x: 0, y: 0, width: titleWidth, lines })
  return Math.max(blockHeight(block), pageStyles.row.lineHeight) + pageStyles.about.lineHeight + 2 * padding
}

/** Columns for figures that nobody has are not there, and a narrow table leaves one out. */
function columnsOf({ rows }: OnePagerFrictions, x: number, width: number): Columns {
  const isWide = width >= 540
  const hasMoney = rows.some(({ money }) => money !== undefined)
  let right = x + width
  const moneyWidth = Math.min(Math.max(width * 0.24, 124), 220)
  const money = hasMoney ? { x: right - moneyWidth, width: moneyWidth } : undefined
  if (money) right = money.x - columnGap
  const take = (isThere: boolean) => {
    if (!isThere) return undefined
    const at = right
    right -= chipColumn
    return at
  }
  const leaves = take((isWide || !hasMoney) && rows.some((row) => row.leaves !== undefined))
  const meets = take(rows.some((row) => row.meets !== undefined))
  return { meets, leaves, money, titleWidth: right - x - lead - (right < x + width ? 4 : 0) }
}

function headings(
  { columns: words }: OnePagerFrictions,
  columns: Columns,
  right: number,
  top: number,
): readonly TextBlock[] {
  const heading = (text: string, at: number, width: number) => {
    const block = textBlock(text, pageStyles.column, { x: at, y: 0, width, lines: 2, anchor: 'end' })
    return { ...block, y: top + headHeight - 4 - blockHeight(block) }
  }
  return [
    ...(columns.meets === undefined ? [] : [heading(words.meets, columns.meets, chipColumn - 4)]),
    ...(columns.leaves === undefined ? [] : [heading(words.leaves, columns.leaves, chipColumn - 4)]),
    ...(columns.money === undefined ? [] : [heading(words.money, right, columns.money.width)]),
  ]
}

function rowLayout(row: OnePagerFriction, box: Box, columns: Columns, { lines }: Setting): FrictionLine {
  const { x, y, width, height } = box
  const left = x + lead
  const title = textBlock(row.title, pageStyles.row, { x: left, y: 0, width: columns.titleWidth, lines, own: true })
  const textHeight = Math.max(blockHeight(title), pageStyles.row.lineHeight) + pageStyles.about.lineHeight
  const top = y + (height - textHeight) / 2
  const middle = y + height / 2
  const about = wholeText(row.about, {
    x: left,
    y: top + textHeight - pageStyles.about.lineHeight,
    width: columns.titleWidth,
  })
  const chips = [
    ...(columns.meets !== undefined && row.meets ? [figureChip(row.meets, columns.meets, middle, chipColumn - 8)] : []),
    ...(columns.leaves !== undefined && row.leaves
      ? [figureChip(row.leaves, columns.leaves, middle, chipColumn - 8)]
      : []),
  ]
  return {
    rule: { x, y, width },
    mark: rankMark(row.rank, x, middle - 9),
    severity: { x: x + 25, y: middle - 11, size: 22, value: row.severity },
    evidence: row.evidence,
    title: { ...title, y: top },
    about,
    chips,
    ...(columns.money && row.money ? { money: moneyLayout(row.money, columns.money, middle) } : {}),
  }
}

function moneyLayout(
  { text, share }: NonNullable<OnePagerFriction['money']>,
  { x, width }: { readonly x: number; readonly width: number },
  middle: number,
): NonNullable<FrictionLine['money']> {
  const barHeight = 7
  const y = middle + 5
  return {
    text: figureText(text, x + width, middle - 15, width),
    track: { x, y, width, height: barHeight },
    bar: { x, y, width: Math.max(width * share, share > 0 ? 3 : 0), height: barHeight },
  }
}

/** The first way to say something that fits on a line; the last is cut where none does. */
export function wholeText(
  ways: readonly string[],
  place: { readonly x: number; readonly y: number; readonly width: number },
): TextBlock {
  const blocks = ways.map((way) => textBlock(way, pageStyles.about, { ...place, lines: 1, own: true }))
  const whole = blocks.find(({ lines }, index) => lines.length === 1 && lines[0]?.text === ways[index])
  return whole ?? blocks.at(-1) ?? textBlock('', pageStyles.about, { ...place, lines: 1 })
}

/** A number that is never cut as long as there is a size at which it fits. */
export function figureText(text: string, right: number, y: number, width: number): TextBlock {
  const place = { x: right, y, width, lines: 1, anchor: 'end' } as const
  const sizes = [pageStyles.figure, pageStyles.figureSmall, pageStyles.figureLeast].map((style) =>
    textBlock(text, style, place),
  )
  const whole = sizes.find(({ lines }) => lines.length === 1 && lines[0]?.text === text)
  return whole ?? textBlock(text, pageStyles.figureLeast, place)
}

const chipHeight = 22
const chipPadding = 8

/** A figure in its box, which ends at `right` and has its middle at a height. */
export function figureChip(figure: OnePagerFigure, right: number, middle: number, width: number): FigureChip {
  const text = figureText(figure.text, right - chipPadding, middle - 9, width - 2 * chipPadding + 4)
  const own = blockWidth(text) + 2 * chipPadding
  return {
    box: { x: right - own, y: middle - chipHeight / 2, width: own, height: chipHeight },
    evidence: figure.evidence,
    isStale: figure.isStale,
    text,
  }
}
