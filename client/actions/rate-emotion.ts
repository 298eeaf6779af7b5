import { rateEmotion } from '../../journey/edits/cards.ts'
import type { Persona } from '../../journey/model/schema.ts'
import type { Editor, EditorState } from '../state/editor.ts'

/**
 * The persona whose emotions are rated where no other is named: the one that was chosen last, or the first.
 * @param shown ids of the personas who may have a curve, where that is not all of them
 */
export function ratedPersona(
  { map, persona }: Pick<EditorState, 'map' | 'persona'>,
  shown?: readonly string[],
): Persona | undefined {
  const personas = shown ? map.personas.filter(({ id }) => shown.includes(id)) : map.personas
  return personas.find(({ id }) => id === persona) ?? personas[0]
}

/**
 * Rates a touchpoint for a persona as one step; nothing where that is its rating already, or where the card or the
 * persona is gone.
 * @param value −2…+2; `undefined` takes the rating away
 */
export function rateAt(editor: Editor, cardId: string, personaId: string, value: number | undefined): void {
  const { map } = editor.store.getState()
  const card = map.cards.find(({ id }) => id === cardId)
  if (!card || !map.personas.some(({ id }) => id === personaId) || card.emotions?.[personaId] === value) return
  editor.edit('step.rateEmotion', cardId, () => rateEmotion(editor.doc, cardId, personaId, value))
}

/**
 * Rates a touchpoint some whole levels better or worse; without a rating it starts from neutral.
 * @returns the rating that it has now; nothing where the card or the persona is gone
 */
export function rateBy(editor: Editor, cardId: string, personaId: string, delta: number): number | undefined {
  const ratingNow = () => editor.store.getState().map.cards.find(({ id }) => id === cardId)?.emotions?.[personaId]
  const rating = ratingNow() ?? 0
  // A rating between two levels goes to the next one in the direction.
  const level = delta > 0 ? Math.floor(rating) : Math.ceil(rating)
  rateAt(editor, cardId, personaId, Math.min(2, Math.max(-2, level + delta)) + 0)
  return ratingNow()
}
