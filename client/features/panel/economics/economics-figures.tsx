import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Analysis, FlowAnalysis, FlowFigures } from '../../../../journey/economics/analysis.ts'
import { periodIn } from '../../../../journey/metrics/period.ts'
import { toggleFlow } from '../../../actions/views.ts'
import { openWhatIf } from '../../../actions/what-if.ts'
import { Button } from '../../../components/button.tsx'
import { ContradictionNotice, RefusalNotice } from '../../../components/figures-notice.tsx'
import { Switch } from '../../../components/switch.tsx'
import { useFormats } from '../../../language/formats.ts'
import { printConversion, printMoney } from '../../../language/money-words.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEconomics } from '../../../state/economics.ts'
import { useEditorState } from '../../../state/editor.ts'
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
  const cards = useEditorState(({ map }) => map.cards)
  return (
    <>
      <ContradictionNotice flow={flow} cards={cards} />
      <Switch label={text('economics.showFlow')} checked={isShown} onChange={() => run(toggleFlow)} />
      {flow.problem === null ? (
        <Totals flow={flow} analysis={analysis} />
      ) : (
        flow.problem.kind !== 'empty' && <RefusalNotice problem={flow.problem} />
      )}
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
  const { currency, conversion, left, valuePerEntrant, value, entrants, hasMoney } = flow
  const language = useLanguage()
  const period = periodIn(language, flow.period || text('economics.perPeriod'))
  const money = (amount: number) => printMoney(amount, currency, formats)
  const titles = useEditorState(({ map }) => map.outcomes)
  // An outcome such as “Lost” would otherwise seem to say that nobody is lost.
  const empty = flow.outcomes
    .filter(({ id, good, reached }) => !good && reached === 0 && id !== '')
    .map(({ id }) => titles.find((outcome) => outcome.id === id)?.title || text('untitled.outcome'))
  const joint = analysis?.problem === null ? analysis.leaks.joint : undefined
  return (
    <dl className={styles.totals}>
      <Total label={text('economics.conversion')}>{printConversion(conversion, formats)}</Total>
      {left > 0 && (
        <Total
          label={text('economics.left')}
          hint={
            empty.length > 0
              ? text('economics.leftNot', { outcomes: formats.list(empty.map((title) => `“${title}”`)) })
              : text('economics.leftHint')
          }
        >
          {printConversion(left, formats)}
        </Total>
      )}
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
            {joint === undefined ? '…' : joint === null ? text('economics.withheld') : money(joint)}
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

/** What the figures rest on: what is assumed, and how much of it somebody has measured. */
function Basis({ flow }: { readonly flow: FlowFigures }) {
  const text = useText()
  const map = useEditorState((state) => state.map)
  const { measured, estimated, assumed, stale } = flow.evidence
  return (
    <>
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
