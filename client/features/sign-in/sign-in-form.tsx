import { useState } from 'react'
import { Button, ButtonLink } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast-store.ts'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import { type SignInFacts, type SignInResult, givePassword } from '../../services/sign-in.ts'
import { learnSignIn } from '../../state/learn-sign-in.ts'
import styles from './sign-in.module.css'

const problems: Readonly<Record<Exclude<SignInResult, 'done'>, MessageKey>> = {
  wrong: 'signIn.wrong',
  'too-many': 'signIn.tooMany',
  unreachable: 'signIn.unreachable',
}

interface SignInFormProps {
  /** How one signs in here. */
  readonly ways: SignInFacts['ways']
  /** Called once somebody has given the password, before the form goes. */
  readonly onDone: () => void
}

/** The ways to sign in: at the provider, with the password of the server, or either. */
export function SignInForm({ ways, onDone }: SignInFormProps) {
  const text = useText()
  const problem = failureAtProvider()
  return (
    <div className={styles.all}>
      {ways.provider !== undefined && (
        <>
          <ButtonLink variant="primary">
            <a href={`/auth/sign-in?to=${encodeURIComponent(location.pathname)}`}>
              {text('signIn.provider', { provider: ways.provider })}
            </a>
          </ButtonLink>
          {problem !== undefined && (
            <p role="alert" className={styles.problem}>
              {text(problem)}
            </p>
          )}
        </>
      )}
      {ways.password && <PasswordForm isMain={ways.provider === undefined} onDone={onDone} />}
    </div>
  )
}

const failures = {
  'not-allowed': 'signIn.notAllowed',
  unreachable: 'signIn.providerAway',
  failed: 'signIn.failed',
} as const

/** What the server has written into the address, when nobody has come back from the provider signed in. */
function failureAtProvider(): MessageKey | undefined {
  const code = new URLSearchParams(location.search).get('sign-in') ?? ''
  return Object.entries(failures).find(([each]) => each === code)?.[1]
}

interface PasswordFormProps extends Pick<SignInFormProps, 'onDone'> {
  /** There is no other way. */
  readonly isMain: boolean
}

function PasswordForm({ isMain, onDone }: PasswordFormProps) {
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
      <Button type="submit" variant={isMain ? 'primary' : 'secondary'} busy={isBusy}>
        {text('signIn.submit')}
      </Button>
    </form>
  )
}
