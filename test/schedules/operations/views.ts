import type { Patch } from '../../../journey/edits/map.ts'
import { addView, changeView, deleteView, moveView } from '../../../journey/edits/views.ts'
import type { View } from '../../../journey/model/schema.ts'
import { laneGroups, severities } from '../../../journey/model/vocabulary.ts'
import { type Operation, anything, fieldsOf } from '../subject.ts'
import { deletion } from './deleted.ts'

const most = 4

/** Saved views. */
export const viewOperations: readonly Operation[] = [
  {
    name: 'save view',
    weight: 2,
    plan(doc, map, chance, newWord) {
      if ((map.views ?? []).length >= most) return undefined
      const title = newWord()
      const stage = chance.pick(map.stages)?.id
      const fields = { title, minSeverity: chance.one(severities), ...(stage === undefined ? {} : { stage }) }
      return {
        text: `save view ${JSON.stringify(fields)}`,
        run: () => fieldsOf('views', addView(doc, fields), { ...fields, stage: anything, order: anything }),
      }
    },
  },
  {
    name: 'change view',
    weight: 2,
    plan(doc, map, chance) {
      const view = chance.pick(map.views ?? [])
      if (!view) return undefined
      const patch = chance.one<Patch<View>>([
        { laneGroup: chance.one(laneGroups) },
        { owners: ['Ani', 'Budi'].slice(chance.below(2)) },
        { minSeverity: undefined },
        { stage: chance.pick(map.stages)?.id, personas: map.personas.map(({ id }) => id) },
      ])
      return {
        text: `set view ${view.id} ${JSON.stringify(patch)}`,
        run() {
          changeView(doc, view.id, patch)
          const said = Object.keys(patch).some((field) => field === 'stage')
            ? { stage: anything, personas: anything }
            : patch
          return fieldsOf('views', view.id, said)
        },
      }
    },
  },
  {
    name: 'move view',
    weight: 1,
    plan(doc, map, chance) {
      const views = map.views ?? []
      const view = chance.pick(views)
      if (!view) return undefined
      const index = chance.below(views.length)
      return {
        text: `move view ${view.id} to ${index}`,
        run() {
          moveView(doc, view.id, index)
          return fieldsOf('views', view.id, { order: anything })
        },
      }
    },
  },
  ...deletion('views', { remove: 1, restore: 1 }, deleteView),
]
