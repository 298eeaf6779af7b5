import { createContext, use, useMemo } from 'react'
import { flowOf } from '../../journey/economics/analyse.ts'
import type { FlowAnalysis } from '../../journey/economics/analysis.ts'
import { type WordedFlow, sheetFlow } from '../../journey/flow/sheet-flow.ts'
import { layoutMap } from '../../journey/layout/layout-map.ts'
import type { MapLayout } from '../../journey/layout/map-layout.ts'
import { sheetWords } from '../../journey/library/sheet-words.ts'
import { type Arrangement, arrange } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Shown, applyLook } from '../../journey/views/apply-look.ts'
import type { Look } from '../../journey/views/look.ts'
import { useToday } from '../components/use-today.ts'
import { useLanguage } from '../language/text.ts'
import { hasFigures } from '../services/economics/has-figures.ts'

/** A map that is only read, with what every part of the page needs of it. */
export interface Reading {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  /** What the flow model says; undefined for a map that says nothing of its flow. */
  readonly flow: FlowAnalysis | undefined
  /** Marks a card or stage and brings it in sight. */
  readonly show: (id: string) => void
}

export const ReadingContext = createContext<Reading | undefined>(undefined)

/** The map around a component. */
export function useReading(): Reading {
  const reading = use(ReadingContext)
  if (!reading) throw new Error('useReading outside of a viewer')
  return reading
}

/** Where the cards of a map stand, and what its flow comes to. */
export function useFigures(map: JourneyMap): Pick<Reading, 'arrangement' | 'flow'> {
  return useMemo(() => ({ arrangement: arrange(map), flow: hasFigures(map) ? flowOf(map) : undefined }), [map])
}

/** What is drawn of a map. */
export interface Drawn {
  readonly shown: Shown
  readonly layout: MapLayout
  readonly flow: WordedFlow | undefined
}

/** Lays out what a look shows of a map, as the canvas does. */
export function useDrawn(
  map: JourneyMap,
  { arrangement, flow }: Pick<Reading, 'arrangement' | 'flow'>,
  look: Look,
): Drawn {
  const language = useLanguage()
  const today = useToday()
  return useMemo(() => {
    const shown = applyLook(map, arrangement, look, { language })
    const worded = look.flow && flow?.problem === null ? sheetFlow(map, flow, language) : undefined
    const layout = layoutMap(shown.map, {
      words: sheetWords(language),
      locale: language,
      today,
      columnLanes: shown.columnLanes,
      ...(shown.journey ? { journey: shown.journey } : {}),
      title: shown.titled,
      bareCards: shown.titled,
      flow: worded !== undefined,
    })
    return { shown, layout, flow: worded }
  }, [map, arrangement, flow, look, language, today])
}
