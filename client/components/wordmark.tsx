import { useText } from '../language/text.ts'
import styles from './wordmark.module.css'

/** The sign of the product: footsteps that make a "j". Decoration; name it beside. */
export function TrailMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--j-accent)" />
      <g fill="var(--j-accent-ink)">
        <ellipse cx="9.4" cy="18.2" rx="2" ry="2.9" transform="rotate(-16 9.4 18.2)" opacity="0.6" />
        <ellipse cx="12.6" cy="24.6" rx="2.1" ry="3" transform="rotate(-62 12.6 24.6)" opacity="0.8" />
        <ellipse cx="19.4" cy="23.2" rx="2.2" ry="3.1" transform="rotate(38 19.4 23.2)" />
        <ellipse cx="21.4" cy="15.9" rx="2.3" ry="3.3" />
        <circle cx="21.4" cy="7.9" r="3.2" />
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
