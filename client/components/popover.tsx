import { type ReactElement, type ReactNode, useEffect } from 'react'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'

export interface PopoverProps {
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
export function Popover({ trigger, ...props }: PopoverProps) {
  const parts = floating.useParts()
  const isOpen = props.open === true
  useEffect(() => {
    if (isOpen) floating.fetch().catch(() => undefined)
  }, [isOpen])
  return (
    <LateTrigger
      trigger={trigger}
      attributes={{ 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, 'data-state': isOpen ? 'open' : 'closed' }}
      opensOn={['onClick']}
      fetch={floating.fetch}
      rest={parts?.PopoverParts}
      restProps={props}
    />
  )
}
