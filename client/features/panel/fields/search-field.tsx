import { type ReactNode, type RefObject, useRef } from 'react'
import { leaveOnEscape } from '../../../components/leave-on-escape.ts'
import { type Option, OptionList } from '../../../components/option-list.tsx'
import { TextField } from '../../../components/text-field.tsx'
import type { useOptionKeys } from '../../../components/use-option-keys.ts'
import { useText } from '../../../language/text.ts'

interface SearchFieldProps {
  readonly listId: string
  readonly label: string
  readonly labelHidden?: boolean
  readonly prefix?: ReactNode
  readonly suffix?: ReactNode
  readonly placeholder: string | undefined
  readonly maxLength: number
  readonly value: string
  readonly options: readonly Option[]
  readonly open: boolean
  readonly keys: ReturnType<typeof useOptionKeys>
  /** Called with what is typed; the list opens by itself. */
  readonly onQuery: (query: string) => void
  readonly onPick: (option: Option) => void
  readonly onFocus?: (input: HTMLInputElement) => void
  readonly onLeave?: () => void
  /** The field itself, for who gives it the focus. */
  readonly field?: RefObject<HTMLInputElement | null>
}

/** A text field with the list of what fits below it. */
export function SearchField(props: SearchFieldProps) {
  const { listId, label, options, open, keys, onQuery, onPick, onFocus, onLeave, field: given, ...rest } = props
  const t = useText()
  const own = useRef<HTMLInputElement>(null)
  const field = given ?? own
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
        onPick={onPick}
        note={options.length > 0 ? undefined : t('panel.noResults')}
        field={field}
      />
      <TextField
        {...rest}
        label={label}
        dir="auto"
        spellCheck={false}
        {...keys.attributes}
        ref={field}
        onFocus={(event) => onFocus?.(event.target)}
        onClick={() => keys.setOpen(true)}
        onChange={(event) => {
          onQuery(event.target.value)
          keys.setOpen(true)
          keys.restart(event.target.value.trim() !== '')
        }}
        onBlur={() => {
          keys.setOpen(false)
          onLeave?.()
        }}
        onKeyDown={(event) => {
          if (!keys.onKeyDown(event, onPick)) leaveOnEscape(event)
        }}
      />
    </>
  )
}
