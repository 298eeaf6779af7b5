import type { EarlierMap } from '../../../journey/export/earlier-map.ts'
import { type ExportOptions, exportOptions } from '../../../journey/export/options.ts'
import { curveStyles } from '../../../journey/layout/emotion-personas.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Look, lookOfView, wholeLook } from '../../../journey/views/look.ts'
import { type ExportChoice, drawnFormats, layoutOf } from './export-choice.ts'

/** A map, how it is looked at, and what else a choice is about. */
export interface Chosen {
  readonly map: JourneyMap
  readonly look: Look
  /** Day of the export, `2026-11-22`. */
  readonly today: string
  /** An earlier version to compare with. */
  readonly before: EarlierMap | undefined
}

/** Turns a choice into the options of an export. */
export function chosenOptions(choice: ExportChoice, { map, look, today, before }: Chosen): ExportOptions {
  const { theme, language, size, width, paper, format } = choice
  const kind = layoutOf(choice)
  const lanes = map.lanes.flatMap(({ id }) => (choice.withoutLanes.includes(id) ? [] : [id]))
  const isDrawn = drawnFormats.includes(format)
  return exportOptions({
    language,
    theme: isDrawn || kind === 'one-pager' ? theme : 'light',
    today,
    look: isDrawn || kind === 'one-pager' ? chosenLook(choice, map, look) : wholeLook,
    // A map without any lane is none: whoever leaves all of them out has another map open.
    lanes: isDrawn && lanes.length > 0 && lanes.length < map.lanes.length ? lanes : undefined,
    pages: kind === 'one-pager' ? { kind, paper } : { kind, paper: paper === 'wide' ? 'a3' : paper },
    scale: size === '2' ? 2 : 1,
    before,
    comments: choice.comments,
    ...(size === 'width' ? { width } : {}),
  })
}

/** What of the map is shown. */
export function chosenLook(choice: ExportChoice, map: JourneyMap, look: Look): Look {
  const part = partOf(choice, map, look)
  const personas = map.personas.flatMap(({ id }) => (choice.personas?.includes(id) === true ? [id] : []))
  return {
    ...part,
    curves: personas.length > 0 ? personas : part.curves,
    hideAssumed: part.hideAssumed || choice.evidence === 'known',
    flow: choice.flow ?? look.flow,
  }
}

/** Ids of the personas whose curves are drawn. */
export function chosenPersonas(choice: ExportChoice, map: JourneyMap, look: Look): readonly string[] {
  return curveStyles(map.personas, chosenLook(choice, map, look).curves).map(({ persona }) => persona.id)
}

function partOf({ part, view }: ExportChoice, map: JourneyMap, look: Look): Look {
  if (part === 'shown') return look
  const saved = part === 'view' ? map.views?.find(({ id }) => id === view) : undefined
  return saved ? lookOfView(saved) : wholeLook
}
