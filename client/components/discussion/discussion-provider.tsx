import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../language/text.ts'
import { discussionOf } from '../../services/discussion.ts'
import { ownRight } from '../../services/map-keys.ts'
import type { MapSession } from '../../services/map-session.ts'
import { DiscussionContext } from '../../state/discussion.ts'
import { localStore } from '../../state/local-store.ts'
import { userIdentity } from '../../state/user-identity.ts'

interface DiscussionProviderProps {
  readonly session: MapSession
  readonly children: ReactNode
}

/** Lets people talk about the map of a session. */
export function DiscussionProvider({ session: { mapId, status }, children }: DiscussionProviderProps) {
  const guest = useText()('comments.someone')
  const isConnected = useStore(status, ({ connected }) => connected)
  const discussion = useMemo(() => {
    const rightOf = async () => ownRight(mapId, await localStore())
    return discussionOf(mapId, rightOf, () => userIdentity(guest).user.name, { origin: location.origin })
  }, [mapId, guest])
  const discussing = useMemo(() => ({ mapId, discussion, isConnected }), [mapId, discussion, isConnected])
  return <DiscussionContext value={discussing}>{children}</DiscussionContext>
}
