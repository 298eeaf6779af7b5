import { ChevronsUpDown } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import { TextField } from '../../../components/text-field.tsx'
import { useText } from '../../../language/text.ts'
import { leaveOnEscape } from '../../../components/leave-on-escape.ts'
import { type Option, OptionList } from '../../../components/option-list.tsx'
import { useOptionKeys } from '../../../components/use-option-keys.ts'

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
  const t = useText()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  /** What was typed; undefined shows what is chosen. */
  const [query, setQuery] = useState<string>()
  const found = useMemo(() => (open ? search(query ?? '') : []), [open, search, query])
  const options = useMemo(() => {
    const none = noneLabel !== undefined && (query ?? '').trim() === '' ? [{ key: noneKey, label: noneLabel }] : []
    return [...none, ...found]
  }, [found, noneLabel, query])
  const note = options.length > 0 ? undefined : t('panel.noResults')
  const keys = useOptionKeys(listId, options, [open, setOpen])

  const pick = ({ key }: Option) => {
    setQuery(undefined)
    keys.setOpen(false)
    if (key === noneKey) onClear?.()
    else onPick(key)
  }
  return (
    <>
      <OptionList
        id={listId}
        label={label}
        open={open}
        onClose={() => keys.setOpen(false)}
        options={options}
        active={keys.active}
        suggested={keys.suggested}
        onPick={pick}
        note={note}
        field={field}
      />
      <TextField
        label={label}
        suffix={<ChevronsUpDown size={14} aria-hidden />}
        placeholder={noneLabel}
        value={query ?? value}
        maxLength={120}
        dir="auto"
        spellCheck={false}
        {...keys.attributes}
        ref={field}
        onFocus={(event) => event.target.select()}
        onClick={() => keys.setOpen(true)}
        onChange={(event) => {
          setQuery(event.target.value)
          keys.setOpen(true)
          keys.restart(event.target.value.trim() !== '')
        }}
        onBlur={() => {
          keys.setOpen(false)
          setQuery(undefined)
        }}
        onKeyDown={(event) => {
          if (!keys.onKeyDown(event, pick)) leaveOnEscape(event)
        }}
      />
    </>
  )
}
