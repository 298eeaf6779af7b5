import { Popover as Primitive } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
import styles from './popover.module.css'

interface PopoverProps {
  /** What opens it: one element that takes a ref. */
  readonly trigger: ReactElement
  /** Its name for screen readers. */
  readonly label: string
  readonly children: ReactNode
  /** Leave both out to let it open and close by itself. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
}

/** A small panel beside its trigger; not modal, closes with Escape and a press outside. */
export function Popover({
  trigger,
  label,
  children,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
}: PopoverProps) {
  const before = useRef<Element>(null)
  return (
    <Primitive.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={styles.popover}
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={() => (before.current = document.activeElement)}
          onCloseAutoFocus={(event) => {
            // Opened by a key on the map, it gives the keyboard back there; opened by its button, to that.
            const { activeElement, body } = document
            const from = before.current
            if (activeElement !== body || !(from instanceof HTMLElement) || from === body || !from.isConnected) return
            event.preventDefault()
            from.focus({ preventScroll: true })
          }}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
