import { Suspense, lazy, useCallback, useSyncExternalStore } from 'react'
import { withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useWorkplaceState } from '../../state/workplace.ts'

const Presenting = lazy(async () => ({ default: (await withWords(() => import('./presenting.tsx'))).Presenting }))

/** Presenting the map, and following who presents it; the code is fetched when anyone does. */
export function Presentation({ session }: { readonly session: MapSession }) {
  const { presence } = session
  const isOpen = useWorkplaceState(({ dialog }) => dialog?.kind === 'present' || dialog?.kind === 'follow')
  const subscribe = useCallback((listener: () => void) => presence.watch(listener), [presence])
  const isOffered = useSyncExternalStore(subscribe, () => presence.people.some(({ presenting }) => presenting))
  return isOpen || isOffered ? (
    <Suspense>
      <Presenting session={session} />
    </Suspense>
  ) : null
}
