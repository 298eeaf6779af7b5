import { type OnePagerPaper } from '../layout/one-pager-sizes.ts'
import { layoutOnePager } from '../layout/one-pager.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { renderOnePager } from '../scene/one-pager.ts'
import { type ThemeName, themes } from '../scene/tokens.ts'
import { type OnePagerOptions, onePagerContent } from './one-pager-content.ts'

export interface OnePagerSceneOptions extends OnePagerOptions {
  readonly paper: OnePagerPaper
  readonly theme: ThemeName
}

/** The executive one-pager of a map as one page. */
export function onePagerScene(map: JourneyMap, { paper, theme, ...options }: OnePagerSceneOptions): Scene {
  return renderOnePager(layoutOnePager(onePagerContent(map, options), paper), themes[theme])
}
