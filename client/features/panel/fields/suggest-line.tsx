import { useId, useMemo, useState } from 'react'
import { plainText } from '../../../../journey/library/search.ts'
import { limits } from '../../../../journey/model/limits.ts'
import { TextField } from '../../../components/text-field.tsx'
import { useEditor } from '../../../state/editor.ts'
import { leaveOnEscape } from '../../../components/leave-on-escape.ts'
import { type Option, OptionList } from '../../../components/option-list.tsx'
import { useLiveText } from '../../../state/use-live-text.ts'
import { useOptionKeys } from '../../../components/use-option-keys.ts'

interface SuggestLineProps {
  readonly label: string
  readonly value: string | undefined
  readonly write: (text: string) => void
  /** Texts that may be meant; those that contain what was typed are offered. */
  readonly suggestions: readonly string[]
  readonly placeholder?: string
}

/** A line of text that is written as one types, with suggestions below it. */
export function SuggestLine({ label, value, write, suggestions, placeholder }: SuggestLineProps) {
  const { history } = useEditor()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const text = value ?? ''
  const live = useLiveText<HTMLInputElement>({ value: text, write, done: () => history.endGesture() })
  const options = useMemo(() => (open ? suggestionsFor(text, suggestions) : []), [open, text, suggestions])
  const keys = useOptionKeys(listId, options, [open, setOpen])
  const pick = (option: Option) => {
    write(option.label)
    keys.setOpen(false)
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
        onPick={pick}
        field={live.ref}
      />
      <TextField
        label={label}
        {...live}
        {...keys.attributes}
        {...(placeholder === undefined ? {} : { placeholder })}
        dir="auto"
        spellCheck={false}
        maxLength={limits.nameLength}
        onClick={() => keys.setOpen(true)}
        onInput={() => {
          live.onInput()
          keys.setOpen(true)
          keys.restart(false)
        }}
        onBlur={() => {
          live.onBlur()
          keys.setOpen(false)
        }}
        onKeyDown={(event) => {
          if (!keys.onKeyDown(event, pick)) leaveOnEscape(event)
        }}
      />
    </>
  )
}

function suggestionsFor(text: string, suggestions: readonly string[]): Option[] {
  const typed = plainText(text)
  return suggestions
    .filter((suggestion) => suggestion !== text && plainText(suggestion).includes(typed))
    .slice(0, 8)
    .map((label) => ({ key: label, label }))
}
