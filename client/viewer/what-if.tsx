import { useMemo, useState } from 'react'
import { type Strengths, scenarioFigures } from '../../journey/economics/scenarios.ts'
import { periodIn } from '../../journey/metrics/period.ts'
import { printMoney, printPayback } from '../language/money-words.ts'
import { ContradictionNotice, RefusalNotice } from '../components/figures-notice.tsx'
import { useFormats } from '../language/formats.ts'
import { useLanguage, useText } from '../language/text.ts'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

/** What the journey would come to if fixes were carried out: a slider for each, and the figures beside as it is. */
export function WhatIf() {
  const text = useText()
  const language = useLanguage()
  const formats = useFormats()
  const { map, flow } = useReading()
  const { fixes, scenarios = [], meta } = map
  const [strengths, setStrengths] = useState<Strengths>({})
  const asIs = useMemo(() => scenarioFigures(map, {}), [map])
  const found = useMemo(() => scenarioFigures(map, strengths), [map, strengths])
  if (fixes.length === 0) return <p className={styles.empty}>{text('viewer.noFixes')}</p>
  if (flow?.problem !== null || asIs.problem !== null) return <p className={styles.empty}>{text('viewer.noFigures')}</p>
  const figures = found.problem === null ? found : asIs
  const money = (value: number) => printMoney(value, meta.currency, formats)
  const share = (value: number) => formats.percent(value * 100, 2)
  const period = periodIn(language, meta.period || text('whatIf.period'))
  const sign = figures.gain > 0 ? '+' : ''
  const payback =
    figures.uncosted.length > 0 || (figures.payback === null && figures.gain > 0)
      ? text('whatIf.paybackUnknown')
      : figures.cost === 0
        ? '–'
        : figures.payback === null
          ? text('whatIf.paybackNever')
          : printPayback(figures.payback, meta.period, text, formats)
  return (
    <>
      {scenarios.length > 0 && (
        <label className={styles.choice}>
          {text('viewer.startFrom')}
          <select
            defaultValue=""
            onChange={({ currentTarget }) =>
              setStrengths(scenarios.find(({ id }) => id === currentTarget.value)?.strengths ?? {})
            }
          >
            <option value="">{text('whatIf.asIs')}</option>
            {scenarios.map(({ id, title }) => (
              <option key={id} value={id}>
                {title || text('whatIf.untitled')}
              </option>
            ))}
          </select>
        </label>
      )}
      <ContradictionNotice flow={flow} cards={map.cards} />
      {found.problem !== null && <RefusalNotice problem={found.problem} />}
      <dl className={styles.totals} aria-live="polite" hidden={found.problem !== null}>
        <dt>{text('whatIf.gain')}</dt>
        <dd data-total="gain">{`${sign}${money(figures.gain)}`}</dd>
        <dt>{text('whatIf.conversion')}</dt>
        <dd>
          {figures.gain === 0 ? share(asIs.conversion) : `${share(asIs.conversion)} → ${share(figures.conversion)}`}
        </dd>
        <dt>{figures.basis === 'period' ? text('whatIf.value', { period }) : text('whatIf.valueEntrant')}</dt>
        <dd>{money(figures.value)}</dd>
        <dt>{text('whatIf.cost')}</dt>
        <dd>{money(figures.cost)}</dd>
        <dt>{text('whatIf.payback')}</dt>
        <dd>{payback}</dd>
      </dl>
      <ul className={styles.rows}>
        {fixes.map(({ id, title }) => {
          const strength = Math.round((strengths[id] ?? 0) * 100)
          const name = title || text('untitled.fix')
          return (
            <li key={id} className={styles.slide}>
              <label htmlFor={`fix-${id}`} dir="auto">
                {name}
              </label>
              <input
                id={`fix-${id}`}
                type="range"
                min={0}
                max={100}
                step={5}
                value={strength}
                aria-valuetext={formats.percent(strength, 0)}
                onChange={({ currentTarget }) =>
                  setStrengths({ ...strengths, [id]: Number(currentTarget.value) / 100 })
                }
              />
              <output htmlFor={`fix-${id}`}>{formats.percent(strength, 0)}</output>
            </li>
          )
        })}
      </ul>
      <p className={styles.honest}>
        {text('economics.honest')}{' '}
        {text('economics.evidence', {
          measured: flow.evidence.measured,
          estimated: flow.evidence.estimated,
          assumed: flow.evidence.assumed,
        })}
      </p>
    </>
  )
}
