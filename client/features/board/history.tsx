import { ChartLine } from 'lucide-react'
import { useMemo } from 'react'
import { label } from '../../../journey/library/words.ts'
import { timeOfDay } from '../../components/day-field.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useToday } from '../../components/use-today.ts'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { boardOf } from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { openOrClosePanel, useWorkplace } from '../../state/workplace.ts'
import styles from './history.module.css'
import { type DayCount, statusByDay, statusChanges } from './status-history.ts'
import { StatusIcon } from './status-icon.tsx'

/** The newest changes that are listed. */
const listed = 200

const lines = ['open', 'fixing', 'fixed'] as const

/** How many frictions were open, being fixed and fixed, day by day, and what was changed when. */
export function History() {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const today = useToday()
  const editor = useEditor()
  const workplace = useWorkplace()
  const frictions = useEditorState(({ map }) => map.frictions)
  const days = useMemo(() => statusByDay(frictions, today), [frictions, today])
  const changes = useMemo(() => statusChanges(frictions).slice(0, listed), [frictions])
  const titles = useMemo(() => new Map(frictions.map(({ id, title }) => [id, title])), [frictions])
  const last = days.at(-1)
  if (frictions.length === 0 || !last)
    return (
      <EmptyState picture={<ChartLine size={28} />} level={2} title={t('board.noHistoryTitle')}>
        {t('board.noHistoryBody')}
      </EmptyState>
    )
  return (
    <div className={styles.history}>
      <section aria-label={t('board.tab-history')} className={styles.chart}>
        <ul className={styles.legend}>
          {lines.map((line) => (
            <li key={line} data-line={line}>
              <span className={styles.count}>{last[line]}</span> {t(`board.line-${line}`)}
            </li>
          ))}
        </ul>
        {days.length > 1 ? <Chart days={days} /> : <p className={styles.quiet}>{t('board.historyBegins')}</p>}
        {days.length > 1 && (
          <p className={styles.ends} aria-hidden="true">
            <span>{formats.date(timeOfDay(days[0]?.day ?? today))}</span>
            <span>{t('board.today')}</span>
          </p>
        )}
      </section>
      <section className={styles.changes} aria-label={t('board.changes')}>
        <h2>{t('board.changes')}</h2>
        <ol>
          {changes.map(({ day, id, status }) => (
            <li key={`${id} ${day}`}>
              <button
                type="button"
                onClick={() => {
                  boardOf(editor).setState({ shown: id })
                  openOrClosePanel(workplace, true)
                }}
              >
                <time dateTime={day}>{formats.date(timeOfDay(day))}</time>
                <StatusIcon status={status} />
                <span className={styles.title} dir="auto">
                  {titles.get(id) || t('untitled.friction')}
                </span>
                <span className={styles.status}>{label('frictionStatus', status, language)}</span>
              </button>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

const width = 640
const height = 160

/** Steps from day to day: a count holds until the next change. */
function Chart({ days }: { readonly days: readonly DayCount[] }) {
  const t = useText()
  const formats = useFormats()
  const most = Math.max(1, ...days.flatMap(({ open, fixing, fixed }) => [open, fixing, fixed]))
  const times = days.map(({ day }) => timeOfDay(day))
  const start = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - start || 1
  const x = (index: number) => Math.round((((times[index] ?? start) - start) / span) * width * 10) / 10
  const y = (count: number) => Math.round((height - 4 - (count / most) * (height - 8)) * 10) / 10
  const path = (line: (typeof lines)[number]) =>
    days.map((day, index) => (index === 0 ? `M0 ${y(day[line])}` : `H${x(index)}V${y(day[line])}`)).join('')
  const [first] = days
  const last = days.at(-1)
  const words = lines.map((line) =>
    t('board.fromTo', { line: t(`board.line-${line}`), from: first?.[line] ?? 0, to: last?.[line] ?? 0 }),
  )
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={styles.svg}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={`${formats.date(start)}: ${words.join(', ')}`}
    >
      {[0, most].map((count) => (
        <line key={count} x1={0} x2={width} y1={y(count)} y2={y(count)} className={styles.rule} />
      ))}
      {lines.map((line) => (
        <path key={line} d={path(line)} data-line={line} className={styles.line} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
}
