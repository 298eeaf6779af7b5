import { useState } from 'react'
import type { Comment } from '../../../journey/model/schema.ts'
import { useText } from '../../language/text.ts'
import type { Me } from '../../services/discussion.ts'
import { useCommentDraft } from '../../state/comment-draft.ts'
import { useDiscussing, useSaying } from '../../state/discussion.ts'
import { CommentView } from './comment-view.tsx'
import { Composer } from './composer.tsx'
import styles from './discussion.module.css'
import { Problem } from './problem.tsx'
import type { Thread } from './threads.ts'

interface ThreadViewProps {
  readonly thread: Thread
  /** Who the user is; undefined for one who only reads. */
  readonly me: Me | undefined
}

/** What somebody said, and what others answered. */
export function ThreadView({ thread: { first, answers }, me }: ThreadViewProps) {
  const text = useText()
  const { mapId } = useDiscussing()
  const [draft, setDraft] = useCommentDraft(mapId, `answer ${first.id}`)
  const [isAnswering, setAnswering] = useState(draft !== '')
  const { isBusy, problem, say } = useSaying()
  const settling = useSaying()
  const isDone = first.doneAt !== undefined
  const answer = async () => {
    if (!(await say((discussion) => discussion.comment(first.on, draft, first.id)))) return
    setDraft('')
    setAnswering(false)
  }
  return (
    <li className={styles.thread}>
      <CommentView comment={first} me={me} hasAnswers={answers.length > 0}>
        {!isDone && (
          <button type="button" className={styles.quiet} onClick={() => setAnswering(true)}>
            {text('comments.answer')}
          </button>
        )}
        <button
          type="button"
          className={styles.quiet}
          aria-disabled={settling.isBusy || undefined}
          onClick={() => void settling.say((discussion) => discussion.settle(first.id, !isDone))}
        >
          {text(isDone ? 'comments.reopen' : 'comments.settle')}
        </button>
      </CommentView>
      <Problem code={settling.problem} />
      <div className={styles.answers}>
        {answers.map((each: Comment) => (
          <CommentView key={each.id} comment={each} me={me} hasAnswers={false} />
        ))}
        {me && isAnswering && (
          <Composer
            label={text('comments.answerTo', { name: first.name || text('comments.someone') })}
            placeholder={text('comments.answerPlaceholder')}
            text={draft}
            onText={setDraft}
            action={text('comments.answer')}
            isBusy={isBusy}
            problem={problem}
            onSend={() => void answer()}
            onCancel={() => {
              setDraft('')
              setAnswering(false)
            }}
          />
        )}
      </div>
    </li>
  )
}
