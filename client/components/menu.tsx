import type { ContextMenuProps, MenuProps } from './floating-props.ts'
import { floating } from './floating.ts'
import { LateTrigger } from './late-trigger.tsx'

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
