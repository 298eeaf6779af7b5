import type { ReactElement, ReactNode } from 'react'
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

export interface ContextMenuProps {
  readonly items: readonly MenuItem[]
  /** The element that the menu belongs to: right click, long press, or the menu key on it. */
  readonly children: ReactElement
  readonly onOpenChange?: (open: boolean) => void
  readonly onCloseAutoFocus?: (event: Event) => void
}

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

export interface TooltipProps {
  /** What the thing is or does; a few words. */
  readonly label: ReactNode
  /** A tinykeys shortcut to show beside it. */
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  /** One element that takes a ref and can be focused. */
  readonly children: ReactElement
}
