import type { ReactNode } from 'react'
import { leaveOnEscape } from '../../../components/leave-on-escape.ts'
import { TextArea, TextField } from '../../../components/text-field.tsx'
import { limits } from '../../../../journey/model/limits.ts'
import { useEditor } from '../../../state/editor.ts'
import styles from './fields.module.css'
import { useLiveText } from '../../../state/use-live-text.ts'

interface LiveFieldProps {
  readonly label: string
  readonly labelHidden?: boolean
  /** The text as the document has it; undefined is empty. */
  readonly value: string | undefined
  /** Writes the whole text, as one step of the history for as long as the field has the focus. */
  readonly write: (text: string) => void
  readonly maxLength?: number
  readonly placeholder?: string
  readonly hint?: ReactNode
}

/** A line of text that is written into the document as one types. */
export function LiveLine({ value, write, maxLength = limits.nameLength, ...field }: LiveFieldProps) {
  const { history } = useEditor()
  const live = useLiveText<HTMLInputElement>({ value: value ?? '', write, done: () => history.endGesture() })
  return <TextField {...field} {...live} dir="auto" maxLength={maxLength} onKeyDown={leaveOnEscape} />
}

/** Several lines of text, written as one types; grows with them. */
export function LiveArea({ value, write, maxLength = limits.notesLength, ...field }: LiveFieldProps) {
  const { history } = useEditor()
  const live = useLiveText<HTMLTextAreaElement>({ value: value ?? '', write, done: () => history.endGesture() })
  return (
    <div className={styles.area}>
      <TextArea {...field} {...live} rows={2} dir="auto" maxLength={maxLength} onKeyDown={leaveOnEscape} />
    </div>
  )
}

interface LiveTitleProps extends LiveFieldProps {
  /** `large` for the thing that the panel shows, `small` in a list, `row` as one of its fields, with its label. */
  readonly size: 'large' | 'small' | 'row'
}

/** A title: wraps where it is long, has no line breaks of its own, and looks like text until it is pointed at. */
export function LiveTitle({ value, write, size, maxLength = limits.titleLength, ...field }: LiveTitleProps) {
  const { history } = useEditor()
  const live = useLiveText<HTMLTextAreaElement>({
    value: value ?? '',
    write: (text) => write(text.replace(/\s*\n\s*/g, ' ')),
    done: () => history.endGesture(),
  })
  const area = (
    <TextArea
      {...field}
      {...live}
      labelHidden={size !== 'row'}
      rows={1}
      dir="auto"
      maxLength={maxLength}
      onKeyDown={(event) => {
        const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing
        if (isEnter) event.preventDefault()
        if (isEnter) event.currentTarget.blur()
        else leaveOnEscape(event)
      }}
    />
  )
  return size === 'row' ? (
    area
  ) : (
    <div className={styles.title} data-size={size}>
      {area}
    </div>
  )
}
