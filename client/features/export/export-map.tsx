import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const ExportDialog = lazy(async () => ({
  default: (await withWords(() => import('./export-dialog.tsx'))).ExportDialog,
}))

/** The choice of what to make of the map, as long as it is asked for; its code is fetched then. */
export function ExportMap({ mapId }: { readonly mapId: string }) {
  const isAsked = useWorkplaceState(({ dialog }) => dialog?.kind === 'export')
  return (
    isAsked && (
      <Suspense>
        <ExportDialog mapId={mapId} />
      </Suspense>
    )
  )
}
