import { describe, expect, test } from 'vitest'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { LaneRole, Language } from '../../../journey/model/vocabulary.ts'
import { blockWidth } from '../../../journey/layout/styles.ts'
import { layOut, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

function linesOf(...roles: readonly LaneRole[]) {
  const orders = freshOrders(roles.length)
  const lanes = roles.map((role, index) => ({ id: `${index}`, title: role, role, order: orders[index] ?? '' }))
  const layout = layOut(smallMap([], { lanes }))
  return layout.blueprintLines.map(({ kind, y }) => {
    const below = layout.lanes.find(({ box }) => box.y > y)
    return `${kind} above ${below?.role}`
  })
}

const canonical = ['interaction above frontstage', 'visibility above backstage', 'internal above support']

test.each<[string, LaneRole[], string[]]>([
  ['the order of the books', ['evidence', 'touchpoint', 'action', 'frontstage', 'backstage', 'support'], canonical],
  [
    'lanes about the journey between',
    ['touchpoint', 'emotion', 'frontstage', 'friction', 'backstage', 'metric', 'support', 'note'],
    canonical,
  ],
  ['two lanes of a role', ['touchpoint', 'frontstage', 'frontstage', 'backstage', 'backstage', 'support'], canonical],
  ['evidence alone above', ['evidence', 'frontstage', 'backstage'], canonical.slice(0, 2)],
  ['no front stage: the deeper line stands', ['touchpoint', 'backstage', 'support'], canonical.slice(1)],
  ['support alone', ['touchpoint', 'support'], canonical.slice(2)],
  [
    'upside down: each line parts the same neighbours',
    ['support', 'backstage', 'frontstage', 'touchpoint'],
    ['internal above backstage', 'visibility above frontstage', 'interaction above touchpoint'],
  ],
  [
    'back stage before front stage',
    ['touchpoint', 'backstage', 'frontstage'],
    ['visibility above backstage', 'visibility above frontstage'],
  ],
  ['front stage first, with nothing above', ['frontstage', 'backstage'], ['visibility above backstage']],
  ['no service lanes', ['touchpoint', 'action', 'emotion'], []],
])('%s', (_, roles, expected) => {
  expect(linesOf(...roles)).toEqual(expected)
})

test('a line stands in the gap above its lane', () => {
  const layout = layOut(sampleMap())
  for (const [index, lane] of ['front', 'back', 'support'].entries()) {
    const y = layout.blueprintLines[index]?.y ?? 0
    expect(y).toBeLessThan(layout.laneById.get(lane)?.box.y ?? 0)
    expect(y).toBeGreaterThan((layout.laneById.get(lane)?.box.y ?? 0) - 28)
  }
})

describe.each<[Language, string[]]>([
  ['en', ['Line of interaction', 'Line of visibility', 'Line of internal interaction']],
  ['id', ['Garis interaksi', 'Garis visibilitas', 'Garis interaksi internal']],
])('in %s', (language, names) => {
  const orders = freshOrders(24)
  const map = smallMap(
    orders.map((order, index) => touchpoint(`t${index}`, order)),
    { lanes: sampleMap().lanes.map((lane) => (lane.id === 'touch' ? { ...lane, id: 'touch' } : lane)) },
  )
  const layout = layOut(map, { words: sheetWords(language), locale: language })

  test('every line says its name in the gutter, in full', () => {
    expect(layout.blueprintLines.map(({ text }) => text.lines.map((line) => line.text).join(' '))).toEqual(names)
    for (const { text } of layout.blueprintLines)
      expect(text.x + blockWidth(text)).toBeLessThanOrEqual(layout.gutter.x + layout.gutter.width)
  })

  test('and again along the way, with the line open there', () => {
    for (const { repeats, path } of layout.blueprintLines) {
      expect(repeats.length).toBeGreaterThanOrEqual(3)
      const spans = [...path.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].map(
        ([, from, to]) => [Number(from), Number(to)] as const,
      )
      for (const text of repeats) {
        for (const [from, to] of spans) expect(to < text.x || from > text.x + blockWidth(text)).toBe(true)
      }
    }
  })
})
