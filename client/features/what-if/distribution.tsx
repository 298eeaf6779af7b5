import type { PaybackSpread } from '../../../journey/economics/payback.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { printPayback } from '../../language/money-words.ts'
import { useEditorState } from '../../state/editor.ts'
import { binsOf } from './bins.ts'
import { useMoney } from './use-money.ts'
import type { Drawn } from './use-simulation.ts'
import charts from './charts.module.css'
import tables from './table.module.css'
import styles from './what-if.module.css'

const width = 640
const height = 150
const foot = 20

/** How the value of a scenario spreads over the draws: a picture, its key figures, and the same as a table. */
export function Distribution({ drawn, of }: { readonly drawn: Drawn; readonly of: Scenario }) {
  const text = useText()
  const formats = useFormats()
  const money = useMoney()
  const { found, ids } = drawn
  const spread = found.spreads[ids.indexOf(of.id)]
  if (!spread) return null
  const { p10, p50, p90, mean, values, gain, payback } = spread
  const bins = binsOf(values)
  const [first, last] = [bins[0], bins.at(-1)]
  if (!first || !last || first.from === last.to) {
    return (
      <section className={styles.part}>
        <p className={styles.quiet}>{text('whatIf.sameAlways', { value: money.print(p50) })}</p>
        {payback && <PaybackText spread={payback} />}
      </section>
    )
  }
  const most = Math.max(...bins.map(({ count }) => count))
  const at = (value: number) => ((value - first.from) / (last.to - first.from)) * width
  const said = text('whatIf.distributionSaid', {
    low: money.print(p10),
    middle: money.print(p50),
    high: money.print(p90),
    least: money.print(first.from),
    most: money.print(last.to),
  })
  const marks = [
    ['p10', p10],
    ['p50', p50],
    ['p90', p90],
  ] as const
  return (
    <section className={styles.part}>
      <h4 className={styles.subheading}>{text('whatIf.distribution')}</h4>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <svg className={charts.histogram} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {bins.map(({ from, to, count }) => {
          const tall = (count / most) * (height - foot - 8)
          const isWithin = (from + to) / 2 >= p10 && (from + to) / 2 <= p90
          return (
            <rect
              key={from}
              x={at(from) + 1}
              y={height - foot - tall}
              width={Math.max(1, at(to) - at(from) - 2)}
              height={tall}
              rx={2}
              data-within={isWithin || undefined}
            />
          )
        })}
        <line x1={0} x2={width} y1={height - foot + 0.5} y2={height - foot + 0.5} className={charts.axis} />
        {marks.map(([name, value]) => (
          <g key={name}>
            <line x1={at(value)} x2={at(value)} y1={4} y2={height - foot} className={charts.mark} />
            <text x={at(value)} y={height - 4} textAnchor="middle">
              {text(`whatIf.percentile-${name}`)}
            </text>
          </g>
        ))}
      </svg>
      <dl className={charts.percentiles}>
        {[...marks, ['mean', mean] as const].map(([name, value]) => (
          <div key={name} data-percentile={name}>
            <dt>{text(`whatIf.percentile-${name}`)}</dt>
            <dd>{money.print(value)}</dd>
          </div>
        ))}
      </dl>
      <p>{said}</p>
      <p>
        {text('whatIf.gainSpread', {
          low: money.difference(gain.p10),
          middle: money.difference(gain.p50),
          high: money.difference(gain.p90),
        })}
      </p>
      {payback && <PaybackText spread={payback} />}
      <p className={styles.quiet}>
        {text('whatIf.uncertain', { count: found.uncertain })}{' '}
        {found.redrawn > 0 && text('whatIf.redrawn', { share: formats.percent(found.redrawn * 100, 1) })}{' '}
        {text('economics.honest')}
      </p>
      <details className={charts.details}>
        <summary>{text('whatIf.asTable')}</summary>
        <table className={tables.table} aria-label={text('whatIf.distribution')}>
          <thead>
            <tr>
              <th scope="col">{text('whatIf.from')}</th>
              <th scope="col">{text('whatIf.to')}</th>
              <th scope="col">{text('whatIf.draws')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, count }) => (
              <tr key={from}>
                <th scope="row">{money.print(from)}</th>
                <td>{money.print(to)}</td>
                <td>{formats.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** After how long the cost is earned, over the draws. */
function PaybackText({ spread: { p10, p50, p90, never } }: { readonly spread: PaybackSpread }) {
  const text = useText()
  const formats = useFormats()
  const period = useEditorState(({ map }) => map.meta.period)
  const print = (periods: number | null) =>
    periods === null ? text('whatIf.never') : printPayback(periods, period, text, formats)
  return (
    <p data-payback-spread>
      {p10 !== null && text('whatIf.paybackSpread', { low: print(p10), middle: print(p50), high: print(p90) })}{' '}
      {never > 0 && text('whatIf.paybackNeverIn', { share: formats.percent(never * 100, 1) })}
    </p>
  )
}
