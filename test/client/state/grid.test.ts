import { expect, test } from 'vitest'
import { type GridPlace, type Standing, keptPlace, placeKey } from '../../../client/state/focus.ts'
import { type Walk, firstPlace, thingsBetween, walk } from '../../../client/state/grid-walk.ts'
import { type Grid, gridOf } from '../../../client/state/grid.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const stage = (id: string): GridPlace => ({ kind: 'stage', id })
const standing = (map: JourneyMap): Standing => ({ map, arrangement: arrange(map) })
const walks: readonly Walk[] = ['left', 'right', 'up', 'down']

function everyPlace(grid: Grid): readonly GridPlace[] {
  const cells = grid.lanes.flatMap((_lane, row) => grid.columns.flatMap((_column, column) => grid.stack(row, column)))
  const headers: GridPlace[] = [
    ...grid.lanes.map(({ id }) => ({ kind: 'lane', id }) as const),
    ...new Set(grid.columns.map(({ stage }) => stage)),
  ].map((item) => (typeof item === 'string' ? { kind: 'stage', id: item } : item))
  return [...headers, ...cells]
}

test('arrow keys reach every place from every other', () => {
  const grid = gridOf(standing(sampleMap()))
  const reached = new Set<string>()
  const start = firstPlace(grid)
  const queue = start ? [start] : []
  for (let place = queue.pop(); place; place = queue.pop()) {
    if (reached.has(placeKey(place))) continue
    reached.add(placeKey(place))
    for (const key of walks) {
      const next = walk(grid, place, key)
      if (next) queue.push(next)
    }
  }
  expect([...reached].sort()).toEqual(everyPlace(grid).map(placeKey).sort())
  // And from each of them back to the beginning.
  for (const place of everyPlace(grid)) {
    const first = walk(grid, place, 'start')
    expect(first && placeKey(first)).toBe(start && placeKey(start))
  }
})

test('a step aside and back leads to the same lane and column, a step down and up to the same stage', () => {
  for (const map of [sampleMap(), bigMap(300, 7)]) {
    const grid = gridOf(standing(map))
    const astray = everyPlace(grid).filter((place) => {
      const at = grid.positionOf(place)
      if (!at || at.row < 0 || at.column < 0) return false
      const back = ([there, again]: readonly [Walk, Walk]) => {
        const next = walk(grid, place, there)
        const isEdge = !next || placeKey(next) === placeKey(place) || next.kind === 'lane'
        return isEdge ? at : grid.positionOf(walk(grid, next, again) ?? place)
      }
      const aside = [back(['left', 'right']), back(['right', 'left'])]
      const stages = [back(['down', 'up'])].map((to) => to && grid.columns[to.column]?.stage)
      return (
        aside.some((to) => to?.row !== at.row || to.column !== at.column) ||
        stages.some((stage) => stage !== grid.columns[at.column]?.stage)
      )
    })
    expect(astray).toEqual([])
  }
})

test('every place is found where it says it is, and every card on the map has one', () => {
  for (const map of [sampleMap(), bigMap(300, 3)]) {
    const { arrangement } = standing(map)
    const grid = gridOf(standing(map))
    for (const place of everyPlace(grid)) {
      const at = grid.positionOf(place)
      expect(at && placeKey(grid.placeAt(at) ?? place)).toBe(placeKey(place))
    }
    const collapsed = new Set(map.lanes.filter((lane) => lane.collapsed).map(({ id }) => id))
    const shown = map.cards.filter(({ id, place }) => arrangement.stageOf.has(id) && !collapsed.has(place.lane))
    const walked = everyPlace(grid).flatMap((place) => (place.kind === 'card' ? [place.id] : []))
    expect(walked.sort()).toEqual(shown.map(({ id }) => id).sort())
  }
})

test('a range is the cards of a rectangle, of one stack, or headers', () => {
  const map = sampleMap()
  const grid = gridOf(standing(map))
  const [first, second] = map.stages
  if (!first || !second) throw new Error('the sample has stages')
  expect(thingsBetween(grid, stage(first.id), stage(second.id))).toEqual([first.id, second.id])
  const start = walk(grid, undefined, 'start')
  const end = walk(grid, undefined, 'end')
  if (!start || !end) throw new Error('the sample has cells')
  const last = walk(grid, end, 'end')
  const all = everyPlace(grid).flatMap((place) => (place.kind === 'card' ? [place.id] : []))
  expect(thingsBetween(grid, start, last ?? end).toSorted()).toEqual(all.toSorted())
})

test('whatever vanishes, the keyboard stays on the map', () => {
  const map = sampleMap()
  const before = standing(map)
  const places = everyPlace(gridOf(before))
  const without = (change: Partial<JourneyMap>) => standing({ ...map, ...change })
  const after: Standing[] = [
    ...map.stages.map(({ id }) => without({ stages: map.stages.filter((stage) => stage.id !== id) })),
    ...map.lanes.map(({ id }) => without({ lanes: map.lanes.filter((lane) => lane.id !== id) })),
    ...map.lanes.map(({ id }) =>
      without({ lanes: map.lanes.map((lane) => (lane.id === id ? { ...lane, collapsed: true } : lane)) }),
    ),
    ...map.cards.map(({ id }) => without({ cards: map.cards.filter((card) => card.id !== id) })),
    without({ cards: [] }),
    without({ stages: [] }),
    without({ lanes: [] }),
  ]
  const lost = after.flatMap((then) => {
    const grid = gridOf(then)
    return places.filter((place) => {
      const kept = keptPlace(place, before, then)
      // Of headers nothing may be left.
      const isLast =
        (place.kind === 'stage' && then.map.stages.length === 0) ||
        (place.kind === 'lane' && then.map.lanes.length === 0)
      return kept ? grid.positionOf(kept) === undefined : !isLast
    })
  })
  expect(lost.map(placeKey)).toEqual([])
  expect(keptPlace({ kind: 'stage', id: 'aware' }, before, without({ stages: [], lanes: [] }))).toBeUndefined()
})

test('a deleted card leaves the keyboard at the next of its stack, the last one at its empty cell', () => {
  const map = sampleMap()
  const before = standing(map)
  const stack = [...gridOf(before).lanes.keys()]
    .flatMap((row) => gridOf(before).columns.map((_column, column) => gridOf(before).stack(row, column)))
    .find((places) => places.filter(({ kind }) => kind === 'card').length === 1 && places[0]?.kind === 'card')
  const only = stack?.[0]
  if (only?.kind !== 'card') throw new Error('the sample has a cell with one card')
  const after = standing({ ...map, cards: map.cards.filter(({ id }) => id !== only.id) })
  expect(keptPlace(only, before, after)?.kind).toMatch(/cell|card/)
})
