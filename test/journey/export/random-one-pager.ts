import type { JourneyMap } from '../../../journey/model/schema.ts'
import { evidences } from '../../../journey/model/vocabulary.ts'
import { bigMap, randomNumbers } from '../../helpers/big-map.ts'

const titles = [
  'Pay',
  'Bandingkan biaya dan aplikasi',
  'Donaudampfschifffahrtsgesellschaftskapitänskajüte',
  'أين طلبي؟ انتظر ثلاثة أيام',
  '我的订单在哪里，为什么还没有人回答我的问题',
  'The same data must be entered again on several pages, and nobody says why that should be so or what it is for',
  '🚚🚚 …',
  '',
]

/** A map with anything that a one-pager may meet: none or many of everything, long, short and foreign titles. */
export function randomOnePagerMap(seed: number): JourneyMap {
  const random = randomNumbers(seed)
  const below = (count: number) => Math.floor(random() * count)
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const isLikely = (share: number) => random() < share
  const map = bigMap(20 + below(120), seed)
  const named = <T extends { readonly title: string }>(list: readonly T[]) =>
    list.map((item) => (isLikely(0.3) ? { ...item, title: one(titles) } : item))
  const stageCount = isLikely(0.2) ? 1 : 1 + below(16)
  const stages = Array.from({ length: isLikely(0.05) ? 0 : stageCount }, (_, index) => ({
    id: `stage-${index}`,
    title: isLikely(0.5) ? one(titles) : `Stage ${index}`,
    order: `a${String.fromCharCode(65 + index)}`,
    band: 'sale' as const,
  }))
  const figure = () => ({ value: Math.round(random() * 100) / 100, evidence: one(evidences) })
  const some = <T>(list: readonly T[]) => (isLikely(0.2) ? [] : list.slice(0, 1 + below(list.length)))
  const scale = 10 ** below(11)
  return {
    ...map,
    meta: {
      ...map.meta,
      title: isLikely(0.2) ? titles.join(' ').repeat(2) : one(titles),
      ...(isLikely(0.5) ? { entrants: 1 + below(1_000_000), currency: one(['IDR', 'USD', 'JPY']) } : {}),
    },
    stages,
    personas: isLikely(0.2) ? [] : named(map.personas),
    cards: named(map.cards).map((card) => ({
      ...card,
      place: { ...card.place, stage: `stage-${below(stages.length || 1)}` },
    })),
    frictions: named(some(map.frictions)).map((friction) =>
      isLikely(0.6) ? { ...friction, frequency: figure(), exitImpact: figure() } : friction,
    ),
    metrics: named(some(map.metrics)).map((metric) => ({
      ...metric,
      ...(isLikely(0.7) ? { value: (random() - 0.2) * scale, target: random() * scale } : {}),
      ...(isLikely(0.4)
        ? {
            series: Object.fromEntries(
              Array.from({ length: 1 + below(8) }, (_, day) => [`2026-01-1${day}`, { value: random() * scale }]),
            ),
          }
        : {}),
    })),
    outcomes: isLikely(0.5) ? [{ id: 'kept', title: 'Kept', order: 'a0', good: true, value: random() * scale }] : [],
  }
}
