import { Plus } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useText } from '../../../language/text.ts'
import { announce } from '../../../state/announcements.ts'
import { type Asked, useWorkplace, useWorkplaceState } from '../../../state/workplace.ts'
import type { Option } from '../../../components/option-list.tsx'
import { useOptionKeys } from '../../../components/use-option-keys.ts'
import styles from './fields.module.css'
import { SearchField } from './search-field.tsx'

interface PickerProps {
  /** What is picked, for screen readers. */
  readonly label: string
  readonly placeholder: string
  /** The options that match what was typed, best first. */
  readonly search: (query: string) => readonly Option[]
  readonly onPick: (option: Option) => void
  /** Whether an option says what was typed, so that Enter may take it rather than the words; every option if absent. */
  readonly fits?: (option: Option, query: string) => boolean
  /** When given, what was typed can be taken as it is. */
  readonly onOwnWords?: (words: string) => void
  readonly maxLength?: number
  /** Lets one pick after another. */
  readonly stays?: boolean
  /** The request of an action that this field answers: it takes the focus then. */
  readonly answers?: Asked
}

const ownWordsKey = '\u0000own'

/** A field that searches as one types and adds what is picked; in own words where the list has it not. */
export function Picker(props: PickerProps) {
  const { label, placeholder, search, fits, onPick, onOwnWords, maxLength = 120, stays = false, answers } = props
  const t = useText()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const words = query.trim()
  const found = useMemo(() => (open ? search(query) : []), [open, search, query])
  const options = useMemo(() => {
    const isThere = found.some((option) => option.label.toLocaleLowerCase() === words.toLocaleLowerCase())
    if (!onOwnWords || words === '' || isThere) return found
    const own: Option = {
      key: ownWordsKey,
      label: t('panel.addOwnWords', { words }),
      icon: <Plus size={16} />,
      apart: true,
    }
    const [best] = found
    return best && (fits?.(best, words) ?? true) ? [...found, own] : [own, ...found]
  }, [found, fits, words, onOwnWords, t])
  const keys = useOptionKeys(listId, options, [open, setOpen])
  const workplace = useWorkplace()
  const isAsked = useWorkplaceState(({ asked }) => asked !== undefined && asked === answers)
  useEffect(() => {
    if (!isAsked) return
    workplace.setState({ asked: undefined })
    field.current?.focus()
    // Its list opens, as when it is pressed.
    field.current?.click()
  }, [isAsked, workplace])
  const pick = (option: Option) => {
    setQuery('')
    keys.restart(false)
    if (!stays) keys.setOpen(false)
    const isOwn = option.key === ownWordsKey
    if (isOwn) onOwnWords?.(words)
    else onPick(option)
    // The focus stays here, and what was added stands elsewhere.
    announce(t(option.chosen === true ? 'panel.pickRemoved' : 'panel.picked', { words: isOwn ? words : option.label }))
  }
  return (
    <div className={styles.picker}>
      <SearchField
        listId={listId}
        label={label}
        labelHidden
        prefix={<Plus size={16} aria-hidden />}
        placeholder={placeholder}
        maxLength={maxLength}
        value={query}
        options={options}
        open={open}
        keys={keys}
        onQuery={setQuery}
        onPick={pick}
        field={field}
      />
    </div>
  )
}
