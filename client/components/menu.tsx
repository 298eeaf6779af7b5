import type { ReactElement } from 'react'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'
import type { MenuItem } from './menu-item.ts'

export interface MenuProps {
  /** What opens it: one element that takes a ref, as `Button` and `IconButton` do. */
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly onOpenChange?: (open: boolean) => void
  /**
   * Where the focus goes when the menu closes; by default back to the trigger. Call `event.preventDefault()` where an
   * item has moved the focus itself, as renaming in place does.
   */
  readonly onCloseAutoFocus?: (event: Event) => void
}

/** A menu that a button opens. */
export function Menu({ trigger, ...props }: MenuProps) {
  const parts = floating.useParts()
  return (
    <LateTrigger
      trigger={trigger}
      attributes={{ 'aria-haspopup': 'menu', 'aria-expanded': false, 'data-state': 'closed' }}
      opensOn={['onPointerDown', 'onKeyDown']}
      isOpener={opensMenu}
      fetch={floating.fetch}
      rest={parts?.MenuParts}
      restProps={props}
    />
  )
}

function opensMenu(event: Event): boolean {
  if (event instanceof KeyboardEvent) return ['Enter', ' ', 'ArrowDown'].includes(event.key)
  return event instanceof PointerEvent && event.button === 0 && !event.ctrlKey
}

export interface ContextMenuProps {
  readonly items: readonly MenuItem[]
  /** The element that the menu belongs to: right click, long press, or the menu key on it. */
  readonly children: ReactElement
  readonly onOpenChange?: (open: boolean) => void
  readonly onCloseAutoFocus?: (event: Event) => void
}

/** A menu at the pointer. Everything in it must be reachable in another way too. */
export function ContextMenu({ children, ...props }: ContextMenuProps) {
  const parts = floating.useParts()
  return (
    <LateTrigger
      trigger={children}
      attributes={{ 'data-state': 'closed', style: noCallout }}
      opensOn={['onContextMenu']}
      hears={['onPointerDown', 'onPointerMove', 'onPointerCancel', 'onPointerUp']}
      fetch={floating.fetch}
      rest={parts?.ContextMenuParts}
      restProps={props}
    />
  )
}

/** A long press opens our menu, not that of the system. */
const noCallout = { WebkitTouchCallout: 'none' } as const
