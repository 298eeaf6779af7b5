import { createContext, use, useMemo } from 'react'
import type * as Y from 'yjs'
import { type StoreApi, createStore, useStore } from 'zustand'
import { type MapHistory, type StepLabel, openHistory } from '../../journey/doc/history.ts'
import { watchMap } from '../../journey/doc/read.ts'
import { type Arrangement, arrange } from '../../journey/model/arrange.ts'
import type { Card, JourneyMap, Lane, Link, Stage } from '../../journey/model/schema.ts'
import { type DraftStore, createDraftStore } from './draft.ts'
import { onceAFrame } from '../services/once-a-frame.ts'
import { type FindStore, createFindStore } from './find.ts'
import { type GridPlace, keptPlace, placeOf } from './focus.ts'
import { type LookState, firstLook, lookAfter } from './look.ts'

/** What the panel shows of a thing: the thing itself, what gets in the way there, what is measured there, what is said. */
export type PanelTab = 'details' | 'frictions' | 'metrics' | 'comments'

/** What is in view state only: nothing of it is part of the map. */
export interface EditorState extends LookState {
  /** The whole map, whatever the look shows of it. */
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  /** Ids of the selected cards, stages, lanes or links. Things that are gone are dropped. */
  readonly selection: readonly string[]
  /** Where the keyboard is: what arrow keys go on from and where things are pasted. Undefined is the map as a whole. */
  readonly focus: GridPlace | undefined
  /** Where Shift + arrow keys began to select. */
  readonly anchor: GridPlace | undefined
  /** The thing whose title is being edited in place. */
  readonly renaming: string | undefined
  /** When that thing was just made: the gesture that made it, so that its first title is part of the same step. */
  readonly making: string | undefined
  /** It stays when something else is selected, so that one can go through all frictions of a map. */
  readonly panelTab: PanelTab
  /** Id of the persona whose emotions a press on a curve rates; the first of the map without it. */
  readonly persona: string | undefined
  /** Newest steps that undo and redo would take. */
  readonly undo: StepLabel | undefined
  readonly redo: StepLabel | undefined
}

/** One open map as the user works on it: the document, its history, and what is selected. */
export interface Editor {
  readonly doc: Y.Doc
  readonly store: StoreApi<EditorState>
  readonly history: MapHistory
  /** The search that is open on the map. */
  readonly find: FindStore
  /** The card or stage that is being written and not on the map yet. */
  readonly draft: DraftStore
  /**
   * Runs edits of `journey/edits` as one undoable step.
   * @param action key of the action in the language files, as in `step.moveCard`
   * @param target id of the thing it is done to; its title names the step
   * @param gesture edits of one gesture (typing into one field) become one step
   */
  edit<T>(action: string, target: string | undefined, edits: () => T, gesture?: string): T
  /** Selects things; the keyboard goes to the last of them, unless it is at one of them already. */
  select(ids: readonly string[]): void
  /**
   * Puts the keyboard at a place, or at the map as a whole, and selects what stands there.
   * @param selection what is selected instead
   * @param anchor where a range began that reaches to the place
   */
  focusOn(place: GridPlace | undefined, selection?: readonly string[], anchor?: GridPlace): void
  /** Starts editing a title in place, or ends it. `making` is the gesture of a thing that was just made. */
  rename(id: string | undefined, making?: string): void
  showTab(tab: PanelTab): void
  /** Says whose emotions are rated. */
  ratePersona(id: string): void
  /** Takes in at once what others have just done; without it, that comes with the next frame. */
  settle(): void
  close(): void
}

/** What an id on the map stands for. */
export type Thing =
  | { readonly kind: 'card'; readonly value: Card }
  | { readonly kind: 'stage'; readonly value: Stage }
  | { readonly kind: 'lane'; readonly value: Lane }
  | { readonly kind: 'link'; readonly value: Link }

const things = new WeakMap<JourneyMap, ReadonlyMap<string, Thing>>()

/** Finds what an id stands for on a map; ids are unique over cards, stages, lanes and links. */
export function findThing(map: JourneyMap, id: string): Thing | undefined {
  // Thousands of things may be selected, and each is looked for: the map's things are sorted by id once.
  let ofMap = things.get(map)
  if (!ofMap) things.set(map, (ofMap = thingsById(map)))
  return ofMap.get(id)
}

