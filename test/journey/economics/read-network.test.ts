import { describe, expect, it } from 'vitest'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import type { Figures, FlowFigures } from '../../../journey/economics/analysis.ts'
import { type NetworkNote, readNetwork } from '../../../journey/economics/read-network.ts'
import type { Card, Friction, JourneyMap, Metric } from '../../../journey/model/schema.ts'
import { goldenMap } from './golden-map.ts'

function figures(map: JourneyMap): FlowFigures {
  const found = flowOf(map, { today: '2026-11-22' })
  if (found.problem) throw new Error(`refused: ${JSON.stringify(found.problem)}`)
  return found
}

function allFigures(map: JourneyMap, hideAssumptions = false): Figures {
  const found = analyse(map, { today: '2026-11-22', hideAssumptions })
  if (found.problem) throw new Error(`refused: ${JSON.stringify(found.problem)}`)
  return found
}

const card = (id: string, order: string, more: Partial<Card> = {}): Card => ({
  id,
  title: id.toUpperCase(),
  place: { stage: 'one', lane: 'touch', order },
  ...more,
})

/** Three touchpoints on two stages, and nothing said of them. */
const bare: JourneyMap = {
  ...goldenMap,
  meta: { schema: { major: 1, minor: 2 }, title: 'Bare' },
  stages: [
    { id: 'one', title: 'One', order: 'a0', band: 'sale' },
    { id: 'two', title: 'Two', order: 'a1', band: 'sale' },
  ],
  cards: [
    card('a', 'a0'),
    card('b', 'a1'),
    card('c', 'a0', { place: { stage: 'two', lane: 'touch', order: 'a0' } }),
    card('does', 'a0', { place: { stage: 'one', lane: 'do', order: 'a0', under: 'b' } }),
    card('wide', 'a1', { place: { stage: 'one', lane: 'do', order: 'a1' } }),
    card('lost', 'a2', { place: { stage: 'gone', lane: 'touch', order: 'a0' } }),
  ],
  links: [],
  frictions: [],
  fixes: [],
  outcomes: [],
}

const friction = (on: readonly string[], more: Partial<Friction> = {}): Friction => ({
  id: 'f',
  title: 'F',
  order: 'a0',
  on,
  severity: 2,
  status: 'open',
  frequency: 0.5,
  exitImpact: 0.5,
  ...more,
})
const kinds = (notes: readonly NetworkNote[]) => notes.map(({ kind }) => kind).sort()

const exitsWith = (...frictions: Friction[]) =>
  figures({ ...bare, frictions }).touchpoints.map(({ exit }) => Math.round(exit * 1e9) / 1e9)

const states = (...frictions: Friction[]) =>
  figures({ ...bare, frictions }).frictions.map(({ state, atRisk }) => [state, atRisk === null])

/** b and c lead to each other alone. */
const loop = (exit: number): JourneyMap => ({
  ...bare,
  cards: bare.cards.map((each) =>
    each.id === 'b' || each.id === 'c' ? { ...each, exit, exitKind: 'measured' as const } : each,
  ),
  links: [
    { id: 'l1', from: 'b', to: 'c' },
    { id: 'l2', from: 'c', to: 'b' },
  ],
})

describe('a map of which nobody said anything', () => {
  it('flows in reading order to a good outcome of its own, and says what was assumed', () => {
    const { touchpoints, ways, conversion, notes, basis, hasMoney, entrants, value } = figures(bare)
    expect(touchpoints.map(({ id, visits, exit }) => [id, visits, exit])).toEqual([
      ['a', 1, 0],
      ['b', 1, 0],
      ['c', 1, 0],
    ])
    expect(ways.map(({ from, to, isImplied, share }) => [from, to, isImplied, share])).toEqual([
      ['a', { touchpoint: 'b' }, true, 1],
      ['b', { touchpoint: 'c' }, true, 1],
      ['c', { outcome: '' }, true, 1],
    ])
    expect([conversion, value, basis, hasMoney, entrants]).toEqual([1, 0, 'entrant', false, null])
    expect(kinds(notes)).toEqual(['implied-way', 'no-entrants', 'no-exit', 'no-good-outcome', 'no-money'])
  })

  it('has no figures without touchpoints', () => {
    expect(flowOf({ ...bare, cards: [] }).problem).toEqual({ kind: 'empty' })
  })
})

