import { type ReactNode, useState } from 'react'
import { includesRole } from '../../../journey/model/access.ts'
import type { Comment } from '../../../journey/model/schema.ts'
import { useAgo, useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { Me } from '../../services/discussion.ts'
import { useCommentDraft } from '../../state/comment-draft.ts'
import { useDiscussing, useSaying } from '../../state/discussion.ts'
import { Composer } from './composer.tsx'
import styles from './discussion.module.css'
import { Problem } from './problem.tsx'

interface CommentViewProps {
  readonly comment: Comment
  /** Who the user is; undefined for one who only reads. */
  readonly me: Me | undefined
  readonly hasAnswers: boolean
  /** More that can be done with it. */
  readonly children?: ReactNode
}

/** One thing that somebody has said. */
export function CommentView({ comment, me, hasAnswers, children }: CommentViewProps) {
  const text = useText()
  const formats = useFormats()
  const ago = useAgo()
  const [now] = useState(Date.now)
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read')
  const { isBusy, problem, say } = useSaying()
  const isOwn = me?.author === comment.by
  const mayDelete = isOwn || (me !== undefined && includesRole(me.role, 'owner'))
  if (mode === 'edit') return <EditComment comment={comment} onDone={() => setMode('read')} />
  const name = comment.name || text('comments.someone')
  return (
    <article className={styles.comment} aria-label={name}>
      <p className={styles.byline}>
        <strong dir="auto">{name}</strong>
        {isOwn && <span>({text('comments.you')})</span>}
        <time dateTime={new Date(comment.at).toISOString()} title={formats.dateTime(comment.at)}>
          {ago(comment.at, now)}
        </time>
        {comment.editedAt !== undefined && (
          <span title={formats.dateTime(comment.editedAt)}>{text('comments.edited')}</span>
        )}
      </p>
      <p className={styles.words} dir="auto">
        {comment.text}
      </p>
      {mode === 'delete' ? (
        <div className={styles.sure}>
          <p>{text(hasAnswers ? 'comments.deleteThreadSure' : 'comments.deleteSure')}</p>
          <div className={styles.actions}>
            <button
              type="button"
              className={styles.danger}
              aria-disabled={isBusy || undefined}
              onClick={() => void say((discussion) => discussion.remove(comment.id))}
            >
              {text('comments.deleteYes')}
            </button>
            {/* Whoever asked decides here. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <button type="button" className={styles.quiet} autoFocus onClick={() => setMode('read')}>
              {text('comments.deleteNo')}
            </button>
          </div>
        </div>
      ) : (
        me && (
          <div className={styles.actions}>
            {children}
            {isOwn && (
              <button type="button" className={styles.quiet} onClick={() => setMode('edit')}>
                {text('comments.edit')}
              </button>
            )}
            {mayDelete && (
              <button type="button" className={styles.quiet} onClick={() => setMode('delete')}>
                {text('comments.delete')}
              </button>
            )}
          </div>
        )
      )}
      <Problem code={problem} />
    </article>
  )
}

function EditComment({ comment, onDone }: { readonly comment: Comment; readonly onDone: () => void }) {
  const text = useText()
  const { mapId } = useDiscussing()
  const [draft, setDraft] = useCommentDraft(mapId, `edit ${comment.id}`)
  const [words, setWords] = useState(draft || comment.text)
  const { isBusy, problem, say } = useSaying()
  const leave = () => {
    setDraft('')
    onDone()
  }
  const save = async () => {
    if (await say((discussion) => discussion.edit(comment.id, words))) leave()
  }
  return (
    <Composer
      label={text('comments.editOf')}
      text={words}
      onText={(next) => {
        setWords(next)
        setDraft(next)
      }}
      action={text('comments.save')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => void save()}
      onCancel={leave}
    />
  )
}
