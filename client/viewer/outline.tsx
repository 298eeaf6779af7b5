import { useMemo } from 'react'
import { label } from '../../journey/library/words.ts'
import type { Card, Friction, Lane } from '../../journey/model/schema.ts'
import { derivedRoles } from '../../journey/model/vocabulary.ts'
import { useLanguage, useText } from '../language/text.ts'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

/** The whole map in words, stage by stage: for who cannot see the drawing, for reading on a phone, and on paper. */
export function Outline() {
  const text = useText()
  const { map, arrangement, show } = useReading()
  const lanes = useMemo(() => map.lanes.filter(({ role }) => role !== 'touchpoint'), [map.lanes])
  const frictionsOn = useMemo(() => {
    const found = new Map<string, Friction[]>()
    for (const friction of map.frictions)
      for (const id of friction.on) found.set(id, [...(found.get(id) ?? []), friction])
    return found
  }, [map.frictions])
  return (
    <div className={styles.outline}>
      {map.stages.map((stage) => (
        <section key={stage.id}>
          <h3 dir="auto">
            <button type="button" onClick={() => show(stage.id)}>
              {stage.title || text('untitled.stage')}
            </button>
          </h3>
          <FrictionLines frictions={frictionsOn.get(stage.id)} />
          <Lines lanes={lanes} cardsIn={(lane) => arrangement.cell(stage.id, lane.id).whole} />
          {(arrangement.columns.get(stage.id) ?? []).map((touchpoint) => (
            <section key={touchpoint.id}>
              <h4 dir="auto">
                <button type="button" onClick={() => show(touchpoint.id)}>
                  {touchpoint.title || text('untitled.card')}
                </button>
              </h4>
              {touchpoint.notes && <p dir="auto">{touchpoint.notes}</p>}
              <FrictionLines frictions={frictionsOn.get(touchpoint.id)} />
              <Lines
                lanes={lanes}
                cardsIn={(lane) => arrangement.cell(stage.id, lane.id).under.get(touchpoint.id) ?? []}
              />
            </section>
          ))}
        </section>
      ))}
    </div>
  )
}

interface LinesProps {
  readonly lanes: readonly Lane[]
  readonly cardsIn: (lane: Lane) => readonly Card[]
}

function Lines({ lanes, cardsIn }: LinesProps) {
  const text = useText()
  const filled = lanes.flatMap((lane) => {
    const cards = cardsIn(lane)
    return cards.length > 0 ? [{ lane, cards }] : []
  })
  if (filled.length === 0) return null
  return (
    <dl className={styles.lines}>
      {filled.map(({ lane, cards }) => (
        <div key={lane.id} data-derived={derivedRoles.has(lane.role) || undefined}>
          <dt dir="auto">{lane.title || text('untitled.lane')}</dt>
          {cards.map((card) => (
            <dd key={card.id} dir="auto">
              {card.title || text('untitled.card')}
              {card.notes && <small>{card.notes}</small>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

function FrictionLines({ frictions }: { readonly frictions: readonly Friction[] | undefined }) {
  const text = useText()
  const language = useLanguage()
  if (!frictions) return null
  return (
    <ul className={styles.frictionLines}>
      {frictions.map((friction) => (
        <li key={friction.id}>
          <span dir="auto">{friction.title || text('untitled.friction')}</span>
          <small>{` ${label('severity', friction.severity, language)} · ${label('evidence', friction.evidence ?? 'assumed', language)}`}</small>
        </li>
      ))}
    </ul>
  )
}
