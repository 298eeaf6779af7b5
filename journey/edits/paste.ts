import type * as Y from 'yjs'
import { linksRoot } from '../doc/shape.ts'
import { type Arrangement, arrange, byPlace, cardsAt } from '../model/arrange.ts'
import { type Fragment, copiedCards } from '../model/fragment.ts'
import { newId } from '../model/id.ts'
import { limits } from '../model/limits.ts'
import { ordersAt } from '../model/order.ts'
import type { Card, JourneyMap, Link, Outcome } from '../model/schema.ts'
import { setFrictionPlace } from './frictions.ts'
import { type PasteTarget, type Homes, findHomes } from './paste-homes.ts'
import { type Draft, add } from './transact.ts'

export type { PasteTarget } from './paste-homes.ts'

/** All that a paste adds to a map. */
export interface PastePlan {
  readonly drafts: readonly Draft[]
  readonly links: readonly Omit<Link, 'id'>[]
  /** Frictions that stand on the map already and occur at a copy as well. */
  readonly frictionPlaces: readonly { readonly friction: string; readonly place: string }[]
  /** The copies of the fragment's roots, in the same order. */
  readonly made: readonly string[]
  /** How many of each kind are added. */
  readonly count: Readonly<Record<'cards' | 'stages' | 'lanes' | 'personas', number>>
}

/**
 * Works out what pasting a fragment adds, without changing anything. Everything gets new ids; links, metrics and
 * frictions go to the copies, and links to what was not copied are left out. Touchpoints go into touchpoint lanes, and
 * cards under a copied touchpoint stay under its copy.
 *
 * @param target where it is pasted: the first stage of the copied cards falls on its stage, the others on the stages
 * that follow; cards of one lane go into its lane. Without a target, cards go where they came from, behind the
 * originals; on another map to the stages and lanes of the same name, or of the same role. What has no stage or lane to
 * go to brings its own.
 */
export function planPaste(map: JourneyMap, fragment: Fragment, target?: PasteTarget): PastePlan {
  const arrangement = arrange(map)
  const source = arrange(fragment.map)
  const copied = copiedCards(fragment.map, fragment.roots, source.stageOf)
  const cards = fragment.map.cards.filter(({ id }) => copied.has(id)).sort(byPlace)
  const homes = findHomes({ map, arrangement, fragment, source, cards, target })
  const copies = new Map([...homes.copies, ...cards.map(({ id }): [string, string] => [id, newId()])])
  const foreignMoney = moneyUnit(map, fragment.map)
  const personas = matched('personas', map, fragment.map.personas)
  const outcomes = matched(
    'outcomes',
    map,
    fragment.map.outcomes.map(foreignMoney === undefined ? (one) => one : withoutValue),
  )

  const cardDrafts = placed(cards, copies, homes, arrangement, map).map(({ card, place }): Draft => {
    const { emotions, ends, ...fields } = card
    const ratings = renamed(emotions, personas.idOf)
    const endings = renamed(ends, outcomes.idOf)
    const hung = { ...(ratings ? { emotions: ratings } : {}), ...(endings ? { ends: endings } : {}) }
    return { collection: 'cards', id: copies.get(card.id) ?? '', fields: { ...fields, ...hung, place } }
  })
  const metrics = fragment.map.metrics.flatMap((metric): Draft[] => {
    const on = copies.get(metric.on ?? '')
    if (on === undefined) return []
    const unit = metric.unit === 'money' && foreignMoney !== undefined ? { unit: foreignMoney } : {}
    return [{ collection: 'metrics', id: newId(), fields: { ...metric, ...unit, on } }]
  })
  const frictions = fragment.map.frictions.map((friction) => {
    const on = friction.on.flatMap((place) => copies.get(place) ?? [])
    // On the map it came from a friction is one and the same wherever it occurs.
    const known = map.frictions.find(({ id, title }) => id === friction.id && title === friction.title)
    return { friction, on, known }
  })
  return {
    drafts: [
      ...homes.drafts,
      ...personas.drafts,
      ...outcomes.drafts,
      ...cardDrafts,
      ...metrics,
      ...frictions.flatMap(({ friction, on, known }): Draft[] =>
        known || on.length === 0 ? [] : [{ collection: 'frictions', id: newId(), fields: { ...friction, on } }],
      ),
    ],
    links: fragment.map.links.flatMap(({ id: _id, ...link }) => {
      const from = copies.get(link.from)
      const to = copies.get(link.to)
      return from === undefined || to === undefined ? [] : [{ ...link, from, to }]
    }),
    frictionPlaces: frictions.flatMap(({ on, known }) =>
      known ? on.map((place) => ({ friction: known.id, place })) : [],
    ),
    made: fragment.roots.flatMap((id) => copies.get(id) ?? []),
    count: {
      cards: cards.length,
      stages: homes.drafts.filter(({ collection }) => collection === 'stages').length,
      lanes: homes.drafts.filter(({ collection }) => collection === 'lanes').length,
      personas: personas.drafts.length,
    },
  }
}

