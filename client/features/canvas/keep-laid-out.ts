import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import { layoutMap } from '../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import type { Editor } from '../../state/editor.ts'
import type { CanvasStore } from './canvas-state.ts'
import { shownMap } from './shown-map.ts'

/** The geometry of a map in a language; parts of `previous` that did not change are the same objects again. */
export function layoutOf(map: JourneyMap, language: Language, previous?: MapLayout): MapLayout {
  return layoutMap(map, { words: sheetWords(language), locale: language, ...(previous ? { previous } : {}) })
}

/** Keeps a canvas's layout that of the open map, until the returned function is called. */
export function keepLaidOut(editor: Editor, store: CanvasStore, language: Language): () => void {
  let laidOut: readonly unknown[] = []
  const update = () => {
    const { map } = editor.store.getState()
    const state = store.getState()
    const source = [map, state.drag?.held, state.sizing, state.openForDrag]
    if (source.every((part, index) => part === laidOut[index])) return
    laidOut = source
    store.setState({ layout: layoutOf(shownMap(map, state), language, state.layout) })
  }
  update()
  const stops = [editor.store.subscribe(update), store.subscribe(update)]
  return () => stops.forEach((stop) => stop())
}