describe('what a map says of its flow', () => {
  it('is where entrants begin, in relation to each other', () => {
    const cards = bare.cards.map((each) => (each.id === 'b' ? { ...each, entry: 3 } : each))
    const spread = cards.map((each) => (each.id === 'c' ? { ...each, entry: 1 } : each))
    expect(figures({ ...bare, cards: spread }).touchpoints.map(({ entry }) => entry)).toEqual([0, 0.75, 0.25])
  })

  it('is links and ends by weight, absent as 1; of weight 0 or to nowhere they count as none', () => {
    const links = [
      { id: 'l1', from: 'a', to: 'c' },
      { id: 'l2', from: 'a', to: 'b', weight: 0 },
      { id: 'l3', from: 'b', to: 'lost' },
      { id: 'l4', from: 'b', to: 'does' },
    ]
    const outcomes = [
      { id: 'won', title: 'Won', order: 'a0', good: true },
      { id: 'bad', title: 'Bad', order: 'a1' },
    ]
    const cards = bare.cards.map((each) => (each.id === 'a' ? { ...each, ends: { bad: 3 } } : each))
    const { ways, outcomes: reached, notes } = figures({ ...bare, cards, links, outcomes })
    expect(ways.map(({ link, from, to, share, isImplied }) => [link, from, to, share, isImplied])).toEqual([
      ['l1', 'a', { touchpoint: 'c' }, 0.25, false],
      ['l2', 'a', { touchpoint: 'b' }, 0, false],
      [null, 'a', { outcome: 'bad' }, 0.75, false],
      [null, 'b', { touchpoint: 'c' }, 1, true],
      [null, 'c', { outcome: 'won' }, 1, true],
    ])
    expect(reached.map(({ reached }) => reached)).toEqual([0.25, 0.75])
    expect(notes).toContainEqual({ kind: 'implied-way', touchpoints: ['b', 'c'] })
  })

  it('is an exit from the abandonment metric where the touchpoint has none of its own', () => {
    const metric: Metric = {
      id: 'm',
      title: 'Left the form',
      order: 'a0',
      key: 'abandonment',
      on: 'b',
      value: 40,
      n: 200,
      evidence: 'measured',
    }
    const measured = figures({ ...bare, metrics: [metric] })
    expect(measured.touchpoints[1]?.exit).toBeCloseTo(0.4, 12)
    expect(measured.notes).toContainEqual({ kind: 'exit-of-metric', touchpoint: 'b', metric: 'm' })
    expect(readNetwork({ ...bare, metrics: [metric] }).uncertainties).toEqual([
      { of: { kind: 'exit', touchpoint: 1 }, quantity: { k: 80, n: 200 } },
    ])
    const own = bare.cards.map((each) => (each.id === 'b' ? { ...each, exit: 0.1 } : each))
    expect(figures({ ...bare, cards: own, metrics: [metric] }).touchpoints[1]?.exit).toBeCloseTo(0.1, 12)
    expect(figures({ ...bare, metrics: [{ ...metric, value: 140 }] }).touchpoints[1]?.exit).toBe(0)
  })
})

