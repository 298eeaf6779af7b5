import { describe, expect, it } from 'vitest'
import { evidenceScore } from '../../../journey/metrics/evidence-score.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'

const empty: JourneyMap = {
  meta: { schema: { major: 1, minor: 2 }, title: '' },
  stages: [],
  lanes: [],
  cards: [],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}
const today = '2026-11-22'

describe('the evidence score', () => {
  it('is unknown where there are no numbers', () => {
    expect(evidenceScore(empty, today)).toMatchObject({ score: undefined, count: 0, figures: [] })
  })

  it('counts measured 1, estimated half, assumed 0, and half of that when out of date', () => {
    const map: JourneyMap = {
      ...empty,
      meta: { ...empty.meta, entrants: 100 },
      metrics: [
        { id: 'a', title: '', order: 'a0', key: 'nps', evidence: 'measured', value: 3 },
        { id: 'b', title: '', order: 'a1', key: 'nps', evidence: 'measured', value: 3, expires: '2026-11-21' },
        // To be measured: no number yet.
        { id: 'c', title: '', order: 'a2', key: 'nps', evidence: 'measured' },
      ],
      cards: [
        {
          id: 'd',
          title: '',
          place: { stage: 's', lane: 'l', order: 'a0' },
          exit: { value: { k: 1, n: 9 }, evidence: 'estimated', expires: today },
        },
      ],
    }
    const score = evidenceScore(map, today)
    expect(score).toMatchObject({ score: 50, count: 4, measured: 2, estimated: 1, assumed: 1, stale: 1 })
    expect(score.byKind).toEqual([
      { kind: 'metric', count: 2, score: 75 },
      { kind: 'entrants', count: 1, score: 0 },
      { kind: 'exit', count: 1, score: 50 },
    ])
    expect(score.figures[0]).toEqual({ kind: 'entrants', evidence: 'assumed', isStale: false })
    expect(score.figures.at(-1)).toMatchObject({ id: 'a' })
  })
})
