import { Slot } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'
type Size = 'small' | 'medium'

interface ButtonProps extends ComponentProps<'button'> {
  /** One primary a view; `secondary` by default; `quiet` has no box until it is pointed at. */
  readonly variant?: Variant
  readonly size?: Size
  /** A 16 px icon before the words. */
  readonly icon?: ReactNode
  /** A 16 px icon after the words, as the chevron of a menu. */
  readonly trailing?: ReactNode
  /** Shows a spinner in the place of the icon and refuses presses, without losing the focus. */
  readonly busy?: boolean
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'medium',
    icon,
    trailing,
    busy = false,
    className,
    children,
    onClick,
    ...rest
  } = props
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
      {trailing}
    </button>
  )
}

interface ButtonLinkProps {
  readonly variant?: Variant
  readonly size?: Size
  readonly className?: string | undefined
  /** One anchor or wouter `Link`, which becomes the button. */
  readonly children: ReactNode
}

/** A link that looks like a button: it goes somewhere, so that it opens in a new tab like any link. */
export function ButtonLink({ variant = 'secondary', size = 'medium', className, children }: ButtonLinkProps) {
  return (
    <Slot.Root className={classNames(styles.button, styles[variant], styles[size], className)}>{children}</Slot.Root>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Its name, for screen readers and the tooltip. */
  readonly label: string
  /** An icon of 16 to 18 px. */
  readonly icon: ReactNode
  /** A tinykeys shortcut, shown in the tooltip. */
  readonly shortcut?: string
  readonly variant?: Variant
  readonly size?: Size
  /** For a toggle: whether it is on. Leave out for a plain button. */
  readonly pressed?: boolean
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
}

/** A button that is an icon; its label shows as a tooltip. Takes a ref, so that menus and popovers can hang on it. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, variant = 'quiet', size = 'medium', pressed, tooltipSide, className, ...rest } = props
  return (
    <Tooltip label={label} shortcut={shortcut} {...(tooltipSide ? { side: tooltipSide } : {})}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, styles.icon, styles[variant], styles[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
