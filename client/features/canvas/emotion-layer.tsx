import { useMemo } from 'react'
import { previewRating } from '../../../journey/layout/emotion-chart.ts'
import type { EmotionChart, EmotionCurve, EmotionPoint } from '../../../journey/layout/map-layout.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { curveItems, curveLabelItems, emotionGroundItems, pointItems } from '../../../journey/scene/emotion-items.ts'
import type { Drawing } from '../../../journey/scene/items.ts'
import { useLanguage } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import { Piece } from './piece.tsx'
import { useRatingState } from './rating-state.ts'

/**
 * The curves of an emotion lane. While someone drags a point they are shown with its new rating, and nothing else of the
 * sheet is drawn again.
 * @param stages those in sight, whose points are drawn
 * @param detailed whether the map is near enough for points and words to be made out
 */
export function EmotionLayer({
  chart: laid,
  stages,
  detailed,
}: {
  readonly chart: EmotionChart
  readonly stages: readonly string[]
  readonly detailed: boolean
}) {
  const chart = useShownChart(laid)
  const stageOf = useCanvasState((state) => state.layout.arrangement.stageOf)
  const points = useMemo(() => pointsByStage(chart.curves, stageOf), [chart.curves, stageOf])
  return (
    <g data-emotion-chart={chart.lane}>
      <Piece of={chart} draw={emotionGroundItems} />
      {chart.curves.map((curve) => (
        <Piece key={curve.persona} of={curve} draw={curveItems} />
      ))}
      {detailed && stages.map((id) => <Piece key={id} of={points.get(id) ?? none} draw={stagePointItems} />)}
      {chart.curves.map((curve) => (
        <Piece key={curve.persona} of={curve} draw={curveLabelItems} />
      ))}
    </g>
  )
}

/** A chart as it is to be seen: with the rating that is being dragged in it. */
function useShownChart(chart: EmotionChart): EmotionChart {
  const words = sheetWords(useLanguage())
  const personas = useEditorState((state) => state.map.personas)
  const layout = useCanvasState((state) => state.layout)
  const rating = useRatingState((state) => (state.rating?.lane === chart.lane ? state.rating : undefined))
  return useMemo(
    () => (rating ? previewRating(layout, chart, rating, { personas, words }) : chart),
    [layout, chart, rating, personas, words],
  )
}

interface OwnedPoint {
  readonly curve: EmotionCurve
  readonly point: EmotionPoint
}

const none: readonly OwnedPoint[] = []

function pointsByStage(curves: readonly EmotionCurve[], stageOf: ReadonlyMap<string, string>) {
  const stages = new Map<string, OwnedPoint[]>()
  for (const curve of curves) {
    for (const point of curve.points) {
      const stage = stageOf.get(point.card) ?? ''
      const list = stages.get(stage)
      if (list) list.push({ curve, point })
      else stages.set(stage, [{ curve, point }])
    }
  }
  return stages
}

const stagePointItems = (points: readonly OwnedPoint[]): Drawing =>
  points.flatMap(({ curve, point }) => pointItems(point, curve))
