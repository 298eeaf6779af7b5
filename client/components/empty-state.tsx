import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  /** A picture or an icon of about 32 px; decoration. */
  readonly picture?: ReactNode
  readonly title: string
  /** One sentence that teaches one thing. */
  readonly children?: ReactNode
  /** One button. */
  readonly action?: ReactNode
  /** For a whole page rather than a part of one: larger, and its title is the page's heading. */
  readonly page?: boolean
  /** The title's place among the headings around it; 3 by default. */
  readonly level?: 2 | 3 | 4
}

/** Where nothing is yet: says why, teaches one thing, offers one button. */
export function EmptyState({ picture, title, children, action, page = false, level = 3 }: EmptyStateProps) {
  const Title = page ? 'h1' : (`h${level}` as const)
  return (
    <div className={page ? styles.page : styles.part}>
      {picture !== undefined && (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <Title className={styles.title}>{title}</Title>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
