import { Flag, Spline } from 'lucide-react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { LogPlace, NotDrawn } from '../../../journey/reality/compare.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { durationWords } from './durations.ts'
import { ShowButton } from './places-found.tsx'
import styles from './reality.module.css'
import { Rows } from './rows.tsx'
import { ShareWords } from './share-words.tsx'
import { drawTaken, titleOf } from './take.ts'
import type { Compared } from './use-event-log.ts'

interface WaysFoundProps {
  readonly compared: Compared
  readonly map: JourneyMap
  readonly onShow: (id: string) => void
}

/** Ways that customers took and nobody drew, and those that somebody drew and nobody took. */
export function WaysFound({ compared, map, onShow }: WaysFoundProps) {
  const text = useText()
  const language = useLanguage()
  const formats = useFormats()
  const context = useActions()
  const called = ({ name, id }: LogPlace) => (id === undefined ? name : titleOf(map, id, text))
  const drawing = (way: NotDrawn) => {
    const { from, to, isOutcome } = way
    const unknown = [from, to].filter(({ id }) => id === undefined).map(({ name }) => `“${name}”`)
    if (unknown.length > 0)
      return <span className={styles.quiet}>{text('reality.addFirst', { names: formats.list(unknown) })}</span>
    const names = { from: called(from), to: called(to) }
    return (
      <Button
        size="small"
        icon={isOutcome ? <Flag size={16} aria-hidden /> : <Spline size={16} aria-hidden />}
        aria-label={text(isOutcome ? 'reality.drawEndNamed' : 'reality.drawNamed', names)}
        onClick={() => drawTaken(context(), way, compared)}
      >
        {text(isOutcome ? 'reality.drawEnd' : 'reality.draw')}
      </Button>
    )
  }
  return (
    <>
      <Rows
        title={text('reality.notDrawnTitle')}
        items={compared.check.notDrawn}
        nothing={text('reality.nothing')}
        keyOf={({ from, to, isOutcome }) => JSON.stringify([from.name, to.name, isOutcome])}
      >
        {(way) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{text('reality.way', { from: called(way.from), to: called(way.to) })}</strong>
              {way.medianMs !== undefined && way.medianMs > 0 && (
                <span className={styles.figures}>
                  {text('reality.halfWithin', { time: durationWords(way.medianMs, language) })}
                </span>
              )}
            </div>
            <ShareWords measured={way} />
            <div className={styles.buttons}>{drawing(way)}</div>
          </>
        )}
      </Rows>
      <Rows
        title={text('reality.neverTakenTitle')}
        items={compared.check.neverTaken}
        nothing={text('reality.nothing')}
        keyOf={({ link }) => link}
      >
        {({ link, from, to, visits }) => {
          const title = text('reality.way', { from: titleOf(map, from, text), to: titleOf(map, to, text) })
          return (
            <>
              <div className={styles.what}>
                <strong dir="auto">{title}</strong>
                <span className={styles.figures}>{text('reality.neverTaken', { count: visits })}</span>
              </div>
              <div className={styles.buttons}>
                <ShowButton title={title} onShow={() => onShow(link)} />
              </div>
            </>
          )
        }}
      </Rows>
    </>
  )
}
