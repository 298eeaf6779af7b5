import { type ReactNode, type UIEvent, useEffect, useRef } from 'react'

interface ListboxProps {
  readonly id: string
  readonly label: string
  readonly className?: string | undefined
  readonly onScroll?: (event: UIEvent<HTMLElement>) => void
  readonly children: ReactNode
}

/** A list to choose from whose keyboard is that of the field it belongs to, where the focus stays. */
export function Listbox({ id, label, className, onScroll, children }: ListboxProps) {
  return (
    // A select would take the focus, and holds nothing but text.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div id={id} role="listbox" aria-label={label} className={className} onScroll={onScroll}>
      {children}
    </div>
  )
}

/** Id of an option's element, for `aria-activedescendant`. */
export const optionId = (listId: string, index: number) => `${listId}-${index}`

interface ListboxOptionProps {
  readonly id: string
  /** Which one it is, from 1, and of how many, also where not all are drawn. */
  readonly place: readonly [position: number, count: number]
  /** Whether the keyboard is at it: it is kept in sight. */
  readonly active: boolean
  /** Where choosing is something else than being at it. */
  readonly selected?: boolean | undefined
  /** How the one that the keyboard is at looks. */
  readonly look?: 'suggested' | 'chosen' | undefined
  readonly apart?: boolean | undefined
  readonly className?: string | undefined
  readonly onPick: () => void
  readonly children: ReactNode
}

export function ListboxOption(props: ListboxOptionProps) {
  const { id, place, active, selected = active, look, apart, className, onPick, children } = props
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // The keyboard reaches options through the field, by aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={element}
      id={id}
      // A datalist's option holds nothing but text.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={selected}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      data-active={look}
      data-apart={apart || undefined}
      className={className}
      onClick={onPick}
    >
      {children}
    </div>
  )
}
