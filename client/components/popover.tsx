import { useEffect } from 'react'
import type { PopoverProps } from './floating-props.ts'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'

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
