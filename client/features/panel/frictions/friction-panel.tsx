import { Frown } from 'lucide-react'
import { useMemo } from 'react'
import { label } from '../../../../journey/library/words.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { timeOfDay } from '../../../components/day-field.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { Section } from '../section.tsx'
import panel from '../side-panel.module.css'
import { FrictionEditor } from './friction-editor.tsx'
import styles from './frictions.module.css'

interface FrictionProps {
  readonly friction: Friction
}

/** Everything about one friction, beside the board, and what became of it when. */
export function FrictionPanel({ friction }: FrictionProps) {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const log = useMemo(
    () => Object.entries(friction.statusLog ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1)),
    [friction.statusLog],
  )
  return (
    <>
      <div className={styles.alone}>
        <FrictionEditor friction={friction} on={undefined} />
      </div>
      {log.length > 0 && (
        <Section title={t('board.log')}>
          <ol className={styles.log}>
            {log.map(([day, status]) => (
              <li key={day}>
                <time dateTime={day}>{formats.date(timeOfDay(day))}</time>
                <span>{label('frictionStatus', status, language)}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

/** What the panel shows: its heading. */
export function FrictionKind({ friction, withTitle }: FrictionProps & { readonly withTitle: boolean }) {
  const t = useText()
  return (
    <h2 className={panel.kind}>
      <Frown size={16} aria-hidden />
      <span>{t('board.friction')}</span>
      {withTitle && (
        <span className={panel.peekTitle} dir="auto">
          {friction.title}
        </span>
      )}
    </h2>
  )
}
