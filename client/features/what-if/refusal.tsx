import { TriangleAlert } from 'lucide-react'
import type { AnalysisProblem } from '../../../journey/economics/analysis.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import styles from './what-if.module.css'

/** Why the model gives no figures, and what helps. */
export function Refusal({ problem }: { readonly problem: AnalysisProblem }) {
  const text = useText()
  const formats = useFormats()
  if (problem.kind === 'empty') return <p className={styles.quiet}>{text('whatIf.missing')}</p>
  const names = formats.list(problem.touchpoints.map(({ title }) => `“${title || text('untitled.card')}”`))
  const isClosed = problem.kind === 'closed-loop'
  return (
    <p className={styles.wrong}>
      <TriangleAlert size={16} aria-hidden />
      <span>
        {text(isClosed ? 'economics.closedLoop' : 'economics.overstatedLoop', { touchpoints: names })}{' '}
        {text(isClosed ? 'economics.closedLoopHelp' : 'economics.overstatedLoopHelp')}
      </span>
    </p>
  )
}
