import type { ReactNode } from 'react'
import styles from './export-dialog.module.css'

interface RowProps {
  /** For the eye: what is chosen with says it itself. */
  readonly label: string
  readonly children: ReactNode
}

/** One choice, with what it is about before it. */
export function Row({ label, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  )
}
