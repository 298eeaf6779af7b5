import type { ReactNode } from 'react'

/** One line of a menu; menus and context menus share them, so that an action is described once. */
export type MenuItem =
  | {
      readonly kind?: 'item'
      readonly label: string
      /** Why it cannot be used now, or another quiet line below the label. */
      readonly detail?: string | undefined
      /** A 16 px icon. */
      readonly icon?: ReactNode
      /** A tinykeys shortcut to show; the menu does not listen for it. */
      readonly shortcut?: string | undefined
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly onSelect: () => void
    }
  | {
      /** One of several values, with a mark on the present one. */
      readonly kind: 'choice'
      readonly label: string
      readonly value: string
      readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: ReactNode }[]
      readonly onChange: (value: string) => void
    }
  | {
      readonly kind: 'check'
      readonly label: string
      readonly icon?: ReactNode
      readonly shortcut?: string | undefined
      readonly checked: boolean
      readonly onChange: (on: boolean) => void
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly icon?: ReactNode; readonly items: readonly MenuItem[] }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' }
