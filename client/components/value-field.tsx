import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { useDrafts } from './drafts.ts'
import { leaveOnEscape } from './leave-on-escape.ts'
import { TextField } from './text-field.tsx'
import styles from './value-field.module.css'

/** What a typed text stands for, or why it stands for nothing. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value | undefined }
  | ({ readonly ok: false } & Unclear<Value>)

interface Unclear<Value> {
  /** What is wrong and how to mend it, or what the user is asked. */
  readonly problem: string
  /** The values that the text may stand for, to choose from. */
  readonly choices?: readonly { readonly label: string; readonly value: Value }[]
}

interface Preview {
  /** Undefined where there is nothing to add. */
  readonly words: string | undefined
  /** The unit of the field does not belong to what is typed. */
  readonly hidesSuffix: boolean
}

interface ValueFieldProps<Value> {
  /** Key of the draft: which field of which thing. */
  readonly draftKey: string
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: Value | undefined
  /** The value as it is written in the field. */
  readonly print: (value: Value) => string
  /** Never called with an empty text: that is no value. */
  readonly read: (text: string) => Reading<Value>
  /** What was understood of what is being typed, before it is taken over. */
  readonly preview?: (value: Value, typed: string) => Preview
  readonly onChange: (value: Value | undefined) => void
  /** Whether what stands in the field, once it was left, stands for nothing: `value` is then not what is to be seen. */
  readonly onUnclear?: (isUnclear: boolean) => void
  readonly inputMode?: 'decimal' | 'numeric' | 'url'
  readonly maxLength?: number
  readonly placeholder?: string
  readonly suffix?: ReactNode
  readonly hint?: ReactNode
  /** `start`, or `end` for numbers in a column. */
  readonly dir?: 'auto' | 'ltr'
}

/**
 * A field for a value that is not text: what is typed is taken over when the field is left or on Enter. What cannot be
 * read stays in the field with the reason, and changes nothing.
 */
export function ValueField<Value>(props: ValueFieldProps<Value>) {
  const { draftKey, value, print, read, preview, onChange, onUnclear, hint, suffix, dir = 'auto', ...field } = props
  const drafts = useDrafts()
  const [draft, setDraft] = useState(() => drafts.get(draftKey))
  // A draft that was found again has been left before: it says at once what is wrong with it.
  const [left, setLeft] = useState(draft !== undefined)
  const printed = value === undefined ? '' : print(value)
  const reading = draft === undefined || !left ? undefined : readDraft(draft, read)
  const previewed = preview && draft !== undefined ? previewOf(draft, read, preview) : undefined

  const isUnclear = reading?.ok === false
  useEffect(() => onUnclear?.(isUnclear), [onUnclear, isUnclear])

  const keep = (text: string | undefined) => {
    setDraft(text)
    if (text === undefined) drafts.delete(draftKey)
    else drafts.set(draftKey, text)
  }
  const settle = (next: Value | undefined) => {
    keep(undefined)
    setLeft(false)
    if (!Object.is(next, value)) onChange(next)
  }
  const takeOver = () => {
    // What was taken over is no draft any more, even where the field goes away before it is drawn again.
    if (draft === undefined || !drafts.has(draftKey)) return
    if (draft.trim() === printed) return settle(value)
    const result = readDraft(draft, read)
    if (result.ok) settle(result.value)
    else setLeft(true)
  }

  // The field may go away under the hands: another thing is selected by a shortcut or by an undo.
  const takeOverLatest = useRef(takeOver)
  useEffect(() => {
    takeOverLatest.current = takeOver
  })
  useEffect(() => () => takeOverLatest.current(), [])

  return (
    <TextField
      {...field}
      dir={dir}
      value={draft ?? printed}
      suffix={previewed?.hidesSuffix ? undefined : suffix}
      hint={previewed?.words === undefined ? hint : <output className={styles.preview}>{previewed.words}</output>}
      error={isUnclear ? <Trouble reading={reading} onChoose={settle} /> : undefined}
      spellCheck={false}
      onChange={(event) => keep(event.target.value)}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') takeOver()
        if (event.key !== 'Escape' || draft === undefined) return leaveOnEscape(event)
        event.stopPropagation()
        settle(value)
      }}
    />
  )
}

function readDraft<Value>(draft: string, read: (text: string) => Reading<Value>): Reading<Value> {
  const text = draft.trim()
  return text === '' ? { ok: true, value: undefined } : read(text)
}

function previewOf<Value>(
  draft: string,
  read: (text: string) => Reading<Value>,
  preview: (value: Value, typed: string) => Preview,
): Preview | undefined {
  const reading = readDraft(draft, read)
  return reading.ok && reading.value !== undefined ? preview(reading.value, draft) : undefined
}

function Trouble<Value>(props: { readonly reading: Unclear<Value>; readonly onChoose: (value: Value) => void }) {
  const { problem, choices = [] } = props.reading
  return (
    <>
      {problem}
      {choices.length > 0 && (
        <span className={styles.choices}>
          {choices.map(({ label, value }) => (
            <Button key={label} size="small" onClick={() => props.onChoose(value)}>
              {label}
            </Button>
          ))}
        </span>
      )}
    </>
  )
}
