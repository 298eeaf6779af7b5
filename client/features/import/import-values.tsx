import { Suspense, lazy } from 'react'
import { useWorkplaceState } from '../../state/workplace.ts'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

/** The dialog that brings values out of a table, as long as it is asked for; its code is fetched then. */
export function ImportValues() {
  const asked = useWorkplaceState(({ dialog }) => (dialog?.kind === 'import' ? dialog : undefined))
  if (!asked) return null
  return (
    <Suspense>
      <ImportDialog file={asked.file} />
    </Suspense>
  )
}
