import { layoutMap } from '../layout/layout-map.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { sheetWords } from '../library/sheet-words.ts'
import { arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { renderScene } from '../scene/render-scene.ts'
import { themes } from '../scene/tokens.ts'
import { type Shown, applyLook } from '../views/apply-look.ts'
import type { ExportOptions } from './options.ts'

/** What is exported of a map as one drawing, with its title above. */
export function drawMap(map: JourneyMap, options: ExportOptions): Scene {
  return sceneOf(layoutExport(map, options), options)
}

/** The drawing of what is laid out already. */
export function sceneOf(layout: MapLayout, { theme, flow }: ExportOptions): Scene {
  return renderScene(layout, themes[theme], flow)
}

/** Where everything stands that is exported of a map. */
export function layoutExport(map: JourneyMap, options: ExportOptions): MapLayout {
  const { language, today, look, flow } = options
  const shown = shownExport(map, options)
  return layoutMap(shown.map, {
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
}

/** What of a map is exported, and where it stands. */
export function shownExport(map: JourneyMap, { language, look, lanes }: ExportOptions): Shown {
  const chosen = lanes === undefined ? map : { ...map, lanes: map.lanes.filter(({ id }) => lanes.includes(id)) }
  // Cards of touchpoint lanes that are left out still make the columns.
  const left = map.lanes.filter((lane) => lane.role === 'touchpoint' && !chosen.lanes.includes(lane))
  const shown = applyLook(chosen, arrange(chosen, left), look, { language })
  return { ...shown, columnLanes: [...left, ...shown.columnLanes] }
}
