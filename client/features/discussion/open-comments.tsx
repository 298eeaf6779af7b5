import { Suspense, lazy } from 'react'
import { withWords } from '../../language/text.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

const CommentsDialog = lazy(async () => ({
  default: (await withWords(() => import('./comments-dialog.tsx'))).CommentsDialog,
}))

/** All open comments, as long as they are asked for; the code is fetched then. */
export function OpenComments() {
  const workplace = useWorkplace()
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'comments')
  if (!isOpen) return null
  return (
    <Suspense>
      <CommentsDialog onClose={() => workplace.setState({ dialog: undefined })} />
    </Suspense>
  )
}
