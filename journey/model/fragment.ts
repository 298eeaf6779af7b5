import { arrange } from './arrange.ts'
import type { Card, JourneyMap } from './schema.ts'

/** A part of a map, as it is copied. */
export interface Fragment {
  /** Ids of the copied cards, stages and lanes. A stage or lane stands for all that stands in it. */
  readonly roots: readonly string[]
  /**
   * What is copied, with what hangs on it, and the stages, lanes and touchpoints that tell where it stood: these are
   * not among the roots.
   */
  readonly map: JourneyMap
}

/**
 * The part of a map that cards, stages and lanes make up; ids of anything else are passed over. With them come their
 * metrics, the frictions that occur there, the personas that rated them, the outcomes that they end in, and the links that join two of them.
 */
export function fragmentOf(map: JourneyMap, ids: readonly string[]): Fragment {
  const isThing = new Set([...map.cards, ...map.stages, ...map.lanes].map(({ id }) => id))
  const wanted = ids.filter((id) => isThing.has(id))
  const { stageOf, columns } = arrange(map)
  const copied = copiedCards(map, wanted, stageOf)
  const inStructure = (card: Card) => wanted.includes(card.place.lane) || wanted.includes(stageOf.get(card.id) ?? '')
  const structured = new Set(map.cards.flatMap((card) => (inStructure(card) ? [card.id] : [])))
  const roots = wanted.filter((id) => !structured.has(id))

  const cards = map.cards.filter(({ id }) => copied.has(id))
  const abroad = cards.filter(({ place }) => place.under !== undefined && !copied.has(place.under))
  const signposts = [...new Set(abroad.flatMap(({ id }) => stageOf.get(id) ?? []))]
    .flatMap((stage) => columns.get(stage) ?? [])
    .filter(({ id }) => !copied.has(id))
    .map(({ id, title, place }): Card => ({ id, title, place }))
  const all = [...cards, ...signposts]
  const lanes = new Set([...roots, ...all.map(({ place }) => place.lane)])
  const isCopied = (id: string | undefined) => id !== undefined && (copied.has(id) || roots.includes(id))
  const ended = new Set(cards.flatMap(({ ends }) => Object.keys(ends ?? {})))
  const rated = new Set(cards.flatMap(({ emotions }) => Object.keys(emotions ?? {})))
  const { schema, title, currency, locale } = map.meta
  return {
    roots,
    map: {
      meta: { schema, title, ...(currency === undefined ? {} : { currency }), ...(locale ? { locale } : {}) },
      stages: spanned(map, new Set([...roots, ...all.flatMap(({ id }) => stageOf.get(id) ?? [])])),
      lanes: map.lanes.filter(({ id }) => lanes.has(id)),
      cards: all,
      links: map.links.filter(({ from, to }) => copied.has(from) && copied.has(to)),
      frictions: map.frictions.flatMap((friction) => {
        const on = friction.on.filter(isCopied)
        return on.length === 0 ? [] : [{ ...friction, on }]
      }),
      metrics: map.metrics.filter(({ on }) => isCopied(on)),
      fixes: [],
      personas: map.personas.filter(({ id }) => rated.has(id)),
      outcomes: map.outcomes.filter(({ id }) => ended.has(id)),
    },
  }
}

/** Ids of the cards that a selection copies: those it names, and those that stand in its stages and lanes. */
export function copiedCards(
  map: JourneyMap,
  roots: readonly string[],
  stageOf: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const wanted = new Set(roots)
  const isCopied = ({ id, place }: Card) =>
    wanted.has(id) || wanted.has(stageOf.get(id) ?? '') || (wanted.has(place.lane) && stageOf.has(id))
  return new Set(map.cards.flatMap((card) => (isCopied(card) ? [card.id] : [])))
}

/** The stages from the first to the last that something stands in, so that what lies between keeps its distance. */
function spanned({ stages }: JourneyMap, used: ReadonlySet<string>): JourneyMap['stages'] {
  const first = stages.findIndex(({ id }) => used.has(id))
  const last = stages.findLastIndex(({ id }) => used.has(id))
  return first < 0 ? [] : stages.slice(first, last + 1)
}
