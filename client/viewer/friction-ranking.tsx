import { type ReactNode, useMemo, useState } from 'react'
import { label } from '../../journey/library/words.ts'
import { type RankedFriction, rankFrictions, rankings } from '../../journey/ranking/rank-frictions.ts'
import type { Ranking } from '../../journey/ranking/rank-frictions.ts'
import type { Friction } from '../../journey/model/schema.ts'
import { evidenceOf } from '../../journey/ranking/scores.ts'
import { ContradictionNotice } from '../components/figures-notice.tsx'
import { SeverityShape } from '../components/icon.tsx'
import { rankWords } from '../features/board/rank-words.ts'
import { printMoney } from '../language/money-words.ts'
import { useFormats } from '../language/formats.ts'
import { useLanguage, useText } from '../language/text.ts'
import { useReading } from './reading.ts'
import { PlaceLinks } from './place-links.tsx'
import styles from './parts.module.css'

interface Row {
  readonly friction: Friction
  readonly ranked: RankedFriction
}

/** The frictions of the map in the order of one of their scores, the worst first. */
export function FrictionRanking() {
  const text = useText()
  const language = useLanguage()
  const formats = useFormats()
  const { map, flow, talk } = useReading()
  const hasMoney = flow?.problem === null && flow.hasMoney
  const [by, setBy] = useState<Ranking>(hasMoney ? 'money' : 'severity')
  const ranked = useMemo(() => rankFrictions(map, flow ?? { problem: { kind: 'empty' }, notes: [] }), [map, flow])
  const rows = useMemo(() => {
    const all = map.frictions.flatMap((friction, index): Row[] => {
      const found = ranked[index]
      return found ? [{ friction, ranked: found }] : []
    })
    const place = ({ ranked: { ranks } }: Row) => ranks[by] ?? Number.POSITIVE_INFINITY
    return all.sort((a, b) => place(a) - place(b) || b.friction.severity - a.friction.severity)
  }, [map, ranked, by])
  if (rows.length === 0) return <p className={styles.empty}>{text('viewer.noFrictions')}</p>
  const known = rankings.filter((ranking) => ranked.some(({ ranks }) => ranks[ranking] !== null))
  const withheld = new Set(
    flow?.problem === null ? flow.frictions.flatMap(({ id, isWithheld }) => (isWithheld ? [id] : [])) : [],
  )
  const score: Readonly<Record<Ranking, (row: Row) => ReactNode>> = {
    severity: ({ friction }) => label('severity', friction.severity, language),
    rice: ({ ranked: { rice } }) => rice.score !== null && formats.number(rice.score, rice.score < 100 ? 1 : 0),
    opportunity: ({ ranked: { opportunity } }) => opportunity !== null && formats.number(opportunity, 1),
    money: ({ friction: { id }, ranked: { atRisk } }) =>
      withheld.has(id) ? text('economics.withheld') : atRisk !== null && printMoney(atRisk, map.meta.currency, formats),
  }
  return (
    <>
      <ContradictionNotice flow={flow} cards={map.cards} />
      <label className={styles.choice}>
        {text('viewer.rankedBy')}
        <select value={by} onChange={({ currentTarget }) => setBy(currentTarget.value as Ranking)}>
          {known.map((ranking) => (
            <option key={ranking} value={ranking}>
              {text(`viewer.by-${ranking}`)}
            </option>
          ))}
        </select>
      </label>
      <ol className={styles.rows}>
        {rows.map((row) => {
          const { friction } = row
          const value = score[by](row)
          const words = rankWords(row.ranked, text)
          return (
            <li key={friction.id} className={styles.row} data-closed={friction.status === 'fixed' || undefined}>
              <SeverityShape
                severity={friction.severity}
                size={22}
                evidence={friction.evidence}
                label={`${friction.severity} – ${label('severity', friction.severity, language)}`}
              />
              <div className={styles.words}>
                <p className={styles.title} dir="auto">
                  {friction.title || text('untitled.friction')}
                </p>
                <p className={styles.facts}>
                  {[
                    label('frictionStatus', friction.status, language),
                    label('evidence', friction.evidence ?? 'assumed', language),
                    ...(friction.owner ? [friction.owner] : []),
                  ].join(' · ')}
                </p>
                <PlaceLinks ids={friction.on} />
                {words !== '' && <p className={styles.facts}>{words}</p>}
                {talk?.(friction.id, friction.title || text('untitled.friction'), true)}
              </div>
              {by !== 'severity' && (
                <span className={styles.figure} data-evidence={value === false ? undefined : evidenceOf(friction)}>
                  {value === false ? '–' : value}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {hasMoney && <p className={styles.honest}>{text('economics.honest')}</p>}
    </>
  )
}