/** Adds what a plan holds, as one step. */
export function applyPaste(doc: Y.Doc, { drafts, links, frictionPlaces }: PastePlan): void {
  add(doc, drafts, () => {
    for (const link of links) linksRoot(doc).set(newId(), link)
    for (const { friction, place } of frictionPlaces) setFrictionPlace(doc, friction, place, true)
  })
}

/** The collection that a plan would make larger than a map may be; undefined when it fits. */
export function overfull(map: JourneyMap, { drafts, links }: PastePlan): 'stages' | 'lanes' | 'cards' | undefined {
  const grown = (collection: 'stages' | 'lanes' | 'cards') =>
    map[collection].length + drafts.filter((draft) => draft.collection === collection).length > limits[collection]
  if (map.links.length + links.length > limits.links) return 'cards'
  return (['stages', 'lanes', 'cards'] as const).find(grown)
}

/** Gives every card its place: cards that go to one place stand there side by side, in the order they had. */
function placed(
  cards: readonly Card[],
  copies: ReadonlyMap<string, string>,
  homes: Homes,
  arrangement: Arrangement,
  map: JourneyMap,
): { card: Card; place: Card['place'] }[] {
  const stacks = new Map<string, { home: ReturnType<Homes['homeOf']>; cards: Card[] }>()
  for (const card of cards) {
    const home = homes.homeOf(card, copies)
    const key = home.isTouchpoint ? home.stage : `${home.stage} ${home.lane} ${home.under ?? ''}`
    const stack = stacks.get(key)
    if (stack) stack.cards.push(card)
    else stacks.set(key, { home, cards: [card] })
  }
  const isKnownStage = new Set(map.stages.map(({ id }) => id))
  return [...stacks.values()].flatMap(({ home, cards: mine }) => {
    const standing = isKnownStage.has(home.stage) ? cardsAt(arrangement, home, home.isTouchpoint) : []
    const index = homes.indexIn(home, standing, mine)
    const orders = ordersAt(
      standing.map(({ place }) => place.order),
      index,
      mine.length,
    )
    return mine.map((card, position) => {
      const { stage, lane, under, isTouchpoint } = homes.homeOf(card, copies)
      const order = orders[position] ?? card.place.order
      return { card, place: { stage, lane, order, ...(under === undefined || isTouchpoint ? {} : { under }) } }
    })
  })
}

/** Personas or outcomes of a fragment by those of the map: the same one, one of the same name, or a new one. */
function matched(
  collection: 'personas' | 'outcomes',
  map: JourneyMap,
  coming: readonly { readonly id: string; readonly title: string }[],
) {
  const idOf = new Map<string, string>()
  const drafts: Draft[] = []
  const there: readonly { readonly id: string; readonly title: string }[] = map[collection]
  for (const thing of coming) {
    const match =
      there.find(({ id }) => id === thing.id) ?? there.find(({ title }) => nameOf(title) === nameOf(thing.title))
    if (match) idOf.set(thing.id, match.id)
    else if (there.length + drafts.length < limits[collection]) {
      const id = newId()
      idOf.set(thing.id, id)
      drafts.push({ collection, id, fields: { ...thing } })
    }
  }
  return { idOf, drafts }
}

/** Values by the ids of a fragment, by those of the map; nothing where none is left. */
function renamed<Value>(values: Readonly<Record<string, Value>> | undefined, idOf: ReadonlyMap<string, string>) {
  const known = Object.entries(values ?? {}).flatMap(([id, value]) => {
    const match = idOf.get(id)
    return match === undefined ? [] : [[match, value] as const]
  })
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

const nameOf = (title: string) => title.trim().toLowerCase()

/** What an outcome is worth in another currency says nothing here. */
const withoutValue = ({ value: _value, ...outcome }: Outcome): Outcome => outcome

/** What money of the fragment is called on a map of another currency, where "money" would be read as its own. */
function moneyUnit(map: JourneyMap, from: JourneyMap): string | undefined {
  const { currency } = from.meta
  return currency === map.meta.currency ? undefined : currency
}
