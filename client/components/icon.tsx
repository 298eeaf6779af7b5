import { channels } from '../../journey/library/channels.ts'
import type { Evidence, Severity } from '../../journey/model/vocabulary.ts'
import { iconPath, severityNumberY } from '../../journey/scene/icons.ts'

interface IconProps {
  /** A name of `journey/scene/icons.ts`. */
  readonly name: string
  /** px. */
  readonly size: number
}

/** An icon as it is drawn on the map; decoration, the words stand beside it. */
export function Icon({ name, size }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={iconPath(name)} />
    </svg>
  )
}

const known = new Set<string>(channels.map(({ key }) => key))

/** The icon of a channel; the general one for channels in own words. */
export const channelIcon = (channel: string): string => (known.has(channel) ? channel : 'channel')

interface SeverityShapeProps {
  readonly severity: Severity
  readonly size: number
  /** Its line says how far the severity may be believed, as on the map. */
  readonly evidence?: Evidence | undefined
  /** Leave out where words beside it say the same. */
  readonly label?: string
}

/** A severity as shape, number and colour. */
export function SeverityShape({ severity, size, evidence = 'measured', label }: SeverityShapeProps) {
  const isFilled = evidence === 'measured' && severity > 0
  const colour = `var(--j-severity-${severity})`
  return (
    <svg
      width={size}
      height={size}
      viewBox="-1 -1 26 26"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path
        d={iconPath(`severity-${severity}`)}
        fill={isFilled ? colour : 'var(--j-surface-raised)'}
        stroke={isFilled ? 'none' : colour}
        strokeWidth={1.8}
        strokeDasharray={!isFilled && evidence === 'assumed' ? '4 3' : undefined}
      />
      <text
        x="12"
        y={24 * severityNumberY(severity) + 4.7}
        textAnchor="middle"
        fontSize="13"
        fontWeight="700"
        fill={isFilled ? `var(--j-severity-ink-${severity})` : colour}
      >
        {severity}
      </text>
    </svg>
  )
}
