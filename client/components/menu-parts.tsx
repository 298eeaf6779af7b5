import { Check, ChevronLeft, ChevronRight } from 'lucide-react'
import { ContextMenu as Context, DropdownMenu as Dropdown } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../language/text.ts'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import type { ContextMenuProps, MenuProps } from './floating-props.ts'
import type { MenuItem } from './menu-item.ts'
import styles from './menu.module.css'
import { useMedia } from './use-media.ts'

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

/** What of a menu is fetched later. */
export function MenuParts({
  trigger,
  items,
  side = 'bottom',
  align = 'start',
  onOpenChange,
  onCloseAutoFocus,
}: MenuProps) {
  const isLeft = useRef(false)
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
          onEscapeKeyDown={() => (isLeft.current = true)}
          onCloseAutoFocus={(event) => {
            // Who leaves without choosing anything is back at the button.
            if (!isLeft.current) onCloseAutoFocus?.(event)
            isLeft.current = false
          }}
        >
          <Lines parts={Dropdown} items={items} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}

type ContextMenuPartsProps = Omit<ContextMenuProps, 'children'> & Pick<MenuProps, 'trigger'>

/** What of a menu at the pointer is fetched later. */
export function ContextMenuParts({ items, trigger, onOpenChange, onCloseAutoFocus }: ContextMenuPartsProps) {
  return (
    <Context.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Context.Trigger asChild>{trigger}</Context.Trigger>
      <Context.Portal>
        <Context.Content
          className={styles.menu}
          collisionPadding={8}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
        >
          <Lines parts={Context} items={items} />
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

/** Narrower than this, a menu beside a menu would leave the screen. */
const narrow = '(max-width: 639.98px)'

interface LinesProps {
  readonly parts: Parts
  readonly items: readonly MenuItem[]
}

/** A menu's lines. On a narrow screen a menu within it takes its place, with a line that leads back. */
function Lines({ parts, items }: LinesProps) {
  const isNarrow = useMedia(narrow)
  const [opened, setOpened] = useState<string>()
  const lines = useRef<HTMLDivElement>(null)
  const left = useRef<string>(undefined)
  const within = isNarrow ? items.find((item) => item.kind === 'submenu' && item.label === opened) : undefined
  const inner = within?.kind === 'submenu' ? within : undefined

  const go = (to: string | undefined) => {
    left.current = to === undefined ? opened : undefined
    setOpened(to)
  }
  // The line that had the focus is gone.
  useLayoutEffect(() => {
    if (inner) lines.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    else if (left.current !== undefined)
      lines.current?.querySelector<HTMLElement>(`[data-leads-to="${CSS.escape(left.current)}"]`)?.focus()
  }, [inner])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isNarrow || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    const to = event.key === 'ArrowLeft' ? undefined : (event.target as HTMLElement).dataset.leadsTo
    if ((to === undefined) === (inner === undefined)) return
    event.preventDefault()
    go(to)
  }
  return (
    // The lines are what takes keys; this only hears of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={lines} className={styles.lines} onKeyDown={onKeyDown}>
      {inner && <Back parts={parts} label={inner.label} onSelect={() => go(undefined)} />}
      <Items parts={parts} items={inner?.items ?? items} enter={isNarrow ? go : undefined} />
    </div>
  )
}

function Back({ parts, label, onSelect }: { readonly parts: Parts; readonly label: string; onSelect: () => void }) {
  const text = useText()
  return (
    <>
      <parts.Item
        className={classNames(styles.item, styles.back)}
        aria-label={text('shell.backFrom', { menu: label })}
        onSelect={(event) => {
          event.preventDefault()
          onSelect()
        }}
      >
        <span className={styles.icon}>
          <ChevronLeft size={16} aria-hidden />
        </span>
        <span className={styles.label}>{label}</span>
      </parts.Item>
      <parts.Separator className={styles.separator} />
    </>
  )
}

interface ItemsProps extends LinesProps {
  /** Opens a menu in the place of this one; without it, menus open beside each other. */
  readonly enter?: ((label: string) => void) | undefined
}

function Items({ parts, items, enter }: ItemsProps) {
  // Labels stand below each other, whether all of them have icons or not.
  const hasIcons = items.some((item) =>
    item.kind === 'choice'
      ? item.options.some(({ icon }) => icon !== undefined)
      : 'icon' in item && item.icon !== undefined,
  )
  return (
    <div className={styles.lines} data-icons={hasIcons || undefined}>
      {items.map((item, index) => (
        <Line key={index} parts={parts} item={item} enter={enter} />
      ))}
    </div>
  )
}

interface LineProps extends Pick<ItemsProps, 'parts' | 'enter'> {
  readonly item: MenuItem
}

function Line({ parts, item, enter }: LineProps): ReactNode {
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
              <CheckMark parts={parts} />
            </parts.RadioItem>
          ))}
        </parts.RadioGroup>
      )
    case 'check':
      return (
        <parts.CheckboxItem checked={item.checked} onCheckedChange={item.onChange} className={styles.item}>
          <span className={styles.icon}>{item.icon}</span>
          <span className={styles.label}>{item.label}</span>
          <Keys shortcut={item.shortcut} />
          <CheckMark parts={parts} />
        </parts.CheckboxItem>
      )
    case 'submenu':
      if (enter)
        return (
          <parts.Item
            className={styles.item}
            aria-haspopup="menu"
            data-leads-to={item.label}
            onSelect={(event) => {
              event.preventDefault()
              enter(item.label)
            }}
          >
            <SubmenuLabel item={item} />
          </parts.Item>
        )
      return (
        <parts.Sub>
          <parts.SubTrigger className={styles.item}>
            <SubmenuLabel item={item} />
          </parts.SubTrigger>
          <parts.Portal>
            <parts.SubContent className={styles.menu} sideOffset={4} alignOffset={-5} collisionPadding={8}>
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
          <span className={styles.label}>
            {item.label}
            {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
          </span>
          <Keys shortcut={item.shortcut} />
        </parts.Item>
      )
  }
}

function SubmenuLabel({ item }: { readonly item: Extract<MenuItem, { readonly kind: 'submenu' }> }) {
  return (
    <>
      <span className={styles.icon}>{item.icon}</span>
      <span className={styles.label}>{item.label}</span>
      <ChevronRight size={14} className={styles.mark} aria-hidden />
    </>
  )
}

function CheckMark({ parts }: { readonly parts: Parts }) {
  return (
    <span className={styles.check}>
      <parts.ItemIndicator>
        <Check size={16} aria-hidden />
      </parts.ItemIndicator>
    </span>
  )
}

/** The keys of a line, for who has keys. */
function Keys({ shortcut }: { readonly shortcut: string | undefined }) {
  if (shortcut === undefined) return null
  return (
    <span className={classNames(styles.mark, styles.keys)}>
      <Kbd keys={shortcut} />
    </span>
  )
}
