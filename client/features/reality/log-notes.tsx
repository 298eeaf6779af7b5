import { TriangleAlert } from 'lucide-react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type LogFindings, endMark } from '../../../journey/reality/event-log.ts'
import type { LogNames } from '../../../journey/reality/log-names.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import styles from './reality.module.css'
import { titleOf } from './take.ts'

interface LogNotesProps {
  readonly findings: LogFindings
  readonly names: LogNames
  readonly map: JourneyMap
}

/** Shares of customers or events below which something is not worth a line. */
const worthTelling = 0.01

/** How far what the log says may be believed, and the model with it. */
export function LogNotes({ findings, names, map }: LogNotesProps) {
  const text = useText()
  const { cases, events, outcomes, perhapsUnderWay, ties, repeats } = findings
  return (
    <>
      <MemoryWarning findings={findings} names={names} map={map} />
      <div className={styles.notes}>
        {outcomes.length === 0 && <p className={styles.note}>{text('reality.noOutcomes')}</p>}
        {perhapsUnderWay > worthTelling * cases && outcomes.length > 0 && (
          <p className={styles.note}>{text('reality.underWay', { count: perhapsUnderWay })}</p>
        )}
        {ties > worthTelling * events && <p className={styles.note}>{text('reality.ties', { count: ties })}</p>}
        {repeats > worthTelling * events && (
          <p className={styles.note}>{text('reality.repeats', { count: repeats })}</p>
        )}
      </div>
    </>
  )
}

function MemoryWarning({ findings: { memory }, names, map }: LogNotesProps) {
  const text = useText()
  const formats = useFormats()
  if (!memory.doubtful) return null
  const sign = memory.strongest
  const nameOf = (name: string) => {
    const match = names.touchpoints.get(name)
    return match?.kind === 'one' ? titleOf(map, match.id, text) : name
  }
  return (
    <aside className={styles.warning} aria-label={text('reality.memoryTitle')}>
      <TriangleAlert size={18} aria-hidden />
      <div>
        <h3 className={styles.warningTitle}>{text('reality.memoryTitle')}</h3>
        <p>{text('reality.memory', { share: formats.percent(memory.explained * 100) })}</p>
        {sign && (
          <p>
            {text(sign.next === endMark ? 'reality.memoryLikeLeft' : 'reality.memoryLike', {
              before: nameOf(sign.before),
              here: nameOf(sign.here),
              next: nameOf(sign.next.replace(endMark, '')),
              share: formats.percent(sign.share, 0),
              otherwise: formats.percent(sign.otherwise, 0),
            })}
          </p>
        )}
      </div>
    </aside>
  )
}
