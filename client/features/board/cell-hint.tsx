import { Popover } from 'radix-ui'
import { useRef } from 'react'
import styles from './cells.module.css'

interface CellHintProps {
  /** What explains itself in `data-hint`. */
  readonly anchor: HTMLElement | undefined
  readonly onClose: () => void
}

/** What a mark means, beside it while the pointer or the keyboard is there. Screen readers read it in the cell. */
export function CellHint({ anchor, onClose }: CellHintProps) {
  return anchor?.isConnected === true ? <OpenHint key={anchor.dataset.hint} anchor={anchor} onClose={onClose} /> : null
}

function OpenHint({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const target = useRef(anchor)
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={target} />
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          aria-hidden="true"
          className={styles.hint}
          side="top"
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
        >
          {anchor.dataset.hint}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
