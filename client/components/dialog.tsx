import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { useText } from '../language/text.ts'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { hasEscape } from './has-escape.ts'

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  /** A sentence under the title. */
  readonly description?: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly footer?: ReactNode
  /** 440, 640 or 960 px wide at most; `small` by default. On a phone every dialog fills the foot of the screen. */
  readonly size?: 'small' | 'medium' | 'large'
  /**
   * Where the focus goes when it closes; by default back to where it was. Call `event.preventDefault()` after moving the
   * focus elsewhere.
   */
  readonly onCloseAutoFocus?: (event: Event) => void
  readonly children?: ReactNode
}

/**
 * A modal dialog: keeps the focus, closes with Escape and a press outside, gives the focus back. It begins with the focus
 * on itself, so that its title is read first; an element with `data-initial-focus` takes it instead.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, footer, size = 'small', onCloseAutoFocus, children } = props
  const t = useText()
  const before = useRef<Element>(null)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.scrim} />
        <Primitive.Content
          className={classNames(styles.dialog, styles[size])}
          onPointerDownOutside={(event) => {
            // A toast lies above the dialog; pressing its button is not leaving the dialog. It may be gone by now.
            if (event.target instanceof Element && event.target.closest('[data-toasts], [data-toast]'))
              event.preventDefault()
          }}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            before.current = document.activeElement
            const dialog = event.currentTarget as HTMLElement
            const first = dialog.querySelector<HTMLElement>('[data-initial-focus]') ?? dialog
            first.focus()
          }}
          onEscapeKeyDown={(event) => {
            if (hasEscape()) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus?.(event)
            if (event.defaultPrevented) return
            // What a key on the map has opened gives the keyboard back there.
            const from = before.current
            if (!(from instanceof HTMLElement) || !from.isConnected || from === document.body) return
            event.preventDefault()
            from.focus({ preventScroll: true })
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles.header}>
            <div className={styles.heading}>
              <Primitive.Title className={styles.title}>{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className={styles.description}>{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t('shell.close')} icon={<X size={18} />} />
            </Primitive.Close>
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
