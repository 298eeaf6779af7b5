import { useEffect } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { learnSignIn } from '../../state/learn-sign-in.ts'
import { useSignIn } from '../../state/sign-in.ts'
import { SignInForm } from './sign-in-form.tsx'
import styles from './sign-in.module.css'

interface SignInDialogProps {
  readonly session: MapSession
  readonly onClose: () => void
}

/** Signs somebody in before whom the map lies that the server then takes. */
export function SignInDialog({ session, onClose }: SignInDialogProps) {
  const text = useText()
  const { state, ways } = useSignIn()
  const isIn = state === 'done' || state === 'free'
  useEffect(() => {
    void learnSignIn()
  }, [])
  // It was done in another tab, or is not asked any more.
  useEffect(() => {
    if (!isIn) return
    session.retry()
    onClose()
  }, [isIn, session, onClose])
  const offline = state === 'unknown' && ways === undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text('signIn.mapTitle')}
      description={text('signIn.mapBody')}
    >
      <div className={styles.ways} aria-busy={ways === undefined && !offline}>
        {ways && <SignInForm ways={ways} onDone={() => undefined} />}
        {offline && <p role="alert">{text('signIn.unreachable')}</p>}
      </div>
    </Dialog>
  )
}
