import { Suspense, lazy, useCallback } from 'react'
import { withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

const SignInDialog = lazy(async () => ({
  default: (await withWords(() => import('./sign-in-dialog.tsx'))).SignInDialog,
}))

/** Asks for what the server wants before it takes the map; the code is fetched then. */
export function SignIn({ session }: { readonly session: MapSession }) {
  const workplace = useWorkplace()
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'sign-in')
  const close = useCallback(() => workplace.setState({ dialog: undefined }), [workplace])
  if (!isOpen) return null
  return (
    <Suspense>
      <SignInDialog session={session} onClose={close} />
    </Suspense>
  )
}
