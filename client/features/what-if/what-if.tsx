import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const WhatIfSheet = lazy(async () => ({ default: (await withWords(() => import('./what-if-sheet.tsx'))).WhatIfSheet }))

/** Scenarios beside the map, as long as they are asked for; their code is fetched then. */
export function WhatIf() {
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'what-if')
  if (!isOpen) return null
  return (
    <Suspense>
      <WhatIfSheet />
    </Suspense>
  )
}
