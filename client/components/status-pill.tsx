import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './status-pill.module.css'

export type StatusTone = 'neutral' | 'good' | 'warning' | 'danger'

interface StatusPillButtonProps extends ComponentProps<'button'> {
  readonly tone: StatusTone
  /** A 14 px icon, so that the colour is not the only sign. */
  readonly icon?: ReactNode
  /** Two or three words. */
  readonly children: ReactNode
}

/** A state in words, with an icon and a tone; a button, as the trigger of a `Popover` that explains the state. */
export function StatusPillButton({ tone, icon, children, className, ...rest }: StatusPillButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(styles.button, className)}>
      <span className={classNames(styles.pill, styles[tone])}>
        {icon}
        {children}
      </span>
    </button>
  )
}