function thingsById({ cards, stages, lanes, links }: JourneyMap): ReadonlyMap<string, Thing> {
  const all: readonly Thing[] = [
    ...links.map((value): Thing => ({ kind: 'link', value })),
    ...lanes.map((value): Thing => ({ kind: 'lane', value })),
    ...stages.map((value): Thing => ({ kind: 'stage', value })),
    ...cards.map((value): Thing => ({ kind: 'card', value })),
  ]
  return new Map(all.map((thing) => [thing.value.id, thing]))
}

/** Opens an editor on a document that holds its map already. */
export function openEditor(doc: Y.Doc): Editor {
  const history = openHistory(doc, () => watch.current)
  const take = (map: JourneyMap, isOwn: boolean) => {
    const before = store.getState()
    const { selection, renaming } = before
    const isThere = (id: string) => findThing(map, id) !== undefined
    const arrangement = arrange(map)
    const after = lookAfter(before, map, arrangement, isOwn)
    store.setState({
      map,
      arrangement,
      ...after,
      focus: keptPlace(before.focus, before.shown, after.shown),
      anchor: keptPlace(before.anchor, before.shown, after.shown),
      selection: selection.every(isThere) ? selection : selection.filter(isThere),
      renaming: renaming !== undefined && isThere(renaming) ? renaming : undefined,
    })
  }
  const watch = watchMap(doc, take, onceAFrame)
  const first = arrange(watch.current)
  const store = createStore<EditorState>(() => ({
    map: watch.current,
    arrangement: first,
    ...firstLook(watch.current, first),
    selection: [],
    focus: undefined,
    anchor: undefined,
    renaming: undefined,
    making: undefined,
    panelTab: 'details',
    persona: undefined,
    undo: history.state.undo,
    redo: history.state.redo,
  }))
  const selectAt = (focus: GridPlace | undefined, ids: readonly string[], anchor: GridPlace | undefined) => {
    const { selection } = store.getState()
    const isSame = ids.length === selection.length && ids.every((id, index) => id === selection[index])
    store.setState(isSame ? { focus, anchor } : { focus, anchor, selection: ids, renaming: undefined })
  }
  const unwatchHistory = history.watch((state) => store.setState(state))
  return {
    doc,
    store,
    history,
    find: createFindStore(),
    draft: createDraftStore(),
    edit(action, target, edits, gesture) {
      const thing = target === undefined ? undefined : findThing(store.getState().map, target)
      const subject = thing && 'title' in thing.value ? thing.value.title : undefined
      const label: StepLabel = {
        action,
        ...(subject === undefined ? {} : { subject }),
        ...(target === undefined ? {} : { target }),
      }
      return history.run(label, edits, gesture)
    },
    select(ids) {
      const state = store.getState()
      const { focus } = state
      const isAmong = focus !== undefined && focus.kind !== 'cell' && ids.includes(focus.id)
      const last = ids.at(-1)
      const place = isAmong || last === undefined ? focus : (placeOf(state.shown, last) ?? focus)
      selectAt(place, ids, place === focus ? state.anchor : place)
    },
    focusOn: (place, selection, anchor = place) =>
      selectAt(place, selection ?? (place === undefined || place.kind === 'cell' ? [] : [place.id]), anchor),
    rename: (renaming, making) => store.setState({ renaming, making }),
    showTab: (panelTab) => store.setState({ panelTab }),
    ratePersona: (persona) => store.setState({ persona }),
    settle: () => watch.settle(),
    close() {
      unwatchHistory()
      watch.close()
      history.close()
    },
  }
}

export const EditorContext = createContext<Editor | undefined>(undefined)

/** The editor of the map that is open around a component. */
export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (!editor) throw new Error('useEditor outside of an open map')
  return editor
}

/** A part of the editor's state; the component renders again only when that part changes. */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor().store, select)
}

/** What an id stands for, in a component; the same object as long as the thing does not change. */
export function useThing(id: string): Thing | undefined {
  const value = useEditorState((state) => findThing(state.map, id)?.value)
  const kind = useEditorState((state) => findThing(state.map, id)?.kind)
  return useMemo(() => (value && kind ? ({ kind, value } as Thing) : undefined), [value, kind])
}
