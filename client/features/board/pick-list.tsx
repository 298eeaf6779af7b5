import { Plus, Search } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { type Option, OptionLines } from '../../components/option-list.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useOptionKeys } from '../../components/use-option-keys.ts'
import { useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import styles from './cell-editor.module.css'

interface PickListProps {
  readonly label: string
  /** The options that match what was typed, best first. */
  readonly search: (query: string) => readonly Option[]
  readonly onPick: (option: Option) => void
  /** When given, what was typed can be taken as it is. */
  readonly onOwnWords?: (words: string) => void
  readonly maxLength?: number
  /** Lets one pick after another, and says what was picked. */
  readonly stays?: boolean
}

const own = '\u0000own'

/** A list to pick from with a field above it that looks for what is typed. */
export function PickList({ label, search, onPick, onOwnWords, maxLength = 120, stays = false }: PickListProps) {
  const t = useText()
  const listId = useId()
  const [query, setQuery] = useState('')
  const words = query.trim()
  const options = useMemo((): readonly Option[] => {
    const found = search(query)
    const isThere = found.some((option) => option.label.toLocaleLowerCase() === words.toLocaleLowerCase())
    if (!onOwnWords || words === '' || isThere) return found
    const asTyped = { key: own, label: t('panel.addOwnWords', { words }), icon: <Plus size={16} />, apart: true }
    return [...found, asTyped]
  }, [search, query, words, onOwnWords, t])
  const keys = useOptionKeys(listId, options, [true, () => {}], true)
  const pick = (option: Option) => {
    setQuery('')
    if (option.key === own) onOwnWords?.(words)
    else onPick(option)
    if (stays)
      announce(
        t(option.chosen === true ? 'panel.pickRemoved' : 'panel.picked', {
          words: option.key === own ? words : option.label,
        }),
      )
  }
  return (
    <div className={styles.pick}>
      <TextField
        label={label}
        labelHidden
        prefix={<Search size={14} aria-hidden />}
        placeholder={label}
        value={query}
        maxLength={maxLength}
        dir="auto"
        spellCheck={false}
        {...keys.attributes}
        onChange={(event) => {
          setQuery(event.target.value)
          keys.restart(true)
        }}
        onKeyDown={(event) => {
          // Escape closes what the list stands in.
          if (event.key !== 'Escape') keys.onKeyDown(event, pick)
        }}
      />
      <OptionLines
        id={listId}
        label={label}
        options={options}
        active={keys.active}
        onPick={pick}
        className={styles.options}
      />
      {options.length === 0 && <p className={styles.note}>{t('panel.noResults')}</p>}
    </div>
  )
}
