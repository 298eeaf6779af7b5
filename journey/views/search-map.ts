import { channels } from '../library/channels.ts'
import { labelOf } from '../library/label.ts'
import { hasWords, plainText, wordsOf } from '../library/search.ts'
import type { Arrangement } from '../model/arrange.ts'
import type { Card, Friction, JourneyMap, Metric } from '../model/schema.ts'
import type { LaneRole, Language, Severity } from '../model/vocabulary.ts'

/** What kind of thing was found. */
export type HitKind = 'map' | 'persona' | 'lane' | 'stage' | 'card' | 'friction' | 'metric'

/** In which of its texts it was found. */
export type HitField = 'title' | 'notes' | 'owner' | 'channels' | 'source'

export interface HitText {
  readonly field: HitField
  readonly text: string
}

/** One thing of a map in whose texts every word that was looked for stands. */
export interface Hit {
  readonly kind: HitKind
  /** Of the thing itself. Together with `kind` it is the same for as long as the thing is there. */
  readonly id: string
  readonly title: string
  /** The card, stage or lane that shows it, to select; nothing for what belongs to the map as a whole. */
  readonly target: string | undefined
  /** The text that says most of what was looked for; the title, where that says all. */
  readonly found: HitText
  /** Title of the stage in which it stands. */
  readonly stage: string | undefined
  /** Of the lane that it is or stands in; metrics have that of the lane that shows them. */
  readonly role?: LaneRole
  /** Of a friction. */
  readonly severity?: Severity
}

/** A search over maps in one language: what it has prepared for one search serves the next. */
export interface MapSearch {
  /** What is found, in reading order. Nothing is found by a query without letters and digits. */
  find(map: JourneyMap, arrangement: Arrangement, query: string): readonly Hit[]
}

interface Prepared {
  readonly texts: readonly (HitText & { readonly plain: string })[]
  /** All texts one after the other. */
  readonly plain: string
}

interface Entry {
  readonly kind: HitKind
  readonly id: string
  readonly title: string
  readonly target: string | undefined
  readonly stage: string | undefined
  readonly role?: LaneRole
  readonly severity?: Severity
  readonly prepared: Prepared
}

const textsOfFriction = (friction: Friction) => () =>
  [
    ['title', friction.title],
    ['notes', friction.notes],
    ['owner', friction.owner],
  ] as const
const textsOfMetric = (metric: Metric) => () =>
  [
    ['title', metric.title],
    ['source', metric.source],
    ['notes', metric.notes],
  ] as const

