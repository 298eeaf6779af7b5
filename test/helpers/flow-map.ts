import { freshOrders } from '../../journey/model/order.ts'
import type { Card, Fix, Friction, JourneyMap, Link } from '../../journey/model/schema.ts'
import { randomNumbers } from './big-map.ts'

/** How large a map with figures is to be. */
export interface FlowMapSize {
  readonly touchpoints: number
  readonly frictions: number
  readonly fixes?: number
  /** How far links lead back: `none`, over a few touchpoints now and then, or from the last to the first as well. */
  readonly loops?: 'none' | 'some' | 'whole'
  /** Whether the figures are ranges and counts. */
  readonly uncertain?: boolean
}

/** A map whose every figure is known, invented, the same for the same seed: for measuring and for properties. */
export function flowMap(
  { touchpoints, frictions, fixes = 0, loops = 'some', uncertain = false }: FlowMapSize,
  seed = 1,
): JourneyMap {
  const random = randomNumbers(seed)
  const pick = (below: number) => Math.floor(random() * below)
  const orders = freshOrders(Math.max(touchpoints, frictions, fixes, 2))
  const order = (index: number) => orders[index] ?? 'a0'
  const share = (most: number) => {
    const value = random() * most
    if (!uncertain) return value
    if (random() < 0.3) return { value: { k: Math.round(value * 500), n: 500 }, evidence: 'measured' as const }
    return { value: { p10: value * 0.6, p50: value, p90: value * 1.3 }, evidence: 'estimated' as const }
  }
  const stageCount = Math.max(1, Math.round(touchpoints / 5))
  const cards = Array.from({ length: touchpoints }, (_, index): Card => ({
    id: `t${index}`,
    title: `Touchpoint ${index}`,
    place: { stage: `s${Math.floor((index * stageCount) / touchpoints)}`, lane: 'touch', order: order(index) },
    exit: share(0.06),
    ...(random() < 0.3 ? { visitCost: 0.05 + random() * 0.2 } : {}),
    ...(random() < 0.1 || index === touchpoints - 1 ? { ends: { [random() < 0.7 ? 'won' : 'lost']: 0.1 } } : {}),
  }))
  const links = cards.flatMap(({ id }, index): Link[] => {
    const to = (target: number, weight: number): Link => ({
      id: `l${index}-${target}`,
      from: id,
      to: `t${target}`,
      weight,
    })
    const on = index + 1 < touchpoints ? [to(index + 1, 1)] : []
    if (index + 3 < touchpoints && random() < 0.3) on.push(to(index + 3, 0.4))
    if (loops !== 'none' && index > 4 && random() < 0.2) on.push(to(index - 1 - pick(4), 0.2))
    if (loops === 'whole' && index === touchpoints - 1) on.push(to(0, 0.5))
    return on
  })
  return {
    meta: {
      schema: { major: 1, minor: 2 },
      title: `${touchpoints} touchpoints`,
      currency: 'USD',
      period: 'month',
      entrants: uncertain ? { value: { p10: 40_000, p50: 50_000, p90: 70_000 }, evidence: 'estimated' } : 50_000,
    },
    stages: Array.from({ length: stageCount }, (_, index) => ({
      id: `s${index}`,
      title: `Stage ${index}`,
      order: order(index),
      band: 'sale',
    })),
    lanes: [{ id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
    cards,
    links,
    frictions: Array.from({ length: frictions }, (_, index): Friction => ({
      id: `f${index}`,
      title: `Friction ${index}`,
      order: order(index),
      on: random() < 0.2 ? [`t${pick(touchpoints)}`, `t${pick(touchpoints)}`] : [`t${pick(touchpoints)}`],
      severity: 3,
      status: 'open',
      frequency: share(0.5),
      exitImpact: share(0.2),
    })),
    metrics: [],
    fixes: Array.from({ length: fixes }, (_, index): Fix => ({
      id: `x${index}`,
      title: `Fix ${index}`,
      order: order(index),
      frictions: [`f${pick(frictions)}`],
      effectiveness: share(0.9),
      cost: 1_000 + pick(9_000),
    })),
    personas: [],
    outcomes: [
      { id: 'won', title: 'Won', order: 'a0', good: true, value: uncertain ? range(80, 120, 150) : 120 },
      { id: 'lost', title: 'Lost', order: 'a1', good: false, value: -10 },
    ],
  }
}

const range = (p10: number, p50: number, p90: number) => ({ value: { p10, p50, p90 }, evidence: 'estimated' as const })
