import { type StoreApi, createStore, useStore } from 'zustand'
import type { FrictionStatus, LossBucket } from '../../journey/model/vocabulary.ts'
import { type Editor, useEditor } from './editor.ts'

/** What the board shows: frictions, what can be done about them, or how far that has come. */
export const boardTabs = ['frictions', 'fixes', 'history'] as const
export type BoardTab = (typeof boardTabs)[number]

/** What frictions can be sorted by, which are the columns of their table. */
export const frictionColumns = [
  'title',
  'severity',
  'rice',
  'opportunity',
  'money',
  'share',
  'ranks',
  'fixes',
  'votes',
  'status',
  'owner',
  'places',
  'frequency',
  'exitImpact',
  'persistence',
  'bucket',
] as const
export type FrictionColumn = (typeof frictionColumns)[number]

/** What fixes can be sorted by. */
export const fixColumns = [
  'title',
  'frictions',
  'gain',
  'payback',
  'effectiveness',
  'cost',
  'effort',
  'owner',
  'due',
] as const
export type FixColumn = (typeof fixColumns)[number]

export interface Sort<Column extends string> {
  readonly by: Column
  readonly descending: boolean
}

/** A loss bucket, or none that anybody has said. */
export type Bucket = LossBucket | 'none'

/** Which frictions are shown; nothing chosen is all of them. */
export interface BoardFilter {
  readonly query: string
  readonly statuses: readonly FrictionStatus[]
  readonly buckets: readonly Bucket[]
  readonly stages: readonly string[]
}

export const wholeBoard: BoardFilter = { query: '', statuses: [], buckets: [], stages: [] }

/** How somebody looks at the board of a map. Nothing of it is part of the map; it stays while the map is open. */
export interface BoardState {
  readonly tab: BoardTab
  readonly sort: Sort<FrictionColumn>
  readonly fixSort: Sort<FixColumn>
  readonly filter: BoardFilter
  /** Whether frictions stand by loss bucket. */
  readonly isGrouped: boolean
  /** Id of the friction that the side panel shows; the map without it. */
  readonly shown: string | undefined
  /** Ids of the frictions that something is about to be done with. */
  readonly chosen: ReadonlySet<string>
  /** Ids of the frictions whose fixes are unfolded. */
  readonly unfolded: ReadonlySet<string>
  /** Counts how often the search of the board was asked for, so that its field takes the focus. */
  readonly asked: number
}

const nothing: ReadonlySet<string> = new Set()

const firstLook: BoardState = {
  tab: 'frictions',
  sort: { by: 'money', descending: true },
  fixSort: { by: 'gain', descending: true },
  filter: wholeBoard,
  isGrouped: false,
  shown: undefined,
  chosen: nothing,
  unfolded: nothing,
  asked: 0,
}

const boards = new WeakMap<Editor, StoreApi<BoardState>>()

/** The board of a map that is open: one for all that ask. */
export function boardOf(editor: Editor): StoreApi<BoardState> {
  let board = boards.get(editor)
  if (!board) boards.set(editor, (board = createStore<BoardState>(() => firstLook)))
  return board
}

/** A part of how the board is looked at, in a component. */
export function useBoard<T>(select: (state: BoardState) => T): T {
  return useStore(boardOf(useEditor()), select)
}

/** A set with something in it that was not, or without something that was. */
export function toggled(set: ReadonlySet<string>, id: string, on = !set.has(id)): ReadonlySet<string> {
  const next = new Set(set)
  if (on) next.add(id)
  else next.delete(id)
  return next
}
