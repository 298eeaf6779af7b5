import type { Evidence } from '../../journey/model/vocabulary.ts'

interface EvidenceMarkProps {
  readonly evidence: Evidence
  readonly isStale?: boolean
}

/** How far a number may be believed, as the line that it has on the map: measured is solid, assumed dashed. */
export function EvidenceMark({ evidence, isStale = false }: EvidenceMarkProps) {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" opacity={isStale ? 0.5 : undefined}>
      <rect
        x="2.75"
        y="4.75"
        width="10.5"
        height="6.5"
        rx="2"
        fill={evidence === 'measured' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={evidence === 'assumed' ? '2.4 2' : undefined}
      />
    </svg>
  )
}
