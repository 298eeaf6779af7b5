import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

const HistoryDialog = lazy(async () => ({
  default: (await withWords(() => import('./history-dialog.tsx'))).HistoryDialog,
}))

/** What the map held before, as long as it is asked for; the code is fetched then. */
export function VersionHistory({ session }: { readonly session: MapSession }) {
  const workplace = useWorkplace()
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'history')
  if (!isOpen) return null
  return (
    <Suspense>
      <HistoryDialog session={session} onClose={() => workplace.setState({ dialog: undefined })} />
    </Suspense>
  )
}
