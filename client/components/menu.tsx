import { Check, ChevronRight } from 'lucide-react'
import { ContextMenu as Context, DropdownMenu as Dropdown } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import type { MenuItem } from './menu-item.ts'
import styles from './menu.module.css'

/** The two kinds of menu have the same parts under other names. */
type Parts = Pick<
  typeof Dropdown,
  | 'Item'
  | 'CheckboxItem'
  | 'RadioGroup'
  | 'RadioItem'
  | 'ItemIndicator'
  | 'Label'
  | 'Separator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Portal'
>

interface MenuProps {
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
export function Menu({ trigger, items, side = 'bottom', align = 'start', onOpenChange, onCloseAutoFocus }: MenuProps) {
  return (
    <Dropdown.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          className={styles.menu}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
        >
          <Items parts={Dropdown} items={items} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}

interface ContextMenuProps {
  readonly items: readonly MenuItem[]
  /** The element that the menu belongs to: right click, long press, or the menu key on it. */
  readonly children: ReactElement
  readonly onOpenChange?: (open: boolean) => void
  readonly onCloseAutoFocus?: (event: Event) => void
}

/** A menu at the pointer. Everything in it must be reachable in another way too. */
export function ContextMenu({ items, children, onOpenChange, onCloseAutoFocus }: ContextMenuProps) {
  return (
    <Context.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal>
        <Context.Content
          className={styles.menu}
          collisionPadding={8}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
        >
          <Items parts={Context} items={items} />
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

function Items({ parts, items }: { readonly parts: Parts; readonly items: readonly MenuItem[] }) {
  return items.map((item, index) => <Line key={index} parts={parts} item={item} />)
}

function Line({ parts, item }: { readonly parts: Parts; readonly item: MenuItem }): ReactNode {
  switch (item.kind) {
    case 'separator':
      return <parts.Separator className={styles.separator} />
    case 'heading':
      return <parts.Label className={styles.heading}>{item.label}</parts.Label>
    case 'choice':
      return (
        <parts.RadioGroup value={item.value} onValueChange={item.onChange} aria-label={item.label}>
          {item.options.map((option) => (
            <parts.RadioItem key={option.value} value={option.value} className={styles.item}>
              <span className={styles.icon}>{option.icon}</span>
              <span className={styles.label}>{option.label}</span>
              <parts.ItemIndicator className={styles.mark}>
                <Check size={16} aria-hidden />
              </parts.ItemIndicator>
            </parts.RadioItem>
          ))}
        </parts.RadioGroup>
      )
    case 'check':
      return (
        <parts.CheckboxItem checked={item.checked} onCheckedChange={item.onChange} className={styles.item}>
          <span className={styles.icon}>
            <parts.ItemIndicator>
              <Check size={16} aria-hidden />
            </parts.ItemIndicator>
          </span>
          <span className={styles.label}>{item.label}</span>
        </parts.CheckboxItem>
      )
    case 'submenu':
      return (
        <parts.Sub>
          <parts.SubTrigger className={styles.item}>
            <span className={styles.icon}>{item.icon}</span>
            <span className={styles.label}>{item.label}</span>
            <ChevronRight size={14} className={styles.mark} aria-hidden />
          </parts.SubTrigger>
          <parts.Portal>
            <parts.SubContent className={styles.menu} sideOffset={4} collisionPadding={8}>
              <Items parts={parts} items={item.items} />
            </parts.SubContent>
          </parts.Portal>
        </parts.Sub>
      )
    default:
      return (
        <parts.Item
          className={classNames(styles.item, item.danger === true && styles.danger)}
          disabled={item.disabled ?? false}
          onSelect={item.onSelect}
        >
          <span className={styles.icon}>{item.icon}</span>
          <span className={styles.label}>{item.label}</span>
          {item.shortcut !== undefined && (
            <span className={styles.mark}>
              <Kbd keys={item.shortcut} />
            </span>
          )}
        </parts.Item>
      )
  }
}
