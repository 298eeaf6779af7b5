import { useMemo } from 'react'
import { previewRating } from '../../../journey/layout/emotion-chart.ts'
import type { EmotionChart } from '../../../journey/layout/map-layout.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { useLanguage } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import { useRatingState } from './rating-state.ts'

/** A chart as it is to be seen: with the rating that is being dragged in it. */
export function useShownChart<Chart extends EmotionChart | undefined>(chart: Chart): Chart | EmotionChart {
  const words = sheetWords(useLanguage())
  const personas = useEditorState((state) => state.map.personas)
  const layout = useCanvasState((state) => state.layout)
  const rating = useRatingState((state) => (state.rating?.lane === chart?.lane ? state.rating : undefined))
  return useMemo(
    () => (rating && chart ? previewRating(layout, chart, rating, { personas, words }) : chart),
    [layout, chart, rating, personas, words],
  )
}
