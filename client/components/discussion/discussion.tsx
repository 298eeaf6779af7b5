import { includesRole } from '../../../journey/model/access.ts'
import type { Comment, Vote } from '../../../journey/model/schema.ts'
import { useText } from '../../language/text.ts'
import { useCommentDraft } from '../../state/comment-draft.ts'
import { useDiscussing, useMe, useSaying } from '../../state/discussion.ts'
import { Composer } from './composer.tsx'
import styles from './discussion.module.css'
import { ThreadView } from './thread-view.tsx'
import { threadsOf, votesFor } from './threads.ts'
import { VoteButton } from './vote-button.tsx'

interface DiscussionProps {
  /** Id of a stage, card, friction or fix. */
  readonly on: string
  /** What it is called. */
  readonly title: string
  /** All of the map. */
  readonly comments: readonly Comment[] | undefined
  readonly votes: readonly Vote[] | undefined
}

/** What people say of something, and how many vote for it. */
export function Discussion({ on, title, comments, votes }: DiscussionProps) {
  const text = useText()
  const { mapId, isConnected } = useDiscussing()
  const known = useMe()
  const me = known && includesRole(known.role, 'commenter') ? known : undefined
  const [draft, setDraft] = useCommentDraft(mapId, on)
  const { isBusy, problem, say } = useSaying()
  const threads = threadsOf(comments, on)
  const settled = threads.filter(({ first }) => first.doneAt !== undefined)
  const open = threads.filter(({ first }) => first.doneAt === undefined)
  const send = async () => {
    if (await say((discussion) => discussion.comment(on, draft))) setDraft('')
  }
  return (
    <section className={styles.discussion} aria-label={text('comments.titleOf', { title })}>
      <VoteButton on={on} title={title} votes={votesFor(votes, on)} me={me} />
      {threads.length === 0 && <p className={styles.note}>{text('comments.none')}</p>}
      {open.length > 0 && (
        <ul className={styles.threads}>
          {open.map((thread) => (
            <ThreadView key={thread.first.id} thread={thread} me={me} />
          ))}
        </ul>
      )}
      {(me !== undefined || draft !== '') && (
        <Composer
          label={text('comments.write')}
          placeholder={text('comments.placeholder')}
          text={draft}
          onText={setDraft}
          action={text('comments.send')}
          isBusy={isBusy}
          problem={problem}
          onSend={() => void send()}
        />
      )}
      {!isConnected && <p className={styles.note}>{text('comments.offline')}</p>}
      {known && !me && <p className={styles.note}>{text('comments.readOnly')}</p>}
      {settled.length > 0 && (
        <details className={styles.settled}>
          <summary>{text('comments.settled', { count: settled.length })}</summary>
          <ul className={styles.threads}>
            {settled.map((thread) => (
              <ThreadView key={thread.first.id} thread={thread} me={me} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
