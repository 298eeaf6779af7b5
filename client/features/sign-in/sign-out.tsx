import { LogOut } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useText } from '../../language/text.ts'
import { endSession } from '../../services/sign-in.ts'
import { learnSignIn } from '../../state/learn-sign-in.ts'
import styles from './sign-in.module.css'

/** Ends the session in this browser; its maps stay. */
export function SignOut() {
  const text = useText()
  const end = async () => {
    const isEnded = await endSession({ origin: location.origin })
    await learnSignIn()
    if (isEnded) showToast({ message: text('signIn.out'), detail: text('signIn.outDetail') })
    else showToast({ message: text('signIn.unreachable'), tone: 'danger' })
  }
  return (
    <Button variant="quiet" className={styles.out} icon={<LogOut size={16} />} onClick={() => void end()}>
      {text('signIn.signOut')}
    </Button>
  )
}
