import { type ReactNode, useMemo, useState } from 'react'
import { includesRole } from '../../journey/model/access.ts'
import { Discussion } from '../components/discussion/discussion.tsx'
import { openCount, votesFor } from '../components/discussion/threads.ts'
import { useText } from '../language/text.ts'
import { discussionOf } from '../services/discussion.ts'
import type { ViewAddress } from '../services/view-link.ts'
import { DiscussionContext, useMe } from '../state/discussion.ts'
import { userIdentity } from '../state/user-identity.ts'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

interface TalkAboutProps {
  readonly address: ViewAddress
  readonly isConnected: boolean
  /** Id of a stage, card, friction or fix. */
  readonly on: string
  readonly title: string
  /** Stands among others: only what it comes to is shown until it is asked for. */
  readonly isFolded: boolean
}

/** What people say of something on a map that is only read; who has a link to comment says it here, too. */
export function TalkAbout({ address: { mapId, key }, isConnected, on, title, isFolded }: TalkAboutProps): ReactNode {
  const text = useText()
  const { map } = useReading()
  const guest = text('comments.someone')
  const discussing = useMemo(() => {
    const identity = userIdentity(guest)
    const rightOf = () => Promise.resolve({ authorization: `Bearer ${key}` })
    const discussion = discussionOf(mapId, rightOf, () => (identity.isNameMissing ? '' : identity.user.name), {
      origin: location.origin,
    })
    return { mapId, discussion, isConnected }
  }, [mapId, key, guest, isConnected])
  return (
    <DiscussionContext value={discussing}>
      {isFolded ? (
        <Folded on={on} title={title} />
      ) : (
        <Discussion on={on} title={title} comments={map.comments} votes={map.votes} />
      )}
    </DiscussionContext>
  )
}

/** What it comes to, and the rest when it is asked for; nothing where nobody has said anything and the reader cannot. */
function Folded({ on, title }: Pick<TalkAboutProps, 'on' | 'title'>): ReactNode {
  const text = useText()
  const { map } = useReading()
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const count = openCount(map.comments, on)
  const votes = votesFor(map.votes, on).length
  const isAny = votes > 0 || map.comments?.some((comment) => comment.on === on) === true
  if (!isAny && !(me && includesRole(me.role, 'commenter'))) return null
  const facts = [text('comments.open', { count }), ...(votes > 0 ? [text('comments.votes', { count: votes })] : [])]
  return (
    <details className={styles.talk} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{facts.join(' · ')}</summary>
      {isOpen && <Discussion on={on} title={title} comments={map.comments} votes={map.votes} />}
    </details>
  )
}
