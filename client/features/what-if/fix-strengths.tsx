import { useMemo } from 'react'
import type { FixFigures } from '../../../journey/economics/analysis.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { useText } from '../../language/text.ts'
import { useAnalysis } from '../../state/economics.ts'
import { useEditorState } from '../../state/editor.ts'
import { AddFix } from './add-fix.tsx'
import { FixStrength } from './fix-strength.tsx'
import strengths from './strengths.module.css'
import styles from './what-if.module.css'

interface FixStrengthsProps {
  readonly scenario: Scenario
  /** What the scenario gains, as long as that is known. */
  readonly gain: number | undefined
}

/** The fixes of the map, each with how far it is carried out in a scenario. */
export function FixStrengths({ scenario, gain }: FixStrengthsProps) {
  const text = useText()
  const fixes = useEditorState(({ map }) => map.fixes)
  const analysis = useAnalysis()
  const alone = useMemo(
    () =>
      new Map<string, FixFigures>(
        analysis?.problem === null ? analysis.fixes.map((fix) => [fix.id, fix] as const) : [],
      ),
    [analysis],
  )
  return (
    <>
      {fixes.length === 0 ? (
        <div className={styles.lead}>
          <h4 className={styles.subheading}>{text('whatIf.noFixes')}</h4>
          <p className={styles.quiet}>{text('whatIf.noFixesHint')}</p>
        </div>
      ) : (
        <ul className={strengths.fixes}>
          {fixes.map((fix) => (
            <FixStrength
              key={fix.id}
              fix={fix}
              scenario={scenario}
              gain={gain}
              gainAlone={alone.get(fix.id)?.gain ?? undefined}
              isWithheld={alone.get(fix.id)?.isWithheld === true}
            />
          ))}
        </ul>
      )}
      <AddFix isFirst={fixes.length === 0} />
    </>
  )
}
