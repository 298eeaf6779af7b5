import { Check, CornerDownLeft } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Fragment, type ReactNode, type RefObject, type UIEvent, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { Listbox, ListboxOption, optionId } from './listbox.tsx'
import styles from './option-list.module.css'

/** One line of a list to pick from. */
export interface Option {
  readonly key: string
  readonly label: string
  /** A second, quieter piece of information. */
  readonly detail?: string
  /** 16 px. */
  readonly icon?: ReactNode
  /** Heading under which the option stands; options of a group follow each other. */
  readonly group?: string
  /** Keys that do the same, as tinykeys writes them. */
  readonly shortcut?: string | undefined
  /** Chosen already: picking it again takes it away. */
  readonly chosen?: boolean
  /** Set apart from the others, and always in sight: what was typed, to be taken as it is. */
  readonly apart?: boolean
}

interface OptionListProps {
  readonly id: string
  readonly label: string
  readonly open: boolean
  readonly onClose: () => void
  readonly options: readonly Option[]
  /** Index of the option that Enter takes; −1: none. */
  readonly active: number
  /** Whether that one is only suggested: nobody has walked to it yet. */
  readonly suggested?: boolean
  readonly onPick: (option: Option) => void
  /** A sentence below the options, or in their place. */
  readonly note?: string | undefined
  /** The text field that the list hangs on. */
  readonly field: RefObject<HTMLInputElement | null>
}

/** The list below a text field; the focus stays in the field. */
export function OptionList(props: OptionListProps) {
  const { id, label, open, onClose, options, active, suggested = false, onPick, note, field } = props
  const isShown = open && (options.length > 0 || note !== undefined)
  return (
    <Popover.Root open={isShown}>
      <Popover.Anchor virtualRef={field} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          className={styles.list}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target !== field.current) onClose()
          }}
          // A press on an option must not take the focus out of the field.
          onMouseDown={(event) => event.preventDefault()}
        >
          <OptionLines {...{ id, label, options, active, suggested, onPick }} className={styles.options} />
          {note !== undefined && <output className={styles.note}>{note}</output>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface OptionLinesProps extends Pick<OptionListProps, 'id' | 'label' | 'options' | 'active' | 'onPick'> {
  readonly className?: string | undefined
  readonly suggested?: boolean
}

/** How many lines are drawn at first, and how many more whenever one comes near their end. */
const page = 60

/**
 * The options themselves, wherever they stand; the focus stays in the field that they belong to. Of a long list more is
 * drawn as one scrolls or walks on.
 */
export function OptionLines({ id, label, options, active, suggested = false, onPick, className }: OptionLinesProps) {
  const [drawn, setDrawn] = useState({ options, pages: 1 })
  if (drawn.options !== options) setDrawn({ options, pages: 1 })
  if (options.length === 0) return null
  const count = Math.max(drawn.pages * page, active + page / 2)
  // What was typed, to be taken as it is, is always in sight.
  const lines = options.flatMap((option, index) => (index < count || option.apart === true ? [{ option, index }] : []))
  const onScroll = ({ currentTarget: list }: UIEvent<HTMLElement>) => {
    const isNearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < list.clientHeight
    if (isNearEnd && count < options.length) setDrawn({ options, pages: Math.ceil(count / page) + 1 })
  }
  return (
    <Listbox id={id} label={label} className={className} onScroll={onScroll}>
      {lines.map(({ option, index }, at) => (
        <Fragment key={option.key}>
          {option.group !== undefined && option.group !== lines[at - 1]?.option.group && (
            <div className={styles.group} role="presentation">
              {option.group}
            </div>
          )}
          <Line
            id={optionId(id, index)}
            option={option}
            place={[index + 1, options.length]}
            active={index === active}
            suggested={suggested}
            onPick={() => onPick(option)}
          />
        </Fragment>
      ))}
    </Listbox>
  )
}

interface LineProps {
  readonly id: string
  readonly option: Option
  /** Which of how many it is. */
  readonly place: readonly [number, number]
  readonly active: boolean
  readonly suggested: boolean
  readonly onPick: () => void
}

function Line({ id, option, place, active, suggested, onPick }: LineProps) {
  const { label, detail, icon, shortcut, chosen, apart } = option
  return (
    <ListboxOption
      id={id}
      place={place}
      active={active}
      selected={chosen}
      look={active ? (suggested ? 'suggested' : 'chosen') : undefined}
      apart={apart}
      className={styles.option}
      onPick={onPick}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.label} dir="auto">
        {label}
      </span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {shortcut !== undefined && (
        <span className={styles.keys}>
          <Kbd keys={shortcut} />
        </span>
      )}
      {chosen === true && <Check size={16} className={styles.mark} aria-hidden />}
      {active && <CornerDownLeft size={14} className={styles.enter} aria-hidden />}
    </ListboxOption>
  )
}
