import { Suspense, lazy } from 'react'
import { useText, withWords } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import styles from '../../components/discussion/discussion.module.css'
import { openCount, votesFor } from '../../components/discussion/threads.ts'
import { Fold } from './fold.tsx'

const Discussion = lazy(async () => ({
  default: (await withWords(() => import('../../components/discussion/discussion.tsx'))).Discussion,
}))

interface ThingDiscussionProps {
  /** Id of a stage, card, friction or fix. */
  readonly on: string
  /** What it is called. */
  readonly title: string
}

/** What people say of something on the open map; the code is fetched when it is asked for. */
export function ThingDiscussion({ on, title }: ThingDiscussionProps) {
  const comments = useEditorState(({ map }) => map.comments)
  const votes = useEditorState(({ map }) => map.votes)
  return (
    <Suspense>
      <div className={styles.inPanel}>
        <Discussion key={on} on={on} title={title} comments={comments} votes={votes} />
      </div>
    </Suspense>
  )
}

/** The same, folded away. */
export function CommentsFold({ on, title }: ThingDiscussionProps) {
  const t = useText()
  const count = useEditorState(({ map }) => openCount(map.comments, on))
  const votes = useEditorState(({ map }) => votesFor(map.votes, on).length)
  const summary = [
    ...(count > 0 ? [t('comments.open', { count })] : []),
    ...(votes > 0 ? [t('comments.votes', { count: votes })] : []),
  ]
  return (
    <Fold name={`comments-${on}`} size="part" title={t('comments.title')} summary={summary.join(' · ')}>
      <ThingDiscussion on={on} title={title} />
    </Fold>
  )
}
