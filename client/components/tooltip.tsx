import { type ReactElement, type ReactNode, useEffect } from 'react'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'

let movingByKey = false

/** Whether the focus was moved with the keyboard last. */
export const isMovingByKey = (): boolean => movingByKey

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

export interface TooltipProps {
  /** What the thing is or does; a few words. */
  readonly label: ReactNode
  /** A tinykeys shortcut to show beside it. */
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  /** One element that takes a ref and can be focused. */
  readonly children: ReactElement
}

/** Names a control on hover and focus. Never the only place of something that a reader needs: touch has no hover. */
export function Tooltip({ children, ...props }: TooltipProps) {
  const parts = floating.useParts()
  return (
    <LateTrigger
      trigger={children}
      attributes={closed}
      opensOn={[]}
      hears={['onPointerMove', 'onPointerLeave', 'onPointerDown', 'onFocus', 'onBlur', 'onClick']}
      fetch={floating.fetch}
      rest={parts?.TooltipParts}
      restProps={props}
    />
  )
}

const closed = { 'data-state': 'closed' } as const

/** Once, around the app. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  const parts = floating.useParts()
  useEffect(followKeys, [])
  return (
    <>
      {children}
      {parts && <parts.TooltipHost />}
    </>
  )
}
