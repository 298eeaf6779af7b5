import { type KeyboardEvent, useId, useState } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import { useText } from '../../language/text.ts'
import { nameLength } from '../../services/presence.ts'
import { changeUser, useNameMissing } from '../../state/user-identity.ts'
import styles from './discussion.module.css'
import { Problem } from './problem.tsx'

interface ComposerProps {
  readonly label: string
  readonly placeholder?: string
  readonly text: string
  readonly onText: (text: string) => void
  /** What the button says. */
  readonly action: string
  readonly isBusy: boolean
  readonly problem: string | undefined
  readonly onSend: () => void
  /** Without it the field cannot be left: it is always there. */
  readonly onCancel?: () => void
}

/** A field for what somebody says. Its words stay until the server has them. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, text: words, onText, action, isBusy, problem, onSend, onCancel } = props
  const text = useText()
  const id = useId()
  const isNameMissing = useNameMissing()
  const [name, setName] = useState('')
  // Once asked for, the name's field stays until the words are sent: it does not go away while it is written in.
  const [asksName] = useState(isNameMissing)
  const isEmpty = words.trim() === ''
  const send = () => {
    if (isEmpty || isBusy) return
    if (asksName && name.trim() !== '') changeUser({ name })
    onSend()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        aria-label={label}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        aria-invalid={problem !== undefined || undefined}
        className={styles.field}
        dir="auto"
        rows={1}
        maxLength={limits.commentLength}
        placeholder={placeholder}
        value={words}
        // Whoever asked to answer or to edit goes on here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={onCancel !== undefined}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {(!isEmpty || onCancel) && (
        <>
          {asksName && isNameMissing && (
            <input
              className={styles.field}
              aria-label={text('comments.yourName')}
              placeholder={text('comments.yourName')}
              title={text('comments.yourNameHint')}
              autoComplete="name"
              dir="auto"
              maxLength={nameLength}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <div className={styles.actions}>
            <button type="submit" className={styles.send} disabled={isEmpty} aria-disabled={isBusy || undefined}>
              {action}
            </button>
            {onCancel && (
              <button type="button" className={styles.quiet} onClick={onCancel}>
                {text('comments.cancel')}
              </button>
            )}
          </div>
        </>
      )}
      <Problem code={problem} id={`${id}-problem`} />
    </form>
  )
}
