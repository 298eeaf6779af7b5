import { X } from 'lucide-react'
import { channels } from '../../journey/library/channels.ts'
import { labelOf } from '../../journey/library/label.ts'
import { label } from '../../journey/library/words.ts'
import { formatRating } from '../../journey/metrics/number-format.ts'
import type { WordedFlow } from '../../journey/flow/sheet-flow.ts'
import { SeverityShape } from '../components/icon.tsx'
import { useLanguage, useText } from '../language/text.ts'
import { MetricList } from './metric-list.tsx'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

interface DetailsProps {
  readonly id: string
  readonly flow: WordedFlow | undefined
  readonly onClose: () => void
}

/** What is known of a card or stage that someone pressed or looked for. */
export function Details({ id, flow, onClose }: DetailsProps) {
  const text = useText()
  const language = useLanguage()
  const { map, arrangement, talk } = useReading()
  const card = map.cards.find((each) => each.id === id)
  const stage = map.stages.find((each) => each.id === (card ? arrangement.stageOf.get(id) : id))
  const lane = card && map.lanes.find((each) => each.id === card.place.lane)
  if (!card && !stage) return null
  const frictions = map.frictions.filter(({ on }) => on.includes(id))
  const metrics = map.metrics.filter(({ on }) => on === id)
  const ratings = map.personas.flatMap((persona) => {
    const rating = card?.emotions?.[persona.id]
    return rating === undefined ? [] : [{ persona, rating }]
  })
  const words = flow?.words.get(id)
  const title = (card ?? stage)?.title || text(card ? 'untitled.card' : 'untitled.stage')
  return (
    <section className={styles.details} aria-label={text('viewer.details')}>
      <button type="button" className={styles.close} aria-label={text('viewer.closeDetails')} onClick={onClose}>
        <X size={16} aria-hidden />
      </button>
      <p className={styles.facts} dir="auto">
        {[stage?.title, lane?.title].filter(Boolean).join(' · ')}
      </p>
      <h2 dir="auto">{title}</h2>
      {card?.notes && (
        <p className={styles.notes} dir="auto">
          {card.notes}
        </p>
      )}
      {card?.channels && card.channels.length > 0 && (
        <p className={styles.facts}>{card.channels.map((key) => labelOf(channels, key, language)).join(', ')}</p>
      )}
      {ratings.map(({ persona, rating }) => (
        <p key={persona.id} className={styles.facts} dir="auto">
          {`${persona.title || text('untitled.persona')}: ${formatRating(rating, language)}`}
        </p>
      ))}
      {words && <p className={styles.facts}>{words}</p>}
      {frictions.map((friction) => (
        <div key={friction.id} className={styles.row}>
          <SeverityShape severity={friction.severity} size={20} evidence={friction.evidence} />
          <div className={styles.words}>
            <p className={styles.title} dir="auto">
              {friction.title || text('untitled.friction')}
            </p>
            <p className={styles.facts}>
              {[
                label('severity', friction.severity, language),
                label('frictionStatus', friction.status, language),
                label('evidence', friction.evidence ?? 'assumed', language),
              ].join(' · ')}
            </p>
            {friction.notes && (
              <p className={styles.notes} dir="auto">
                {friction.notes}
              </p>
            )}
          </div>
        </div>
      ))}
      {metrics.length > 0 && <MetricList metrics={metrics} placed />}
      {talk?.(id, title, false)}
    </section>
  )
}
