import { iconPath } from '../../../journey/scene/icons.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './lane-legend.module.css'

/** The icon of a lane's role. */
export function LaneIcon({ id }: { readonly id: string }) {
  const icon = useCanvasState((state) => state.layout.laneById.get(id)?.icon.icon)
  return icon === undefined ? null : <LegendIcon name={icon} className={styles.icon} />
}

/** An icon of the sheet in a lane's label. */
export function LegendIcon({ name, className }: { readonly name: string; readonly className: string | undefined }) {
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
