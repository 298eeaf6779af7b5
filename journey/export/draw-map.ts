import { layoutMap } from '../layout/layout-map.ts'
import { sheetWords } from '../library/sheet-words.ts'
import { arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Scene } from '../scene/items.ts'
import { renderScene } from '../scene/render-scene.ts'
import { themes } from '../scene/tokens.ts'
import { applyLook } from '../views/apply-look.ts'
import type { ExportOptions } from './options.ts'

/** What is exported of a map as one drawing, with its title above. */
export function drawMap(map: JourneyMap, { language, theme, today, look, lanes, flow }: ExportOptions): Scene {
  const chosen = lanes === undefined ? map : { ...map, lanes: map.lanes.filter(({ id }) => lanes.includes(id)) }
  // Cards of touchpoint lanes that are left out still make the columns.
  const left = map.lanes.filter((lane) => lane.role === 'touchpoint' && !chosen.lanes.includes(lane))
  const shown = applyLook(chosen, arrange(chosen, left), look, { language })
  const layout = layoutMap(shown.map, {
    words: sheetWords(language),
    locale: language,
    title: true,
    bareCards: shown.titled,
    flow: flow !== undefined,
    today,
    columnLanes: [...left, ...shown.columnLanes],
    ...(shown.journey ? { journey: shown.journey } : {}),
    ...(look.curves ? { personas: look.curves } : {}),
  })
  return renderScene(layout, themes[theme], flow)
}
