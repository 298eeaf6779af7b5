import { describe, expect, it } from 'vitest'
import { figuresOfMap } from '../../../../client/services/economics/figures-of-map.ts'
import { hasFigures } from '../../../../client/services/economics/has-figures.ts'
import { analyse } from '../../../../journey/economics/analyse.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { flowMap } from '../../../helpers/flow-map.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'

const change = (map: JourneyMap, card: string, fields: object): JourneyMap => ({
  ...map,
  cards: map.cards.map((each) => (each.id === card ? { ...each, ...fields } : each)),
})

const after = (changed: JourneyMap) => figuresOfMap(changed).fingerprint

describe('the part of a map that the flow model reads', () => {
  const maps = {
    'with figures': flowMap({ touchpoints: 30, frictions: 9, fixes: 4, uncertain: true }),
    'of a workshop': sampleMap(),
    'with many cards': bigMap(300, 7),
  }
  it.each(Object.entries(maps))('says the same of a map %s, to the bit', (_, map) => {
    expect(analyse(figuresOfMap(map).map, { today: '2026-11-22' })).toEqual(
      withoutTitles(analyse(map, { today: '2026-11-22' })),
    )
  })

  it('does not change with notes, titles and feelings, and does with a figure, a place and a link', () => {
    const map = flowMap({ touchpoints: 30, frictions: 9 })
    const { fingerprint } = figuresOfMap(map)
    expect(after(change(map, 't3', { notes: 'Written', title: 'New', emotions: { p: 1 } }))).toBe(fingerprint)
    expect(after(change(map, 't3', { exit: 0.5 }))).not.toBe(fingerprint)
    expect(after(change(map, 't3', { place: { stage: 's0', lane: 'touch', order: 'z0' } }))).not.toBe(fingerprint)
    expect(after({ ...map, links: map.links.slice(1) })).not.toBe(fingerprint)
    expect(after({ ...map, meta: { ...map.meta, entrants: 7 } })).not.toBe(fingerprint)
  })

  it('is small: a map of 3,000 cards with a few touchpoints hands over the touchpoints only', () => {
    const map = bigMap(3_000, 7)
    const { cards } = figuresOfMap(map).map
    expect(cards.length).toBeLessThan(map.cards.length / 2)
  })
})

describe('whether there is anything to reckon', () => {
  it('a map of words alone holds nothing', () => {
    const { meta, ...rest } = flowMap({ touchpoints: 3, frictions: 0 })
    const { entrants: _entrants, ...words } = meta
    const bare = {
      ...rest,
      meta: words,
      outcomes: [],
      cards: rest.cards.map(({ id, title, place }) => ({ id, title, place })),
    }
    expect(hasFigures(bare)).toBe(false)
    expect(hasFigures(change(bare, 't1', { exit: 0.2 }))).toBe(true)
    expect(hasFigures({ ...bare, meta: { ...bare.meta, entrants: 100 } })).toBe(true)
  })
})

/** The thread knows no titles. */
function withoutTitles<T extends ReturnType<typeof analyse>>(found: T): T {
  if (found.problem === null || found.problem.kind === 'empty') return found
  const touchpoints = found.problem.touchpoints.map(({ id }) => ({ id, title: '' }))
  return { ...found, problem: { ...found.problem, touchpoints } }
}