describe('a friction works', () => {
  const places: [what: string, on: string[], exits: number[]][] = [
    ['at its touchpoint', ['a'], [0.25, 0, 0]],
    ['once at a touchpoint that it is at in two ways', ['b', 'does'], [0, 0.25, 0]],
    ['at the touchpoint above its card', ['does'], [0, 0.25, 0]],
    ['at every touchpoint of its stage', ['one'], [0.25, 0.25, 0]],
    ['at every touchpoint of the stage that its card belongs to', ['wide'], [0.25, 0.25, 0]],
    ['nowhere on a card that is not placed', ['lost'], [0, 0, 0]],
    ['nowhere on the map as a whole', [], [0, 0, 0]],
  ]
  it.each(places)('%s', (_what, on, exits) => expect(exitsWith(friction(on))).toEqual(exits))

  it('unless it is fixed or nobody estimated it, which is not the same as nothing', () => {
    const { frequency: _frequency, ...unknown } = friction(['a'])
    expect(states(friction(['a'], { status: 'fixed' }))).toEqual([['fixed', true]])
    expect(states(unknown)).toEqual([['not-estimated', true]])
    expect(states(friction([]))).toEqual([['nowhere', true]])
    expect(states(friction(['a'], { status: 'wont-fix' }))).toEqual([['works', false]])
    expect(exitsWith(unknown, friction(['a'], { status: 'fixed' }))).toEqual([0, 0, 0])
  })
})

describe('figures', () => {
  it('are counted by evidence, those past their expiry again', () => {
    const cards = goldenMap.cards.map((each) =>
      each.id === 'aware'
        ? { ...each, exit: { value: 0.6, evidence: 'measured' as const, expires: '2026-11-21' } }
        : each,
    )
    const { evidence } = figures({ ...goldenMap, cards })
    expect(evidence).toEqual({ measured: 9, estimated: 13, assumed: 0, stale: 1 })
  })

  it('that are only assumed can be left out: then nobody said them', () => {
    const guessed: JourneyMap = {
      ...goldenMap,
      meta: { ...goldenMap.meta, entrants: 500 },
      cards: goldenMap.cards.map((each) => (each.id === 'support' ? { ...each, visitCost: 6 } : each)),
      frictions: goldenMap.frictions.map((each) => (each.id === 'no-faq' ? { ...each, exitImpact: 0.2 } : each)),
      fixes: goldenMap.fixes.map((each) => (each.id === 'call-back' ? { ...each, effectiveness: 0.8 } : each)),
    }
    const shown = allFigures(guessed)
    const hidden = allFigures(guessed, true)
    expect([shown.entrants, shown.evidence.assumed]).toEqual([500, 4])
    expect([hidden.entrants, hidden.basis, hidden.evidence.assumed]).toEqual([null, 'entrant', 0])
    expect(hidden.frictions.find(({ id }) => id === 'no-faq')?.state).toBe('not-estimated')
    expect(hidden.fixes.find(({ id }) => id === 'call-back')?.gain).toBeNull()
    expect(hidden.fixes.find(({ id }) => id === 'short-form')?.gain).toBeGreaterThan(0)
    expect(hidden.valuePerEntrant).toBeGreaterThan(shown.valuePerEntrant)
  })
})

describe('what contradicts itself', () => {
  it('is a loop that nobody leaves, told by its titles', () => {
    expect(flowOf(loop(0)).problem).toEqual({
      kind: 'closed-loop',
      touchpoints: [
        { id: 'b', title: 'B' },
        { id: 'c', title: 'C' },
      ],
    })
    expect(flowOf(loop(0.1)).problem).toBeNull()
  })

  it('is a friction that explains more exit than was measured: told, and not made to fit', () => {
    const [aware] = figures({
      ...goldenMap,
      frictions: [friction(['consider'], { frequency: 0.9, exitImpact: 0.8 })],
    }).contradictions
    expect(aware).toMatchObject({ touchpoint: 'consider', measured: 0.45 })
    expect(aware?.explained).toBeCloseTo(0.72, 12)
  })

  it('is a loop in which such frictions would make visitors out of nothing', () => {
    const map = { ...loop(0.1), frictions: [friction(['b'], { frequency: 1, exitImpact: 0.5 })] }
    expect(flowOf(map).problem).toMatchObject({
      kind: 'overstated-loop',
      touchpoints: [{ title: 'B' }, { title: 'C' }],
    })
  })
})
