import { describe, expect, test } from 'vitest'
import { firstToSeek, settledPlace } from '../../../../client/features/canvas/keep-in-sight.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { applyLook } from '../../../../journey/views/apply-look.ts'
import { type Look, noFilter, wholeLook } from '../../../../journey/views/look.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { layOut } from '../../../helpers/laid-out.ts'

const area = { x: 160, y: 60, width: 900, height: 500 }
const map: JourneyMap = bigMap(200, 4)

const drawn = (look: Partial<Look>) => {
  const { map: shown, columnLanes } = applyLook(map, arrange(map), { ...wholeLook, ...look }, { language: 'en' })
  return layOut(shown, { columnLanes })
}
const whole = drawn({})
const looks: readonly Partial<Look>[] = [
  { unmatched: 'hide', filter: { ...noFilter, minSeverity: 4 } },
  { unmatched: 'hide', filter: { ...noFilter, owners: ['Dewi Lestari'] } },
  { unmatched: 'hide', filter: { ...noFilter, laneRoles: ['thought'] } },
  { stage: map.stages[3]?.id },
]

describe('after something else of the map is shown', () => {
  test.each(looks)('a card is in sight wherever cards were, %#', (look) => {
    const after = drawn(look)
    for (const zoom of [0.3, 0.7, 1.4]) {
      for (let step = 0; step <= 10; step++) {
        const x = area.x - (whole.width * zoom * step) / 11
        const seen = (layout: typeof whole, at: { x: number; y: number }) =>
          layout.cards.some((card) => {
            const [left, top] = [at.x + card.x * zoom, at.y + card.y * zoom]
            return (
              left + card.width * zoom > area.x &&
              left < area.x + area.width &&
              top + card.height * zoom > area.y &&
              top < area.y + area.height
            )
          })
        const place = { x, y: area.y - 60, zoom }
        const next = settledPlace(whole, after, place, area)
        expect(next.zoom).toBe(zoom)
        expect(!seen(whole, place) || seen(after, next)).toBe(true)
      }
    }
  })

  test('what one was looking at stays where it was', () => {
    const after = drawn(looks[1] ?? {})
    const column = after.cards.find(({ role, x }) => role === 'touchpoint' && x > after.width / 2)
    const before = whole.cardById.get(column?.id ?? '')
    if (!column || !before) throw new Error('no such card')
    const place = { x: area.x + 350 - before.x, y: area.y + 150 - before.y, zoom: 1 }
    const next = settledPlace(whole, after, place, area)
    expect(next.x + column.x).toBeCloseTo(place.x + before.x)
  })

  test('nothing moves where all is as it was', () => {
    const place = { x: 20, y: 30, zoom: 0.7 }
    expect(settledPlace(whole, drawn({}), place, area)).toBe(place)
  })
})

describe('after a filter has made cards faint', () => {
  const inOrder = whole.cards
    .filter(({ role }) => role === 'touchpoint')
    .toSorted((a, b) => a.x - b.x)
    .map(({ id }) => id)
  const faintBut = (...meant: readonly string[]) =>
    new Set(whole.cards.flatMap(({ id }) => (meant.includes(id) ? [] : [id])))
  const at = (id: string | undefined) => {
    const card = whole.cardById.get(id ?? '')
    if (!card) throw new Error('no such card')
    return { x: area.x + 100 - card.x, y: area.y + 100 - card.y, zoom: 1 }
  }
  const [first = '', , , late = '', last = ''] = [...inOrder.slice(0, 3), ...inOrder.slice(-2)]

  test('the first that is meant is sought where none is in sight', () => {
    expect(firstToSeek(whole, faintBut(late, last), at(first), area)?.id).toBe(late)
  })

  test('nothing is sought where one that is meant is in sight, or none is meant', () => {
    expect(firstToSeek(whole, faintBut(first, last), at(last), area)).toBeUndefined()
    expect(firstToSeek(whole, faintBut(), at(first), area)).toBeUndefined()
  })
})
