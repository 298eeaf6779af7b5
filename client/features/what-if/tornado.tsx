import { useEffect, useState } from 'react'
import type { FigureName, NamedSwing } from '../../../journey/economics/scenarios.ts'
import type { JourneyMap, Scenario } from '../../../journey/model/schema.ts'
import { type Text, useText } from '../../language/text.ts'
import { economicsOf } from '../../state/economics.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import { useFiguresKey } from './use-scenario-figures.ts'
import charts from './charts.module.css'
import styles from './what-if.module.css'

const mostBars = 10

/** Which figures move a scenario's value most, widest first. */
export function Tornado({ of, seed }: { readonly of: Scenario; readonly seed: number }) {
  const text = useText()
  const money = useMoney()
  const map = useEditorState((state) => state.map)
  const swings = useSwings(of, seed)
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
                {text('whatIf.tornadoBar', {
                  low: money.print(low),
                  high: money.print(high),
                  difference: money.difference(high - low),
                })}
              </span>
            </li>
          )
        })}
      </ol>
      {rest > 0 && <p className={styles.quiet}>{text('whatIf.moreInputs', { count: rest })}</p>}
    </section>
  )
}

/** What each uncertain figure does to a scenario, kept up to date; none until that is known. */
function useSwings({ strengths = {} }: Scenario, seed: number): readonly NamedSwing[] {
  const economics = economicsOf(useEditor())
  const key = `${useFiguresKey()}|${seed}|${JSON.stringify(strengths)}`
  const [swings, setSwings] = useState<readonly NamedSwing[]>([])
  useEffect(() => {
    const leave = new AbortController()
    const { signal } = leave
    economics
      .tornado(strengths, { signal, seed })
      .then((found) => !signal.aborted && setSwings(isList(found) ? found : []))
      // What fails is told by what draws.
      .catch(() => undefined)
    return () => leave.abort()
    // The key says all of the strengths and the figures.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [economics, key])
  return swings
}

const isList = <T,>(found: readonly T[] | object): found is readonly T[] => Array.isArray(found)

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
