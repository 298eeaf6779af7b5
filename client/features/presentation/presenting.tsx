import type { MapSession } from '../../services/map-session.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import { FollowBanner } from './follow-banner.tsx'
import { FollowerView } from './follower-view.tsx'
import { PresenterView } from './presenter-view.tsx'

/** A presentation: one's own, the one that is followed, or the offer to follow. */
export function Presenting({ session }: { readonly session: MapSession }) {
  const workplace = useWorkplace()
  const dialog = useWorkplaceState((state) => state.dialog)
  const close = () => workplace.setState({ dialog: undefined })
  if (dialog?.kind === 'present') return <PresenterView session={session} onClose={close} />
  if (dialog?.kind === 'follow')
    return <FollowerView key={dialog.clientId} session={session} clientId={dialog.clientId} onClose={close} />
  return (
    <FollowBanner
      presence={session.presence}
      onFollow={(clientId) => workplace.setState({ dialog: { kind: 'follow', clientId } })}
    />
  )
}
