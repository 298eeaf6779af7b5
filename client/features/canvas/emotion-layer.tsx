import { useMemo } from 'react'
import type { EmotionChart, EmotionCurve, EmotionPoint } from '../../../journey/layout/map-layout.ts'
import {
  curveItems,
  curveLabelItems,
  emotionGroundItems,
  emotionKeyItems,
  farCurveItems,
  pointItems,
} from '../../../journey/scene/emotion-items.ts'
import type { Drawing } from '../../../journey/scene/items.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './emotion-layer.module.css'
import { Piece } from './piece.tsx'
import { RatingTargets } from './rating-targets.tsx'
import { useShownChart } from './use-shown-chart.ts'

/**
 * The curves of an emotion lane. While someone drags a point they are shown with its new rating, and nothing else of the
 * sheet is drawn again.
 * @param stages those in sight, whose points are drawn
 * @param detailed whether the map is near enough for points and words to be made out
 * @param far whether it is so far that nothing of it can be pressed
 */
export function EmotionLayer({
  chart: laid,
  stages,
  detailed,
  far,
}: {
  readonly chart: EmotionChart
  readonly stages: readonly string[]
  readonly detailed: boolean
  readonly far: boolean
}) {
  const chart = useShownChart(laid)
  const stageOf = useCanvasState((state) => state.layout.arrangement.stageOf)
  const points = useMemo(() => pointsByStage(chart.curves, stageOf), [chart.curves, stageOf])
  return (
    <g data-emotion-chart={chart.lane}>
      <Piece of={chart} draw={emotionGroundItems} />
      {chart.curves.map((curve) => (
        <Piece key={curve.persona} of={curve} draw={detailed ? curveItems : farCurveItems} />
      ))}
      {detailed && <Piece of={chart} draw={emotionKeyItems} />}
      {detailed && stages.map((id) => <Piece key={id} of={points.get(id) ?? none} draw={stagePointItems} />)}
      {detailed && chart.curves.map((curve) => <Piece key={curve.persona} of={curve} draw={curveLabelItems} />)}
      {chart.curves.length === 0 && detailed && <EmptyHint chart={chart} />}
      {!far && <RatingTargets chart={laid} stages={stages} />}
    </g>
  )
}

/** What a chart says that nobody rated yet. */
function EmptyHint({ chart }: { readonly chart: EmotionChart }) {
  const text = useText()
  const hasPersonas = useEditorState((state) => state.map.personas.length > 0)
  const hasTouchpoints = useCanvasState((state) => state.layout.arrangement.touchpoints.length > 0)
  if (!hasTouchpoints) return null
  const { x, width } = chart.box
  return (
    <foreignObject
      className={styles.hintRoom}
      x={x + 12}
      y={chart.keysTop}
      width={Math.min(width - 24, 460)}
      height={80}
    >
      <p className={styles.hint}>{text(hasPersonas ? 'canvas.rateHint' : 'canvas.rateNeedsPersona')}</p>
    </foreignObject>
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
