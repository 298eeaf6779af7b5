import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

const ShareDialog = lazy(async () => ({ default: (await withWords(() => import('./share-dialog.tsx'))).ShareDialog }))

/** The map's share links, as long as they are asked for; the code is fetched then. */
export function Share({ session }: { readonly session: MapSession }) {
  const workplace = useWorkplace()
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'share')
  if (!isOpen) return null
  return (
    <Suspense>
      <ShareDialog session={session} onClose={() => workplace.setState({ dialog: undefined })} />
    </Suspense>
  )
}
