import { asFigure, middle } from '../../../journey/model/figure.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'

/**
 * An independent reckoning: people walk through a map at random, each step as the map says it. It knows maps of
 * `flowMap` only: base exits, frictions on touchpoints, links and ends on every touchpoint that has any.
 */
export function walkMap(map: JourneyMap, people: number, random: () => number) {
  const cards = map.cards
  let good = 0
  let sum = 0
  let squares = 0
  for (let person = 0; person < people; person++) {
    let at = cards[0]
    let value = 0
    while (at) {
      const { id, exit, visitCost, ends = {} } = at
      value -= amount(visitCost)
      const isDriven = map.frictions.some(
        ({ on, frequency, exitImpact }) =>
          on.includes(id) && random() < amount(frequency) && random() < amount(exitImpact),
      )
      if (isDriven || random() < amount(exit)) break
      const ways = [
        ...map.links.flatMap(({ from, to, weight = 1 }) => (from === id ? [{ to, weight }] : [])),
        ...Object.entries(ends).map(([to, weight]) => ({ to, weight })),
      ]
      let drawn = random() * ways.reduce((total, { weight }) => total + weight, 0)
      const way = ways.find(({ weight }) => (drawn -= weight) < 0) ?? ways.at(-1)
      const outcome = map.outcomes.find((each) => each.id === way?.to)
      at = cards.find((each) => each.id === way?.to)
      if (!outcome) continue
      value += amount(outcome.value)
      if (outcome.good === true) good++
    }
    sum += value
    squares += value * value
  }
  const mean = sum / people
  const standardError = Math.sqrt((squares / people - mean * mean) / people)
  return { conversion: good / people, value: mean, standardError }
}

const amount = (field: Parameters<typeof asFigure>[0] | undefined) =>
  field === undefined ? 0 : middle(asFigure(field).value)
