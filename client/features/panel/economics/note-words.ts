import type { NetworkNote } from '../../../../journey/economics/read-network.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import type { Text } from '../../../language/text.ts'

/** What the model assumed where a map does not say it, in words. */
export function noteWords(note: NetworkNote, map: JourneyMap, text: Text): string {
  const card = (id = '') => map.cards.find((each) => each.id === id)?.title || text('untitled.card')
  switch (note.kind) {
    case 'no-exit':
    case 'implied-way':
      return text(`economics.note-${note.kind}`, {
        count: note.touchpoints.length,
        title: card(note.touchpoints[0]),
      })
    case 'exit-of-metric':
      return text('economics.note-exit-of-metric', { title: card(note.touchpoint) })
    case 'no-value': {
      const outcome = map.outcomes.find(({ id }) => id === note.outcome)
      return text('economics.note-no-value', { title: outcome?.title || text('untitled.outcome') })
    }
    case 'no-effectiveness': {
      const fix = map.fixes.find(({ id }) => id === note.fixes[0])
      return text('economics.note-no-effectiveness', { count: note.fixes.length, title: fix?.title ?? '' })
    }
    default:
      return text(`economics.note-${note.kind}`)
  }
}
