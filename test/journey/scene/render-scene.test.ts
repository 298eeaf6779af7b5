import { expect, test } from 'vitest'
import { iconNames, iconPath } from '../../../journey/scene/icons.ts'
import { channels } from '../../../journey/library/channels.ts'
import { laneRoles } from '../../../journey/model/vocabulary.ts'
import type { Drawing } from '../../../journey/scene/items.ts'
import { cardItems } from '../../../journey/scene/card-items.ts'
import { renderScene, sheetDrawing } from '../../../journey/scene/render-scene.ts'
import { severityItems } from '../../../journey/scene/mark-items.ts'
import { themes } from '../../../journey/scene/tokens.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { layOut } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const layout = layOut(sampleMap(), { title: true })
const drawing = sheetDrawing(layout)

test('every text of the map is on the sheet', () => {
  const said = drawing.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join(' ')
  for (const words of [
    'Buying clothes online',
    'Support & returns',
    'Rani, 24',
    'Post-sale',
    'Line of visibility',
    'NPS',
  ])
    expect(said).toContain(words)
  for (const card of layout.cards) for (const line of card.content.title.lines) expect(said).toContain(line.text)
})

test('everything lies on the sheet', () => {
  for (const laid of [layout, layOut(bigMap(200, 2), { title: true })]) {
    const outside = sheetDrawing(laid).filter((item) => {
      if (item.kind === 'path') return false
      const [width, height] =
        item.kind === 'icon' ? [item.size, item.size] : [item.width, item.kind === 'rect' ? item.height : 0]
      const left =
        item.kind !== 'text' || item.anchor === 'start' ? item.x : item.x - (item.anchor === 'end' ? width : width / 2)
      return left < 0 || item.y < 0 || left + width > laid.width || item.y + height > laid.height
    })
    expect(outside).toEqual([])
  }
})

test('numbers are finite in every path and every place', () => {
  const broken = drawing.filter((item) =>
    item.kind === 'path' ? /NaN|Infinity|undefined/.test(item.d) : !Number.isFinite(item.x) || !Number.isFinite(item.y),
  )
  expect(broken).toEqual([])
})

test('a theme changes colours and nothing else', () => {
  expect(withoutPaint('dark')).toEqual(withoutPaint('light'))
  const paints = renderScene(layout, themes.dark).items.flatMap((item) => [
    item.fill,
    item.kind === 'text' ? undefined : item.stroke,
  ])
  expect(paints.filter((paint) => paint !== undefined && !/^#[0-9a-f]{6}$/.test(paint))).toEqual([])
})

function withoutPaint(name: 'light' | 'dark') {
  return renderScene(layout, themes[name]).items.map((item) => {
    if (item.kind === 'text') return { ...item, fill: '' }
    const { fill: _fill, stroke: _stroke, ...rest } = item
    return rest
  })
}

test('the canvas can draw a card by itself, at its own origin', () => {
  const card = layout.cardById.get('buy-1')
  const moved = card ? cardItems(card, 0, 0) : []
  const placed = card ? cardItems(card) : []
  expect(moved).toHaveLength(placed.length)
  expect((firstText(placed)?.x ?? 0) - (firstText(moved)?.x ?? 0)).toBe(card?.x)
})

const firstText = (items: Drawing) => items.find((item) => item.kind === 'text')

test('severity shows as shape and number, evidence as the line', () => {
  const shapes = ([0, 1, 2, 3, 4] as const).map((severity) => severityItems(severity, { x: 0, y: 0, size: 20 }))
  expect(new Set(shapes.map(([shape]) => (shape?.kind === 'icon' ? iconPath(shape.icon) : ''))).size).toBe(5)
  expect(shapes.map(([, number]) => (number?.kind === 'text' ? number.text : ''))).toEqual(['0', '1', '2', '3', '4'])
  const [estimated] = severityItems(3, { x: 0, y: 0, size: 20 }, 'estimated')
  const [assumed] = severityItems(3, { x: 0, y: 0, size: 20 }, 'assumed')
  expect(estimated).toMatchObject({ stroke: 'severity-3' })
  expect(estimated).not.toHaveProperty('dash')
  expect(assumed).toHaveProperty('dash')
})

test('every channel, lane role and sign has a drawing of its own', () => {
  const needed = [...channels.map(({ key }) => key), ...laneRoles.map((role) => `lane-${role}`)]
  expect(needed.filter((name) => !(iconNames as readonly string[]).includes(name))).toEqual([])
  const drawn = drawing.flatMap((item) => (item.kind === 'icon' ? [item.icon] : []))
  expect(drawn.filter((name) => !(iconNames as readonly string[]).includes(name))).toEqual([])
  expect(iconPath('a channel of our own')).toBe(iconPath('channel'))
  expect(iconPath('constructor')).toBe(iconPath('channel'))
})
