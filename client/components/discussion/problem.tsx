import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import styles from './discussion.module.css'

const known = [
  'not-allowed',
  'unknown-map',
  'unknown-target',
  'unknown-comment',
  'too-many',
  'too-many-requests',
  'storage-failing',
] as const

interface ProblemProps {
  /** A reason of the server's, or `unreachable`; undefined while all is well. */
  readonly code: string | undefined
  readonly id?: string
}

/** Why something could not be said, and that the words are still there. */
export function Problem({ code, id }: ProblemProps) {
  const text = useText()
  if (code === undefined) return null
  const told = known.find((each) => each === code)
  const key: MessageKey = told === undefined ? 'comments.problem' : `comments.problem-${told}`
  return (
    <p id={id} role="alert" className={styles.problem}>
      {text(key)}
    </p>
  )
}
