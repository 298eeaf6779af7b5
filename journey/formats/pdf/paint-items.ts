import { iconPath } from '../../scene/icons.ts'
import type { Item } from '../../scene/items.ts'
import { type Placing, number, pathOperators } from './path-operators.ts'
import type { PdfFont } from './pdfkit.mjs'
import type { Typesetter } from './set-text.ts'

type SceneItem = Item<string>
type Stroked = Exclude<SceneItem, { kind: 'text' }>

/** What a page shows: its operators, and the fonts that they name. */
export interface Painting {
  readonly operators: readonly string[]
  readonly fonts: ReadonlySet<PdfFont>
}

const asItIs: Placing = { x: 0, y: 0, scale: 1 }
/** How far the control points of a quarter circle stand from its ends. */
const kappa = 0.5523

/** Items of a scene as operators in px of the scene, y downwards. Lines end and join round. */
export function paintItems(items: readonly SceneItem[], typesetter: Typesetter): Painting {
  const operators = ['1 J 1 j']
  const fonts = new Set<PdfFont>()
  const state = new Map<string, string>()
  /** Says only what is not so already. */
  const set = (name: string, operator: string) => {
    if (state.get(name) === operator) return
    state.set(name, operator)
    operators.push(operator)
  }
  const paint = (path: string, { fill, stroke, strokeWidth = 1, dash = [] }: Stroked) => {
    if (path === '' || (fill === undefined && stroke === undefined)) return
    if (fill !== undefined) set('fill', `${colour(fill)} rg`)
    if (stroke !== undefined) {
      set('stroke', `${colour(stroke)} RG`)
      set('width', `${number(strokeWidth)} w`)
      set('dash', `[${dash.map(number).join(' ')}] 0 d`)
    }
    operators.push(path, stroke === undefined ? 'f' : fill === undefined ? 'S' : 'B')
  }
  for (const item of items)
    switch (item.kind) {
      case 'text': {
        const line = typesetter.set(item)
        for (const font of line.fonts) fonts.add(font)
        const left = item.x - { start: 0, middle: line.width / 2, end: line.width }[item.anchor]
        set('fill', `${colour(item.fill)} rg`)
        operators.push(`BT\n1 0 0 -1 ${number(left)} ${number(item.y)} Tm\n${line.operators}\nET`)
        break
      }
      case 'rect':
        paint(rectangle(item), item)
        break
      case 'path':
        paint(pathOperators(item.d, asItIs), item)
        break
      case 'icon':
        paint(pathOperators(iconPath(item.icon), { x: item.x, y: item.y, scale: item.size / 24 }), item)
        break
    }
  return { operators, fonts }
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function colour(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255,
  )
  return `${number(red)} ${number(green)} ${number(blue)}`
}

/** Points as operands. */
const at = (...numbers: readonly number[]) => numbers.map(number).join(' ')

function rectangle({ x, y, width, height, radius = 0 }: Extract<SceneItem, { kind: 'rect' }>): string {
  if (!(width > 0 && height > 0)) return ''
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`
  const [right, bottom, near] = [x + width, y + height, r * (1 - kappa)]
  return [
    `${at(x + r, y)} m`,
    `${at(right - r, y)} l`,
    `${at(right - near, y, right, y + near, right, y + r)} c`,
    `${at(right, bottom - r)} l`,
    `${at(right, bottom - near, right - near, bottom, right - r, bottom)} c`,
    `${at(x + r, bottom)} l`,
    `${at(x + near, bottom, x, bottom - near, x, bottom - r)} c`,
    `${at(x, y + r)} l`,
    `${at(x, y + near, x + near, y, x + r, y)} c`,
    'h',
  ].join('\n')
}
