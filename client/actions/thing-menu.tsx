import { type MouseEvent, type ReactElement, useState } from 'react'
import type { Slot } from '../../journey/model/arrange.ts'
import type { MenuItem } from '../components/menu-item.ts'
import { ContextMenu } from '../components/menu.tsx'
import { findThing } from '../state/editor.ts'
import { menuItems } from './menu-item.tsx'
import { menuOfPlace, menus } from './menus.ts'
import { useActions } from './use-actions.tsx'

/** What a menu is of: a thing, an empty place for a card, or nothing of them. */
export interface Pressed {
  readonly thing?: string | undefined
  /** Where a card would stand, among those that are shown. */
  readonly slot?: Slot | undefined
  /** What a derived lane shows something of there. */
  readonly holder?: string | undefined
}

/** Gives the lines of a thing's menu, or of the empty sheet's; and what has to happen before the menu opens. */
export function useThingMenu(): {
  readonly lines: (pressed: Pressed) => readonly MenuItem[]
  /** Selects what the menu is of, unless it is among what is selected. */
  readonly choose: (pressed: Pressed) => void
  /** Once the menu is closed: the focus stays where a line of it has put it, and is on the map otherwise. */
  readonly keepFocus: (event: Event) => void
} {
  const context = useActions()
  return {
    lines({ thing, slot }) {
      const now = context()
      const kind = thing === undefined ? undefined : findThing(now.editor.store.getState().map, thing)?.kind
      return menuItems(kind || !slot ? menus[kind ?? 'sheet'] : menuOfPlace(now, slot), now)
    },
    choose({ thing, holder }) {
      const { editor } = context()
      const { selection } = editor.store.getState()
      const meant = thing ?? holder
      // What is done from the menu of an empty place is not done to what was selected before.
      if (meant === undefined ? selection.length > 0 : !selection.includes(meant))
        editor.select(meant === undefined ? [] : [meant])
    },
    keepFocus(event) {
      event.preventDefault()
      if (document.activeElement === document.body) context().view.focus()
    },
  }
}

interface ThingMenuProps {
  /** Finds what is at a place of the window that has no element of its own: a card from afar, an empty place. */
  readonly pressedAt?: (clientX: number, clientY: number) => Pressed
  readonly children: ReactElement
}

/**
 * The context menu of whatever is under the pointer, by `data-card`, `data-thing` or `data-link` of the element: a card, a
 * stage, a lane, a link, or an empty place.
 */
export function ThingMenu({ pressedAt, children }: ThingMenuProps) {
  const { lines, choose, keepFocus } = useThingMenu()
  // What the menu is of: known when it is asked for, by a right click or by a finger that may become a long press.
  const [pressed, setPressed] = useState<Pressed>({})
  const [open, setOpen] = useState(false)
  const look = ({ target, clientX, clientY }: MouseEvent) => {
    const found = (target as Element).closest<HTMLElement>('[data-card], [data-thing], [data-link]')?.dataset
    const thing = found?.card ?? found?.thing ?? found?.link
    setPressed(thing === undefined ? (pressedAt?.(clientX, clientY) ?? {}) : { thing })
  }
  return (
    <ContextMenu
      items={open ? lines(pressed) : []}
      onOpenChange={(next) => {
        if (next) choose(pressed)
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
