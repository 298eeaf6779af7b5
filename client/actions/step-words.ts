import { type TakenStep, type ThingRef, findRef } from '../../journey/doc/history.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { MessageKey } from '../language/messages.ts'
import type { Text } from '../language/text.ts'

/** In a step about many things, the one of the first kind gives its name: who copies a stage copies its cards too. */
const kinds: readonly ThingRef['collection'][] = [
  'stages',
  'lanes',
  'cards',
  'frictions',
  'metrics',
  'fixes',
  'outcomes',
  'personas',
]

function rank({ collection }: ThingRef): number {
  const at = kinds.indexOf(collection)
  return at < 0 ? kinds.length : at
}

const untitled: Readonly<Partial<Record<ThingRef['collection'], MessageKey>>> = {
  stages: 'untitled.stage',
  lanes: 'untitled.lane',
  cards: 'untitled.card',
  links: 'untitled.card',
  frictions: 'untitled.friction',
  metrics: 'untitled.metric',
  personas: 'untitled.persona',
  fixes: 'untitled.fix',
  outcomes: 'untitled.outcome',
}

/** The thing that a step is named for: what it was done to, or what it made, if that was among `things`. */
export function mainThing(things: readonly ThingRef[], target: string | undefined): ThingRef | undefined {
  return (
    things.find(({ id }) => target !== undefined && id === target) ??
    things.toSorted((first, second) => rank(first) - rank(second))[0]
  )
}

/** A step in words, as in “move ‘Checkout’ and 2 more”. `maps`: the map before and after, in which titles are looked up. */
export function wordStep(taken: TakenStep, maps: readonly JourneyMap[], text: Text): string {
  const { label } = taken
  // Steps are labelled with message keys by whoever makes them, see Editor.edit; one without a label is an edit.
  const key = label.action === 'edit' ? 'step.edit' : (label.action as MessageKey)
  const about = taken.changed ? taken.things : taken.about
  const main = mainThing(about, label.target)
  // Other words than a title, as in “paste 12 cards”.
  if (label.target === undefined && label.subject !== undefined) return text(key, { subject: label.subject })
  // A friction's step says where the friction is, a link's where it begins.
  const isTarget = main?.id === label.target || main?.collection === 'links'
  const title = (isTarget ? label.subject : undefined) || titleOf(main, maps)
  const subject = title || (main && untitled[main.collection] ? text(untitled[main.collection] as MessageKey) : '')
  const words = text(key, { subject })
  const count = about.filter(({ collection }) => collection === main?.collection).length - 1
  return subject !== '' && count > 0 && words.includes(subject) ? text('step.andMore', { step: words, count }) : words
}

function titleOf(thing: ThingRef | undefined, maps: readonly JourneyMap[]): string | undefined {
  if (!thing) return undefined
  for (const map of maps) {
    const value: { readonly title?: string; readonly from?: string } | undefined = findRef(map, thing)
    if (value?.from !== undefined) return titleOf({ collection: 'cards', id: value.from }, [map])
    if (value?.title) return value.title
  }
  return undefined
}
