import type { Slot } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Filter, type Look, lookOfView, noFilter, soundLook, wholeLook } from '../../journey/views/look.ts'
import { type CardMove, indexAmong, movesOnMap, slotOnMap } from '../../journey/views/places.ts'
import type { Editor } from './editor.ts'
import { keptPlace } from './focus.ts'
import { noneKept, show } from './look.ts'

/** Looks at the map in another way. What is hidden by it is no longer selected. */
export function changeLook({ store }: Editor, change: Partial<Look>): void {
  const { look, map, viewId } = store.getState()
  setLook(store, soundLook({ ...look, ...change }, map), viewId, noneKept)
}

function setLook(store: Editor['store'], look: Look, viewId: string | undefined, kept: ReadonlySet<string>): void {
  const state = store.getState()
  const shown = show(state.map, state.arrangement, look, kept)
  const isWhole = shown.map === state.map
  const links = new Set(shown.map.links.map(({ id }) => id))
  const seen = new Set([...shown.map.cards, ...shown.map.stages, ...shown.map.lanes].map(({ id }) => id))
  const isHere = (id: string) => seen.has(id) || links.has(id)
  const selection = isWhole || state.selection.every(isHere) ? state.selection : state.selection.filter(isHere)
  store.setState({
    look,
    viewId,
    kept,
    shown,
    selection,
    focus: keptPlace(state.focus, state.shown, shown),
    anchor: keptPlace(state.anchor, state.shown, shown),
    renaming: undefined,
  })
}

/** Changes what the filter asks for. */
export function changeFilter(editor: Editor, change: Partial<Filter>): void {
  changeLook(editor, { filter: { ...editor.store.getState().look.filter, ...change } })
}

/** Shows all cards again, in the stages and lanes that are shown. */
export function clearFilter(editor: Editor): void {
  changeLook(editor, { filter: noFilter })
}

/** Looks at the map through a saved view; without one at all of it. */
export function applyView({ store }: Editor, id: string | undefined): void {
  const { map } = store.getState()
  const view = map.views?.find((each) => each.id === id)
  setLook(store, soundLook(view ? lookOfView(view) : wholeLook, map), view?.id, noneKept)
}

/** Shows a card, stage or lane that the look does not show: its stage instead of another, and itself beside the rest. */
export function bringInSight({ store }: Editor, id: string): void {
  const { look, map, arrangement, shown, kept, viewId } = store.getState()
  if (shown.map === map) return
  const stage = map.stages.some((each) => each.id === id) ? id : arrangement.stageOf.get(id)
  const isElsewhere = look.stage !== undefined && stage !== undefined && look.stage !== stage
  if (!isElsewhere && isDrawn(shown.map, id)) return
  setLook(store, isElsewhere ? { ...look, stage } : look, viewId, new Set([...kept, id]))
}

function isDrawn({ cards, stages, lanes }: JourneyMap, id: string): boolean {
  const lane = cards.find((card) => card.id === id)?.place.lane ?? id
  return stages.some((stage) => stage.id === id) || lanes.some((each) => each.id === lane)
}

/** Works the look out again, as for another language. */
export function refreshLook({ store }: Editor): void {
  const { map, arrangement, look, kept, shown } = store.getState()
  if (shown.map !== map) store.setState({ shown: show(map, arrangement, look, kept) })
}

/** The slot of the whole map that one among the shown cards means; nothing in a lane that the map has not. */
export function wholeSlot({ store }: Editor, slot: Slot, moving: readonly string[] = []): Slot | undefined {
  const { shown, map, arrangement } = store.getState()
  return slotOnMap(slot, shown, map, arrangement, new Set(moving))
}

/** Moves among the shown cards, one after the other, as moves of the whole map. */
export function wholeMoves({ store }: Editor, moves: readonly CardMove[]): readonly CardMove[] {
  const { shown, map, arrangement } = store.getState()
  return shown.map === map ? moves : movesOnMap(moves, shown, map, arrangement)
}

/** The index among all stages or lanes, without the one that is moved, that one among the shown ones means. */
export function wholeIndex({ store }: Editor, kind: 'stages' | 'lanes', moved: string, index: number): number {
  const { shown, map } = store.getState()
  const ids = (things: readonly { readonly id: string }[]) => things.flatMap(({ id }) => (id === moved ? [] : [id]))
  return shown.map === map ? index : indexAmong(ids(shown.map[kind]), ids(map[kind]), index)
}
