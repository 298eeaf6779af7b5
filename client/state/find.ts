import { type StoreApi, createStore } from 'zustand'
import type { Hit } from '../../journey/views/search-map.ts'

/** The search that is open on a map. */
export interface FindState {
  readonly open: boolean
  readonly query: string
  /** What is found, in reading order. */
  readonly hits: readonly Hit[]
  /** Index of the hit that one is at; −1: none. */
  readonly at: number
  /** Ids of the cards, stages and lanes that are marked as showing a hit; a moment behind what is typed. */
  readonly marked: ReadonlySet<string>
  /** Id of what shows the hit that one has gone to. */
  readonly here: string | undefined
  /** Counts how often the search was asked for, so that its field takes the focus again. */
  readonly asked: number
  /** Whether its field is there to type in: it is fetched when it is first asked for. */
  readonly ready: boolean
  /** What was typed since the search was asked for, before its field was there. */
  readonly typedAhead: string | undefined
}

export type FindStore = StoreApi<FindState>

const none: ReadonlySet<string> = new Set()

/** A search that has not begun. */
export function createFindStore(): FindStore {
  return createStore<FindState>(() => ({
    open: false,
    query: '',
    hits: [],
    at: -1,
    marked: none,
    here: undefined,
    asked: 0,
    ready: false,
    typedAhead: undefined,
  }))
}

/** Takes what is found; stays at the hit that one is at, as long as it is still found. */
export function takeHits(store: FindStore, query: string, hits: readonly Hit[]): void {
  const { hits: before, at, query: typed } = store.getState()
  const here = typed === query ? before[at] : undefined
  const there = here ? hits.findIndex(({ kind, id }) => kind === here.kind && id === here.id) : -1
  const next = there >= 0 ? there : Math.min(Math.max(typed === query ? at : 0, 0), hits.length - 1)
  store.setState({ query, hits, at: next })
}

/** Marks on the map what is found, and where one is. Not at every letter: hundreds of cards would be drawn again. */
export function markHits(store: FindStore): void {
  const { hits, at } = store.getState()
  store.setState({ marked: new Set(hits.flatMap(({ target }) => target ?? [])), here: hits[at]?.target })
}
