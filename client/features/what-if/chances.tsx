import { Dices } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { NamedSwing } from '../../../journey/economics/scenarios.ts'
import { asFigure } from '../../../journey/model/figure.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Progress } from '../../components/table/progress.tsx'
import { RefusalNotice } from '../../components/figures-notice.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { economicsOf } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { Better } from './better.tsx'
import { Distribution } from './distribution.tsx'
import { Tornado } from './tornado.tsx'
import { useFiguresKey } from './use-scenario-figures.ts'
import { type Simulation, drawCount } from './use-simulation.ts'
import styles from './what-if.module.css'

interface ChancesProps {
  readonly scenario: Scenario
  readonly simulation: Simulation
}

/** How sure a scenario's value is: it is drawn again and again from the ranges of the map's figures. */
export function Chances({ scenario, simulation }: ChancesProps) {
  const text = useText()
  const formats = useFormats()
  const isUncertain = useIsUncertain()
  const hasCostRange = useEditorState(({ map }) =>
    map.fixes.some(({ cost }) => cost !== undefined && typeof asFigure(cost).value !== 'number'),
  )
  const { state, isOutdated, seed, setSeed, draw, stop } = simulation
  if (isUncertain === false && !hasCostRange) {
    return (
      <EmptyState level={4} title={text('whatIf.nothingUncertain')}>
        {text('whatIf.nothingUncertainHint')}
      </EmptyState>
    )
  }
  if (isUncertain === undefined) return <p className={styles.quiet}>{text('whatIf.reckoning')}</p>
  const drawn = state.step === 'drawn' ? state.drawn : undefined
  return (
    <>
      <div className={styles.controls}>
        <NumberField
          draftKey="what-if-seed"
          label={text('whatIf.seed')}
          whole
          least={0}
          most={4_294_967_295}
          value={seed}
          onChange={(next) => setSeed(next ?? 1)}
        />
        {state.step !== 'drawing' && (
          <Button
            variant={drawn && !isOutdated ? 'secondary' : 'primary'}
            icon={<Dices size={16} aria-hidden />}
            onClick={draw}
          >
            {drawn ? text('whatIf.drawAgain') : text('whatIf.draw', { count: formats.number(drawCount) })}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{text('whatIf.seedHint')}</p>
      {state.step === 'drawing' && <Progress label={text('whatIf.drawing')} share={state.share} onStop={stop} />}
      <output className={styles.state}>
        {state.step === 'stopped' && text('whatIf.stopped')}
        {state.step === 'failed' && text('whatIf.failed')}
        {isOutdated && text('whatIf.outdated')}
      </output>
      {state.step === 'refused' && <RefusalNotice problem={state.problem} />}
      {drawn && (
        <div className={styles.drawn} data-outdated={isOutdated || undefined}>
          <Distribution drawn={drawn} of={scenario} />
          <Better drawn={drawn} of={scenario} />
          <Tornado of={scenario} seed={drawn.seed} />
        </div>
      )}
    </>
  )
}

/** Whether any figure of the map is a range or counts; undefined until it is known. */
function useIsUncertain(): boolean | undefined {
  const economics = economicsOf(useEditor())
  const key = useFiguresKey()
  const [known, setKnown] = useState<{ readonly key: string; readonly isUncertain: boolean }>()
  useEffect(() => {
    const leave = new AbortController()
    const { signal } = leave
    economics
      .tornado({}, { signal })
      .then((swings) => !signal.aborted && setKnown({ key, isUncertain: !isList(swings) || swings.length > 0 }))
      // Whoever draws hears of what fails.
      .catch(() => !signal.aborted && setKnown({ key, isUncertain: true }))
    return () => leave.abort()
  }, [economics, key])
  return known?.isUncertain
}

const isList = (found: object): found is readonly NamedSwing[] => Array.isArray(found)
