import { FlaskConical, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Analysis, FlowAnalysis, FlowFigures } from '../../../../journey/economics/analysis.ts'
import { toggleFlow } from '../../../actions/views.ts'
import { openWhatIf } from '../../../actions/what-if.ts'
import { Button } from '../../../components/button.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useFormats } from '../../../language/formats.ts'
import { useText } from '../../../language/text.ts'
import { useEconomics } from '../../../state/economics.ts'
import { findThing, useEditorState } from '../../../state/editor.ts'
import { useRunAction } from '../panel-context.ts'
import styles from './economics.module.css'
import { HonestMark } from './honest-mark.tsx'
import { LeakChart } from './leak-chart.tsx'
import { noteWords } from './note-words.ts'

interface EconomicsFiguresProps {
  readonly flow: FlowAnalysis
  /** It takes longer; nothing at first. */
  readonly analysis: Analysis | undefined
}

/** The figures of the flow model for the map as a whole. */
export function EconomicsFigures({ flow, analysis }: EconomicsFiguresProps) {
  const text = useText()
  const run = useRunAction()
  const isShown = useEditorState(({ look }) => look.flow)
  const isBehind = useEconomics((state) => state.isBehind || state.isAnalysisBehind)
  return (
    <>
      <Switch label={text('economics.showFlow')} checked={isShown} onChange={() => run(toggleFlow)} />
      {flow.problem === null ? <Totals flow={flow} analysis={analysis} /> : <Refusal problem={flow.problem} />}
      <Button size="small" icon={<FlaskConical size={14} aria-hidden />} onClick={() => run(openWhatIf)}>
        {text('action.whatIf')}
      </Button>
      {analysis?.problem === null && flow.problem === null && flow.hasMoney && <LeakChart figures={analysis} />}
      {flow.problem === null && <Basis flow={flow} />}
      <output className={styles.state}>{isBehind ? text('economics.behind') : ''}</output>
    </>
  )
}

function Totals({ flow, analysis }: { readonly flow: FlowFigures; readonly analysis: Analysis | undefined }) {
  const text = useText()
  const formats = useFormats()
  const { currency, conversion, valuePerEntrant, value, entrants, hasMoney } = flow
  const period = flow.period || text('economics.perPeriod')
  const money = (amount: number) => {
    // Cents say something of one customer only.
    const rounded = Math.abs(amount) >= 1_000 ? Math.round(amount) : Math.round(amount * 100) / 100
    return currency === null ? formats.number(rounded) : formats.money(rounded, currency)
  }
  const joint = analysis?.problem === null ? analysis.leaks.joint : undefined
  return (
    <dl className={styles.totals}>
      <Total label={text('economics.conversion')}>{formats.percent(conversion * 100, 1)}</Total>
      {hasMoney && (
        <>
          <Total label={text('economics.perEntrant')} isMoney>
            {money(valuePerEntrant)}
          </Total>
          {entrants !== null && (
            <Total label={text('economics.perPeriodValue', { period })} isMoney>
              {money(value)}
            </Total>
          )}
          <Total
            label={text(entrants === null ? 'economics.jointPerEntrant' : 'economics.joint')}
            hint={entrants === null ? text('economics.jointHintEntrant') : text('economics.jointHint', { period })}
            isMoney
          >
            {joint === undefined ? '…' : money(joint)}
          </Total>
        </>
      )}
    </dl>
  )
}

interface TotalProps {
  readonly label: string
  readonly hint?: string
  readonly isMoney?: boolean
  readonly children: ReactNode
}

function Total({ label, hint, isMoney = false, children }: TotalProps) {
  return (
    <div className={styles.total}>
      <dt>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </dt>
      <dd>
        <span>{children}</span>
        {isMoney && <HonestMark />}
      </dd>
    </div>
  )
}

/** Why there are no figures. */
function Refusal({ problem }: { readonly problem: NonNullable<FlowAnalysis['problem']> }) {
  const text = useText()
  const formats = useFormats()
  if (problem.kind === 'empty') return null
  const names = formats.list(problem.touchpoints.map(({ title }) => `“${title || text('untitled.card')}”`))
  const isClosed = problem.kind === 'closed-loop'
  return (
    <div className={styles.wrong}>
      <TriangleAlert size={16} aria-hidden />
      <p>
        {text(isClosed ? 'economics.closedLoop' : 'economics.overstatedLoop', { touchpoints: names })}{' '}
        {text(isClosed ? 'economics.closedLoopHelp' : 'economics.overstatedLoopHelp')}
      </p>
    </div>
  )
}

/** What the figures rest on: contradictions, what is assumed, and how much of it somebody has measured. */
function Basis({ flow }: { readonly flow: FlowFigures }) {
  const text = useText()
  const formats = useFormats()
  const map = useEditorState((state) => state.map)
  const share = (value: number) => formats.percent(value * 100, 0)
  const titleOf = (id: string) => {
    const thing = findThing(map, id)
    return (thing && 'title' in thing.value && thing.value.title) || text('untitled.card')
  }
  const { measured, estimated, assumed, stale } = flow.evidence
  return (
    <>
      {flow.contradictions.map(({ touchpoint, explained, measured: counted }) => (
        <div key={touchpoint} className={styles.wrong}>
          <TriangleAlert size={16} aria-hidden />
          <p>
            {text('economics.contradictionLong', {
              touchpoint: titleOf(touchpoint),
              explained: share(explained),
              measured: share(counted),
            })}
          </p>
        </div>
      ))}
      {flow.notes.length > 0 && (
        <section className={styles.notes}>
          <h4>{text('economics.assumedTitle')}</h4>
          <ul>
            {flow.notes.map((note, index) => (
              <li key={index}>{noteWords(note, map, text)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.hint}>
        {text('economics.evidence', { measured, estimated, assumed })}
        {stale > 0 && ` ${text('economics.evidenceStale', { count: stale })}`}
      </p>
    </>
  )
}
