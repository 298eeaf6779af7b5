import { describe, expect, it } from 'vitest'
import { analyse } from '../../../journey/economics/analyse.ts'
import { ranksOf, standingsOf } from '../../../journey/ranking/rank.ts'
import { lossBuckets, rankFrictions } from '../../../journey/ranking/rank-frictions.ts'
import type { Friction, JourneyMap } from '../../../journey/model/schema.ts'
import { goldenMap } from '../economics/golden-map.ts'

const withFrictions = (change: (friction: Friction) => Partial<Friction>): JourneyMap => ({
  ...goldenMap,
  frictions: goldenMap.frictions.map((friction) => ({ ...friction, ...change(friction) })),
})
const rank = (map: JourneyMap) => rankFrictions(map, analyse(map))
const rowOf = (map: JourneyMap, id: string) => rank(map).find((row) => row.id === id)

describe('RICE', () => {
  const fixes = [
    { id: 'x1', title: 'X1', order: 'a0', frictions: ['no-faq'], effort: 12 },
    {
      id: 'x2',
      title: 'X2',
      order: 'a1',
      frictions: ['no-faq', 'long-hold'],
      effort: { value: { p10: 4, p50: 8, p90: 20 }, evidence: 'estimated' as const },
    },
  ]
  const map = { ...goldenMap, fixes }

  it('is reach × impact × confidence ÷ the effort of the fix that takes least', () => {
    const rice = rowOf(map, 'no-faq')?.rice
    // 40,000 visits of Consider a month, half of them meet it; severity 3 is impact 2; estimated is 80 %; 8 days.
    expect(rice).toMatchObject({ impact: 2, isImpactRead: true, confidence: 0.8, effort: 8 })
    expect(rice?.reach).toBeCloseTo(20_000, 6)
    expect(rice?.score).toBeCloseTo((20_000 * 2 * 0.8) / 8, 6)
  })

  it('takes the impact and the evidence that somebody stated', () => {
    const stated = withFrictions(() => ({ impact: 0.25, evidence: 'measured' }))
    const rice = rowOf({ ...stated, fixes }, 'no-faq')?.rice
    expect(rice).toMatchObject({ impact: 0.25, isImpactRead: false, confidence: 1 })
    const doubted = withFrictions(({ id }) => (id === 'no-faq' ? { exitImpact: 0.2 } : {}))
    expect(rowOf({ ...doubted, fixes }, 'no-faq')?.rice.confidence).toBe(0.5)
  })

  it('has no score where the reach or the effort is not known', () => {
    expect(rowOf(map, 're-entry')?.rice).toMatchObject({ effort: null, score: null })
    const { entrants: _entrants, ...meta } = goldenMap.meta
    expect(rowOf({ ...map, meta }, 'no-faq')?.rice).toMatchObject({ reach: null, effort: 8, score: null })
    expect(rowOf({ ...map, meta }, 'no-faq')?.ranks.rice).toBeNull()
  })
})

describe('the opportunity score', () => {
  it('is importance plus what satisfaction lacks of it', () => {
    const map = withFrictions(({ id }) => {
      if (id === 'no-faq') return { importance: 9, satisfaction: 3 }
      return id === 'long-hold' ? { importance: 4, satisfaction: 8 } : { importance: 5 }
    })
    expect(rowOf(map, 'no-faq')?.opportunity).toBe(15)
    expect(rowOf(map, 'long-hold')?.opportunity).toBe(4)
    expect(rowOf(map, 're-entry')?.opportunity).toBeNull()
  })
})

describe('places', () => {
  it('are shared by equals, and what is not known has none', () => {
    expect(ranksOf([5, 9, null, 5, 1])).toEqual([2, 1, null, 2, 4])
    expect(standingsOf([5, 9, null, 5, 1])).toEqual([0.5, 0, undefined, 0.5, 1])
    expect(standingsOf([3, null, 3])).toEqual([undefined, undefined, undefined])
  })

  it('go by money at risk as the analysis has it; what is fixed takes no place', () => {
    const order = rank(goldenMap)
      .toSorted((a, b) => (a.ranks.money ?? 0) - (b.ranks.money ?? 0))
      .map(({ id }) => id)
    expect(order).toEqual(['form-too-long', 'no-faq', 'long-hold', 'cta-buried', 're-entry'])
    const fixed = withFrictions(({ id }) => (id === 'form-too-long' ? { status: 'fixed' } : {}))
    expect(rowOf(fixed, 'form-too-long')?.ranks).toEqual({ severity: null, rice: null, opportunity: null, money: null })
    expect(rowOf(fixed, 'no-faq')?.ranks.money).toBe(1)
  })

  it('are there without the model, where a map has no flow', () => {
    const rows = rank({ ...goldenMap, cards: [] })
    expect(rows.map(({ ranks, atRisk }) => [ranks.severity, ranks.money, atRisk])).toEqual(
      rows.map(() => [1, null, null]),
    )
  })
})

describe('a disagreement', () => {
  it('is marked where one ranking says first and another last', () => {
    const severities = { 'form-too-long': 1, 'no-faq': 3, 'long-hold': 2, 'cta-buried': 2, 're-entry': 4 } as const
    const map = withFrictions(({ id }) => ({ severity: severities[id as keyof typeof severities] }))
    const disputed = rank(map).filter(({ isDisputed }) => isDisputed)
    // The costliest is said to be the mildest, the cheapest the worst.
    expect(disputed.map(({ id, disagreement }) => [id, disagreement])).toEqual([
      ['form-too-long', 1],
      ['re-entry', 1],
    ])
  })

  it('is not made of equals, of one ranking, or of a handful', () => {
    // All are of severity 3: that ranking tells nothing apart, and money is left alone.
    expect(rank(goldenMap).map(({ disagreement }) => disagreement)).toEqual(Array(5).fill(null))
    const few = { ...goldenMap, frictions: goldenMap.frictions.slice(0, 3) }
    expect(rank(few).map(({ disagreement, isDisputed }) => [disagreement, isDisputed])).toEqual(
      few.frictions.map(() => [null, false]),
    )
  })
})

describe('loss buckets', () => {
  it('share out the joint gain, with one for what nobody put anywhere', () => {
    const map = withFrictions(({ id }) => {
      if (id === 'long-hold') return { lossBucket: 'customers' }
      return id === 're-entry' ? {} : { lossBucket: 'prospects' }
    })
    const analysis = analyse(map)
    if (analysis.problem) throw new Error('refused')
    const totals = lossBuckets(map, analysis.leaks.shares)
    expect(
      totals.map(({ bucket, count, counted, share }) => [bucket, count, counted, share && Math.round(share)]),
    ).toEqual([
      ['prospects', 3, 3, 552_558],
      ['customers', 1, 1, 160_180],
      ['word-of-mouth', 0, 0, null],
      ['none', 1, 1, 76_362],
    ])
    const sum = totals.reduce((total, { share }) => total + (share ?? 0), 0)
    expect(sum).toBeCloseTo(analysis.leaks.joint ?? NaN, 4)
  })
})
