import type { Drawing, DrawingItem } from '../../journey/scene/items.ts'

/** A stretch from left to right, in px of the sheet. */
export interface Stretch {
  readonly left: number
  readonly right: number
}

/** Some neighbouring items of a drawing, and how far they reach. */
export interface Piece extends Stretch {
  readonly items: Drawing
}

/** So many items are drawn, or left out, together: few enough to stand close, many enough to be found quickly. */
const size = 40
/** What may reach farther than its points: ends of lines, and parts of paths that are given from point to point, px. */
const slack = 40

/** A drawing in pieces, in the order in which they are drawn, so that what is far out of sight need not be drawn. */
export function piecesOf(items: Drawing): readonly Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start < items.length; start += size) {
    const some = items.slice(start, start + size)
    const reach = some.map(reachOf)
    const left = Math.min(...reach.map((each) => each.left))
    const right = Math.max(...reach.map((each) => each.right))
    pieces.push({ items: some, left: left - slack, right: right + slack })
  }
  return pieces
}

function reachOf(item: DrawingItem): Stretch {
  switch (item.kind) {
    case 'rect':
      return { left: item.x, right: item.x + item.width }
    case 'icon':
      return { left: item.x, right: item.x + item.size }
    case 'text':
      return { left: item.x - item.width, right: item.x + item.width }
    case 'path': {
      const along = [...item.d.matchAll(/([MLCHA])([^A-Za-z]*)/g)].flatMap(([, command = '', rest = '']) =>
        across(command, (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)),
      )
      return { left: Math.min(...along), right: Math.max(...along) }
    }
  }
}

/** Of the numbers after a command of a path those that say how far to the right. */
function across(command: string, numbers: readonly number[]): readonly number[] {
  if (command === 'H') return numbers
  if (command === 'A') return numbers.filter((_, index) => index % 7 === 5)
  return numbers.filter((_, index) => index % 2 === 0)
}
