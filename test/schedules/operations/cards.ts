import { addCard, changeCard, deleteCard, moveCards, rateEmotion, setChannel } from '../../../journey/edits/cards.ts'
import type { Slot } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { colours, moments } from '../../../journey/model/vocabulary.ts'
import type { Chance } from '../chance.ts'
import { type Operation, anything, fieldsOf } from '../subject.ts'
import { copy } from './copies.ts'
import { deletion } from './deleted.ts'

/** Above this many cards nothing is added, so that people keep meeting at the same ones. */
export const mostCards = 24

/** Any slot, in a cell or under a card (be it a touchpoint or not). */
function anySlot(map: JourneyMap, chance: Chance): Slot | undefined {
  const stage = chance.pick(map.stages)
  const lane = chance.pick(map.lanes)
  if (!stage || !lane) return undefined
  const above = chance.odds(35) ? chance.pick(map.cards) : undefined
  return { stage: stage.id, lane: lane.id, under: above?.id, index: chance.below(4) }
}

const slotText = ({ stage, lane, under, index }: Slot) => `${stage}/${lane}/${under ?? ''}#${index}`

export const cardOperations: readonly Operation[] = [
  {
    name: 'add card',
    weight: 8,
    plan(doc, map, chance, newWord) {
      const slot = anySlot(map, chance)
      if (!slot || map.cards.length >= mostCards) return undefined
      const title = newWord()
      return {
        text: `add card ${title} at ${slotText(slot)}`,
        run: () => fieldsOf('cards', addCard(doc, slot, { title }), { title, place: anything }),
      }
    },
  },
  {
    name: 'move cards',
    weight: 14,
    plan(doc, map, chance) {
      const slot = anySlot(map, chance)
      const ids = new Set([chance.pick(map.cards)?.id, ...(chance.odds(25) ? [chance.pick(map.cards)?.id] : [])])
      const moved = [...ids].filter((id) => id !== undefined && id !== slot?.under) as string[]
      if (!slot || moved.length === 0) return undefined
      return {
        text: `move ${moved.join(', ')} to ${slotText(slot)}`,
        run() {
          moveCards(doc, moved, slot)
          return Object.fromEntries(moved.map((id) => [`cards/${id}/place`, anything]))
        },
      }
    },
  },
  {
    name: 'change card',
    weight: 5,
    plan(doc, map, chance) {
      const card = chance.pick(map.cards)
      if (!card) return undefined
      const field = chance.one(['owner', 'colour', 'moment'])
      const clear = chance.odds(20)
      const values = { owner: `owner ${chance.below(9)}`, colour: chance.pick(colours), moment: chance.pick(moments) }
      const value = clear ? undefined : values[field]
      return {
        text: `set ${field} of ${card.id} to ${value}`,
        run() {
          changeCard(doc, card.id, { [field]: value })
          return fieldsOf('cards', card.id, { [field]: value })
        },
      }
    },
  },
  {
    name: 'set channel',
    weight: 4,
    plan(doc, map, chance) {
      const card = chance.pick(map.cards)
      if (!card) return undefined
      const channel = chance.one(['email', 'store', 'own: words'])
      const on = chance.odds(65)
      return {
        text: `channel ${channel} of ${card.id} ${on ? 'on' : 'off'}`,
        run() {
          setChannel(doc, card.id, channel, on)
          return fieldsOf('cards', card.id, { [`channels:${channel}`]: on })
        },
      }
    },
  },
  {
    name: 'rate emotion',
    weight: 3,
    plan(doc, map, chance) {
      const card = chance.pick(map.cards)
      const persona = chance.pick(map.personas)
      if (!card || !persona) return undefined
      const value = chance.odds(15) ? undefined : chance.below(5) - 2
      return {
        text: `rate ${card.id} for ${persona.id}: ${value}`,
        run() {
          rateEmotion(doc, card.id, persona.id, value)
          return fieldsOf('cards', card.id, { [`emotions:${persona.id}`]: value })
        },
      }
    },
  },
  {
    name: 'duplicate cards',
    weight: 2,
    plan(doc, map, chance) {
      const card = chance.pick(map.cards)
      if (!card || map.cards.length >= mostCards) return undefined
      return {
        text: `duplicate ${card.id}`,
        run: () => copy(doc, map, card.id, 'cards/*/place'),
      }
    },
  },
  ...deletion('cards', { remove: 5, restore: 3 }, deleteCard),
]
