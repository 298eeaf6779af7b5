import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface SectionProps {
  /** Hides the title from sight where the surroundings say it already. */
  readonly titleHidden?: boolean
  readonly title: string
  readonly count?: number
  /** A small button at the right of the title. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of the panel under a heading. */
export function Section({ title, titleHidden = false, count, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <header className={titleHidden ? styles.hidden : styles.header}>
        <h3 id={id} className={styles.title}>
          {title}
          {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        </h3>
        {action}
      </header>
      {children}
    </section>
  )
}

/** Free text above or below the rows. */
export function Notes({ children }: { readonly children: ReactNode }) {
  return <div className={styles.notes}>{children}</div>
}

/** Fields below each other, their labels in a column at the left. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <div className={styles.rows}>{children}</div>
}

/** A row of {@link Rows} for something that is not a field of the design system: a group with a name. */
export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  )
}
