import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../language/text.ts'
import styles from './page-frame.module.css'
import { Preferences } from './preferences.tsx'
import { Wordmark } from './wordmark.tsx'

interface PageFrameProps {
  /** Beside the preferences, at the right of the top bar. */
  readonly tools?: ReactNode
  /** The page is being fetched: readers hear so. */
  readonly busy?: boolean
  readonly children?: ReactNode
}

/** Top bar and content of every page but the map's. */
export function PageFrame({ tools, busy = false, children }: PageFrameProps) {
  const t = useText()
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('shell.skipToContent')}
      </a>
      <header className={styles.bar}>
        <div className={styles.inner}>
          <Link href="/" aria-label={t('shell.home')} className={styles.home}>
            <Wordmark />
          </Link>
          <div className={styles.tools}>
            {tools}
            <Preferences />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} aria-busy={busy} className={styles.content}>
        {children}
      </main>
    </div>
  )
}
