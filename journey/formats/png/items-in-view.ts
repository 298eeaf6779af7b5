import type { Item } from '../../scene/items.ts'

type SceneItem = Item<string>

/** A part of a scene, in its px. */
export interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** Room around an item that its line may take. */
const overhang = 8
const cache = new WeakMap<SceneItem, Bounds>()

/** The items of which something may be seen in a view, in their order. */
export function itemsInView(items: readonly SceneItem[], view: View): readonly SceneItem[] {
  const left = view.x - overhang
  const right = view.x + view.width + overhang
  const top = view.y - overhang
  const bottom = view.y + view.height + overhang
  return items.filter((item) => {
    let bounds = cache.get(item)
    if (!bounds) cache.set(item, (bounds = boundsOf(item)))
    return bounds.left < right && bounds.right > left && bounds.top < bottom && bounds.bottom > top
  })
}

function boundsOf(item: SceneItem): Bounds {
  if (item.kind === 'path') return pathBounds(item.d)
  if (item.kind === 'text') {
    const { anchor, width, x, y, size } = item
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    // Glyphs of a fallback font may be wider than the layout took them for.
    const slack = width * 0.3
    return { left: left - slack, top: y - size * 1.2, right: left + width + slack, bottom: y + size * 0.5 }
  }
  const [width, height] = item.kind === 'icon' ? [item.size, item.size] : [item.width, item.height]
  return { left: item.x, top: item.y, right: item.x + width, bottom: item.y + height }
}

/** How many numbers each command of path data takes. */
const argumentCounts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0 }
const parts = /[a-z]|[-+]?(?:\d*\.)?\d+(?:e[-+]?\d+)?/gi

/** A box around path data: around its control points, and for arcs around whole circles. */
export function pathBounds(d: string): Bounds {
  const bounds: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const reach = (x: number, y: number, around = 0) => {
    bounds.left = Math.min(bounds.left, x - around)
    bounds.right = Math.max(bounds.right, x + around)
    bounds.top = Math.min(bounds.top, y - around)
    bounds.bottom = Math.max(bounds.bottom, y + around)
  }
  let [x, y] = [0, 0]
  let command = 'M'
  let numbers: number[] = []
  for (const part of d.match(parts) ?? []) {
    if (/[a-z]/i.test(part)) {
      command = part
      numbers = []
      continue
    }
    numbers.push(Number(part))
    const kind = command.toUpperCase()
    if (numbers.length < (argumentCounts[kind] ?? 0)) continue
    const [fromX, fromY] = command === kind ? [0, 0] : [x, y]
    if (kind === 'H') x = fromX + (numbers[0] ?? 0)
    else if (kind === 'V') y = fromY + (numbers[0] ?? 0)
    else {
      for (let index = kind === 'A' ? 5 : 0; index < numbers.length; index += 2)
        reach(fromX + (numbers[index] ?? 0), fromY + (numbers[index + 1] ?? 0))
      if (kind === 'A') reach(x, y, 2 * Math.max(numbers[0] ?? 0, numbers[1] ?? 0))
      x = fromX + (numbers.at(-2) ?? 0)
      y = fromY + (numbers.at(-1) ?? 0)
    }
    reach(x, y)
    numbers = []
  }
  return bounds
}
