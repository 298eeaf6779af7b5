import { type CSSProperties, useEffect } from 'react'
import { faceIcon } from '../../../journey/layout/card-content.ts'
import { levelY } from '../../../journey/layout/emotion-chart.ts'
import { personaColour } from '../../../journey/layout/emotion-personas.ts'
import { formatRating } from '../../../journey/metrics/number-format.ts'
import { iconPath } from '../../../journey/scene/icons.ts'
import { type Text, useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { announce } from '../../state/announcements.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './emotion-layer.module.css'
import { type RatingSpot, useRatingState } from './rating-state.ts'
import { useShownChart } from './use-shown-chart.ts'
import { useViewport } from './viewport.tsx'

/** What the words beside a point may take up, px of the screen. */
const wordsRoom = 310

/** The point under the pointer: the one that is dragged, or where a press would rate, with its face and its level. */
export function RatingMark() {
  const spot = useRatingState((state) => state.rating ?? state.spot)
  const isDragged = useRatingState((state) => state.rating !== undefined)
  return spot ? <Mark spot={spot} isDragged={isDragged} /> : null
}

function Mark({ spot, isDragged }: { readonly spot: RatingSpot; readonly isDragged: boolean }) {
  const text = useText()
  const language = useLanguage()
  const viewport = useViewport()
  const index = useEditorState((state) => state.map.personas.findIndex(({ id }) => id === spot.persona))
  const persona = useEditorState((state) => state.map.personas[index])
  const chart = useShownChart(useCanvasState((state) => state.layout.emotions.find(({ lane }) => lane === spot.lane)))
  const middle = useCanvasState(({ layout }) => {
    const stage = layout.stageById.get(layout.arrangement.stageOf.get(spot.card) ?? '')
    const column = stage?.columns.find(({ card }) => card === spot.card)
    return column && column.x + column.width / 2
  })
  const own = chart?.curves
    .find((curve) => curve.persona === spot.persona)
    ?.points.find(({ card }) => card === spot.card)
  const x = own?.x ?? middle
  const name = persona ? persona.title || text('untitled.persona') : ''
  const feeling = `${feelingOf(text, spot.value)} (${formatRating(spot.value, language)})`
  const said = isDragged ? text('canvas.ratingOf', { name, feeling }) : ''
  useEffect(() => {
    if (said !== '') announce(said)
  }, [said])
  if (!persona || !chart || x === undefined) return null
  const y = levelY(chart.box, spot.value)
  const colour = personaColour(persona, index)
  const { width, transform } = viewport.getState()
  const [left, , zoom] = transform
  return (
    <div
      className={styles.mark}
      data-rating-mark={spot.value}
      data-dragged={isDragged || undefined}
      data-at-end={left + x * zoom > width - wordsRoom || undefined}
      style={
        {
          '--hue': `var(--j-${colour}-strong)`,
          '--unzoom': 1 / Math.min(1, zoom),
          transform: `translate(${x}px, ${y}px)`,
        } as CSSProperties
      }
    >
      <i
        className={styles.rail}
        style={{ top: levelY(chart.box, 2) - y, height: levelY(chart.box, -2) - levelY(chart.box, 2) }}
      />
      <span className={styles.face}>
        <svg viewBox="0 0 24 24" aria-hidden>
          <path d={iconPath(faceIcon(spot.value))} />
        </svg>
      </span>
      <span className={styles.words}>
        {spot.isRated || isDragged
          ? text('canvas.ratingOf', { name, feeling })
          : text('canvas.rateHere', { name, feeling })}
      </span>
    </div>
  )
}

/** What a level is called; a rating between two levels as the nearer one. */
function feelingOf(text: Text, value: number): string {
  const names = ['panel.feels-2', 'panel.feels-1', 'panel.feels0', 'panel.feels1', 'panel.feels2'] as const
  return text(names[Math.min(4, Math.max(0, Math.round(value) + 2))] ?? 'panel.feels0')
}
