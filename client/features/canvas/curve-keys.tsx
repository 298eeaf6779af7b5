import type { CSSProperties } from 'react'
import { curveStyles } from '../../../journey/layout/emotion-personas.ts'
import { curveSampleItems } from '../../../journey/scene/emotion-items.ts'
import { ratedPersona } from '../../actions/rate-touchpoints.ts'
import { DrawingSvg } from '../../components/drawing-svg.tsx'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './curve-keys.module.css'
import { LegendIcon } from './lane-legend.tsx'

/** Names beside which there is no room for scores. */
const mostScores = 3

/**
 * Whose curve is whose, and which height means what: for an emotion lane's label, at the heights of the sheet. A press
 * on a name says whose emotions are rated.
 */
export function CurveKeys({ id }: { readonly id: string }) {
  const text = useText()
  const editor = useEditor()
  const chart = useCanvasState((state) => state.layout.emotions.find((each) => each.lane === id))
  const top = useCanvasState((state) => state.layout.laneById.get(id)?.box.y ?? 0)
  const personas = useEditorState((state) => state.map.personas)
  const rated = useEditorState((state) => chart && ratedPersona(state, chart.shown)?.id)
  if (!chart) return null
  const keys = curveStyles(personas, chart.shown)
  return (
    <>
      <fieldset className={styles.personas} aria-label={text('canvas.ratedPersonas')}>
        {keys.map(({ persona, ...style }) => {
          const curve = chart.curves.find((each) => each.persona === persona.id)
          const name = persona.title || text('untitled.persona')
          const scores = curve?.scores
          return (
            <button
              key={persona.id}
              type="button"
              className={styles.persona}
              // The panel rates every persona by keyboard.
              tabIndex={-1}
              aria-pressed={keys.length > 1 ? persona.id === rated : undefined}
              aria-label={text('canvas.ratedPersona', { name })}
              title={scores !== undefined ? `${name}\n${scores}` : name}
              onClick={() => editor.ratePersona(persona.id)}
            >
              <svg className={styles.sample} viewBox="0 0 32 16" aria-hidden>
                <DrawingSvg items={curveSampleItems(curve ?? style, { x: 2, y: 8, width: 28 })} />
              </svg>
              <span className={styles.name} dir="auto">
                {name}
              </span>
              {scores !== undefined && keys.length <= mostScores && <span className={styles.scores}>{scores}</span>}
            </button>
          )
        })}
      </fieldset>
      {chart.levels.map(({ value, y, face }) => (
        <span key={value} className={styles.level} style={{ '--y': y - top } as CSSProperties}>
          <LegendIcon name={face.icon} className={styles.face} />
        </span>
      ))}
    </>
  )
}
