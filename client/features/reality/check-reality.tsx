import { Suspense, lazy, useState } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const RealityDialog = lazy(async () => ({
  default: (await withWords(() => import('./reality-dialog.tsx'))).RealityDialog,
}))

/**
 * The dialog that lays an event log beside the map; its code is fetched when it is asked for. Once there it stays, so that
 * someone who looks something up on the map comes back to the same log.
 */
export function CheckReality() {
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'reality')
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen && !wasOpen) setWasOpen(true)
  if (!isOpen && !wasOpen) return null
  return (
    <Suspense>
      <RealityDialog open={isOpen} />
    </Suspense>
  )
}
