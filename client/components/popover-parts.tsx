import { Popover as Primitive } from 'radix-ui'
import { useRef } from 'react'
import { hasEscape } from './has-escape.ts'
import type { PopoverProps } from './floating-props.ts'
import styles from './popover.module.css'

/** What of a popover is fetched later. */
export function PopoverParts({
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
          onEscapeKeyDown={(event) => {
            if (hasEscape()) event.preventDefault()
          }}
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
