import { type PointerEvent, memo } from 'react'
import type { EmotionChart } from '../../../journey/layout/map-layout.ts'
import { pointNear } from '../../../journey/layout/rating-hit.ts'
import { ratedPersona } from '../../actions/rate-touchpoints.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useCanvasState, useCanvasStore } from './canvas-state.ts'
import { isDetailed } from './detail.ts'
import styles from './emotion-layer.module.css'
import { spotHere } from './press-rating.ts'
import { type RatingSpot, ratingStore } from './rating-state.ts'
import type { ViewportState } from '../../state/viewport-store.ts'
import { useViewport, useViewportState } from './viewport.tsx'

/** How near a mouse must be to a point: px of the sheet, and from afar, in steps, of the screen. */
const nearReach = 16
const reachAt = (state: ViewportState) => nearReach * (isDetailed(state) ? 1 : Math.ceil(1 / state.transform[2]))
/** Kept free at either side of a column, where a press is not meant for the chart's middle. */
const columnInset = 12

/** Where an emotion chart can be pressed: its points, and the columns that the rated persona has no point in. */
export const RatingTargets = memo(function RatingTargets({
  chart,
  stages,
}: {
  readonly chart: EmotionChart
  readonly stages: readonly string[]
}) {
  const editor = useEditor()
  const store = useCanvasStore()
  const viewport = useViewport()
  const stageById = useCanvasState((state) => state.layout.stageById)
  const persona = useEditorState((state) => ratedPersona(state, chart.shown)?.id)
  const ratings = ratingStore(store)
  const reach = useViewportState(reachAt)
  const rated = new Set(chart.curves.find((curve) => curve.persona === persona)?.points.map(({ card }) => card))
  const columns = stages.flatMap((id) => stageById.get(id)?.columns ?? [])
  const cards = new Set(columns.map(({ card }) => card))

  const hover = (next: RatingSpot | undefined) => {
    const { spot, rating } = ratings.getState()
    if (!rating && JSON.stringify(spot) !== JSON.stringify(next)) ratings.setState({ spot: next })
  }
  const placeOf = (event: PointerEvent) => viewport.screenToSheet({ x: event.clientX, y: event.clientY })
  return (
    <g onPointerLeave={() => hover(undefined)}>
      {persona !== undefined &&
        columns.map(({ card, x, width }) =>
          card === undefined || rated.has(card) ? null : (
            <rect
              key={card}
              className={styles.empty}
              data-rate-here={card}
              x={x + columnInset}
              y={chart.box.y}
              width={width - 2 * columnInset}
              height={chart.box.height}
              onPointerMove={(event) =>
                isMouse(event) && hover(spotHere({ editor, store, point: placeOf(event) }, card))
              }
              onPointerLeave={() => hover(undefined)}
            />
          ),
        )}
      {chart.curves.flatMap((curve) =>
        curve.points.map(({ card, x, y }) =>
          cards.has(card) ? (
            <circle
              key={`${curve.persona}/${card}`}
              className={styles.point}
              data-rating={chart.lane}
              data-rating-of={`${card}/${curve.persona}`}
              cx={x}
              cy={y}
              r={reach}
              data-far={reach > nearReach || undefined}
              onPointerMove={(event) => {
                const hit = isMouse(event) ? pointNear(chart, placeOf(event), 2 * reach, persona) : undefined
                hover(
                  hit && {
                    lane: chart.lane,
                    card: hit.point.card,
                    persona: hit.curve.persona,
                    value: hit.point.value,
                    isRated: true,
                  },
                )
              }}
              onPointerLeave={() => hover(undefined)}
            />
          ) : null,
        ),
      )}
    </g>
  )
})

function isMouse(event: PointerEvent): boolean {
  return event.pointerType !== 'touch' && event.buttons === 0
}
