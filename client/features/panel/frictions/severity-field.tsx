import { RadioGroup } from 'radix-ui'
import { label } from '../../../../journey/library/words.ts'
import { type Severity, severities } from '../../../../journey/model/vocabulary.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { SeverityShape } from '../icon.tsx'
import styles from './frictions.module.css'

interface SeverityFieldProps {
  readonly value: Severity
  readonly onChange: (severity: Severity) => void
}

/** Nielsen's severities as their five shapes with their numbers. */
export function SeverityField({ value, onChange }: SeverityFieldProps) {
  const t = useText()
  const language = useLanguage()
  const { history } = useEditor()
  return (
    <div className={styles.severity} onBlur={() => history.endGesture()}>
      <RadioGroup.Root
        className={styles.severities}
        aria-label={t('panel.severity')}
        orientation="horizontal"
        value={String(value)}
        onValueChange={(next) => {
          const severity = severities.find((known) => String(known) === next)
          if (severity !== undefined) onChange(severity)
        }}
      >
        {severities.map((severity) => {
          const name = `${severity} – ${label('severity', severity, language)}`
          return (
            <Tooltip key={severity} label={name}>
              <RadioGroup.Item value={String(severity)} aria-label={name} className={styles.severityItem}>
                <SeverityShape severity={severity} size={24} />
              </RadioGroup.Item>
            </Tooltip>
          )
        })}
      </RadioGroup.Root>
    </div>
  )
}
