import type { OnePagerContent } from '../layout/one-pager-content.ts'
import type { OnePagerPaper } from '../layout/one-pager-sizes.ts'
import { layoutOnePager } from '../layout/one-pager.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { renderOnePager } from '../scene/one-pager.ts'
import { type ThemeName, themes } from '../scene/tokens.ts'
import { withoutAssumptions } from '../views/hide-assumed.ts'
import { type OnePagerOptions, onePagerContent } from './one-pager-content.ts'
import type { ExportOptions } from './options.ts'

export interface OnePagerSceneOptions extends OnePagerOptions {
  readonly paper: OnePagerPaper
  readonly theme: ThemeName
}

/** The executive one-pager of a map as one page. */
export function onePagerScene(map: JourneyMap, { paper, theme, ...options }: OnePagerSceneOptions): Scene {
  return sceneOf(onePagerContent(map, options), paper, theme)
}

/** What the one-pager of an export says. */
export function exportedOnePager(map: JourneyMap, { language, today, look, before }: ExportOptions): OnePagerContent {
  return onePagerContent(look.hideAssumed ? withoutAssumptions(map) : map, {
    language,
    today,
    ...(look.curves ? { personas: look.curves } : {}),
    ...(before ? { before } : {}),
  })
}

/** A one-pager as one page, from what it says. */
export function sceneOf(content: OnePagerContent, paper: OnePagerPaper, theme: ThemeName): Scene {
  return renderOnePager(layoutOnePager(content, paper), themes[theme])
}
