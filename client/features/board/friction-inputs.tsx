import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../journey/metrics/number-format.ts'
import type { Friction } from '../../../journey/model/schema.ts'
import { riceImpacts } from '../../../journey/model/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import type { BoardRow, Missing } from './board-rows.ts'
import styles from './cell-editor.module.css'

interface InputsProps {
  readonly row: BoardRow
  readonly onAskMap: () => void
  readonly children: ReactNode
}

/** What RICE is made of, and what it still lacks. */
export function RiceInputs(props: InputsProps & { readonly change: (fields: Pick<Friction, 'impact'>) => void }) {
  const { row, change, onAskMap, children } = props
  const t = useText()
  const language = useLanguage()
  const { reach, impact, confidence, effort, score } = row.ranked.rice
  const number = (value: number | null) => (value === null ? '?' : formatNumber(value, language, 1))
  return (
    <div className={styles.fields}>
      {children}
      <Select
        label={t('flow.impact')}
        value={row.friction.impact === undefined ? undefined : `${row.friction.impact}`}
        options={riceImpacts.map((value) => ({ value: `${value}`, label: t(`flow.impact-${value}`) }))}
        onChange={(next) => change({ impact: riceImpacts.find((value) => `${value}` === next) })}
        noneLabel={t('flow.impactFromSeverity')}
        onClear={() => change({ impact: undefined })}
      />
      <p className={styles.note}>
        {t('board.riceRule', {
          reach: number(reach),
          impact: number(impact),
          confidence: formatPercent(confidence * 100, language, 0),
          effort: number(effort),
          score: number(score),
        })}
      </p>
      <MissingElsewhere missing={row.missing.rice} onAskMap={onAskMap} />
    </div>
  )
}

/** What money at risk is reckoned from, and what it still lacks. */
export function MoneyInputs({ row, onAskMap, children }: InputsProps) {
  const t = useText()
  return (
    <div className={styles.fields}>
      {children}
      <MissingElsewhere missing={row.missing.money} onAskMap={onAskMap} />
      <p className={styles.note}>{t('board.honest')}</p>
    </div>
  )
}

/** What has to be said in other places. */
function MissingElsewhere(props: { readonly missing: readonly Missing[]; readonly onAskMap: () => void }) {
  const t = useText()
  const elsewhere = props.missing.flatMap((each) =>
    each === 'effort' || each === 'place' || each === 'entrants' || each === 'worth' ? [each] : [],
  )
  if (elsewhere.length === 0) return null
  return (
    <div className={styles.lacking}>
      {elsewhere.map((each) => (
        <p key={each}>{t(`board.where-${each}`)}</p>
      ))}
      {elsewhere.some((each) => each === 'entrants' || each === 'worth') && (
        <Button size="small" onClick={props.onAskMap}>
          {t('board.askMap')}
        </Button>
      )}
    </div>
  )
}
