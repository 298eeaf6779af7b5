import type * as Y from 'yjs'
import { changeCard } from '../../../journey/edits/cards.ts'
import { changeFriction } from '../../../journey/edits/frictions.ts'
import { changeLane } from '../../../journey/edits/lanes.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { changeMetric } from '../../../journey/edits/metrics.ts'
import { changePersona } from '../../../journey/edits/personas.ts'
import { changeStage } from '../../../journey/edits/stages.ts'
import { changeView } from '../../../journey/edits/views.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Chance } from '../chance.ts'
import type { Operation } from '../subject.ts'
import { wordLength, wordsIn } from '../words.ts'

interface Field {
  readonly register: string
  readonly text: string
  write(text: string): void
}

interface TextHolder {
  readonly id: string
  readonly title: string
  readonly notes?: string | undefined
}

const change = {
  cards: changeCard,
  stages: changeStage,
  lanes: changeLane,
  frictions: changeFriction,
  metrics: changeMetric,
  personas: changePersona,
  views: changeView,
}

/** A text on the map that someone may type into: mostly a card's, since that is where people meet. */
function anyText(doc: Y.Doc, map: JourneyMap, chance: Chance): Field | undefined {
  const name = chance.one(['title', 'title', 'notes'])
  if (chance.odds(10)) {
    const field = name === 'title' ? 'title' : 'description'
    return {
      register: `meta//${field}`,
      text: map.meta[field] ?? '',
      write: (text) => changeMap(doc, { [field]: text }),
    }
  }
  const collection = chance.odds(60)
    ? 'cards'
    : chance.one(['stages', 'lanes', 'frictions', 'metrics', 'personas', 'views'])
  const all: readonly TextHolder[] = map[collection] ?? []
  // Mostly in the first of its kind, so that two people often write into one text.
  const entity = chance.pick<TextHolder>(chance.odds(65) ? all.slice(0, 1) : all)
  const field = collection === 'lanes' || collection === 'views' ? 'title' : name
  return (
    entity && {
      register: `${collection}/${entity.id}/${field}`,
      text: entity[field] ?? '',
      write: (text) => change[collection](doc, entity.id, { [field]: text }),
    }
  )
}

export const typing: readonly Operation[] = [
  {
    name: 'type',
    weight: 14,
    plan(doc, map, chance, newWord) {
      const field = anyText(doc, map, chance)
      if (!field) return undefined
      const word = newWord()
      const ends = wordsIn(field.text).map(({ at }) => at + wordLength)
      const at = chance.one([0, ...ends])
      return {
        text: `type ${word} at ${at} of ${field.register}`,
        gesture: field.register,
        run() {
          const text = field.text.slice(0, at) + word + field.text.slice(at)
          field.write(text)
          return { [field.register]: text }
        },
      }
    },
  },
  {
    name: 'erase',
    weight: 4,
    plan(doc, map, chance) {
      const field = anyText(doc, map, chance)
      const found = field && chance.pick(wordsIn(field.text))
      if (!field || !found) return undefined
      return {
        text: `erase ${found.word} from ${field.register}`,
        run() {
          const text = field.text.slice(0, found.at) + field.text.slice(found.at + wordLength)
          field.write(text)
          return { [field.register]: text === '' && !field.register.endsWith('/title') ? undefined : text }
        },
      }
    },
  },
]
