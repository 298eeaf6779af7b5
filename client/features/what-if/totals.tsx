import { Info } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { FlowAnalysis } from '../../../journey/economics/analysis.ts'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useFormats } from '../../language/formats.ts'
import { printConversion } from '../../language/money-words.ts'
import { useText } from '../../language/text.ts'
import type { KnownFigures } from './use-scenario-figures.ts'
import { useMoney } from './use-money.ts'
import { usePayback, usePeriod } from './use-payback.ts'
import own from './totals.module.css'
import styles from './what-if.module.css'

interface TotalsProps {
  readonly title: string
  readonly known: KnownFigures
  readonly flow: FlowAnalysis | undefined
}

/** What a scenario comes to, and what to make of such figures. */
export function Totals({ title, known, flow }: TotalsProps) {
  const text = useText()
  const formats = useFormats()
  const money = useMoney()
  const period = usePeriod()
  const payback = usePayback()
  const { figures, isBehind } = known
  const found = figures?.problem === null ? figures : undefined
  const spoken = useSettled(
    found && !isBehind
      ? text('whatIf.said', {
          title,
          gain: money.difference(found.gain),
          conversion: printConversion(found.conversion, formats),
          cost: money.print(found.cost),
        })
      : '',
  )
  if (!found) return <p className={styles.quiet}>{text('whatIf.reckoning')}</p>
  const { value, conversion, gain, cost, uncosted, basis } = found
  const evidence = flow?.problem === null ? flow.evidence : undefined
  const direction = gain > 0 ? 'up' : gain < 0 ? 'down' : undefined
  return (
    <div className={own.totalsRoom}>
      <dl className={own.totals} aria-label={text('whatIf.totals')} data-behind={isBehind || undefined}>
        <Total name="gain" label={text('whatIf.gain')} direction={direction}>
          {money.difference(gain)}
        </Total>
        <Total name="value" label={basis === 'period' ? text('whatIf.value', { period }) : text('whatIf.valueEntrant')}>
          {money.print(value)}
        </Total>
        <Total name="conversion" label={text('whatIf.conversion')}>
          {printConversion(conversion, formats)}
        </Total>
        <Total name="cost" label={text('whatIf.cost')}>
          {money.print(cost)}
          {uncosted.length > 0 && <small>{text('whatIf.uncosted', { count: uncosted.length })}</small>}
        </Total>
        <Total name="payback" label={text('whatIf.payback')}>
          {payback(found)}
        </Total>
      </dl>
      <p className={own.honest}>
        <Info size={14} aria-hidden />
        <span>
          {text('economics.honest')}{' '}
          {evidence &&
            text('economics.evidence', {
              measured: evidence.measured,
              estimated: evidence.estimated,
              assumed: evidence.assumed,
            })}
          {evidence && evidence.stale > 0 && ` ${text('economics.evidenceStale', { count: evidence.stale })}`}
        </span>
      </p>
      <VisuallyHidden>
        <span aria-live="polite">{spoken}</span>
      </VisuallyHidden>
    </div>
  )
}

interface TotalProps {
  readonly name: string
  readonly label: string
  readonly direction?: 'up' | 'down' | undefined
  readonly children: ReactNode
}

function Total({ name, label, direction, children }: TotalProps) {
  return (
    <div className={own.total} data-total={name} data-direction={direction}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const settledAfterMs = 700

/** Words once they have stayed the same for a moment: a slider that moves is not read out at every step. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    if (words === '') return undefined
    const timer = setTimeout(() => setSettled(words), settledAfterMs)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
