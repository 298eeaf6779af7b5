import { describe, expect, it } from 'vitest'
import { joinedQuantile } from '../../../journey/metrics/join-spreads.ts'
import { nps } from '../../../journey/metrics/formulas.ts'
import { rollUp, rollUpsOf } from '../../../journey/metrics/roll-up.ts'
import { seededRandom } from '../../../journey/economics/random.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap, Metric } from '../../../journey/model/schema.ts'

let count = 0
const metric = (key: string, fields: Partial<Metric>): Metric => ({
  id: `metric-${(count += 1)}`,
  title: key,
  order: 'a0',
  key,
  evidence: 'measured',
  ...fields,
})

describe('rolling values up', () => {
  it('pools Net Promoter Scores as if all had answered one survey, whatever the sizes (seed 41)', () => {
    const random = seededRandom(41)
    for (let round = 0; round < 200; round += 1) {
      const surveys = Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({
        promoters: Math.floor(random() * 300),
        passives: Math.floor(random() * 300),
        detractors: 1 + Math.floor(random() * 300),
      }))
      const metrics = surveys.map((survey) =>
        metric('nps', { value: nps(survey) ?? 0, n: survey.promoters + survey.passives + survey.detractors }),
      )
      const all = surveys.reduce((sum, { promoters, passives, detractors }) => ({
        promoters: sum.promoters + promoters,
        passives: sum.passives + passives,
        detractors: sum.detractors + detractors,
      }))
      const rolled = rollUp('nps', metrics)
      expect(rolled.value).toBeCloseTo(nps(all) ?? Number.NaN, 9)
      expect(rolled).toMatchObject({ reason: 'pooled', n: all.promoters + all.passives + all.detractors })
    }
  })

  it('never averages: a survey of 900 outweighs one of 100', () => {
    const metrics = [metric('csat', { value: 90, n: 100 }), metric('csat', { value: 50, n: 900 })]
    expect(rollUp('csat', metrics).value).toBeCloseTo(54, 10)
  })

  it('leaves out what has no counts, and refuses where nothing has', () => {
    const counted = metric('csat', { value: 90, n: 100 })
    const bare = metric('csat', { value: 50 })
    expect(rollUp('csat', [counted, bare])).toMatchObject({
      value: 90,
      parts: [counted.id],
      missing: [{ id: bare.id, why: 'no-counts' }],
    })
    const refused = rollUp('csat', [bare, metric('csat', { value: 70 })])
    expect(refused).toMatchObject({ value: undefined, reason: 'no-counts', parts: [] })
    expect(refused.missing).toHaveLength(2)
  })

  it('takes over a value that stands alone, and says what is still to be measured', () => {
    const only = metric('csat', { value: 50 })
    const blank = metric('csat', {})
    expect(rollUp('csat', [blank, only])).toMatchObject({
      value: 50,
      reason: 'single',
      missing: [{ id: blank.id, why: 'no-value' }],
    })
    expect(rollUp('csat', [blank])).toMatchObject({ value: undefined, reason: 'no-values' })
  })

  it('chains churn by what is kept: 10 % and 20 % lose 28 %', () => {
    expect(rollUp('churn', [metric('churn', { value: 10 }), metric('churn', { value: 20 })]).value).toBeCloseTo(28, 10)
    const kept = rollUp('retention', [metric('retention', { value: 90 }), metric('retention', { value: 80 })])
    expect(kept).toMatchObject({ reason: 'chained', n: undefined })
    expect(kept.value).toBeCloseTo(72, 10)
  })

  it('multiplies expected visits with costs and times, and needs the flow for it', () => {
    const metrics = [
      metric('average-handle-time', { value: 5, unit: 'min', on: 'call' }),
      metric('average-handle-time', { value: 90, unit: 's', on: 'chat' }),
    ]
    expect(rollUp('average-handle-time', metrics)).toMatchObject({ value: undefined, reason: 'needs-flow' })
    const visits = new Map([
      ['call', 0.4],
      ['chat', 2],
    ])
    expect(rollUp('average-handle-time', metrics, { visits })).toMatchObject({ reason: 'visits', unit: 'min' })
    expect(rollUp('average-handle-time', metrics, { visits }).value).toBeCloseTo(0.4 * 5 + 2 * 1.5, 10)
  })

  it('adds complaints of the same period, not of a month and a quarter', () => {
    const month = metric('complaints', { value: 30, period: 'October' })
    expect(rollUp('complaints', [month, metric('complaints', { value: 12, period: 'october ' })]).value).toBe(42)
    expect(rollUp('complaints', [month, metric('complaints', { value: 12, period: 'Q3' })])).toMatchObject({
      value: undefined,
      reason: 'periods-differ',
    })
  })

  it('joins times with their ranges, and refuses bare medians', () => {
    const quick = metric('first-response-time', { value: 10, p10: 5, p90: 20, n: 900, unit: 'min' })
    const slow = metric('first-response-time', { value: 4, p10: 2, p90: 8, n: 100, unit: 'h' })
    const joined = rollUp('first-response-time', [quick, slow])
    expect(joined).toMatchObject({ reason: 'joined', n: 1000, unit: 'min' })
    expect(joined.value).toBeGreaterThan(10)
    expect(joined.value).toBeLessThan(15)
    const bare = metric('first-response-time', { value: 4, unit: 'h', n: 10 })
    const other = metric('first-response-time', { value: 4, unit: 'h', n: 10 })
    expect(rollUp('first-response-time', [bare, other])).toMatchObject({ value: undefined, reason: 'needs-ranges' })
  })

  it('refuses units that say nothing of each other', () => {
    const metrics = [metric('hold-time', { value: 3, unit: 'min', n: 5 }), metric('hold-time', { value: 3, n: 5 })]
    expect(rollUp('hold-time', metrics)).toMatchObject({ value: undefined, reason: 'units-differ' })
  })

  it('takes conversion from the flow and leaves lifetime value with the outcome', () => {
    const two = [metric('conversion', { value: 40 }), metric('conversion', { value: 50 })]
    expect(rollUp('conversion', two)).toMatchObject({ value: undefined, reason: 'of-journey' })
    expect(rollUp('conversion', two, { conversion: 0.11 }).value).toBeCloseTo(11, 10)
    const clv = rollUp('clv', [metric('clv', { value: 1 }), metric('clv', { value: 2 })])
    expect(clv).toMatchObject({ value: undefined, reason: 'of-outcome' })
    expect(rollUp('reach', [metric('reach', { value: 1 })])).toMatchObject({ reason: 'stays' })
  })

  it('gives what is pooled or joined a value between the smallest and the greatest (seed 7)', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 200; round += 1) {
      const spreads = Array.from({ length: 3 }, () => {
        const [p10 = 0, p50 = 0, p90 = 0] = [random(), random(), random()].map((x) => x * 60).sort((a, b) => a - b)
        return { p10, p50, p90, weight: 1 + random() * 100 }
      })
      const median = joinedQuantile(spreads, 0.5)
      const medians = spreads.map(({ p50 }) => p50)
      expect(median).toBeGreaterThanOrEqual(Math.min(...medians) - 1e-9)
      expect(median).toBeLessThanOrEqual(Math.max(...medians) + 1e-9)
      expect(joinedQuantile(spreads, 0.1)).toBeLessThanOrEqual(median + 1e-9)
      const twice = spreads.slice(0, 1).flatMap((spread) => [spread, spread])
      expect(joinedQuantile(twice, 0.5)).toBeCloseTo(twice[0]?.p50 ?? Number.NaN, 9)
    }
  })
})

