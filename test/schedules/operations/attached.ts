import type * as Y from 'yjs'
import { wordsIn } from '../../../journey/doc/fields.ts'
import { entityMap } from '../../../journey/doc/shape.ts'
import { addFriction, changeFriction, deleteFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import { addLink, changeLink, deleteLink } from '../../../journey/edits/links.ts'
import type { Patch } from '../../../journey/edits/map.ts'
import { addMetric, changeMetric, deleteMetric } from '../../../journey/edits/metrics.ts'
import type { JourneyMap, Metric } from '../../../journey/model/schema.ts'
import { type FrictionStatus, evidences, frictionStatuses, severities } from '../../../journey/model/vocabulary.ts'
import type { Chance } from '../chance.ts'
import { type Operation, anything, fieldsOf } from '../subject.ts'
import { deletion } from './deleted.ts'

const most = 8
const today = '2026-11-23'

/** The register of the day's status. */
const logged = (status: FrictionStatus | undefined) => ({ [`statusLog:${today}`]: status })

/** A card, or now and then a stage. */
const anyPlace = (map: JourneyMap, chance: Chance): string | undefined =>
  (chance.odds(80) ? chance.pick(map.cards) : chance.pick(map.stages))?.id

/** Where a friction occurs, be it seen or deleted. */
const placesOf = (doc: Y.Doc, id: string): string[] => {
  const friction = entityMap(doc, 'frictions', id)
  return friction ? wordsIn(friction, 'on') : []
}

/** What hangs on cards and stages: links, frictions, metrics. */
export const attachedOperations: readonly Operation[] = [
  {
    name: 'add link',
    weight: 4,
    plan(doc, map, chance) {
      const from = chance.pick(map.cards)?.id
      const to = chance.pick(map.cards)?.id
      if (from === undefined || to === undefined || from === to || map.links.length >= most) return undefined
      return {
        text: `link ${from} to ${to}`,
        run: () => fieldsOf('links', addLink(doc, { from, to }), { '': anything }),
      }
    },
  },
  {
    name: 'change link',
    weight: 2,
    plan(doc, map, chance) {
      const link = chance.pick(map.links)
      if (!link) return undefined
      const patch = chance.odds(50) ? { weight: chance.below(10) } : { to: chance.pick(map.cards)?.id ?? link.to }
      return {
        text: `set link ${link.id} ${JSON.stringify(patch)}`,
        run() {
          changeLink(doc, link.id, patch)
          return fieldsOf('links', link.id, { '': anything })
        },
      }
    },
  },
  {
    name: 'delete link',
    weight: 2,
    plan(doc, map, chance) {
      const link = chance.pick(map.links)
      if (!link) return undefined
      return {
        text: `delete link ${link.id}`,
        run() {
          deleteLink(doc, link.id)
          return fieldsOf('links', link.id, { '': anything })
        },
      }
    },
  },
  {
    name: 'add friction',
    weight: 2,
    plan(doc, map, chance, newWord) {
      if (map.frictions.length >= most) return undefined
      const on = [anyPlace(map, chance)].filter((id) => id !== undefined)
      const title = newWord()
      return {
        text: `add friction ${title} on ${on.join(', ')}`,
        run() {
          const id = addFriction(doc, { title, on, severity: 3, status: 'open' }, today)
          const places = Object.fromEntries(on.map((place) => [`on:${place}`, true]))
          return fieldsOf('frictions', id, { title, severity: 3, status: 'open', ...logged('open'), ...places })
        },
      }
    },
  },
  {
    name: 'change friction',
    weight: 2,
    plan(doc, map, chance) {
      const friction = chance.pick(map.frictions)
      if (!friction) return undefined
      const patch = chance.odds(50) ? { severity: chance.one(severities) } : { status: chance.one(frictionStatuses) }
      return {
        text: `set friction ${friction.id} ${JSON.stringify(patch)}`,
        run() {
          changeFriction(doc, friction.id, patch, today)
          return fieldsOf('frictions', friction.id, { ...patch, ...('status' in patch ? logged(patch.status) : {}) })
        },
      }
    },
  },
  {
    name: 'place friction',
    weight: 3,
    plan(doc, map, chance) {
      const friction = chance.pick(map.frictions)
      const place = anyPlace(map, chance)
      if (!friction || place === undefined) return undefined
      const on = chance.odds(60)
      return {
        text: `friction ${friction.id} ${on ? 'on' : 'off'} ${place}`,
        run() {
          const before = placesOf(doc, friction.id)
          setFrictionPlace(doc, friction.id, place, on)
          // Off its last place that is seen, it is off those that are deleted, too.
          const after = placesOf(doc, friction.id)
          const off = before.filter((each) => !after.includes(each)).map((each) => [`on:${each}`, false])
          return fieldsOf('frictions', friction.id, { ...Object.fromEntries(off), [`on:${place}`]: on })
        },
      }
    },
  },
  ...deletion('frictions', { remove: 1, restore: 1 }, deleteFriction),
  {
    name: 'add metric',
    weight: 2,
    plan(doc, map, chance, newWord) {
      if (map.metrics.length >= most) return undefined
      const on = anyPlace(map, chance)
      const title = newWord()
      const fields = { title, key: 'nps', evidence: chance.one(evidences), ...(on === undefined ? {} : { on }) }
      return { text: `add metric ${title} on ${on}`, run: () => fieldsOf('metrics', addMetric(doc, fields), fields) }
    },
  },
  {
    name: 'change metric',
    weight: 2,
    plan(doc, map, chance) {
      const metric = chance.pick(map.metrics)
      if (!metric) return undefined
      const patch = chance.one<Patch<Metric>>([
        { value: chance.below(100) - 50.5 },
        { n: chance.below(100) },
        { on: anyPlace(map, chance) },
        { value: undefined },
      ])
      return {
        text: `set metric ${metric.id} ${JSON.stringify(patch)}`,
        run() {
          changeMetric(doc, metric.id, patch)
          return fieldsOf('metrics', metric.id, patch)
        },
      }
    },
  },
  ...deletion('metrics', { remove: 1, restore: 1 }, deleteMetric),
]
