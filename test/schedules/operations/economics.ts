import { addFix, changeFix, deleteFix, setFixed } from '../../../journey/edits/fixes.ts'
import { changeFriction } from '../../../journey/edits/frictions.ts'
import { forgetPoint, recordPoint } from '../../../journey/edits/metrics.ts'
import { addOutcome, changeOutcome, deleteOutcome, setEnd } from '../../../journey/edits/outcomes.ts'
import { addScenario, deleteScenario, setStrength } from '../../../journey/edits/scenarios.ts'
import { frictionStatuses } from '../../../journey/model/vocabulary.ts'
import type { Chance } from '../chance.ts'
import { type Operation, anything, fieldsOf } from '../subject.ts'
import { deletion } from './deleted.ts'

const most = 4
const days = ['2026-11-20', '2026-11-21', '2026-11-22'] as const

/** A share, or now and then none. */
const someShare = (chance: Chance) => (chance.odds(20) ? undefined : chance.below(11) / 10)

/** How journeys end, what can be done about frictions, what metrics were, day by day. */
export const economicsOperations: readonly Operation[] = [
  {
    name: 'add outcome',
    weight: 1,
    plan(doc, map, _chance, newWord) {
      if (map.outcomes.length >= most) return undefined
      const fields = { title: newWord(), good: true }
      return {
        text: `add outcome ${fields.title}`,
        run: () => fieldsOf('outcomes', addOutcome(doc, fields), fields),
      }
    },
  },
  {
    name: 'change outcome',
    weight: 1,
    plan(doc, map, chance) {
      const outcome = chance.pick(map.outcomes)
      if (!outcome) return undefined
      const patch = chance.odds(50) ? { good: chance.odds(50) } : { value: chance.below(200) - 50 }
      return {
        text: `set outcome ${outcome.id} ${JSON.stringify(patch)}`,
        run() {
          changeOutcome(doc, outcome.id, patch)
          return fieldsOf('outcomes', outcome.id, patch)
        },
      }
    },
  },
  {
    name: 'set end',
    weight: 3,
    plan(doc, map, chance) {
      const card = chance.pick(map.cards)
      const outcome = chance.pick(map.outcomes)
      if (!card || !outcome) return undefined
      const weight = someShare(chance)
      return {
        text: `${weight} of ${card.id} end in ${outcome.id}`,
        run() {
          setEnd(doc, card.id, outcome.id, weight)
          return fieldsOf('cards', card.id, { [`ends:${outcome.id}`]: weight })
        },
      }
    },
  },
  ...deletion('outcomes', { remove: 1, restore: 1 }, deleteOutcome),
  {
    name: 'add fix',
    weight: 1,
    plan(doc, map, chance, newWord) {
      if (map.fixes.length >= most) return undefined
      const title = newWord()
      const frictions = [chance.pick(map.frictions)?.id].filter((id) => id !== undefined)
      return {
        text: `add fix ${title} of ${frictions.join()}`,
        run: () => fieldsOf('fixes', addFix(doc, { title, frictions }), { title }),
      }
    },
  },
  {
    name: 'change fix',
    weight: 2,
    plan(doc, map, chance) {
      const fix = chance.pick(map.fixes)
      if (!fix) return undefined
      const friction = chance.pick(map.frictions)
      if (friction && chance.odds(50)) {
        const on = chance.odds(70)
        return {
          text: `fix ${fix.id} ${on ? 'against' : 'not against'} ${friction.id}`,
          run() {
            setFixed(doc, fix.id, friction.id, on)
            return fieldsOf('fixes', fix.id, { [`frictions:${friction.id}`]: on })
          },
        }
      }
      const patch = chance.odds(50) ? { cost: chance.below(1_000) } : { effectiveness: chance.below(11) / 10 }
      return {
        text: `set fix ${fix.id} ${JSON.stringify(patch)}`,
        run() {
          changeFix(doc, fix.id, patch)
          return fieldsOf('fixes', fix.id, patch)
        },
      }
    },
  },
  ...deletion('fixes', { remove: 1, restore: 1 }, deleteFix),
  {
    name: 'add scenario',
    weight: 1,
    plan(doc, map, _chance, newWord) {
      if ((map.scenarios ?? []).length >= most) return undefined
      const title = newWord()
      return {
        text: `add scenario ${title}`,
        run: () => fieldsOf('scenarios', addScenario(doc, { title }), { title, order: anything }),
      }
    },
  },
  {
    name: 'set strength',
    weight: 3,
    plan(doc, map, chance) {
      const scenario = chance.pick(map.scenarios ?? [])
      const fix = chance.pick(map.fixes)
      if (!scenario || !fix) return undefined
      const strength = someShare(chance)
      return {
        text: `${fix.id} by ${strength} in ${scenario.id}`,
        run() {
          setStrength(doc, scenario.id, fix.id, strength)
          return fieldsOf('scenarios', scenario.id, { [`strengths:${fix.id}`]: strength })
        },
      }
    },
  },
  ...deletion('scenarios', { remove: 1, restore: 1 }, deleteScenario),
  {
    name: 'record point',
    weight: 3,
    plan(doc, map, chance) {
      const metric = chance.pick(map.metrics)
      if (!metric) return undefined
      const day = chance.one(days)
      const point = { value: chance.below(100) + 0.5, n: 1 + chance.below(50) }
      return {
        text: `metric ${metric.id} was ${JSON.stringify(point)} on ${day}`,
        run() {
          recordPoint(doc, metric.id, day, point)
          const isNewest = metric.asOf === undefined || metric.asOf <= day
          const own = { ...point, inputs: undefined, asOf: day, p10: undefined, p90: undefined }
          return fieldsOf('metrics', metric.id, { [`series:${day}`]: point, ...(isNewest ? own : {}) })
        },
      }
    },
  },
  {
    name: 'forget point',
    weight: 1,
    plan(doc, map, chance) {
      const metric = chance.pick(map.metrics)
      if (!metric) return undefined
      const day = chance.one(days)
      return {
        text: `metric ${metric.id} was not on ${day}`,
        run() {
          forgetPoint(doc, metric.id, day)
          return fieldsOf('metrics', metric.id, { [`series:${day}`]: undefined })
        },
      }
    },
  },
  {
    name: 'change status',
    weight: 3,
    plan(doc, map, chance) {
      const friction = chance.pick(map.frictions)
      if (!friction) return undefined
      const status = chance.one(frictionStatuses)
      const day = chance.one(days)
      return {
        text: `friction ${friction.id} ${status} on ${day}`,
        run() {
          changeFriction(doc, friction.id, { status }, day)
          return fieldsOf('frictions', friction.id, { status, [`statusLog:${day}`]: status })
        },
      }
    },
  },
]
