import type { ReactNode } from 'react'
import styles from './table-dialog.module.css'

/** A choice with its name above it, for those who see it. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}
