import { dayOf } from '../../../journey/model/day.ts'
import { layoutMap } from '../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import type { SheetFlow } from '../../../journey/scene/flow-items.ts'
import { renderScene } from '../../../journey/scene/render-scene.ts'
import { themes } from '../../../journey/scene/tokens.ts'
import { exportPng } from './png.ts'

interface DrawOptions {
  /** Pixels of the picture per px of the sheet. */
  readonly scale: 1 | 2
  readonly language: Language
  readonly theme: 'light' | 'dark'
  /** What the flow model says, where that is drawn. */
  readonly flow?: SheetFlow | undefined
  /** Told how much is done, 0…1. */
  readonly onProgress?: (done: number) => void
}

/** The whole map as a PNG: the sheet with its title block, however much of it is on screen. */
export async function drawMapPng(
  map: JourneyMap,
  { scale, language, theme, flow, onProgress }: DrawOptions,
): Promise<Blob> {
  const layout = layoutMap(map, {
    words: sheetWords(language),
    locale: language,
    title: true,
    flow: flow !== undefined,
    today: dayOf(new Date()),
  })
  return exportPng(renderScene(layout, themes[theme], flow), scale, onProgress)
}
