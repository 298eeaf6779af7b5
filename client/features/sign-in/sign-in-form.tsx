import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast-store.ts'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import { type SignInResult, givePassword } from '../../services/sign-in.ts'
import { learnSignIn } from '../../state/sign-in.ts'
import styles from './sign-in.module.css'

const problems: Readonly<Record<Exclude<SignInResult, 'done'>, MessageKey>> = {
  wrong: 'signIn.wrong',
  'too-many': 'signIn.tooMany',
  unreachable: 'signIn.unreachable',
}

interface SignInFormProps {
  /** Called once somebody has signed in, before the form goes. */
  readonly onDone: () => void
}

/** The field for the password of the server. */
export function SignInForm({ onDone }: SignInFormProps) {
  const text = useText()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<MessageKey>()
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    if (isBusy || password === '') return
    setBusy(true)
    const result = await givePassword(password, { origin: location.origin })
    setBusy(false)
    if (result !== 'done') return setProblem(problems[result])
    onDone()
    showToast({ message: text('signIn.done'), tone: 'good' })
    await learnSignIn()
  }
  return (
    <form
      className={styles.form}
      aria-label={text('signIn.label')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={text('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        maxLength={1_000}
        data-initial-focus
        value={password}
        error={problem === undefined ? undefined : <span role="alert">{text(problem)}</span>}
        onChange={(event) => {
          setPassword(event.target.value)
          setProblem(undefined)
        }}
      />
      <Button type="submit" variant="primary" busy={isBusy}>
        {text('signIn.submit')}
      </Button>
    </form>
  )
}
