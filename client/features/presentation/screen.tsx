import { Dialog } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import styles from './presentation.module.css'

interface ScreenProps {
  readonly title: string
  /** Said by screen readers whenever it changes. */
  readonly spoken: string
  readonly onClose: () => void
  /** Keys, whatever has the focus. */
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** The element itself, which has the focus while no control has it. */
  readonly screen: RefObject<HTMLDivElement | null>
  readonly part: 'presenter' | 'follower'
  readonly hasNotes?: boolean
  readonly children: ReactNode
}

/** What fills the window while a map is presented or followed. The map behind it cannot be reached by anything. */
export function Screen({ title, spoken, onClose, onKeyDown, screen, part, hasNotes = false, children }: ScreenProps) {
  const from = useRef<Element>(null)
  useLayoutEffect(() => {
    const root = document.getElementById('root')
    if (!root) return undefined
    root.inert = true
    return () => {
      root.inert = false
    }
  }, [])
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Named, it is there at the first rendering, as the effects of what stands in it expect. */}
      <Dialog.Portal container={document.body}>
        <Dialog.Content
          ref={screen}
          className={styles.screen}
          data-presentation={part}
          data-notes={hasNotes || undefined}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            from.current = document.activeElement
            ;(event.currentTarget as HTMLElement).focus()
          }}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            const { current } = from
            if (!(current instanceof HTMLElement) || !current.isConnected || current === document.body) return
            event.preventDefault()
            current.focus({ preventScroll: true })
          }}
        >
          <Dialog.Title className={styles.hidden}>{title}</Dialog.Title>
          {children}
          <VisuallyHidden>
            <output data-spoken>{spoken}</output>
          </VisuallyHidden>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The control that an event is on, as keys see it. */
export function controlOf({ target }: { readonly target: EventTarget }): 'button' | 'choice' | undefined {
  if (!(target instanceof Element)) return undefined
  if (target.closest('[role=radio]')) return 'choice'
  return target.closest('button, a') ? 'button' : undefined
}
