import { ChevronsUpDown } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { Option } from '../../../components/option-list.tsx'
import { useOptionKeys } from '../../../components/use-option-keys.ts'
import { SearchField } from './search-field.tsx'

interface SearchSelectProps {
  readonly label: string
  /** What is chosen, as it is shown. */
  readonly value: string
  /** The options that match what was typed, best first. */
  readonly search: (query: string) => readonly Option[]
  readonly onPick: (key: string) => void
  /** When given, the list begins with this line, and picking it calls `onClear`. */
  readonly noneLabel?: string
  readonly onClear?: () => void
}

const noneKey = '\u0000none'

/** One of many choices: where a list would be too long to look through, it is searched as one types. */
export function SearchSelect({ label, value, search, onPick, noneLabel, onClear }: SearchSelectProps) {
  const listId = useId()
  const [open, setOpen] = useState(false)
  /** What was typed; undefined shows what is chosen. */
  const [query, setQuery] = useState<string>()
  const found = useMemo(() => (open ? search(query ?? '') : []), [open, search, query])
  const options = useMemo(() => {
    const none = noneLabel !== undefined && (query ?? '').trim() === '' ? [{ key: noneKey, label: noneLabel }] : []
    return [...none, ...found]
  }, [found, noneLabel, query])
  const keys = useOptionKeys(listId, options, [open, setOpen])

  const pick = ({ key }: Option) => {
    setQuery(undefined)
    keys.setOpen(false)
    if (key === noneKey) onClear?.()
    else onPick(key)
  }
  return (
    <SearchField
      listId={listId}
      label={label}
      suffix={<ChevronsUpDown size={14} aria-hidden />}
      placeholder={noneLabel}
      maxLength={120}
      value={query ?? value}
      options={options}
      open={open}
      keys={keys}
      onQuery={setQuery}
      onPick={pick}
      onFocus={(input) => input.select()}
      onLeave={() => setQuery(undefined)}
    />
  )
}
