import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const OnePagerView = lazy(async () => ({
  default: (await withWords(() => import('./one-pager-view.tsx'))).OnePagerView,
}))

/** The map on one page, as long as it is asked for; its code is fetched then. */
export function OnePager({ mapId }: { readonly mapId: string }) {
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'one-pager')
  if (!isOpen) return null
  return (
    <Suspense>
      <OnePagerView mapId={mapId} />
    </Suspense>
  )
}
