import { Popover } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import styles from './cell-editor.module.css'

interface CellPopoverProps {
  readonly label: string
  /** What it hangs on: it may move, and has the focus again when this closes. */
  readonly anchor: HTMLElement
  readonly onClose: () => void
  /** Lists have their own edge. */
  readonly isList?: boolean
  readonly children: ReactNode
}

/** Where a cell is edited: Enter in the last field takes its value and closes it, Escape closes it. */
export function CellPopover({ label, anchor, onClose, isList = false, children }: CellPopoverProps) {
  const content = useRef<HTMLDivElement>(null)
  const target = useRef(anchor)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    const fields = [...(content.current?.querySelectorAll('input') ?? [])]
    const next = fields[fields.indexOf(event.target) + 1]
    // The field takes its value over first, and says then whether it could; who types fast types into the next.
    queueMicrotask(() => {
      if (content.current?.querySelector('[aria-invalid=true]')) return
      if (next) next.focus()
      else onClose()
    })
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={target} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          aria-label={label}
          className={styles.popover}
          data-list={isList || undefined}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onKeyDown={onKeyDown}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            // A field gives up what was typed before it goes.
            setTimeout(onClose)
          }}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (document.activeElement === document.body || document.activeElement === null)
              anchor.focus({ preventScroll: true })
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
