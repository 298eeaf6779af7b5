import type { FigureName, NamedSwing } from '../../../journey/economics/scenarios.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Text, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import charts from './charts.module.css'
import styles from './what-if.module.css'

const mostBars = 10

/** Which figures move a scenario's value most, widest first. */
export function Tornado({ swings }: { readonly swings: readonly NamedSwing[] }) {
  const text = useText()
  const money = useMoney()
  const map = useEditorState((state) => state.map)
  const moving = swings.filter(({ low, high }) => low !== high)
  if (moving.length === 0) return null
  const shown = moving.slice(0, mostBars)
  const ends = shown.flatMap(({ low, high }) => [low, high])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const at = (value: number) => `${((value - least) / (most - least)) * 100}%`
  const rest = moving.length - shown.length
  return (
    <section className={styles.part}>
      <h4 className={styles.subheading}>{text('whatIf.tornado')}</h4>
      <p className={styles.quiet}>{text('whatIf.tornadoHint')}</p>
      <ol className={charts.tornado}>
        {shown.map(({ of, low, high }) => {
          const [from, to] = [Math.min(low, high), Math.max(low, high)]
          return (
            <li key={`${of.kind}:${of.id}`}>
              <span className={charts.inputName}>{inputWords(of, map, text)}</span>
              <span className={charts.track} aria-hidden="true">
                <span
                  className={charts.swing}
                  data-falls={high < low || undefined}
                  style={{ insetInlineStart: at(from), insetInlineEnd: `calc(100% - ${at(to)})` }}
                />
              </span>
              <span className={charts.ends}>
                {text('whatIf.tornadoBar', { low: money.compact(low), high: money.compact(high) })}
              </span>
            </li>
          )
        })}
      </ol>
      {rest > 0 && <p className={styles.quiet}>{text('whatIf.moreInputs', { count: rest })}</p>}
    </section>
  )
}

/** A figure of the map by the title of what it belongs to. */
function inputWords({ kind, id }: FigureName, map: JourneyMap, text: Text): string {
  const titleIn = (list: readonly { readonly id: string; readonly title: string }[]) =>
    list.find((each) => each.id === id)?.title
  const titles = {
    entrants: () => '',
    exit: () => titleIn(map.cards) || text('untitled.card'),
    visitCost: () => titleIn(map.cards) || text('untitled.card'),
    frequency: () => titleIn(map.frictions) || text('untitled.friction'),
    exitImpact: () => titleIn(map.frictions) || text('untitled.friction'),
    outcomeValue: () => titleIn(map.outcomes) || text('untitled.outcome'),
    effectiveness: () => titleIn(map.fixes) || text('untitled.fix'),
  } satisfies Record<FigureName['kind'], () => string>
  return text(`whatIf.input-${kind}`, { title: titles[kind]() })
}
