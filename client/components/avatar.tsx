import type { Colour } from '../../journey/model/vocabulary.ts'
import styles from './avatar.module.css'
import { Tooltip } from './tooltip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

interface AvatarProps {
  /** The person's name; its initials show. */
  readonly name: string
  readonly colour: Colour
  /** 24 or 28 px. */
  readonly size?: 24 | 28
}

/** First letters of the first two words, by what readers take for letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
}

/** A person as a coloured disc with initials; the name is the tooltip and what readers hear. */
export function Avatar({ name, colour, size = 28 }: AvatarProps) {
  return (
    <Tooltip label={name}>
      <span
        className={styles.avatar}
        style={{
          width: size,
          height: size,
          background: `var(--j-${colour}-tint)`,
          color: `var(--j-${colour}-ink)`,
          boxShadow: `inset 0 0 0 2px var(--j-${colour}-strong)`,
        }}
      >
        <span aria-hidden="true">{initials(name)}</span>
        <VisuallyHidden>{name}</VisuallyHidden>
      </span>
    </Tooltip>
  )
}

interface AvatarStackProps {
  /** What the group is: "People on this map". */
  readonly label: string
  readonly people: readonly { readonly id: string; readonly name: string; readonly colour: Colour }[]
  /** Beyond this many the rest is a number; 4 by default. */
  readonly most?: number
}

/** Several people, overlapping. */
export function AvatarStack({ label, people, most = 4 }: AvatarStackProps) {
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const rest = people.slice(shown.length)
  return (
    <ul aria-label={label} className={styles.stack}>
      {shown.map(({ id, name, colour }) => (
        <li key={id}>
          <Avatar name={name} colour={colour} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Tooltip label={rest.map(({ name }) => name).join(', ')}>
            <span className={styles.rest}>
              <span aria-hidden="true">{`+${rest.length}`}</span>
              <VisuallyHidden>{rest.map(({ name }) => name).join(', ')}</VisuallyHidden>
            </span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
