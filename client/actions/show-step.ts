import { type TakenStep, type ThingRef, findRef } from '../../journey/doc/history.ts'
import type { Friction, Link, Metric } from '../../journey/model/schema.ts'
import type { CanvasView } from '../state/canvas-view.ts'
import { type Editor, type PanelTab, findThing } from '../state/editor.ts'
import { type Standing, keptPlace, placeOf } from '../state/focus.ts'
import { mainThing } from './step-words.ts'

/** What is done to show a thing. */
interface Sight {
  /** Ids to select; none of them is the map as a whole. Undefined leaves the selection as it is. */
  readonly select?: readonly string[]
  /** Ids to bring into sight. */
  readonly reveal: readonly string[]
  readonly tab?: PanelTab
}

/**
 * Selects what a step has changed and brings it into sight: a friction or metric by what it hangs on, a link by its two
 * ends. Where nothing is left of a card, stage or lane, the place is shown where it stood. `before`: the map as it was.
 */
export function showStep({ label, things }: TakenStep, before: Standing, editor: Editor, view: CanvasView): void {
  const after = editor.store.getState()
  const left = things.filter((thing) => findRef(after.map, thing))
  const main = mainThing(left.length > 0 ? left : things, label.target)
  if (!main) return
  if (view.showChanged) return view.showChanged([main.id, ...left.map(({ id }) => id)])
  if (left.length === 0 && findThing(before.map, main.id)?.kind !== 'link') {
    const near = keptPlace(placeOf(before, main.id), before, after)
    if (near) view.revealPlace(near)
  }
  const { select, reveal, tab } = sightOf(main, left, label.target, before, after)
  if (tab) editor.showTab(tab)
  if (select) editor.select(select)
  const shown = reveal.flatMap((id) => idOnSheet(after, id) ?? [])
  if (shown.length > 0) view.reveal(...shown)
}

function sightOf(
  main: ThingRef,
  left: readonly ThingRef[],
  target: string | undefined,
  before: Standing,
  after: Standing,
): Sight {
  const value = findRef(after.map, main) ?? findRef(before.map, main)
  switch (main.collection) {
    case 'stages':
    case 'lanes':
    case 'cards': {
      const others = left.filter(({ collection, id }) => collection === main.collection && id !== main.id)
      // What the step was done to comes first, in case not all of it fits into sight.
      const ids = left.length > 0 ? [main.id, ...others.map(({ id }) => id)] : []
      return ids.length > 0 ? { select: ids, reveal: ids } : { reveal: [] }
    }
    case 'links': {
      const { from, to } = value as Link
      return left.length > 0 ? { select: [main.id], reveal: [from, to] } : { reveal: [from, to] }
    }
    case 'frictions': {
      const was = findRef(before.map, main) as Friction | undefined
      const places = [...(value as Friction).on, ...(was?.on ?? [])].filter((id) => findThing(after.map, id))
      const place = places.find((id) => id === target) ?? places[0]
      const ids = place === undefined ? [] : [place]
      return { select: ids, reveal: ids, tab: 'frictions' }
    }
    case 'metrics': {
      const { on } = value as Metric
      const ids = on !== undefined && findThing(after.map, on) ? [on] : []
      return { select: ids, reveal: ids, tab: 'metrics' }
    }
    // These stand in the panel of the map as a whole.
    case 'personas':
    case 'meta':
      return { select: [], reveal: [] }
    case 'fixes':
    case 'outcomes':
    case 'views':
    case 'scenarios':
    case 'imports':
      return { reveal: [] }
  }
}

/** What can be seen of a thing: of a card in a collapsed lane the lane, of an unplaced one nothing. */
function idOnSheet(standing: Standing, id: string): string | undefined {
  if (placeOf(standing, id)) return id
  return standing.arrangement.stageOf.has(id)
    ? standing.map.cards.find((card) => card.id === id)?.place.lane
    : undefined
}
