import { Suspense, lazy } from 'react'
import { useStore } from 'zustand'
import { withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { otherEpoch } from '../../state/save-status.ts'

const RestoredDialog = lazy(async () => ({
  default: (await withWords(() => import('./restored-dialog.tsx'))).RestoredDialog,
}))

/** The server has the map as it was in a backup, and does not go on from the copy of this browser. */
export function Restored({ session }: { readonly session: MapSession }) {
  const isOther = useStore(session.status, ({ refused, ready }) => ready && refused?.code === otherEpoch)
  if (!isOther) return null
  return (
    <Suspense>
      <RestoredDialog session={session} />
    </Suspense>
  )
}
