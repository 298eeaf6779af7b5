import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import { layoutMap } from '../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { dayOf } from '../../../journey/model/day.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import { hasFigures } from '../../services/economics/has-figures.ts'
import { refreshLook } from '../../state/change-look.ts'
import { type DraftPlace, withDraft } from '../../state/draft.ts'
import type { Editor } from '../../state/editor.ts'
import type { LookState } from '../../state/look.ts'
import type { CanvasState, CanvasStore } from './canvas-state.ts'
import { shownMap } from './shown-map.ts'

/**
 * The geometry of what is shown of a map, in a language; parts of `previous` that did not change are the same objects
 * again.
 */
export function layoutOf(
  { look, shown }: Pick<LookState, 'look' | 'shown'>,
  language: Language,
  previous?: MapLayout,
  map = shown.map,
): MapLayout {
  return layoutMap(map, {
    words: sheetWords(language),
    locale: language,
    today: dayOf(new Date()),
    columnLanes: shown.columnLanes,
    ...(shown.journey ? { journey: shown.journey } : {}),
    title: shown.titled,
    bareCards: shown.titled,
    ...(look.curves ? { personas: look.curves } : {}),
    ...(look.flow && hasFigures(map) ? { flow: true } : {}),
    ...(previous ? { previous } : {}),
  })
}

/** A layout of what is shown, and what it was made of. */
export interface FirstLayout extends Pick<LookState, 'look' | 'shown'> {
  readonly layout: MapLayout
  readonly language: Language
}

/** Lays out what is shown of a map, before there is a canvas to keep it for. */
export function firstLayout(editor: Editor, language: Language): FirstLayout {
  const { look, shown } = editor.store.getState()
  return { look, shown, language, layout: layoutOf({ look, shown }, language) }
}

/**
 * Keeps a canvas's layout that of the open map, until the returned function is called.
 * @param first what the canvas began with: it is not laid out a second time
 */
export function keepLaidOut(editor: Editor, store: CanvasStore, language: Language, first: FirstLayout): () => void {
  const { layout, openForDrag } = store.getState()
  const isFirst = layout === first.layout && language === first.language
  let laidOut: readonly unknown[] = isFirst ? sourceOf(first, { openForDrag }) : []
  const update = () => {
    const standing = editor.store.getState()
    const { look, shown } = standing
    const { place } = editor.draft.getState()
    const state = store.getState()
    const source = sourceOf(standing, state, place)
    if (source.every((part, index) => part === laidOut[index])) return
    laidOut = source
    const map = withDraft(shownMap(shown.map, state), standing, place)
    store.setState({ layout: layoutOf({ look, shown }, language, state.layout, map) })
  }
  refreshLook(editor)
  update()
  const stops = [editor.store.subscribe(update), editor.draft.subscribe(update), store.subscribe(update)]
  return () => stops.forEach((stop) => stop())
}

/** Whatever a layout depends on. */
function sourceOf(
  { look, shown }: Pick<LookState, 'look' | 'shown'>,
  { drag, sizing, openForDrag }: Pick<CanvasState, 'openForDrag'> & Partial<CanvasState>,
  place?: DraftPlace,
): readonly unknown[] {
  return [shown, look.curves, look.flow, drag?.held, sizing, openForDrag, place]
}
