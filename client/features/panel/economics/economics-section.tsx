import { useEffect, useState } from 'react'
import { useFormats } from '../../../language/formats.ts'
import { printConversion } from '../../../language/money-words.ts'
import { useText } from '../../../language/text.ts'
import { hasFigures } from '../../../services/economics/has-figures.ts'
import { useAnalysis, useFlow } from '../../../state/economics.ts'
import { useEditorState } from '../../../state/editor.ts'
import { useWorkplace, useWorkplaceState } from '../../../state/workplace.ts'
import { Fold } from '../fold.tsx'
import { EconomicsFigures } from './economics-figures.tsx'
import styles from './economics.module.css'
import { usePanel } from '../panel-context.ts'
import { NextHint } from './next-hint.tsx'

/** What the journey is worth, what is lost on the way, and what that rests on. */
export function EconomicsSection() {
  const text = useText()
  const isThere = useEditorState(({ map }) => hasFigures(map))
  const hasTouchpoints = useEditorState(({ arrangement }) => arrangement.touchpoints.length > 0)
  const round = useOpening()
  if (!hasTouchpoints) return null
  return (
    <Fold
      key={round}
      name="economics"
      size="section"
      title={text('economics.title')}
      summary={isThere ? <Summary /> : undefined}
    >
      <div className={styles.economics}>
        {isThere ? (
          <Known />
        ) : (
          <>
            <p>{text('economics.empty')}</p>
            <p className={styles.hint}>{text('economics.emptyHint')}</p>
          </>
        )}
        <NextHint />
      </div>
    </Fold>
  )
}

/** Opens the fold when the figures are asked for from elsewhere; the number changes each time. */
function useOpening(): number {
  const workplace = useWorkplace()
  const { folds } = usePanel()
  const isAsked = useWorkplaceState(({ asked }) => asked === 'economics')
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!isAsked) return
    folds.add('economics')
    workplace.setState({ asked: undefined })
    requestAnimationFrame(() => {
      setRound((before) => before + 1)
      requestAnimationFrame(() => document.querySelector('[data-fold="economics"]')?.scrollIntoView({ block: 'start' }))
    })
  }, [isAsked, folds, workplace])
  return round
}

function Summary() {
  const formats = useFormats()
  const flow = useFlow()
  if (!flow || flow.problem !== null) return null
  if (!flow.hasMoney) return printConversion(flow.conversion, formats)
  return formats.compact(flow.value, flow.currency)
}

function Known() {
  const text = useText()
  const flow = useFlow()
  const analysis = useAnalysis()
  if (!flow) return <p className={styles.hint}>{text('economics.behind')}</p>
  return <EconomicsFigures flow={flow} analysis={analysis} />
}
