import { useMemo } from 'react'
import { channels } from '../../journey/library/channels.ts'
import { labelOf } from '../../journey/library/label.ts'
import { label } from '../../journey/library/words.ts'
import { type Severity, severities } from '../../journey/model/vocabulary.ts'
import { filterChoices } from '../../journey/views/choices.ts'
import { type Filter, type Look, noFilter } from '../../journey/views/look.ts'
import { useLanguage, useText } from '../language/text.ts'
import { hasFigures } from '../services/economics/has-figures.ts'
import { useReading } from './reading.ts'
import styles from './viewer.module.css'

interface LookChoicesProps {
  readonly look: Look
  readonly onChange: (look: Look) => void
}

/** What of the map is shown: all of it or the map at a glance, and which cards are meant. */
export function LookChoices({ look, onChange }: LookChoicesProps) {
  const text = useText()
  const language = useLanguage()
  const { map, arrangement, flow } = useReading()
  const choices = useMemo(() => filterChoices(map, arrangement, noFilter), [map, arrangement])
  const { filter } = look
  const ask = (fields: Partial<Filter>) => onChange({ ...look, filter: { ...filter, ...fields } })
  const names = new Map(map.personas.map(({ id, title }) => [id, title || text('untitled.persona')]))
  return (
    <fieldset className={styles.choices} aria-label={text('viewer.filter')}>
      <select
        aria-label={text('viewer.show')}
        value={look.laneGroup}
        onChange={({ currentTarget }) => onChange({ ...look, laneGroup: currentTarget.value as Look['laneGroup'] })}
      >
        <option value="operator">{text('viewer.everything')}</option>
        <option value="executive">{text('viewer.glance')}</option>
      </select>
      {choices.minSeverity.length > 0 && (
        <select
          aria-label={text('viewer.severity')}
          value={filter.minSeverity ?? ''}
          onChange={({ currentTarget: { value } }) =>
            ask({ minSeverity: value === '' ? undefined : (Number(value) as Severity) })
          }
        >
          <option value="">{text('viewer.anySeverity')}</option>
          {severities
            .filter((severity) => severity > 0)
            .map((severity) => (
              <option key={severity} value={severity}>
                {text('viewer.fromSeverity', { severity: label('severity', severity, language) })}
              </option>
            ))}
        </select>
      )}
      {choices.personas.length > 1 && (
        <select
          aria-label={text('viewer.persona')}
          value={filter.personas[0] ?? ''}
          onChange={({ currentTarget }) => ask({ personas: some(currentTarget.value) })}
        >
          <option value="">{text('viewer.anyPersona')}</option>
          {choices.personas.map(({ value }) => (
            <option key={value} value={value}>
              {names.get(value) ?? value}
            </option>
          ))}
        </select>
      )}
      {choices.channels.length > 1 && (
        <select
          aria-label={text('viewer.channel')}
          value={filter.channels[0] ?? ''}
          onChange={({ currentTarget }) => ask({ channels: some(currentTarget.value) })}
        >
          <option value="">{text('viewer.anyChannel')}</option>
          {choices.channels.map(({ value }) => (
            <option key={value} value={value}>
              {labelOf(channels, value, language)}
            </option>
          ))}
        </select>
      )}
      <label>
        <input
          type="checkbox"
          checked={!look.hideAssumed}
          onChange={({ currentTarget }) => onChange({ ...look, hideAssumed: !currentTarget.checked })}
        />
        {text('viewer.assumptions')}
      </label>
      {hasFigures(map) && (flow?.problem ?? null) === null && (
        <label>
          <input
            type="checkbox"
            checked={look.flow}
            onChange={({ currentTarget }) => onChange({ ...look, flow: currentTarget.checked })}
          />
          {text('viewer.flow')}
        </label>
      )}
    </fieldset>
  )
}

const some = (value: string): readonly string[] => (value === '' ? [] : [value])
