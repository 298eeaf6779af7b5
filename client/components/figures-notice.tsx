import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnalysisProblem, FlowAnalysis } from '../../journey/economics/analysis.ts'
import type { Card } from '../../journey/model/schema.ts'
import { flowWords } from '../../journey/flow/flow-words.ts'
import { type Formats, formatsOf, useFormats } from '../language/formats.ts'
import { type Text, useLanguage, useText } from '../language/text.ts'
import styles from './figures-notice.module.css'

function Wrong({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.wrong} data-figures-notice>
      <TriangleAlert size={16} aria-hidden />
      <div>{children}</div>
    </div>
  )
}

interface ContradictionNoticeProps {
  readonly flow: FlowAnalysis | undefined
  readonly cards: readonly Pick<Card, 'id' | 'title'>[]
  /** Only what is wrong at this touchpoint. */
  readonly at?: string
}

/**
 * That figures of a map contradict each other, where, and what is withheld because of it. Stands first wherever money is
 * shown; nothing where all figures can be true.
 */
export function ContradictionNotice({ flow, cards, at }: ContradictionNoticeProps) {
  const text = useText()
  const language = useLanguage()
  const formats = formatsOf(language)
  const wrong =
    flow?.problem === null ? flow.contradictions.filter(({ touchpoint }) => at === undefined || touchpoint === at) : []
  if (wrong.length === 0) return null
  const titles = new Map(cards.map(({ id, title }) => [id, title]))
  const sentences = wrong.map(({ touchpoint, explained, measured }) =>
    flowWords[language].contradictionLong(
      titles.get(touchpoint) || text('untitled.card'),
      formats.percent(explained * 100, 0),
      formats.percent(measured * 100, 0),
    ),
  )
  return (
    <Wrong>
      {sentences.length === 1 ? (
        <p>{sentences[0]}</p>
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>
        {text('economics.countedHint')} {text('economics.withheldHint')}
      </p>
    </Wrong>
  )
}

/** Why the model gives no figures, and what helps. */
export function RefusalNotice({ problem }: { readonly problem: AnalysisProblem }) {
  const text = useText()
  const formats = useFormats()
  const [what, help] = refusalWords(problem, text, formats)
  return (
    <Wrong>
      <p>
        {what} {help}
      </p>
    </Wrong>
  )
}

/** The same in words: what is wrong, and what helps. */
export function refusalWords(problem: AnalysisProblem, text: Text, formats: Formats): readonly [string, string] {
  if (problem.kind === 'empty') return [text('whatIf.missing'), '']
  const touchpoints = formats.list(problem.touchpoints.map(({ title }) => `“${title || text('untitled.card')}”`))
  switch (problem.kind) {
    case 'closed-loop':
      return [text('economics.closedLoop', { touchpoints }), text('economics.closedLoopHelp')]
    case 'overstated-loop':
      return [text('economics.overstatedLoop', { touchpoints }), text('economics.overstatedLoopHelp')]
    case 'contradiction':
      return [text('economics.withheldAt', { touchpoints }), text('economics.overstatedLoopHelp')]
  }
}
