import { type RefObject, useMemo } from 'react'
import { sizeOfFlow } from '../../../journey/model/measured-flow.ts'
import { measuredDifferences } from '../../../journey/reality/take-over.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { durationWords } from './durations.ts'
import { MeasuredFigures } from './measured-figures.tsx'
import { LogNotes } from './log-notes.tsx'
import { PlacesFound } from './places-found.tsx'
import styles from './reality.module.css'
import { takeAll } from './take.ts'
import type { Compared, EventLogStudy } from './use-event-log.ts'
import { WaysFound } from './ways-found.tsx'

interface FindingsProps {
  readonly compared: Compared
  readonly log: EventLogStudy
  /** Name of the file. */
  readonly source: string
  readonly heading: RefObject<HTMLHeadingElement | null>
  /** Closes them and shows something on the map. */
  readonly onShow: (id: string) => void
}

/** What a log says beside the map: the headline first, then part by part what can be done about it. */
export function Findings({ compared, log, source: file, heading, onShow }: FindingsProps) {
  const text = useText()
  const language = useLanguage()
  const formats = useFormats()
  const context = useActions()
  const map = useEditorState((state) => state.map)
  const { reading, check } = compared
  const { findings, lastDay } = reading
  const source = useMemo(() => ({ source: file.slice(0, 200), asOf: lastDay }), [file, lastDay])
  const measured = useMemo(() => sizeOfFlow(measuredDifferences(check, source)), [check, source])
  if (findings.cases === 0)
    return (
      <h3 ref={heading} tabIndex={-1} className={styles.headline}>
        {text('reality.noEvents')}
      </h3>
    )
  const unvisited = check.neverVisited.length
  const undrawn = findings.steps === 0 ? 0 : (check.undrawnSteps / findings.steps) * 100
  const facts = [
    unvisited > 0
      ? text('reality.neverVisited', { count: unvisited, all: check.touchpoints })
      : text('reality.allVisited', { count: check.touchpoints }),
    check.notMapped.length > 0
      ? text('reality.notMapped', { count: check.notMapped.length })
      : text('reality.allMapped'),
    text('reality.undrawn', { share: formats.percent(undrawn) }),
  ]
  const isMarked = [unvisited > 0, check.notMapped.length > 0, undrawn > 0]
  return (
    <div className={styles.findings}>
      <section className={styles.top}>
        <h3 ref={heading} tabIndex={-1} className={styles.heading}>
          {text('reality.headline')}
        </h3>
        <ul className={styles.facts}>
          {facts.map((fact, index) => (
            <li key={fact} className={styles.headline} data-differs={isMarked[index] || undefined}>
              {fact}
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>
          {findings.medianStepMs !== undefined && findings.medianStepMs > 0 && (
            <>{text('reality.medianStep', { time: durationWords(findings.medianStepMs, language) })} </>
          )}
          {text('reality.words')}
        </p>
        {measured > 0 && (
          <Button variant="primary" className={styles.all} onClick={() => takeAll(context(), check, source)}>
            {text('reality.takeAll', { count: measured })}
          </Button>
        )}
      </section>
      <LogNotes findings={findings} names={compared.names} map={map} />
      <PlacesFound check={check} log={log} map={map} onShow={onShow} />
      <WaysFound compared={compared} map={map} onShow={onShow} />
      <MeasuredFigures compared={compared} map={map} source={source} onShow={onShow} />
    </div>
  )
}
