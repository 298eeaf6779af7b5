import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './editable-text.module.css'

interface EditableTextProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'aria-label'> {
  /** What the text is, for screen readers: "Title of the map". */
  readonly label: string
  readonly value: string
  /**
   * Called on Enter, on Escape and when the focus leaves, with the trimmed text, if it changed.
   * @param isEscaped whether Escape ended it: some mean by it that nothing be changed
   */
  readonly onCommit: (value: string, isEscaped: boolean) => void
  /** Called when editing ends, whether or not something changed. */
  readonly onDone?: () => void
  /** Starts with the focus and everything selected, as after "Rename". */
  readonly selectOnMount?: boolean
}

/** A line of text that is edited where it stands: it looks like text until it is pointed at. What was typed stays. */
export function EditableText(props: EditableTextProps) {
  const { label, value, onCommit, onDone, selectOnMount = false, className, ...rest } = props
  const [draft, setDraft] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const isEscaped = useRef(false)

  useEffect(() => {
    if (selectOnMount) input.current?.select()
  }, [selectOnMount])

  return (
    <input
      autoComplete="off"
      spellCheck={false}
      {...rest}
      ref={input}
      aria-label={label}
      className={classNames(styles.text, className)}
      value={draft ?? value}
      onFocus={() => setDraft(value)}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        // While an input method is composing, Enter and Escape belong to it.
        if (event.nativeEvent.isComposing) return
        isEscaped.current = event.key === 'Escape'
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
        event.stopPropagation()
      }}
      onBlur={() => {
        const text = (draft ?? value).trim()
        if (text !== value) onCommit(text, isEscaped.current)
        setDraft(undefined)
        onDone?.()
      }}
    />
  )
}
