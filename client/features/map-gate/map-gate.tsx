import { useStore } from 'zustand'
import { Link } from 'wouter'
import { Button, ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { accessEnded } from '../../state/save-status.ts'
import { Opening } from './opening.tsx'

/** What stands in the place of a map that is not here: it is coming, cannot be reached, or does not exist. */
export function MapGate({ session }: { readonly session: MapSession }) {
  const text = useText()
  const { state, refused } = useStore(session.status)
  const isEnded = refused?.code === accessEnded
  const home = (
    <ButtonLink>
      <Link href="/">{text('shell.toMyMaps')}</Link>
    </ButtonLink>
  )
  if (state === 'refused')
    return (
      <PageFrame>
        <EmptyState page title={text(isEnded ? 'save.accessEndedTitle' : 'save.refusedTitle')} action={home}>
          {text(isEnded ? 'save.accessEndedBody' : 'save.refusedBody')}
        </EmptyState>
      </PageFrame>
    )
  if (state === 'unreachable')
    return (
      <PageFrame>
        <EmptyState
          title={text('save.unreachableTitle')}
          page
          action={
            <>
              <Button variant="primary" onClick={() => session.retry()}>
                {text('save.retry')}
              </Button>
              {home}
            </>
          }
        >
          {text('save.unreachableBody')}
        </EmptyState>
      </PageFrame>
    )
  return <Opening />
}
