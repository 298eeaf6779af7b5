import type { Arrangement } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Step } from './steps.ts'

/** What someone wrote about a thing of the map. */
export interface Note {
  readonly id: string
  /** Whose note it is; absent for the step's own. */
  readonly of?: string
  readonly text: string
}

/**
 * What a speaker has at hand for a step: the notes of the map, stage or friction itself, and those of the touchpoints that
 * stand there. The same words as in the panel, so that they are written where the map is made.
 */
export function notesOf({ kind, id }: Step, map: JourneyMap, { stageOf, touchpoints }: Arrangement): readonly Note[] {
  if (kind === 'map') return written([{ id: 'map', text: map.meta.description }])
  if (kind === 'stage') {
    const own = map.stages.find((stage) => stage.id === id)
    const points = touchpoints.filter((card) => stageOf.get(card.id) === id)
    return written([{ id: id ?? '', text: own?.notes }, ...points.map(ofTitled)])
  }
  const friction = map.frictions.find((each) => each.id === id)
  const places = new Set(friction?.on)
  const points = touchpoints.filter((card) => places.has(card.id))
  const fixes = map.fixes.filter(({ frictions }) => frictions.includes(id ?? ''))
  return written([{ id: id ?? '', text: friction?.notes }, ...points.map(ofTitled), ...fixes.map(ofTitled)])
}

interface Titled {
  readonly id: string
  readonly title: string
  readonly notes?: string | undefined
}

const ofTitled = ({ id, title, notes }: Titled) => ({ id, of: title.trim(), text: notes })

function written(
  all: readonly { readonly id: string; readonly of?: string; readonly text: string | undefined }[],
): readonly Note[] {
  return all.flatMap(({ text = '', ...rest }) => (text.trim() === '' ? [] : [{ ...rest, text: text.trim() }]))
}
