import { describe, expect, test } from 'vitest'
import { layoutSheet, litBoxes } from '../../../../client/features/presentation/drawn-step.ts'
import { framed } from '../../../../client/features/presentation/frame.ts'
import { indexAcross, keptIndex, stepsOf } from '../../../../client/features/presentation/steps.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import { bigMap } from '../../../helpers/big-map.ts'

const map = bigMap(60, 7)
const arrangement = arrange(map)
const ranked = map.frictions.map(({ id }) => id).toReversed()
const stages = stepsOf(map, ranked, 'stages')
const frictions = stepsOf(map, ranked, 'frictions')

describe('the steps of a presentation', () => {
  test('are the whole map, then each stage in its order, or each open friction by rank', () => {
    expect(stages).toEqual([{ kind: 'map' }, ...map.stages.map(({ id }) => ({ kind: 'stage', id }))])
    expect(frictions).toEqual([{ kind: 'map' }, ...ranked.map((id) => ({ kind: 'friction', id }))])
    expect(stepsOf({ stages: [] }, [], 'frictions')).toEqual([{ kind: 'map' }])
  })

  test('stay with a stage that others move, and go to what took the place of one that they delete', () => {
    const [, first, second] = stages
    if (!first || !second) throw new Error('the map has too few stages')
    const moved = [...map.stages.slice(1), ...map.stages.slice(0, 1)]
    expect(keptIndex(stepsOf({ stages: moved }, ranked, 'stages'), first, 1)).toBe(map.stages.length)
    const without = stepsOf({ stages: map.stages.slice(1) }, ranked, 'stages')
    expect(without[keptIndex(without, first, 1)]).toEqual(second)
    expect(keptIndex(stepsOf({ stages: [] }, [], 'stages'), second, 2)).toBe(0)
  })

  test('lead from a stage to the worst of its frictions, and back to where a friction occurs first', () => {
    const on = ranked.find((id) => map.frictions.find((each) => each.id === id)?.on.length)
    const friction = { kind: 'friction' as const, id: on ?? '' }
    const stage = stages[indexAcross(stages, friction, map, arrangement)]
    expect(stage?.kind).toBe('stage')
    const back = frictions[indexAcross(frictions, stage ?? { kind: 'map' }, map, arrangement)]
    expect(back).toEqual(friction)
    expect(indexAcross(frictions, { kind: 'map' }, map, arrangement)).toBe(0)
  })

  test('have a picture even when others have deleted all that was presented', () => {
    const screen = { width: 1280, height: 700 }
    const none = { top: 0, right: 0, bottom: 0, left: 0 }
    const empty = { ...map, stages: [], cards: [], frictions: [], metrics: [], links: [] }
    const cases = [
      { shown: empty, step: { kind: 'map' as const } },
      { shown: empty, step: { kind: 'stage' as const, id: map.stages[0]?.id ?? '' } },
      { shown: map, step: { kind: 'friction' as const, id: 'gone' } },
    ]
    for (const { shown, step } of cases)
      for (const sheet of ['glance', 'essentials', 'all'] as const) {
        const layout = layoutSheet(shown, sheet, 'en', '2026-01-01', undefined)
        const place = framed(litBoxes(layout, step, []), screen, none)
        expect(Object.values(place).every(Number.isFinite)).toBe(true)
        expect(place.zoom).toBeGreaterThan(0)
      }
  })
})
