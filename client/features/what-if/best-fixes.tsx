import { Plus, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BestFixes, Strengths } from '../../../journey/economics/scenarios.ts'
import type { Refused } from '../../../journey/economics/analysis.ts'
import { Button } from '../../components/button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { RefusalNotice } from '../../components/figures-notice.tsx'
import { useText } from '../../language/text.ts'
import { economicsOf } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import { useFiguresKey } from './use-scenario-figures.ts'
import styles from './what-if.module.css'

interface Found {
  readonly best: BestFixes | Refused
  readonly budget: number
  readonly key: string
}

interface BestFixesViewProps {
  readonly onTake: (fields: { readonly title: string; readonly strengths: Strengths }) => void
}

/** Which fixes bring most within a budget. */
export function BestFixesView({ onTake }: BestFixesViewProps) {
  const text = useText()
  const economics = economicsOf(useEditor())
  const key = useFiguresKey()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const [budget, setBudget] = useState<number>()
  const [isUnclear, setUnclear] = useState(false)
  const [found, setFound] = useState<Found>()
  const [hasFailed, setFailed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const work = useRef<AbortController>(undefined)
  useEffect(() => () => work.current?.abort(), [])
  const find = async (amount: number) => {
    const abort = new AbortController()
    work.current?.abort()
    work.current = abort
    setBusy(true)
    setFailed(false)
    try {
      const best = await economics.bestFixes(amount, { signal: abort.signal })
      if (work.current === abort) setFound({ best, budget: amount, key })
    } catch {
      if (work.current === abort) setFailed(true)
    }
    if (work.current === abort) setBusy(false)
  }
  const stop = () => {
    work.current?.abort()
    work.current = undefined
    setBusy(false)
  }
  const isCurrent = found?.key === key && found.budget === budget && !isUnclear
  return (
    <>
      <div className={styles.controls}>
        <NumberField
          draftKey="what-if-budget"
          label={text('whatIf.budget')}
          unit="money"
          currency={currency}
          suffix={currency}
          least={0}
          value={budget}
          onChange={setBudget}
          onUnclear={setUnclear}
        />
        <Button
          variant="primary"
          icon={<Search size={16} aria-hidden />}
          busy={isBusy}
          disabled={budget === undefined || isUnclear}
          onClick={() => budget !== undefined && void find(budget)}
        >
          {text('whatIf.find')}
        </Button>
        {isBusy && <Button onClick={stop}>{text('whatIf.stop')}</Button>}
      </div>
      <output className={styles.state}>
        {isBusy && text('whatIf.finding')}
        {hasFailed && text('whatIf.failed')}
      </output>
      {found && isCurrent && !isBusy && <Result found={found} onTake={onTake} />}
    </>
  )
}

function Result({ found, onTake }: BestFixesViewProps & { readonly found: Found }) {
  const text = useText()
  const money = useMoney()
  const fixes = useEditorState(({ map }) => map.fixes)
  const { best, budget } = found
  if (best.problem !== null) return <RefusalNotice problem={best.problem} />
  const chosen = fixes.filter(({ id }) => best.fixes.includes(id))
  const words = money.print(budget)
  return (
    <section className={styles.part} aria-label={text('whatIf.best', { budget: words })}>
      <h4 className={styles.subheading}>{text('whatIf.best', { budget: words })}</h4>
      {chosen.length === 0 ? (
        <output>{text('whatIf.bestNone')}</output>
      ) : (
        <>
          <ul className={styles.chosen}>
            {chosen.map(({ id, title }) => (
              <li key={id} dir="auto">
                {title || text('untitled.fix')}
              </li>
            ))}
          </ul>
          <output>
            {text('whatIf.bestGain', { gain: money.difference(best.gain), cost: money.print(best.cost) })}
          </output>
        </>
      )}
      <p className={styles.quiet}>
        {text(best.exact ? 'whatIf.exact' : 'whatIf.notExact')}{' '}
        {best.uncosted.length > 0 && text('whatIf.notConsidered', { count: best.uncosted.length })}{' '}
        {best.withheld.length > 0 && text('whatIf.withheldFixes', { count: best.withheld.length })}{' '}
        {text('economics.honest')}
      </p>
      {chosen.length > 0 && (
        <Button
          icon={<Plus size={16} aria-hidden />}
          className={styles.start}
          onClick={() =>
            onTake({
              title: text('whatIf.bestName', { budget: words }),
              strengths: Object.fromEntries(best.fixes.map((id) => [id, 1])),
            })
          }
        >
          {text('whatIf.take')}
        </Button>
      )}
    </section>
  )
}
