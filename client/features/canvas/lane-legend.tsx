import type { CSSProperties } from 'react'
import { iconPath } from '../../../journey/scene/icons.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './lane-legend.module.css'

/** The icon of a lane's role. */
export function LaneIcon({ id }: { readonly id: string }) {
  const icon = useCanvasState((state) => state.layout.laneById.get(id)?.icon.icon)
  return icon === undefined ? null : <Icon name={icon} className={styles.icon} />
}

/** Whose curve is whose, and which height means what: for an emotion lane's label, at the heights of the sheet. */
export function EmotionLegend({ id }: { readonly id: string }) {
  const chart = useCanvasState((state) => state.layout.emotions.find((each) => each.lane === id))
  const top = useCanvasState((state) => state.layout.laneById.get(id)?.box.y ?? 0)
  const personas = useEditorState((state) => state.map.personas)
  if (!chart) return null
  return (
    <>
      <ul className={styles.personas}>
        {chart.curves.map(({ persona, colour }) => (
          <li key={persona} style={{ '--curve': `var(--j-${colour}-strong)` } as CSSProperties} dir="auto">
            {personas.find((each) => each.id === persona)?.title}
          </li>
        ))}
      </ul>
      {chart.levels.map(({ value, y, face }) => (
        <span key={value} className={styles.level} style={{ '--y': y - top } as CSSProperties}>
          <Icon name={face.icon} className={styles.face} />
        </span>
      ))}
    </>
  )
}

function Icon({ name, className }: { readonly name: string; readonly className: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden>
      <path
        d={iconPath(name)}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
