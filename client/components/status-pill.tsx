import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './status-pill.module.css'

export type StatusTone = 'neutral' | 'good' | 'warning' | 'danger'

interface StatusPillProps {
  readonly tone: StatusTone
  /** A 14 px icon, so that the colour is not the only sign. */
  readonly icon?: ReactNode
  /** Two or three words. */
  readonly children: ReactNode
}

/** A state in words, with an icon and a tone. */
export function StatusPill({ tone, icon, children }: StatusPillProps) {
  return (
    <span className={classNames(styles.pill, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}

/** The same as a button, as the trigger of a `Popover` that explains the state. */
export function StatusPillButton({ tone, icon, children, ...rest }: StatusPillProps & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={classNames(styles.pill, styles.button, styles[tone])}>
      {icon}
      {children}
    </button>
  )
}
