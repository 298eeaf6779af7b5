import type { ImportPlan } from '../../../journey/import/planning.ts'
import { formatNumber, formatMetric } from '../../../journey/metrics/number-format.ts'
import { type Figure, middle } from '../../../journey/model/figure.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { ImportPeriod } from '../../../journey/model/vocabulary.ts'
import { Badge } from '../../components/badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import styles from '../../components/table/table-dialog.module.css'
import { placeTitle } from './places.ts'
import type { Choices } from './table-choices.ts'

interface ResultProps {
  readonly plan: ImportPlan
  readonly map: JourneyMap
  readonly choices: Choices
  readonly period: ImportPeriod
  readonly onChoose: (change: Partial<Choices>) => void
}

/** Lines that are shown. */
const mostLines = 60

/** What a table comes to: the newest value of every metric, who leaves where, and what should be known of it. */
export function Result({ plan, map, choices, period, onChoose }: ResultProps) {
  const text = useText()
  const formats = useFormats()
  const language = useLanguage()
  const { contents, notes, frictionTypes, unfinished } = plan
  const isByPeriod = choices.kind !== 'values' && (choices.kind === 'tickets' || choices.columns.date !== undefined)
  const dayWords = (day: string) => formats.date(new Date(`${day}T12:00:00`).getTime())
  const periodWords = (day: string) => {
    if (!isByPeriod || period === 'day') return dayWords(day)
    if (period === 'week') return text('imports.weekOf', { day: dayWords(day) })
    return formats.month(new Date(`${day}T12:00:00`).getTime())
  }
  const metrics = contents.metrics.map(({ metric, make, points }) => {
    const known = make ?? map.metrics.find(({ id }) => id === metric)
    const newest = points.at(-1)
    return {
      key: metric,
      title: known?.title ?? '',
      isNew: make !== undefined,
      place: placeTitle(map, known?.on, text),
      day: newest ? periodWords(newest.day) : '',
      value: newest ? formatMetric(newest.value, known ?? {}, language, map.meta.currency) : '',
      n: newest?.n === undefined ? '' : formatNumber(newest.n, language),
      points: formatNumber(points.length, language),
    }
  })
  const figures = [
    ...contents.exits.map(({ card, exit }) => ({
      key: card,
      title: text('imports.exit'),
      place: placeTitle(map, card, text),
      words: text('imports.exitValue', shown(counts(exit), language)),
      figure: exit,
    })),
    ...contents.frequencies.map(({ friction, frequency }) => {
      const { title = '', on = [] } = map.frictions.find(({ id }) => id === friction) ?? {}
      return {
        key: friction,
        title: text('imports.frequency', { title }),
        place: placeTitle(map, on[0], text),
        words: text('imports.frequencyValue', shown(counts(frequency), language)),
        figure: frequency,
      }
    }),
  ]
  const lines = metrics.length + figures.length
  return (
    <>
      {choices.kind === 'complaints' && frictionTypes.size > 0 && (
        <div className={styles.frictions}>
          <p>{text('imports.frictions', { count: frictionTypes.size })}</p>
          <Switch
            label={text('imports.atFrictions')}
            checked={choices.atFrictions}
            onChange={(atFrictions) => onChoose({ atFrictions })}
          />
          <TextField
            label={text('imports.customers')}
            hint={text('imports.customersHint')}
            type="number"
            min={1}
            step={1}
            inputMode="numeric"
            value={choices.customers ?? ''}
            onChange={({ target }) => onChoose({ customers: target.value === '' ? undefined : target.valueAsNumber })}
          />
        </div>
      )}
      {unfinished && (
        <div className={styles.frictions}>
          <p>{text('imports.unfinished', { period: periodWords(unfinished.start) })}</p>
          <Switch
            label={text('imports.takeUnfinished')}
            checked={unfinished.isTaken}
            onChange={(takesUnfinished) => onChoose({ takesUnfinished })}
          />
        </div>
      )}
      {notes.map(({ why, name, count }) => (
        <p key={`${why} ${name}`} className={styles.note}>
          {text(`imports.note-${why}`, { name, count })}
        </p>
      ))}
      {lines > 0 && (
        // What scrolls must be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={styles.scroll} tabIndex={0} aria-label={text('imports.result')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text('imports.resultMetric')}</th>
                <th scope="col">{text('imports.resultPlace')}</th>
                <th scope="col" className={styles.number}>
                  {text('imports.resultValue')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('imports.resultN')}
                </th>
                <th scope="col">{text('imports.resultDay')}</th>
                <th scope="col" className={styles.number}>
                  {text('imports.resultPoints')}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.slice(0, mostLines).map(({ key, title, place, words, figure }) => (
                <tr key={key}>
                  <td>{title}</td>
                  <td dir="auto">{place}</td>
                  <td className={styles.number}>{formats.percent(middle(figure.value) * 100)}</td>
                  <td className={styles.number}>{words}</td>
                  <td>{figure.asOf === undefined ? '' : dayWords(figure.asOf)}</td>
                  <td className={styles.number}>{formatNumber(1, language)}</td>
                </tr>
              ))}
              {metrics.slice(0, Math.max(0, mostLines - figures.length)).map((metric) => (
                <tr key={metric.key}>
                  <td dir="auto">
                    {metric.title} {metric.isNew && <Badge>{text('imports.new')}</Badge>}
                  </td>
                  <td dir="auto">{metric.place}</td>
                  <td className={styles.number}>{metric.value}</td>
                  <td className={styles.number}>{metric.n}</td>
                  <td>{metric.day}</td>
                  <td className={styles.number}>{metric.points}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {lines > mostLines && <p className={styles.more}>{text('imports.more', { count: lines - mostLines })}</p>}
        </section>
      )}
    </>
  )
}

const counts = ({ value }: Figure) => (typeof value === 'object' && 'k' in value ? value : { k: 0, n: 0 })

const shown = ({ k, n }: { readonly k: number; readonly n: number }, language: 'en' | 'id') => ({
  k: formatNumber(k, language),
  n: formatNumber(n, language),
})
