import type { FrictionStatus } from '../../../journey/model/vocabulary.ts'

/** How far a friction has come, as a circle that fills. */
export function StatusIcon({ status }: { readonly status: FrictionStatus }) {
  const isDone = status === 'fixed'
  const tone = status === 'fixing' ? 'var(--j-amber-strong)' : isDone ? 'var(--j-good)' : 'var(--j-ink-3)'
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true" style={{ color: tone }}>
      <circle
        cx="7"
        cy="7"
        r="5.5"
        fill={isDone ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={status === 'open' ? '2.2 1.6' : undefined}
      />
      {status === 'fixing' && <path d="M7 3.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />}
      {isDone && <path d="M4.5 7.2l1.8 1.8 3.3-3.6" fill="none" stroke="var(--j-surface-raised)" strokeWidth="1.5" />}
      {status === 'wont-fix' && <path d="M4.8 4.8l4.4 4.4m0-4.4l-4.4 4.4" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  )
}
