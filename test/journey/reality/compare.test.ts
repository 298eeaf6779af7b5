import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../journey/economics/random.ts'
import { parseMap } from '../../../journey/model/parse.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { compareWithMap } from '../../../journey/reality/compare.ts'
import { readLog } from '../../../journey/reality/event-log.ts'
import type { LogEvent } from '../../../journey/reality/log-event.ts'
import { matchLogNames, namesAlike, namesOnMap } from '../../../journey/reality/log-names.ts'
import { drawWay, measuredDifferences, slotOf } from '../../../journey/reality/take-over.ts'
import { emptyMap } from '../../helpers/empty-map.ts'

const touchpoint = (id: string, title: string, order: string, more: object = {}) => ({
  id,
  title,
  place: { stage: 's', lane: 'l', order },
  ...more,
})

function mapWith(cards: readonly object[], more: object = {}): JourneyMap {
  const parsed = parseMap({
    ...emptyMap,
    stages: [{ id: 's', title: 'Buy', order: 'a0', band: 'sale' }],
    lanes: [{ id: 'l', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
    cards,
    ...more,
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

/** Cases as paths: `Ad Shop Pay =Bought`, so many times. */
function logOf(paths: Readonly<Record<string, number>>): LogEvent[] {
  let person = 0
  return Object.entries(paths).flatMap(([path, times]) =>
    Array.from({ length: times }, () => {
      person++
      return path.split(' ').map((place, time): LogEvent => {
        const isEnd = place.startsWith('=')
        return {
          case: `p${person}`,
          time,
          touchpoint: isEnd ? '' : place,
          outcome: isEnd ? place.slice(1) : undefined,
        }
      })
    }).flat(),
  )
}

function check(map: JourneyMap, events: readonly LogEvent[], said: Readonly<Record<string, string>> = {}) {
  const first = readLog(events)
  const findings = readLog(events, namesAlike(matchLogNames(first, namesOnMap(map), said)))
  return { findings, found: compareWithMap(findings, map, matchLogNames(findings, namesOnMap(map), said)) }
}

const ad = touchpoint('ad', 'Ad', 'a0')
const shop = touchpoint('shop', 'Shop', 'a1')
const pay = touchpoint('pay', 'Pay', 'a2', { ends: { won: 1 } })
const visit = touchpoint('visit', 'Visit', 'a3')
const won = { id: 'won', title: 'Bought', order: 'a0', good: true, value: 10 }
const links = [
  { id: 'l1', from: 'ad', to: 'shop', weight: 1 },
  { id: 'l2', from: 'shop', to: 'pay', weight: 0.5 },
  { id: 'l3', from: 'shop', to: 'visit', weight: 0.5 },
]
const map = mapWith([ad, shop, pay, visit], { links, outcomes: [won] })
const log = logOf({ 'Ad Shop Pay =Bought': 60, 'Ad Shop': 20, 'Ad Chat Shop Pay': 10, 'Ad Pay =Bought': 10 })

describe('a log laid beside a map', () => {
  it('tells what was never visited, is not mapped, was never taken and is not drawn', () => {
    const { found } = check(map, log)
    expect(found.touchpoints).toBe(4)
    expect(found.neverVisited).toEqual(['visit'])
    expect(found.notMapped).toMatchObject([{ touchpoint: 'Chat', visits: 10, before: 'ad', after: 'shop' }])
    expect(found.neverTaken).toMatchObject([{ link: 'l3', from: 'shop', to: 'visit', visits: 90 }])
    expect(found.notDrawn.map(({ from, to, count }) => [from.name, from.id, to.name, to.id, count])).toEqual([
      ['Ad', 'ad', 'Chat', undefined, 10],
      ['Ad', 'ad', 'Pay', 'pay', 10],
      ['Chat', undefined, 'Shop', 'shop', 10],
    ])
    expect([found.undrawnSteps, found.steps]).toEqual([30, 180])
    expect(found.outcomes).toMatchObject([{ outcome: 'Bought', id: 'won', count: 70, of: 100 }])
  })

  it('takes a map without links by its reading order', () => {
    const { found } = check(
      mapWith([ad, shop, pay], { outcomes: [won] }),
      logOf({ 'Ad Shop Pay =Bought': 5, 'Ad Pay': 1 }),
    )
    expect(found.notDrawn.map(({ from, to }) => [from.id, to.id])).toEqual([['ad', 'pay']])
    expect(found.ways).toEqual([])
  })

  it('says nothing of touchpoints that are called alike until someone says which is meant', () => {
    const twins = mapWith([ad, shop, touchpoint('shop2', 'Shop', 'a2')])
    const { found } = check(twins, logOf({ 'Ad Shop': 5 }))
    expect(found.unclear).toEqual([{ name: 'Shop', visits: 5, ids: ['shop', 'shop2'] }])
    expect([found.neverVisited, found.notDrawn, found.notMapped]).toEqual([[], [], []])
    const { found: said } = check(twins, logOf({ 'Ad Shop': 5 }), { Shop: 'shop' })
    expect([said.neverVisited, said.unclear]).toEqual([['shop2'], []])
  })

  it('counts two names of one touchpoint as one place', () => {
    const { findings, found } = check(map, logOf({ 'Ad Shop Basket Pay =Bought': 5 }), { Basket: 'shop' })
    expect(findings.touchpoints.map(({ touchpoint: name, visits }) => [name, visits])).toEqual([
      ['Ad', 5],
      ['Shop', 5],
      ['Pay', 5],
    ])
    expect(found.undrawnSteps).toBe(0)
  })

  it('finds figures of the map outside what was measured, and takes all of them over at once', () => {
    const stated = mapWith([{ ...ad, exit: 0.5 }, { ...shop, exit: 0.25 }, pay, visit], { links, outcomes: [won] })
    const events = logOf({ 'Ad Shop Pay =Bought': 72, 'Ad Shop': 24, Ad: 4 })
    const { found } = check(stated, events)
    const exit = (id: string) => found.exits.find(({ card }) => card === id)
    expect(exit('ad')).toMatchObject({ stated: 50, isSaid: true, differs: true, measured: { count: 4, of: 100 } })
    expect(exit('shop')).toMatchObject({ stated: 25, differs: false })
    expect(exit('pay')).toMatchObject({ isSaid: false, differs: false, measured: { count: 0, of: 72 } })
    expect(found.ways.find(({ card }) => card === 'shop')).toMatchObject({
      differs: true,
      ways: [
        { link: 'l2', stated: 50, measured: { count: 72, of: 72 }, differs: true },
        { link: 'l3', stated: 50, measured: { count: 0 }, differs: true },
      ],
    })
    const flow = measuredDifferences(found, { source: 'log.csv', asOf: '2026-03-31' })
    expect(flow.exits).toEqual([
      { card: 'ad', exit: { value: { k: 4, n: 100 }, evidence: 'measured', source: 'log.csv', asOf: '2026-03-31' } },
      { card: 'pay', exit: { value: { k: 0, n: 72 }, evidence: 'measured', source: 'log.csv', asOf: '2026-03-31' } },
    ])
    expect(flow.weights).toEqual([
      { link: 'l2', weight: 72 },
      { link: 'l3', weight: 0 },
    ])
    expect(flow.entries).toEqual([])
  })

  it('that says of nobody how it ended does not judge the touchpoints where journeys end', () => {
    const { found } = check(map, logOf({ 'Ad Shop Pay': 50 }))
    expect(found.exits.map(({ card }) => card)).toEqual(['ad', 'shop'])
  })

  it('of a known chain finds nothing to say against the map that is that chain', () => {
    const random = seededRandom(11)
    const events: LogEvent[] = []
    for (let person = 0; person < 3_000; person++) {
      const at = (time: number, place: string, outcome?: string) =>
        events.push({ case: `p${person}`, time, touchpoint: place, outcome })
      at(0, 'Ad')
      if (random() < 0.3) continue
      at(1, 'Shop')
      if (random() < 0.2) continue
      if (random() < 0.75) at(2, 'Pay', 'Bought')
      else {
        at(2, 'Visit')
        at(3, 'Pay', 'Bought')
      }
    }
    const chain = mapWith(
      [
        { ...ad, exit: { value: 0.3, evidence: 'measured' }, exitKind: 'measured' },
        { ...shop, exit: 0.2 },
        { ...pay, exit: 0 },
        { ...visit, exit: 0 },
      ],
      {
        links: [
          { id: 'l1', from: 'ad', to: 'shop' },
          { id: 'l2', from: 'shop', to: 'pay', weight: 3 },
          { id: 'l3', from: 'shop', to: 'visit', weight: 1 },
          { id: 'l4', from: 'visit', to: 'pay' },
        ],
        outcomes: [won],
      },
    )
    const { found } = check(chain, events)
    expect(found).toMatchObject({ neverVisited: [], notMapped: [], notDrawn: [], neverTaken: [], undrawnSteps: 0 })
    expect(found.exits.filter(({ differs }) => differs)).toEqual([])
    expect(found.ways.filter(({ differs }) => differs)).toEqual([])
    const { exits, weights, ends, entries } = measuredDifferences(found, { source: 'log.csv' })
    expect([exits, weights, ends, entries]).toEqual([[], [], [], []])
  })

  it('counts changes of channel by the map where the log has none', () => {
    const cards = [
      { ...ad, channels: ['social'] },
      { ...shop, channels: ['web', 'store'] },
      { ...pay, channels: ['web'] },
    ]
    const { found } = check(mapWith(cards, { outcomes: [won] }), logOf({ 'Ad Shop Pay =Bought': 4 }))
    expect(found.channels).toMatchObject({
      known: 'map',
      switches: { count: 4, of: 8 },
      ways: [{ from: 'Ad', to: 'Shop' }],
    })
  })
})

describe('what is taken over', () => {
  it('draws a way with the weight that it has beside the others', () => {
    const { found, findings } = check(map, logOf({ 'Ad Shop Pay =Bought': 80, 'Ad Pay =Bought': 20 }))
    const [way] = found.notDrawn
    const drawing =
      way &&
      drawWay(
        way,
        map,
        (id) => findings.transitions.find(({ from, to }) => from === 'Ad' && to.toLowerCase() === id)?.count ?? 0,
      )
    expect(drawing?.flow.links).toEqual([{ from: 'ad', to: 'pay', weight: 0.25 }])
    expect(drawing?.also).toBeUndefined()
  })

  it('keeps the way that reading order led, when the first link from a touchpoint is drawn', () => {
    const bare = mapWith([ad, shop, pay], { outcomes: [won] })
    const { found } = check(bare, logOf({ 'Ad Shop Pay =Bought': 80, 'Ad Pay =Bought': 20 }))
    const [way] = found.notDrawn
    const drawing = way && drawWay(way, bare, (id) => (id === 'shop' ? 80 : 0))
    expect(drawing).toMatchObject({
      also: 'shop',
      flow: {
        links: [
          { from: 'ad', to: 'pay', weight: 20 },
          { from: 'ad', to: 'shop', weight: 80 },
        ],
      },
    })
  })

  it('puts a new touchpoint behind the one from which most came', () => {
    const { found } = check(map, log)
    const chat = found.notMapped.find(({ touchpoint: name }) => name === 'Chat')
    expect(chat && slotOf(chat, map, arrange(map))).toEqual({ stage: 's', lane: 'l', index: 1 })
  })
})
