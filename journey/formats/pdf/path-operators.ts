/** Where a drawing stands: px of the sheet = `x`, `y` + `scale` × its own. */
export interface Placing {
  readonly x: number
  readonly y: number
  readonly scale: number
}

const command = /([a-z])|[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?/gi
/** How many numbers each command of path data takes. */
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }

/** Numbers as a page's content has them: three decimals are finer than any printer. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000 || 0)

/** SVG path data as the operators of a PDF page that make the same path. */
export function pathOperators(d: string, { x: left, y: top, scale }: Placing): string {
  const operators: string[] = []
  const at = (x: number, y: number) => `${number(left + x * scale)} ${number(top + y * scale)}`
  let [x, y, startX, startY] = [0, 0, 0, 0]
  // The control point before, for commands that mirror it.
  let [mirrorX, mirrorY, before] = [0, 0, '']
  const curve = (x1: number, y1: number, x2: number, y2: number, endX: number, endY: number) => {
    operators.push(`${at(x1, y1)} ${at(x2, y2)} ${at(endX, endY)} c`)
    ;[mirrorX, mirrorY, x, y] = [x2, y2, endX, endY]
  }
  const quadratic = (x1: number, y1: number, endX: number, endY: number) => {
    curve(
      x + (2 / 3) * (x1 - x),
      y + (2 / 3) * (y1 - y),
      endX + (2 / 3) * (x1 - endX),
      endY + (2 / 3) * (y1 - endY),
      endX,
      endY,
    )
    ;[mirrorX, mirrorY] = [x1, y1]
  }
  const run = (name: string, own: readonly number[]) => {
    const kind = name.toUpperCase()
    const [fromX, fromY] = name === kind ? [0, 0] : [x, y]
    const numbers = own.map((value, index) =>
      kind === 'H'
        ? value + fromX
        : kind === 'V'
          ? value + fromY
          : kind === 'A' && index < 5
            ? value
            : value + ((kind === 'A' ? index - 5 : index) % 2 === 0 ? fromX : fromY),
    )
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0, h = 0] = numbers
    const wasCubic = before === 'C' || before === 'S'
    const wasQuadratic = before === 'Q' || before === 'T'
    switch (kind) {
      case 'M':
        operators.push(`${at(a, b)} m`)
        ;[x, y, startX, startY] = [a, b, a, b]
        break
      case 'L':
      case 'H':
      case 'V':
        ;[x, y] = kind === 'H' ? [a, y] : kind === 'V' ? [x, a] : [a, b]
        operators.push(`${at(x, y)} l`)
        break
      case 'C':
        curve(a, b, c, e, f, g)
        break
      case 'S':
        curve(wasCubic ? 2 * x - mirrorX : x, wasCubic ? 2 * y - mirrorY : y, a, b, c, e)
        break
      case 'Q':
        quadratic(a, b, c, e)
        break
      case 'T':
        quadratic(wasQuadratic ? 2 * x - mirrorX : x, wasQuadratic ? 2 * y - mirrorY : y, a, b)
        break
      case 'A':
        for (const part of arcCurves(x, y, { rx: a, ry: b, turn: c, large: e !== 0, sweep: f !== 0, endX: g, endY: h }))
          curve(...part)
        ;[x, y] = [g, h]
        break
      case 'Z':
        operators.push('h')
        ;[x, y] = [startX, startY]
        break
    }
    before = kind
  }
  let name = ''
  let numbers: number[] = []
  for (const [part, letter] of splitFlags(d)) {
    if (letter !== undefined) {
      name = letter
      numbers = []
      if (name === 'Z' || name === 'z') run(name, numbers)
      continue
    }
    numbers.push(Number(part))
    if (numbers.length < (counts[name.toUpperCase()] ?? Infinity)) continue
    run(name, numbers)
    numbers = []
    // More points after the first of a move are lines.
    if (name === 'M') name = 'L'
    else if (name === 'm') name = 'l'
  }
  return operators.join('\n')
}

/** The parts of path data. The flags of an arc may stand without anything between them. */
function* splitFlags(d: string): Generator<readonly [part: string, letter?: string]> {
  let [name, index] = ['', 0]
  command.lastIndex = 0
  for (let match = command.exec(d); match; match = command.exec(d)) {
    const [part, letter] = match
    if (letter !== undefined) {
      ;[name, index] = [letter.toUpperCase(), 0]
      yield [part, letter]
      continue
    }
    const place = index++ % 7
    if (name === 'A' && (place === 3 || place === 4) && part.length > 1) {
      command.lastIndex = match.index + 1
      yield [part.slice(0, 1)]
    } else yield [part]
  }
}

interface Arc {
  readonly rx: number
  readonly ry: number
  /** Degrees. */
  readonly turn: number
  readonly large: boolean
  readonly sweep: boolean
  readonly endX: number
  readonly endY: number
}

type Curve = [x1: number, y1: number, x2: number, y2: number, x: number, y: number]

/** An elliptical arc as curves of at most a quarter turn each (SVG 1.1, appendix F.6.5). */
function arcCurves(x: number, y: number, arc: Arc): Curve[] {
  const { large, sweep, endX, endY } = arc
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)]
  if (x === endX && y === endY) return []
  if (rx === 0 || ry === 0) return [[x, y, endX, endY, endX, endY]]
  const [cos, sin] = [Math.cos((arc.turn * Math.PI) / 180), Math.sin((arc.turn * Math.PI) / 180)]
  const [halfX, halfY] = [(x - endX) / 2, (y - endY) / 2]
  const [px, py] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX]
  const stretch = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
  if (stretch > 1) [rx, ry] = [rx * stretch, ry * stretch]
  const inside = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, inside / ((rx * py) ** 2 + (ry * px) ** 2)))
  const [cx, cy] = [(factor * rx * py) / ry, (-factor * ry * px) / rx]
  const [middleX, middleY] = [cos * cx - sin * cy + (x + endX) / 2, sin * cx + cos * cy + (y + endY) / 2]
  const from = Math.atan2((py - cy) / ry, (px - cx) / rx)
  let angle = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from
  if (sweep && angle < 0) angle += 2 * Math.PI
  else if (!sweep && angle > 0) angle -= 2 * Math.PI
  const count = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9))
  const step = angle / count
  const reach = (4 / 3) * Math.tan(step / 4)
  const on = (u: number, v: number): [number, number] => [
    middleX + cos * rx * u - sin * ry * v,
    middleY + sin * rx * u + cos * ry * v,
  ]
  return Array.from({ length: count }, (_, index): Curve => {
    const [a, b] = [from + index * step, from + (index + 1) * step]
    return [
      ...on(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
      ...on(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
      ...(index === count - 1 ? ([endX, endY] as const) : on(Math.cos(b), Math.sin(b))),
    ]
  })
}
