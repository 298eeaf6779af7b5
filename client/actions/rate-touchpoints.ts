import { Frown, Smile } from 'lucide-react'
import { rateEmotion } from '../../journey/edits/cards.ts'
import { formatRating } from '../../journey/metrics/number-format.ts'
import { newId } from '../../journey/model/id.ts'
import type { Persona } from '../../journey/model/schema.ts'
import { formatsOf } from '../language/formats.ts'
import { type Text, currentLanguage } from '../language/text.ts'
import { announce } from '../state/announcements.ts'
import type { Editor, EditorState } from '../state/editor.ts'
import type { Action } from './action.ts'

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
 * @param gesture ratings of one gesture become one step
 */
export function rateAt(
  editor: Editor,
  cardId: string,
  personaId: string,
  value: number | undefined,
  gesture?: string,
): void {
  const { map } = editor.store.getState()
  const card = map.cards.find(({ id }) => id === cardId)
  if (!card || !map.personas.some(({ id }) => id === personaId) || card.emotions?.[personaId] === value) return
  editor.edit('step.rateEmotion', cardId, () => rateEmotion(editor.doc, cardId, personaId, value), gesture)
}

/**
 * Rates a touchpoint some whole levels better or worse; without a rating it starts from neutral.
 * @returns the rating that it has now; nothing where the card or the persona is gone
 */
export function rateBy(
  editor: Editor,
  cardId: string,
  personaId: string,
  delta: number,
  gesture?: string,
): number | undefined {
  const ratingNow = () => editor.store.getState().map.cards.find(({ id }) => id === cardId)?.emotions?.[personaId]
  const rating = ratingNow() ?? 0
  // A rating between two levels goes to the next one in the direction.
  const level = delta > 0 ? Math.floor(rating) : Math.ceil(rating)
  rateAt(editor, cardId, personaId, Math.min(2, Math.max(-2, level + delta)) + 0, gesture)
  return ratingNow()
}

/** Rate the selected touchpoints, or the one whose feeling has the keyboard, one level better or worse. */
export const rateActions: readonly Action[] = (
  [
    ['rate-better', 'action.rateBetter', Smile, '.', 1],
    ['rate-worse', 'action.rateWorse', Frown, ',', -1],
  ] as const
).map(([id, label, icon, key, delta]) => ({
  id,
  group: 'edit',
  label,
  keywords: 'keyword.rate',
  icon,
  shortcuts: [key],
  isEnabled: ({ editor }) => ratedTouchpoints(editor.store.getState()).length > 0,
  run({ editor, text }) {
    const state = editor.store.getState()
    const persona = ratedPersona(state)
    if (!persona) return
    const gesture = newId()
    const ratings = ratedTouchpoints(state).flatMap((card) => rateBy(editor, card, persona.id, delta, gesture) ?? [])
    if (ratings.length > 0) announce(ratingWords(text, persona, ratings))
  },
}))

/** What was rated: "Rani: +1"; of several touchpoints "Rani, 3 touchpoints: +1 and +2". */
function ratingWords(text: Text, { title }: Persona, ratings: readonly number[]): string {
  const language = currentLanguage()
  const levels = [...new Set(ratings)].toSorted((a, b) => a - b).map((rating) => formatRating(rating, language))
  const persona = title || text('untitled.persona')
  const rating = formatsOf(language).list(levels)
  const count = ratings.length
  return count === 1
    ? text('action.rated', { persona, rating })
    : text('action.ratedSeveral', { persona, rating, count })
}

function ratedTouchpoints(state: EditorState): readonly string[] {
  const { selection, focus, arrangement, map } = state
  if (!ratedPersona(state)) return []
  const selected = arrangement.touchpoints.flatMap(({ id }) => (selection.includes(id) ? [id] : []))
  if (selected.length > 0 || focus?.kind !== 'cell' || focus.under === undefined) return selected
  return map.lanes.some(({ id, role }) => id === focus.lane && role === 'emotion') ? [focus.under] : []
}
