import type { Figure } from '../model/figure.ts'
import { type Planning, byPeriod } from './planning.ts'
import type { GroupTally, Tally } from './tally.ts'

/**
 * The steps of a funnel in their order: how many visits each touchpoint had, and how many of them ended there. Who left
 * is told by the table, or is what the next step lacks; where more come to the next step than were at this one, nobody
 * can tell, and that is noted.
 */
export function planFunnel(tally: Tally, planning: Planning): void {
  const { choices, metrics, exits, map } = planning
  const cards = new Set(map.cards.map(({ id }) => id))
  const { groups } = tally
  for (const [place, steps] of planning.placed(groups)) {
    for (const { day, counts } of byPeriod(steps, choices, planning.without))
      metrics.add('visits', place, { day, value: counts.get('entered') ?? 0 })
    const [step, ...others] = steps
    if (place === undefined || !cards.has(place) || !step) continue
    if (others.length > 0) {
      planning.note('same-card', step.name)
      continue
    }
    const n = sum(step, 'entered')
    const next = groups[groups.indexOf(step) + 1]
    const isTold = sum(step, 'told') === n && n > 0
    const stayed = isTold ? sum(step, 'wentOn') : next && sum(next, 'entered')
    if (stayed === undefined || n === 0) continue
    if (stayed > n) planning.note('funnel-grows', step.name)
    else exits.push({ card: place, exit: exitOf(n - stayed, n, step, choices) })
  }
}

function exitOf(k: number, n: number, { days }: GroupTally, { source, day }: Planning['choices']): Figure {
  const last = [...days.keys()].sort().at(-1)
  return { value: { k, n }, evidence: 'measured', source, asOf: last === undefined || last === '' ? day : last }
}

function sum({ days }: GroupTally, what: string): number {
  let total = 0
  for (const { counts } of days.values()) total += counts.get(what) ?? 0
  return total
}
