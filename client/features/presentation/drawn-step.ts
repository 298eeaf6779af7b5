import { layoutMap } from '../../../journey/layout/layout-map.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import { applyLook } from '../../../journey/views/apply-look.ts'
import { essentials } from '../../../journey/views/executive.ts'
import { wholeLook } from '../../../journey/views/look.ts'
import type { Step } from './steps.ts'

/** How a map is drawn for a step: at a glance, with the lanes that matter, or with all of them. */
export type Sheet = 'glance' | 'essentials' | 'all'

/** The whole map is read at a glance, whatever lanes its stages are shown with. */
export const sheetFor = ({ kind }: Step, allLanes: boolean): Sheet =>
  kind === 'map' ? 'glance' : allLanes ? 'all' : 'essentials'

/** Lays out a map for a sheet. */
export function layoutSheet(
  map: JourneyMap,
  sheet: Sheet,
  language: Language,
  today: string,
  curves: readonly string[] | undefined,
): MapLayout {
  const arrangement = arrange(map)
  const options = {
    words: sheetWords(language),
    locale: language,
    today,
    ...(curves ? { personas: curves } : {}),
  }
  if (sheet === 'essentials') return layoutMap(essentials(map, arrangement, language), options)
  if (sheet === 'all') return layoutMap(map, options)
  const shown = applyLook(map, arrangement, { ...wholeLook, laneGroup: 'executive' }, { language })
  return layoutMap(shown.map, {
    ...options,
    columnLanes: shown.columnLanes,
    ...(shown.journey ? { journey: shown.journey } : {}),
    bareCards: true,
  })
}

/** Left free around what is lit, px of the sheet. */
const halo = 8

/** What of a sheet a step lights up; the rest is dimmed. All of it where the step is about the whole map. */
export function litBoxes(layout: MapLayout, { kind, id }: Step, on: readonly string[]): readonly Box[] {
  const all: Box = { x: -400, y: -400, width: layout.width + 800, height: layout.height + 800 }
  if (kind === 'map' || id === undefined) return [all]
  const bodies = joined((kind === 'stage' ? [id] : on).flatMap((place) => bodyOf(layout, place) ?? []))
  // The header of a stage says where its columns are.
  const headers = layout.stages.flatMap(({ header }) =>
    bodies.some(({ x, width }) => x >= header.x && x + width < header.x + header.width) ? [header] : [],
  )
  const lit = [...bodies, ...headers].map(({ x, y, width, height }) => ({
    x: x - halo,
    y: y - halo,
    width: width + 2 * halo,
    height: height + 2 * halo,
  }))
  return lit.length > 0 ? lit : [all]
}

/** A stage as a whole, or the column of a touchpoint and of what stands under it, from the stage's header down. */
function bodyOf({ stages, stageById, cardById }: MapLayout, id: string): Box | undefined {
  const stage = stageById.get(id)
  if (stage) return stage.body
  const card = cardById.get(id)
  const home = stages.find((each) => each.id === card?.stage)
  const column = home?.columns.find((each) => each.card !== undefined && each.card === card?.column)
  return home && column ? { ...home.body, x: column.x, width: column.width } : home?.body
}

/** Boxes from left to right, those that touch as one. */
function joined(boxes: readonly Box[]): readonly Box[] {
  const runs: Box[] = []
  for (const box of boxes.toSorted((a, b) => a.x - b.x)) {
    const last = runs.at(-1)
    if (last && box.x <= last.x + last.width + 4 * halo) {
      const right = Math.max(last.x + last.width, box.x + box.width)
      runs[runs.length - 1] = { ...last, width: right - last.x }
    } else runs.push(box)
  }
  return runs
}

/** Rows of a friction on a sheet, to be framed. */
export function markedRows(layout: MapLayout, { kind, id }: Step): readonly Box[] {
  return kind === 'friction' ? layout.frictions.filter((row) => row.id === id) : []
}
