import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const WorkbookDialog = lazy(async () => ({
  default: (await withWords(() => import('./workbook-dialog.tsx'))).WorkbookDialog,
}))

/** The dialog that takes an edited workbook back, as long as it is asked for; its code is fetched then. */
export function UpdateWorkbook() {
  const isAsked = useWorkplaceState(({ dialog }) => dialog?.kind === 'workbook')
  return isAsked ? (
    <Suspense>
      <WorkbookDialog />
    </Suspense>
  ) : null
}
