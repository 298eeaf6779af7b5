import { type MouseEvent, type ReactElement, useState } from 'react'
import type { MenuItem } from '../components/menu-item.ts'
import { ContextMenu } from '../components/menu.tsx'
import { findThing } from '../state/editor.ts'
import { menuItems } from './menu-item.tsx'
import { menus } from './menus.ts'
import { useActions } from './use-actions.tsx'

/** Gives the lines of a thing's menu, or of the empty sheet's; and what has to happen before the menu opens. */
export function useThingMenu(): {
  readonly lines: (thing: string | undefined) => readonly MenuItem[]
  /** Selects what the menu is of, unless it is among what is selected. */
  readonly choose: (thing: string | undefined) => void
  /** Once the menu is closed: the focus stays where a line of it has put it, and is on the map otherwise. */
  readonly keepFocus: (event: Event) => void
} {
  const context = useActions()
  return {
    lines(thing) {
      const now = context()
      const kind = thing === undefined ? undefined : findThing(now.editor.store.getState().map, thing)?.kind
      return menuItems(menus[kind ?? 'sheet'], now)
    },
    choose(thing) {
      const { editor } = context()
      if (thing !== undefined && !editor.store.getState().selection.includes(thing)) editor.select([thing])
    },
    keepFocus(event) {
      event.preventDefault()
      if (document.activeElement === document.body) context().view.focus()
    },
  }
}

interface ThingMenuProps {
  /** Finds what is drawn at a place of the window without an element of its own. */
  readonly thingAt?: (clientX: number, clientY: number) => string | undefined
  readonly children: ReactElement
}

/**
 * The context menu of whatever is under the pointer, by `data-card`, `data-thing` or `data-link` of the element: a card, a
 * stage, a lane, a link, or nothing of them.
 */
export function ThingMenu({ thingAt, children }: ThingMenuProps) {
  const { lines, choose, keepFocus } = useThingMenu()
  // What the menu is of: known when it is asked for, by a right click or by a finger that may become a long press.
  const [thing, setThing] = useState<string>()
  const [open, setOpen] = useState(false)
  const look = ({ target, clientX, clientY }: MouseEvent) => {
    const found = (target as Element).closest<HTMLElement>('[data-card], [data-thing], [data-link]')?.dataset
    setThing(found?.card ?? found?.thing ?? found?.link ?? thingAt?.(clientX, clientY))
  }
  return (
    <ContextMenu
      items={open ? lines(thing) : []}
      onOpenChange={(next) => {
        if (next) choose(thing)
        setOpen(next)
      }}
      onCloseAutoFocus={keepFocus}
    >
      <div style={{ display: 'contents' }} onContextMenuCapture={look} onPointerDownCapture={look}>
        {children}
      </div>
    </ContextMenu>
  )
}
