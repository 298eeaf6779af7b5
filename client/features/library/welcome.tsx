import { Route, TriangleAlert, UsersRound, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { dismissWelcome, isWelcomeDismissed } from './first-visit.ts'
import styles from './welcome.module.css'

const steps = [
  { icon: Route, title: 'library.welcomeMap', body: 'library.welcomeMapBody', hue: 'teal' },
  { icon: TriangleAlert, title: 'library.welcomeFrictions', body: 'library.welcomeFrictionsBody', hue: 'amber' },
  { icon: UsersRound, title: 'library.welcomeTogether', body: 'library.welcomeTogetherBody', hue: 'violet' },
] as const

/**
 * Three sentences for a first visit; gone for good once they are closed.
 * @param props.hasSample whether the sample map is there to be pointed at.
 */
export function Welcome({ hasSample }: { readonly hasSample: boolean }) {
  const t = useText()
  const [dismissed, setDismissed] = useState(isWelcomeDismissed)
  if (dismissed) return null
  const dismiss = () => {
    dismissWelcome()
    setDismissed(true)
  }
  return (
    <section aria-labelledby="welcome" className={styles.welcome}>
      <div className={styles.head}>
        <h2 id="welcome" className={styles.title}>
          {t('library.welcomeTitle')}
        </h2>
        <IconButton label={t('shell.dismiss')} icon={<X size={18} />} onClick={dismiss} />
      </div>
      <ol className={styles.steps}>
        {steps.map(({ icon: Icon, title, body, hue }) => (
          <li key={title} className={styles.step}>
            <span
              className={styles.icon}
              style={{ background: `var(--j-${hue}-tint)`, color: `var(--j-${hue}-ink)` }}
              aria-hidden="true"
            >
              <Icon size={20} />
            </span>
            <div>
              <h3 className={styles.stepTitle}>{t(title)}</h3>
              <p className={styles.body}>
                {t(body)}
                {hasSample && title === 'library.welcomeMap' && ` ${t('library.welcomeMapSample')}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
