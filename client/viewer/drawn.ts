import { useMemo, useState } from 'react'
import type { WordedFlow } from '../../journey/flow/sheet-flow.ts'
import { layoutMap } from '../../journey/layout/layout-map.ts'
import type { LayoutOptions, MapLayout } from '../../journey/layout/map-layout.ts'
import { sheetWords } from '../../journey/library/sheet-words.ts'
import { arrange } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Shown, applyLook } from '../../journey/views/apply-look.ts'
import type { Look } from '../../journey/views/look.ts'
import { useToday } from '../components/use-today.ts'
import { useLanguage } from '../language/text.ts'
import { hasFigures } from '../services/economics/has-figures.ts'
import type { Parts } from './parts.ts'
import type { Reading } from './reading.ts'

/** Where the cards of a map stand, and, where that is asked for, what its flow comes to. */
export function useFigures(
  map: JourneyMap,
  parts: Parts | undefined,
  isFlowAsked: boolean,
): Pick<Reading, 'arrangement' | 'flow'> {
  const arrangement = useMemo(() => arrange(map), [map])
  const flow = useMemo(
    () => (parts && isFlowAsked && hasFigures(map) ? parts.flowOf(map) : undefined),
    [map, parts, isFlowAsked],
  )
  return useMemo(() => ({ arrangement, flow }), [arrangement, flow])
}

/** What is drawn of a map. */
export interface Drawn {
  readonly shown: Shown
  readonly layout: MapLayout
  readonly flow: WordedFlow | undefined
}

/** Lays out what a look shows of a map, as the canvas does; what did not change is drawn as before. */
export function useDrawn(
  map: JourneyMap,
  { arrangement, flow }: Pick<Reading, 'arrangement' | 'flow'>,
  look: Look,
  parts: Parts | undefined,
): Drawn {
  const language = useLanguage()
  const today = useToday()
  const [lay] = useState(() => laidOutAgain())
  return useMemo(() => {
    const shown = applyLook(map, arrangement, look, { language })
    const worded = look.flow && parts && flow?.problem === null ? parts.sheetFlow(map, flow, language) : undefined
    const layout = lay(shown.map, {
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
  }, [map, arrangement, flow, look, language, today, parts, lay])
}

/** Lays out a map time and again: parts that did not change are the same objects as the time before. */
function laidOutAgain(): (map: JourneyMap, options: LayoutOptions) => MapLayout {
  let previous: MapLayout | undefined
  return (map, options) => (previous = layoutMap(map, previous ? { ...options, previous } : options))
}
