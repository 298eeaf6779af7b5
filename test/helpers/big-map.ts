import { freshOrders } from '../../journey/model/order.ts'
import type { Card, Friction, JourneyMap, Lane, Link, Metric } from '../../journey/model/schema.ts'
import { bands, evidences, type LaneRole, moments, severities } from '../../journey/model/vocabulary.ts'

const roles: readonly LaneRole[] = [
  'touchpoint',
  'action',
  'thought',
  'emotion',
  'channel',
  'friction',
  'metric',
  'opportunity',
  'frontstage',
  'backstage',
]
const cardLanes: readonly LaneRole[] = ['action', 'thought', 'opportunity', 'frontstage', 'backstage']
const channels = ['website', 'mobile-app', 'whatsapp', 'email', 'store', 'phone', 'live-chat', 'loket khusus']
const vocabulary =
  'pelanggan membuka aplikasi lalu mencari barang yang pas dan membandingkan harga waits for an answer asks again about delivery compares notes with friends opens the ticket membayar tagihan antre di loket'.split(
    ' ',
  )

/** A repeatable stream of numbers in 0…1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A map of `cards` cards that looks like a real one: a fifth of them touchpoints, frictions on a third of these, metrics
 * on half, links along the journey and some across. The same for the same seed.
 */
export function bigMap(cards: number, seed: number): JourneyMap {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const words = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => pick(vocabulary)).join(' ')
  const touchpointCount = Math.max(1, Math.round(cards / 5))
  const stageCount = Math.min(40, Math.max(3, Math.round(touchpointCount / 5)))
  const orders = freshOrders(cards + 10)
  const order = (index: number) => orders[index] ?? 'a0'

  const touchpoints: Card[] = Array.from({ length: touchpointCount }, (_, index) => ({
    id: `t${index}`,
    title: words(2, 8),
    place: { stage: `s${Math.floor((index * stageCount) / touchpointCount)}`, lane: 'touchpoint', order: order(index) },
    channels: [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(channels)))],
    emotions: random() < 0.9 ? { p0: Math.round(random() * 4 - 2), p1: Math.round(random() * 4 - 2) } : {},
    ...(random() < 0.15 ? { moment: pick(moments) } : {}),
    ...(random() < 0.3 ? { owner: 'Dewi Lestari' } : {}),
  }))
  const others: Card[] = Array.from({ length: cards - touchpointCount }, (_, index) => {
    const under = pick(touchpoints)
    const place = { stage: under.place.stage, lane: pick(cardLanes), order: order(index) }
    return {
      id: `c${index}`,
      title: words(3, 14),
      place: random() < 0.92 ? { ...place, under: under.id } : place,
      ...(random() < 0.1 ? { notes: 'A note.' } : {}),
    }
  })
  const frictions: Friction[] = Array.from({ length: Math.round(touchpointCount / 3) }, (_, index) => ({
    id: `f${index}`,
    title: words(3, 9),
    order: order(index),
    on: [pick(touchpoints).id],
    severity: pick(severities),
    status: 'open',
  }))
  const metrics: Metric[] = Array.from({ length: Math.round(touchpointCount / 2) }, (_, index) => ({
    id: `m${index}`,
    key: 'custom',
    title: words(1, 4),
    order: order(index),
    on: pick(touchpoints).id,
    value: Math.round(random() * 1000) / 10,
    unit: '%',
    evidence: pick(evidences),
    ...(random() < 0.5 ? { target: Math.round(random() * 100) } : {}),
  }))
  const links: Link[] = touchpoints.slice(1).flatMap((to, index): Link[] => {
    const from = `t${index}`
    const along: Link = { id: `l${index}`, from, to: to.id }
    if (random() > 0.08) return [along]
    return [along, { id: `x${index}`, from, to: pick(touchpoints).id }]
  })
  return {
    meta: { schema: { major: 1, minor: 0 }, title: `${cards} cards`, locale: 'id', currency: 'IDR' },
    stages: Array.from({ length: stageCount }, (_, index) => ({
      id: `s${index}`,
      title: words(1, 3),
      order: order(index),
      band: bands[Math.floor((index * 3) / stageCount)] ?? 'sale',
    })),
    lanes: roles.map((role, index): Lane => ({ id: role, title: role, role, order: order(index) })),
    cards: [...touchpoints, ...others],
    links,
    frictions,
    metrics,
    fixes: [],
    personas: [
      { id: 'p0', title: 'Rani', order: 'a0' },
      { id: 'p1', title: 'Bu Sari', order: 'a1' },
    ],
    outcomes: [],
  }
}
