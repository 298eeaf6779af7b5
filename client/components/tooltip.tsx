import { Tooltip as Primitive } from 'radix-ui'
import { type ReactElement, type ReactNode, useEffect } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

/** Whether the last thing done was to move the focus with the keyboard. */
let movingByKey = false

function noteKey({ key }: KeyboardEvent): void {
  movingByKey = key === 'Tab' || key.startsWith('Arrow')
}

function notePointer(): void {
  movingByKey = false
}

function followKeys(): () => void {
  document.addEventListener('keydown', noteKey, true)
  document.addEventListener('pointerdown', notePointer, true)
  return () => {
    document.removeEventListener('keydown', noteKey, true)
    document.removeEventListener('pointerdown', notePointer, true)
  }
}

interface TooltipProps {
  /** What the thing is or does; a few words. */
  readonly label: ReactNode
  /** A tinykeys shortcut to show beside it. */
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** One element that takes a ref and can be focused. */
  readonly children: ReactElement
}

/** Names a control on hover and focus. Never the only place of something that a reader needs: touch has no hover. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger
        asChild
        onFocus={(event) => {
          // A menu that closes gives the focus back here: nobody asked for the name of the button then.
          if (!movingByKey) event.preventDefault()
        }}
      >
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          <span>{label}</span>
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Once, around the app: after one tooltip the next opens at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  useEffect(followKeys, [])
  return (
    <Primitive.Provider delayDuration={450} skipDelayDuration={250}>
      {children}
    </Primitive.Provider>
  )
}
