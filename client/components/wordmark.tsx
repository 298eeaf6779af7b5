import { useText } from '../language/text.ts'
import styles from './wordmark.module.css'

/** The sign of the product: footsteps along a rising trail. Decoration; name it beside. */
export function TrailMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--j-accent)" />
      <g fill="var(--j-accent-ink)">
        <ellipse cx="8.3" cy="24.2" rx="2.7" ry="1.75" transform="rotate(-8 8.3 24.2)" />
        <ellipse cx="13.2" cy="20" rx="2.7" ry="1.75" transform="rotate(-34 13.2 20)" />
        <ellipse cx="18.9" cy="18.6" rx="2.7" ry="1.75" transform="rotate(-48 18.9 18.6)" />
        <ellipse cx="19.2" cy="12.3" rx="2.7" ry="1.75" transform="rotate(-62 19.2 12.3)" />
        <circle cx="24.4" cy="8.2" r="3" />
      </g>
    </svg>
  )
}

/** The sign and the name. */
export function Wordmark() {
  const t = useText()
  return (
    <span className={styles.wordmark}>
      <TrailMark />
      <span className={styles.name}>{t('shell.product')}</span>
    </span>
  )
}
