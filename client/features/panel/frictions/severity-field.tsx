import { label } from '../../../../journey/library/words.ts'
import { type Severity, severities } from '../../../../journey/model/vocabulary.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { RadioRow } from '../fields/radio-row.tsx'
import { SeverityShape } from '../../../components/icon.tsx'
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
      <RadioRow
        label={t('panel.severity')}
        value={value}
        options={severities.map((severity) => ({
          value: severity,
          label: `${severity} – ${label('severity', severity, language)}`,
          picture: <SeverityShape severity={severity} size={24} />,
        }))}
        onChange={(next) => {
          const severity = severities.find((known) => known === next)
          if (severity !== undefined) onChange(severity)
        }}
      />
    </div>
  )
}
