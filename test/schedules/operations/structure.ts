import { addLane, changeLane, deleteLane, moveLane } from '../../../journey/edits/lanes.ts'
import { type Patch, changeMap } from '../../../journey/edits/map.ts'
import { addPersona, changePersona, deletePersona } from '../../../journey/edits/personas.ts'
import { addStage, changeStage, deleteStage, moveStage } from '../../../journey/edits/stages.ts'
import type { MapMeta } from '../../../journey/model/schema.ts'
import { bands, colours, laneRoles } from '../../../journey/model/vocabulary.ts'
import { type Operation, anything, fieldsOf } from '../subject.ts'
import { mostCards } from './cards.ts'
import { copy } from './copies.ts'
import { deletion } from './deleted.ts'

/** Stages, lanes, personas, and the map as a whole. */
export const structureOperations: readonly Operation[] = [
  {
    name: 'add stage',
    weight: 2,
    plan(doc, map, chance, newWord) {
      if (map.stages.length >= 6) return undefined
      const title = newWord()
      const index = chance.below(4)
      return {
        text: `add stage ${title} at ${index}`,
        run: () =>
          fieldsOf('stages', addStage(doc, { title, band: 'sale' }, index), { title, band: 'sale', order: anything }),
      }
    },
  },
  {
    name: 'move stage',
    weight: 4,
    plan(doc, map, chance) {
      const stage = chance.pick(map.stages)
      if (!stage) return undefined
      const index = chance.below(map.stages.length)
      return {
        text: `move stage ${stage.id} to ${index}`,
        run() {
          moveStage(doc, stage.id, index)
          return fieldsOf('stages', stage.id, { order: anything })
        },
      }
    },
  },
  {
    name: 'change stage',
    weight: 2,
    plan(doc, map, chance) {
      const stage = chance.pick(map.stages)
      if (!stage) return undefined
      const patch = chance.odds(50) ? { band: chance.one(bands) } : { colour: chance.one(colours) }
      return {
        text: `set stage ${stage.id} ${JSON.stringify(patch)}`,
        run() {
          changeStage(doc, stage.id, patch)
          return fieldsOf('stages', stage.id, patch)
        },
      }
    },
  },
  {
    name: 'duplicate stage',
    weight: 1,
    plan(doc, map, chance) {
      const stage = chance.pick(map.stages)
      if (!stage || map.stages.length >= 6 || map.cards.length >= mostCards) return undefined
      return {
        text: `duplicate stage ${stage.id}`,
        run: () => copy(doc, map, stage.id, 'stages/*/order'),
      }
    },
  },
  ...deletion('stages', { remove: 4, restore: 3 }, deleteStage),
  {
    name: 'add lane',
    weight: 2,
    plan(doc, map, chance, newWord) {
      if (map.lanes.length >= 6) return undefined
      const title = newWord()
      const role = chance.one(laneRoles)
      const index = chance.below(4)
      return {
        text: `add ${role} lane ${title} at ${index}`,
        run: () => fieldsOf('lanes', addLane(doc, { title, role }, index), { title, role, order: anything }),
      }
    },
  },
  {
    name: 'move lane',
    weight: 3,
    plan(doc, map, chance) {
      const lane = chance.pick(map.lanes)
      if (!lane) return undefined
      const index = chance.below(map.lanes.length)
      return {
        text: `move lane ${lane.id} to ${index}`,
        run() {
          moveLane(doc, lane.id, index)
          return fieldsOf('lanes', lane.id, { order: anything })
        },
      }
    },
  },
  {
    name: 'change lane',
    weight: 2,
    plan(doc, map, chance) {
      const lane = chance.pick(map.lanes)
      if (!lane) return undefined
      const patch = chance.odds(60) ? { role: chance.one(['touchpoint', 'action', 'note']) } : { collapsed: true }
      return {
        text: `set lane ${lane.id} ${JSON.stringify(patch)}`,
        run() {
          changeLane(doc, lane.id, patch)
          return fieldsOf('lanes', lane.id, patch)
        },
      }
    },
  },
  {
    name: 'duplicate lane',
    weight: 1,
    plan(doc, map, chance) {
      const lane = chance.pick(map.lanes)
      if (!lane || map.lanes.length >= 6 || map.cards.length >= mostCards) return undefined
      return {
        text: `duplicate lane ${lane.id}`,
        run: () => copy(doc, map, lane.id, 'lanes/*/order'),
      }
    },
  },
  ...deletion('lanes', { remove: 3, restore: 2 }, deleteLane),
  {
    name: 'add persona',
    weight: 1,
    plan(doc, map, _chance, newWord) {
      if (map.personas.length >= 4) return undefined
      const title = newWord()
      return {
        text: `add persona ${title}`,
        run: () => fieldsOf('personas', addPersona(doc, { title }), { title, order: anything }),
      }
    },
  },
  {
    name: 'colour persona',
    weight: 1,
    plan(doc, map, chance) {
      const persona = chance.pick(map.personas)
      if (!persona) return undefined
      const colour = chance.one(colours)
      return {
        text: `colour persona ${persona.id} ${colour}`,
        run() {
          changePersona(doc, persona.id, { colour })
          return fieldsOf('personas', persona.id, { colour })
        },
      }
    },
  },
  ...deletion('personas', { remove: 1, restore: 1 }, deletePersona),
  {
    name: 'change map',
    weight: 2,
    plan(doc, _map, chance) {
      const patch = chance.one<Patch<MapMeta>>([
        { entrants: chance.below(1000) },
        { period: `month ${chance.below(12)}` },
        { currency: chance.one(['IDR', 'EUR']) },
        { period: undefined },
      ])
      return {
        text: `set map ${JSON.stringify(patch)}`,
        run() {
          changeMap(doc, patch)
          return fieldsOf('meta', '', patch)
        },
      }
    },
  },
]
