import { describe, expect, test } from 'vitest'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { flowMap } from '../../helpers/flow-map.ts'
import { changeCard, changeLane, layOut } from '../../helpers/laid-out.ts'

const inIndonesian = { words: sheetWords('id'), locale: 'id' } as const

/** A map with everything new, so that nothing of it was ever laid out. */
const afresh = (map: JourneyMap) => structuredClone(map)

describe('links that are laid out again', () => {
  const map = flowMap({ touchpoints: 30, frictions: 3 }, 4)
  const changes: Readonly<Record<string, (map: JourneyMap) => JourneyMap>> = {
    'a title': (from) => changeCard(from, 't3', { title: 'Another title' }),
    'a title over two lines': (from) =>
      changeCard(from, 't3', { title: 'Another title that is so long that its card grows taller' }),
    'who ends in an outcome': (from) => changeCard(from, 't5', { ends: { won: 3 } }),
    'a touchpoint in another stage': (from) =>
      changeCard(from, 't7', { place: { stage: 's3', lane: 'touch', order: 'a0' } }),
    'a touchpoint that is gone': (from) => ({ ...from, cards: from.cards.filter(({ id }) => id !== 't9') }),
    'a wider stage': (from) => ({
      ...from,
      stages: from.stages.map((stage, index) => (index === 2 ? { ...stage, columnWidth: 280 } : stage)),
    }),
    'a folded lane': (from) => changeLane(from, 'touch', { collapsed: true }),
  }

  test.each(Object.keys(changes))('stand as if they never had been before, after %s', (name) => {
    layOut(map)
    const next = changes[name]?.(map) ?? map
    expect(next.links).toBe(map.links)
    expect(layOut(next).links).toEqual(layOut(afresh(next)).links)
    // And back again.
    expect(layOut(map).links).toEqual(layOut(afresh(map)).links)
  })

  test('are written in the language that is asked for', () => {
    layOut(map)
    expect(layOut(map, inIndonesian).links).toEqual(layOut(afresh(map), inIndonesian).links)
  })

  test('are not planned again for a title that someone types', () => {
    const before = layOut(map)
    const after = layOut(changeCard(map, 't3', { title: 'Typed' }))
    expect(after.links).toBe(before.links)
  })
})
