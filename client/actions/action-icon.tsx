import type { ReactNode } from 'react'
import { Icon } from '../components/icon.tsx'
import type { Action } from './action.ts'
import styles from './action-icon.module.css'

/** The 16 px sign of an action: its icon, the colour that it gives, or the kind of lane that it adds; nothing without. */
export function actionIcon({ icon: Lucide, swatch, laneRole }: Action): ReactNode {
  if (swatch === 'none') return <span className={`${styles.swatch} ${styles.none}`} />
  if (swatch) return <span className={styles.swatch} style={{ background: `var(--j-${swatch}-strong)` }} />
  if (laneRole) return <Icon name={`lane-${laneRole}`} size={16} />
  return Lucide ? <Lucide size={16} aria-hidden /> : undefined
}