const card = (id: string, stage: string, order: string) => ({ id, title: id, place: { stage, lane: 'lane', order } })

describe('what a stage and a map come to', () => {
  const map: JourneyMap = {
    meta: { schema: { major: 1, minor: 2 }, title: 'Map' },
    stages: [
      { id: 'buy', title: 'Buy', order: 'a0', band: 'sale' },
      { id: 'use', title: 'Use', order: 'a1', band: 'post-sale' },
    ],
    lanes: [{ id: 'lane', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
    cards: [card('shop', 'buy', 'a0'), card('pay', 'buy', 'a1'), card('app', 'use', 'a0')],
    links: [],
    frictions: [],
    fixes: [],
    personas: [],
    outcomes: [],
    metrics: [
      metric('nps', { on: 'shop', value: 50, n: 100 }),
      metric('nps', { on: 'pay', value: 0, n: 100 }),
      // Stands in for the stage, since none of its touchpoints has one.
      metric('nps', { on: 'use', value: 10, n: 300 }),
      // Its touchpoints have their own: it stands beside them.
      metric('nps', { id: 'own-buy', on: 'buy', value: 31, n: 50 }),
      metric('nps', { id: 'own-map', value: 20, n: 400 }),
      metric('reach', { on: 'shop', value: 9000 }),
    ],
  }

  it('is made of the touchpoints, beside what was measured of the whole itself, with the gap', () => {
    const arrangement = arrange(map)
    expect(rollUpsOf(map, arrangement, 'buy')).toMatchObject([
      { key: 'nps', value: 25, n: 200, own: { id: 'own-buy', value: 31, gap: 6 } },
    ])
    expect(rollUpsOf(map, arrangement, 'use')).toEqual([])
    const [whole] = rollUpsOf(map, arrangement, undefined)
    expect(whole).toMatchObject({ value: 16, n: 500, own: { id: 'own-map', gap: 4 } })
  })
})

it('is as sure as the least certain thing it is made of: a conversion as the flow that it comes from', () => {
  const map: JourneyMap = {
    meta: { schema: { major: 1, minor: 2 }, title: 'Shop' },
    stages: [{ id: 'buy', title: 'Buy', order: 'a0', band: 'sale' }],
    lanes: [{ id: 'lane', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
    cards: [card('pay', 'buy', 'a0')],
    links: [],
    frictions: [],
    fixes: [],
    personas: [],
    outcomes: [],
    metrics: [metric('conversion', { on: 'pay', value: 40, unit: '%', evidence: 'measured' })],
  }
  const [assumed] = rollUpsOf(map, arrange(map), undefined, { conversion: 0.4, evidence: 'assumed' })
  expect(assumed).toMatchObject({ reason: 'absorbed', value: 40, evidence: 'assumed' })
  const [measured] = rollUpsOf(map, arrange(map), undefined, { conversion: 0.4, evidence: 'measured' })
  expect(measured?.evidence).toBe('measured')
})
