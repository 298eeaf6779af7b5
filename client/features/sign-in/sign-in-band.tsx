import { useText } from '../../language/text.ts'
import { useSignIn } from '../../state/sign-in.ts'
import { SignInForm } from './sign-in-form.tsx'
import styles from './sign-in.module.css'

/** In the place of the templates, where maps are made by those who have signed in. */
export function SignInBand() {
  const text = useText()
  const ways = useSignIn((signIn) => signIn.ways)
  return (
    <section aria-labelledby="sign-in" className={styles.band}>
      <div className={styles.inner}>
        <div className={styles.words}>
          <h2 id="sign-in" className={styles.title}>
            {text('signIn.title')}
          </h2>
          <p className={styles.body}>{text('signIn.body')}</p>
        </div>
        <div className={styles.ways} aria-busy={ways === undefined}>
          {ways && <SignInForm ways={ways} onDone={() => document.getElementById('content')?.focus()} />}
        </div>
      </div>
    </section>
  )
}
