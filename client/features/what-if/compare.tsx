import type { Refused } from '../../../journey/economics/analysis.ts'
import type { ScenarioFigures } from '../../../journey/economics/scenarios.ts'
import { RefusalNotice } from '../../components/figures-notice.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useFormats } from '../../language/formats.ts'
import { printConversion } from '../../language/money-words.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import { usePayback, usePeriod } from './use-payback.ts'
import tables from './table.module.css'
import styles from './what-if.module.css'

interface CompareProps {
  readonly title: string
  readonly before: ScenarioFigures | Refused | undefined
  readonly after: ScenarioFigures | Refused | undefined
}

interface Row {
  readonly name: string
  readonly cells: readonly [string, string, string]
  readonly direction?: 'up' | 'down' | undefined
}

const direction = (change: number) => (change > 1e-9 ? 'up' : change < -1e-9 ? 'down' : undefined)

/** The map as it is beside a scenario: the key figures, and how many leave where. */
export function Compare({ title, before, after }: CompareProps) {
  const text = useText()
  const formats = useFormats()
  const money = useMoney()
  const period = usePeriod()
  const payback = usePayback()
  const cards = useEditorState(({ map }) => map.cards)
  // Three whole amounts have no room beside each other on a phone.
  const isNarrow = useMedia('(max-width: 767.98px)')
  if (after && after.problem !== null) return <RefusalNotice problem={after.problem} />
  if (before?.problem !== null || after?.problem !== null) {
    return <p className={styles.quiet}>{text('whatIf.reckoning')}</p>
  }
  const share = (value: number) => formats.percent(value * 100, 2)
  const points = (value: number) => {
    const words = formats.number(Math.abs(value) * 100, 2)
    return text('whatIf.points', { points: words === '0' ? words : `${value > 0 ? '+' : '−'}${words}` })
  }
  const amount = (name: string, from: number, to: number): Row => ({
    name,
    cells: isNarrow
      ? [money.compact(from), money.compact(to), money.compactDifference(to - from)]
      : [money.print(from), money.print(to), money.difference(to - from)],
    direction: direction(to - from),
  })
  const figures: readonly Row[] = [
    {
      name: text('whatIf.conversion'),
      cells: [
        printConversion(before.conversion, formats),
        printConversion(after.conversion, formats),
        points(after.conversion - before.conversion),
      ],
      direction: direction(after.conversion - before.conversion),
    },
    amount(text('whatIf.valueEntrant'), before.valuePerEntrant, after.valuePerEntrant),
    ...(after.basis === 'period' ? [amount(text('whatIf.value', { period }), before.value, after.value)] : []),
    { name: text('whatIf.cost'), cells: ['–', money.print(after.cost), ''] },
    { name: text('whatIf.payback'), cells: ['–', payback(after), ''] },
  ]
  const now = new Map(before.touchpoints.map(({ id, dropOff }) => [id, dropOff]))
  const dropOffs = after.touchpoints
    .map(({ id, dropOff }) => ({ id, from: now.get(id) ?? 0, to: dropOff }))
    .filter(({ from, to }) => Math.abs(to - from) > 5e-6)
    .map(({ id, from, to }): Row => ({
      name: cards.find((card) => card.id === id)?.title || text('untitled.card'),
      cells: [share(from), share(to), points(to - from)],
      // Fewer who leave are better.
      direction: direction(from - to),
    }))
  return (
    <>
      <Comparison
        caption={text('whatIf.compare', { title })}
        head={text('whatIf.figure')}
        title={title}
        rows={figures}
      />
      <div className={styles.lead}>
        <h4 className={styles.subheading}>{text('whatIf.dropOff')}</h4>
        <p className={styles.quiet}>{text(dropOffs.length === 0 ? 'whatIf.noChange' : 'whatIf.dropOffHint')}</p>
      </div>
      {dropOffs.length > 0 && (
        <Comparison caption={text('whatIf.dropOff')} head={text('whatIf.touchpoint')} title={title} rows={dropOffs} />
      )}
    </>
  )
}

interface ComparisonProps {
  readonly caption: string
  readonly head: string
  readonly title: string
  readonly rows: readonly Row[]
}

function Comparison({ caption, head, title, rows }: ComparisonProps) {
  const text = useText()
  return (
    <table className={tables.table} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{text('whatIf.asIs')}</th>
          <th scope="col" dir="auto">
            {title}
          </th>
          <th scope="col">{text('whatIf.change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells, direction }, index) => (
          <tr key={index}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>{cells[0]}</td>
            <td>{cells[1]}</td>
            <td data-direction={direction}>{cells[2]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
