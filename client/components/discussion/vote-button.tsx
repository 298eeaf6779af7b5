import { ThumbsUp } from 'lucide-react'
import type { Vote } from '../../../journey/model/schema.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { Me } from '../../services/discussion.ts'
import { useSaying } from '../../state/discussion.ts'
import styles from './discussion.module.css'
import { Problem } from './problem.tsx'

interface VoteButtonProps {
  readonly on: string
  /** What the thing is called. */
  readonly title: string
  /** The votes for it. */
  readonly votes: readonly Vote[]
  /** Who the user is; undefined for one who only reads. */
  readonly me: Me | undefined
}

/** Votes for something, or takes the vote back; says how many have, and who. */
export function VoteButton({ on, title, votes, me }: VoteButtonProps) {
  const text = useText()
  const formats = useFormats()
  const { isBusy, problem, say } = useSaying()
  const count = votes.length
  const names = formats.list(votes.map(({ name }) => name || text('comments.someone')))
  const told = count === 0 ? text('comments.votes', { count }) : text('comments.votesBy', { count, names })
  const isMine = me !== undefined && votes.some(({ by }) => by === me.author)
  const face = (
    <>
      <ThumbsUp size={14} aria-hidden />
      <span>{count === 0 ? text('comments.vote') : text('comments.votes', { count })}</span>
    </>
  )
  if (!me)
    return count === 0 ? null : (
      <p className={styles.voted} title={told}>
        {face}
      </p>
    )
  return (
    <div>
      <button
        type="button"
        className={styles.vote}
        aria-label={`${text('comments.voteFor', { title })}. ${told}`}
        aria-pressed={isMine}
        aria-disabled={isBusy || undefined}
        title={told}
        onClick={() => void say((discussion) => discussion.vote(on, !isMine))}
      >
        {face}
      </button>
      <Problem code={problem} />
    </div>
  )
}