/** Opens a search in which channels are found by what they are called in a language. */
export function openSearch(language: Language): MapSearch {
  const known = new WeakMap<object, Prepared>()
  const prepare = (thing: object, texts: () => readonly (readonly [HitField, string | undefined])[]): Prepared => {
    let prepared = known.get(thing)
    if (!prepared) {
      const some = texts().flatMap(([field, text]) =>
        text === undefined || text === '' ? [] : [{ field, text, plain: plainText(text) }],
      )
      known.set(thing, (prepared = { texts: some, plain: some.map(({ plain }) => plain).join(' ') }))
    }
    return prepared
  }
  const textsOfCard = (card: Card) => () =>
    [
      ['title', card.title],
      ['notes', card.notes],
      ['owner', card.owner],
      ['channels', (card.channels ?? []).map((key) => labelOf(channels, key, language)).join(', ')],
    ] as const

  let last: { map: JourneyMap; entries: readonly Entry[] } | undefined
  const entriesOf = (map: JourneyMap, arrangement: Arrangement): readonly Entry[] => {
    if (last?.map === map) return last.entries
    const entries: Entry[] = []
    const told = new Set<string>()
    const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
    const frictions = byPlace(map.frictions, ({ on }) => (on.length === 0 ? [''] : on))
    const metrics = byPlace(map.metrics, ({ on }) => [on ?? ''])
    const put = (
      kind: HitKind,
      thing: { readonly id: string; readonly title: string },
      target: string | undefined,
      stage: string | undefined,
      texts: () => readonly (readonly [HitField, string | undefined])[],
      sign: Pick<Entry, 'role' | 'severity'> = {},
    ) => {
      const { id, title } = thing
      entries.push({ kind, id, title, target, stage, ...sign, prepared: prepare(thing, texts) })
    }
    /** What hangs on a thing; a friction that occurs in several places is told at the first. */
    const putHanging = (place: string, stage: string | undefined) => {
      const target = place === '' ? undefined : place
      for (const friction of frictions.get(place) ?? []) {
        if (told.has(friction.id)) continue
        told.add(friction.id)
        const { severity } = friction
        put('friction', friction, target, stage, textsOfFriction(friction), { severity })
      }
      for (const metric of metrics.get(place) ?? [])
        put('metric', metric, target, stage, textsOfMetric(metric), { role: 'metric' })
    }
    const putCard = (card: Card, stage: string | undefined) => {
      put('card', card, card.id, stage, textsOfCard(card), { role: roles.get(card.place.lane) ?? 'note' })
      putHanging(card.id, stage)
    }
    const { meta } = map
    entries.push({
      kind: 'map',
      id: '',
      title: meta.title,
      target: undefined,
      stage: undefined,
      prepared: prepare(meta, () => [
        ['title', meta.title],
        ['notes', meta.description],
      ]),
    })
    putHanging('', undefined)
    for (const persona of map.personas)
      put('persona', persona, undefined, undefined, () => [
        ['title', persona.title],
        ['notes', persona.notes],
      ])
    for (const lane of map.lanes) {
      const { role } = lane
      put('lane', lane, lane.id, undefined, () => [['title', lane.title]], { role })
    }
    for (const stage of map.stages) {
      put('stage', stage, stage.id, stage.title, () => [
        ['title', stage.title],
        ['notes', stage.notes],
      ])
      putHanging(stage.id, stage.title)
      for (const card of cardsInOrder(map, arrangement, stage.id)) putCard(card, stage.title)
    }
    for (const card of arrangement.unplaced) putCard(card, undefined)
    last = { map, entries }
    return entries
  }
  return {
    find(map, arrangement, query) {
      const words = wordsOf(query)
      if (words.length === 0) return []
      const hits: Hit[] = []
      for (const { prepared, ...entry } of entriesOf(map, arrangement)) {
        if (!hasWords(prepared.plain, words)) continue
        const found = best(prepared, words)
        if (found) hits.push({ ...entry, found: { field: found.field, text: found.text } })
      }
      return hits
    },
  }
}

/** The text in which most of the words stand; of equals the first, which is the title. */
function best({ texts }: Prepared, words: readonly string[]): Prepared['texts'][number] | undefined {
  let most = 0
  let found: Prepared['texts'][number] | undefined
  for (const text of texts) {
    const count = words.filter((word) => text.plain.includes(word)).length
    if (count > most) {
      most = count
      found = text
    }
  }
  return found
}

/** Cards of a stage as one reads them: column by column, then what belongs to the stage as a whole. */
function cardsInOrder(map: JourneyMap, arrangement: Arrangement, stage: string): readonly Card[] {
  const others = map.lanes.filter(({ role }) => role !== 'touchpoint').map(({ id }) => arrangement.cell(stage, id))
  return [
    ...(arrangement.columns.get(stage) ?? []).flatMap((touchpoint) => [
      touchpoint,
      ...others.flatMap(({ under }) => under.get(touchpoint.id) ?? []),
    ]),
    ...others.flatMap(({ whole }) => whole),
  ]
}

function byPlace<T>(
  things: readonly T[],
  placesOf: (thing: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>()
  for (const thing of things) {
    for (const place of placesOf(thing)) {
      const list = lists.get(place)
      if (list) list.push(thing)
      else lists.set(place, [thing])
    }
  }
  return lists
}
