import { flowOf } from '../economics/analyse.ts'
import { sheetFlow } from '../flow/sheet-flow.ts'
import { layoutMap } from '../layout/layout-map.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { sheetWords } from '../library/sheet-words.ts'
import { arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { renderScene } from '../scene/render-scene.ts'
import { themes } from '../scene/tokens.ts'
import { type Shown, applyLook } from '../views/apply-look.ts'
import { exportedOnePager, sceneOf } from './one-pager.ts'
import type { ExportOptions } from './options.ts'

/** What is exported of a map as one drawing: the map with its title above, or the executive one-pager. */
export function drawExport(map: JourneyMap, options: ExportOptions): Scene {
  const { pages, theme } = options
  return pages.kind === 'one-pager'
    ? sceneOf(exportedOnePager(map, options), pages.paper, theme)
    : drawLayout(map, options).scene
}

/** The drawing of the map, and where everything stands that is exported of it. */
export function drawLayout(
  map: JourneyMap,
  options: ExportOptions,
): { readonly layout: MapLayout; readonly scene: Scene } {
  const { language, today, look, theme } = options
  const shown = shownExport(map, options)
  const figures = look.flow ? flowOf(map, { today }) : undefined
  const flow = figures?.problem === null ? sheetFlow(map, figures, language) : undefined
  const layout = layoutMap(shown.map, {
    words: sheetWords(language),
    locale: language,
    title: true,
    bareCards: shown.titled,
    flow: flow !== undefined,
    today,
    columnLanes: shown.columnLanes,
    ...(shown.journey ? { journey: shown.journey } : {}),
    ...(look.curves ? { personas: look.curves } : {}),
  })
  return { layout, scene: renderScene(layout, themes[theme], flow) }
}

/** What of a map is exported, and where it stands. */
export function shownExport(map: JourneyMap, { language, look, lanes }: ExportOptions): Shown {
  const chosen = lanes === undefined ? map : { ...map, lanes: map.lanes.filter(({ id }) => lanes.includes(id)) }
  // Cards of touchpoint lanes that are left out still make the columns.
  const left = map.lanes.filter((lane) => lane.role === 'touchpoint' && !chosen.lanes.includes(lane))
  const shown = applyLook(chosen, arrange(chosen, left), look, { language })
  return { ...shown, columnLanes: [...left, ...shown.columnLanes] }
}
