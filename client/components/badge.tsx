import type { ReactNode } from 'react'
import styles from './badge.module.css'

/** A word that marks a thing for what it is: "Sample". */
export function Badge({ children }: { readonly children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>
}
