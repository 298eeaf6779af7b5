import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { LogSource } from '../../../journey/reality/take-over.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { ShowButton } from './places-found.tsx'
import styles from './reality.module.css'
import { Rows } from './rows.tsx'
import { ShareWords, shareValues } from './share-words.tsx'
import { addEnd, takeEntries, takeExit, takeWeights, titleOf } from './take.ts'
import type { Compared } from './use-event-log.ts'

interface MeasuredFiguresProps {
  readonly compared: Compared
  readonly map: JourneyMap
  readonly source: LogSource
  readonly onShow: (id: string) => void
}

/** Shares that were measured, beside what the map says of them. */
export function MeasuredFigures({ compared, map, source, onShow }: MeasuredFiguresProps) {
  const text = useText()
  const formats = useFormats()
  const context = useActions()
  const { check, reading } = compared
  const { findings } = reading
  const title = (id: string) => titleOf(map, id, text)
  const ends = [
    ...check.outcomes.map((outcome) => ({ ...outcome, title: outcome.id ? title(outcome.id) : outcome.outcome })),
    ...(findings.left.count > 0 && check.outcomes.length > 0
      ? [{ ...findings.left, id: '', outcome: '', title: text('reality.noOutcome') }]
      : []),
  ]
  const isElsewhere = check.entries.some(({ differs }) => differs)
  return (
    <>
      <Rows
        title={text('reality.exitsTitle')}
        hint={`${text('reality.exitsHint')} ${text('reality.chance')}`}
        items={check.exits}
        keyOf={({ card }) => card}
      >
        {(row) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{title(row.card)}</strong>
            </div>
            <ShareWords measured={row.measured} stated={row} />
            <div className={styles.buttons}>
              {(row.differs || !row.isSaid) && (
                <Button
                  size="small"
                  aria-label={text('reality.takeExitNamed', {
                    share: formats.percent(row.measured.share),
                    title: title(row.card),
                  })}
                  onClick={() => takeExit(context(), row, source)}
                >
                  {text('reality.takeExit', { share: formats.percent(row.measured.share) })}
                </Button>
              )}
              <ShowButton title={title(row.card)} onShow={() => onShow(row.card)} />
            </div>
          </>
        )}
      </Rows>
      <Rows
        title={text('reality.waysTitle')}
        hint={text('reality.waysHint')}
        items={check.ways}
        keyOf={({ card }) => card}
      >
        {(group) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{title(group.card)}</strong>
            </div>
            <ul className={styles.ways}>
              {group.ways.map((way) => (
                <li key={way.to}>
                  <span dir="auto">→ {title(way.to)}</span>
                  <ShareWords measured={way.measured} stated={way} />
                </li>
              ))}
            </ul>
            <div className={styles.buttons}>
              {group.differs && (
                <Button
                  size="small"
                  aria-label={text('reality.takeWeightsNamed', { title: title(group.card) })}
                  onClick={() => takeWeights(context(), group)}
                >
                  {text('reality.takeWeights')}
                </Button>
              )}
              <ShowButton title={title(group.card)} onShow={() => onShow(group.card)} />
            </div>
          </>
        )}
      </Rows>
      <Rows
        title={text('reality.entriesTitle')}
        items={check.entries}
        keyOf={({ card }) => card}
        action={
          isElsewhere && (
            <Button size="small" onClick={() => takeEntries(context(), check)}>
              {text('reality.takeEntries')}
            </Button>
          )
        }
      >
        {(row) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{title(row.card)}</strong>
            </div>
            <ShareWords measured={row.measured} stated={row} />
          </>
        )}
      </Rows>
      <Rows title={text('reality.outcomesTitle')} items={ends} keyOf={({ id, outcome }) => `${id ?? ''} ${outcome}`}>
        {(end) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{end.title}</strong>
            </div>
            <ShareWords measured={end} />
            <div className={styles.buttons}>
              {end.id === undefined && (
                <Button
                  size="small"
                  aria-label={text('reality.addOutcomeNamed', { title: end.title })}
                  onClick={() => addEnd(context(), end.title)}
                >
                  {text('reality.addOutcome')}
                </Button>
              )}
            </div>
          </>
        )}
      </Rows>
      <Channels compared={compared} map={map} />
    </>
  )
}

function Channels({ compared: { check, names }, map }: Pick<MeasuredFiguresProps, 'compared' | 'map'>) {
  const text = useText()
  const formats = useFormats()
  const { known, switches, ways } = check.channels
  const called = (name: string) => {
    const match = names.touchpoints.get(name)
    return match?.kind === 'one' ? titleOf(map, match.id, text) : name
  }
  const words = {
    log: text('reality.channelsOfLog', shareValues(switches, formats)),
    map: text('reality.channelsOfMap', shareValues(switches, formats)),
    none: text('reality.noChannels'),
  }
  return (
    <Rows
      title={text('reality.channelsTitle')}
      hint={words[known]}
      nothing={words[known]}
      items={ways}
      keyOf={({ from, to }) => JSON.stringify([from, to])}
    >
      {(way) => (
        <>
          <div className={styles.what}>
            <strong dir="auto">{text('reality.way', { from: called(way.from), to: called(way.to) })}</strong>
          </div>
          <ShareWords measured={way} />
        </>
      )}
    </Rows>
  )
}
