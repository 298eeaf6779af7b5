import { Plus } from 'lucide-react'
import { type Inspection } from '../../../journey/import/read-table.ts'
import { mostValueColumns, roles } from '../../../journey/import/roles.ts'
import { metricCatalogue } from '../../../journey/metrics/catalogue.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type ImportPeriod, importKinds, importPeriods, tableTimeUnits } from '../../../journey/model/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useLanguage, useText } from '../../language/text.ts'
import styles from '../../components/table/table-dialog.module.css'
import { headerWords } from '../../components/table/header-words.ts'
import { Labelled } from '../../components/table/labelled.tsx'
import { placeOptions, placeTitle } from './places.ts'
import { type Choices, ofKind } from './table-choices.ts'

interface ColumnFieldsProps {
  readonly inspection: Inspection
  readonly choices: Choices
  readonly map: JourneyMap
  readonly period: ImportPeriod
  readonly onChoose: (change: Partial<Choices>) => void
}

/** What a table is, and which of its columns is for what. */
export function ColumnFields({ inspection, choices, map, period, onChoose }: ColumnFieldsProps) {
  const text = useText()
  const { facts } = inspection
  const { kind, columns } = choices
  const headers = facts.columns.map(({ header }) => ({ value: header, label: headerWords(header, text) }))
  const setColumn = (role: string, header: string | undefined) => {
    // A column is for one thing: what it was for before has none then.
    const kept = Object.entries(columns).filter(([other, taken]) => other !== role && taken !== header)
    onChoose({ columns: Object.fromEntries(header === undefined ? kept : [...kept, [role, header]]) })
  }
  const extra = Object.keys(columns).filter((role) => role.startsWith('value-'))
  const isDated = columns.date !== undefined || kind === 'tickets'
  const mayAddValues = kind === 'values' && columns.value !== undefined && columns.metric === undefined
  const free = facts.columns.find(({ header }) => !Object.values(columns).includes(header))
  return (
    <div className={styles.fields}>
      <Select
        label={text('imports.kind')}
        value={kind}
        options={importKinds.map((value) => ({ value, label: text(`imports.kind-${value}`) }))}
        onChange={(next) => {
          const none = { target: undefined, unit: undefined, period: undefined, kept: undefined }
          onChoose({ ...none, kind: next, ...ofKind(next, facts, map) })
        }}
      />
      {roles[kind].map(({ role, needed }) => (
        <Select
          key={role}
          label={text(`imports.role-${role}` as MessageKey)}
          value={columns[role]}
          options={headers}
          placeholder={text('imports.noColumn')}
          {...(needed ? {} : { noneLabel: text('imports.noColumn'), onClear: () => setColumn(role, undefined) })}
          onChange={(header) => setColumn(role, header)}
        />
      ))}
      {extra.map((role) => (
        <Select
          key={role}
          label={text('imports.moreValues', { number: role.slice('value-'.length) })}
          value={columns[role]}
          options={headers}
          noneLabel={text('imports.noColumn')}
          onClear={() => setColumn(role, undefined)}
          onChange={(header) => setColumn(role, header)}
        />
      ))}
      {mayAddValues && free && extra.length < mostValueColumns - 1 && (
        <Button
          size="small"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => {
            const numbers = extra.map((role) => Number(role.slice('value-'.length)))
            setColumn(`value-${Math.max(1, ...numbers) + 1}`, free.header)
          }}
        >
          {text('imports.addValues')}
        </Button>
      )}
      {kind === 'values' && extra.length === 0 && columns.metric === undefined && (
        <MetricField choices={choices} map={map} onChoose={onChoose} />
      )}
      {kind !== 'funnel' && columns.touchpoint === undefined && !choices.target?.startsWith('metric:') && (
        <Select
          label={text('imports.place')}
          value={choices.on}
          options={placeOptions(map, text)}
          noneLabel={text('imports.wholeMap')}
          onClear={() => onChoose({ on: undefined })}
          onChange={(on) => onChoose({ on })}
        />
      )}
      {!isDated && (
        <TextField
          label={text('imports.day')}
          type="date"
          value={choices.day}
          onChange={({ target }) => target.value !== '' && onChoose({ day: target.value })}
        />
      )}
      {isDated && kind !== 'values' && (
        <Labelled label={text('imports.period')}>
          <Segmented
            label={text('imports.period')}
            value={period}
            options={importPeriods.map((value) => ({ value, label: text(`imports.period-${value}`) }))}
            onChange={(next) => onChoose({ period: next })}
          />
        </Labelled>
      )}
      {kind === 'tickets' && (columns.handled ?? columns.replied) !== undefined && (
        <Labelled label={text('imports.unit')}>
          <Segmented
            label={text('imports.unit')}
            value={choices.unit ?? 'min'}
            options={tableTimeUnits.map((value) => ({ value, label: text(`imports.unit-${value}`) }))}
            onChange={(unit) => onChoose({ unit })}
          />
        </Labelled>
      )}
    </div>
  )
}

function MetricField({ choices, map, onChoose }: Pick<ColumnFieldsProps, 'choices' | 'map' | 'onChoose'>) {
  const text = useText()
  const language = useLanguage()
  const own = text('imports.newMetric', { title: headerWords(choices.columns.value ?? '', text) })
  return (
    <Select
      label={text('imports.metric')}
      value={choices.target ?? 'key:custom'}
      options={[
        ...map.metrics.map(({ id, title, on }) => ({
          value: `metric:${id}`,
          label: `${title || text('untitled.metric')} · ${placeTitle(map, on, text)}`,
        })),
        ...metricCatalogue.map((metric) => ({
          value: `key:${metric.key}`,
          label: metric.key === 'custom' ? own : metric[language],
        })),
      ]}
      onChange={(target) => onChoose({ target })}
    />
  )
}
