import type { Inspection } from '../../../journey/import/read-table.ts'
import { fold } from '../../../journey/import/match-names.ts'
import {
  type Columns,
  guessColumns,
  guessKind,
  guessTimeUnit,
  isReadable,
  keptMapping,
  roles,
} from '../../../journey/import/roles.ts'
import { type ColumnFacts, datesOf, isNumeric, numbersOf } from '../../../journey/import/table-facts.ts'
import type { TableMapping } from '../../../journey/import/tally.ts'
import { metricCatalogue } from '../../../journey/metrics/catalogue.ts'
import type { ImportMapping, JourneyMap } from '../../../journey/model/schema.ts'
import type { DateOrder, ImportKind, ImportPeriod, Language, TableTimeUnit } from '../../../journey/model/vocabulary.ts'
import type { Question } from '../../components/table/form-fields.tsx'
import type { MessageKey } from '../../language/messages.ts'
import type { Text } from '../../language/text.ts'

/** What someone says about a table. What is absent is guessed. */
export interface Choices {
  readonly kind: ImportKind
  readonly columns: Columns
  readonly numbers?: Language | undefined
  readonly dates?: DateOrder | undefined
  readonly unit?: TableTimeUnit | undefined
  readonly period?: ImportPeriod | undefined
  /** Day of values without a date. */
  readonly day: string
  readonly on?: string | undefined
  /** Card or stage of rows whose touchpoint is empty, or `map`; without it they are left out. */
  readonly nameless?: string | undefined
  readonly takesUnfinished?: boolean | undefined
  /** `metric:<id>` or `key:<key>` */
  readonly target?: string | undefined
  readonly names: Readonly<Record<string, string>>
  readonly atFrictions: boolean
  readonly customers?: number | undefined
  readonly kept?: ImportMapping | undefined
}

/** What is most likely meant by a table: what was said of one with these headers the last time, or what it looks like. */
export function firstChoices({ facts }: Inspection, map: JourneyMap, day: string): Choices {
  const kept = keptMapping(map, facts)
  if (!kept) {
    const kind = guessKind(facts)
    return { kind, ...ofKind(kind, facts, map), day, names: {}, atFrictions: true }
  }
  const { kind, columns, numbers, dates, unit, period, on, nameless, metric, names = {} } = kept
  return {
    kind,
    columns,
    day,
    names,
    atFrictions: true,
    kept,
    ...(numbers === undefined ? {} : { numbers }),
    ...(dates === undefined ? {} : { dates }),
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(on === undefined ? {} : { on }),
    ...(nameless === undefined ? {} : { nameless }),
    ...(metric === undefined ? {} : { target: `metric:${metric}` }),
  }
}

/** What a table of a kind is most likely read as. */
export function ofKind(
  kind: ImportKind,
  facts: Inspection['facts'],
  map: JourneyMap,
): Pick<Choices, 'columns' | 'target' | 'unit'> {
  const columns = guessColumns(kind, facts)
  const unit = [columns.handled, columns.replied].map((header) => guessTimeUnit(header ?? '')).find(Boolean)
  const target = guessTarget(columns.value ?? '', map)
  return { columns, ...(unit === undefined ? {} : { unit }), ...(kind === 'values' ? { target } : {}) }
}

/** The metric that a header names: one of the map, one of the catalogue, or one of its own. */
function guessTarget(header: string, map: JourneyMap): string {
  const folded = fold(header)
  const metric = map.metrics.find(({ title }) => fold(title) === folded)
  if (metric) return `metric:${metric.id}`
  const words = new Set(folded.split(' '))
  const known = metricCatalogue.find(
    ({ key, en, id }) => key !== 'custom' && (words.has(key) || [en, id].some((title) => fold(title) === folded)),
  )
  return `key:${known?.key ?? 'custom'}`
}

/** The key of the one metric that all values are of; undefined where the table names metrics. */
export function targetKey({ kind, columns, target = '' }: Choices, map: JourneyMap): string | undefined {
  if (kind !== 'values' || columns.metric !== undefined || columns['value-2'] !== undefined) return undefined
  const [what, id] = target.split(':')
  return (what === 'metric' ? map.metrics.find((metric) => metric.id === id)?.key : id) ?? 'custom'
}

/** How the rows are counted, or what has to be asked first; neither when a column that is needed is not chosen. */
export function mappingOf(
  choices: Choices,
  { facts }: Inspection,
  key: string | undefined,
): { readonly mapping?: TableMapping; readonly questions: readonly Question[] } {
  const { kind, columns } = choices
  const chosen = new Map(facts.columns.map((column) => [column.header, column]))
  const of = (takes: readonly string[]): ColumnFacts[] =>
    Object.entries(columns).flatMap(([role, header]) => {
      const found = chosen.get(header)
      const known = roles[kind].find((each) => each.role === role)?.takes ?? 'number'
      return found && takes.includes(known) ? [found] : []
    })
  const numeric = of(['number', 'time']).filter((column) => isNumeric(column) || column.numbers.either > 0)
  const dated = of(['date', 'time'])
  const numbers = numbersOf(numeric)
  const dates = datesOf(dated)
  const questions: Question[] = []
  if (numbers.mustAsk) questions.push({ about: 'numbers', cell: doubtIn(numeric, 'numbers') })
  if (dates.mustAsk) questions.push({ about: 'dates', cell: doubtIn(dated, 'dates') })
  const language = choices.numbers ?? numbers.language
  const order = choices.dates ?? dates.order
  const isAnswered = !(numbers.mustAsk && language === undefined) && !(dates.mustAsk && order === undefined)
  if (!isReadable(kind, columns, facts) || !isAnswered) return { questions }
  return { mapping: { kind, columns, numbers: language, dates: order, unit: choices.unit, key }, questions }
}

const doubtIn = (columns: readonly ColumnFacts[], what: 'numbers' | 'dates') =>
  columns.find((column) => column[what].either > 0 && column.doubtful !== undefined)?.doubtful ?? ''

/** What a column is for, in words. */
export const roleWords = (role: string, text: Text) =>
  role.startsWith('value-') ? text('imports.role-value') : text(`imports.role-${role}` as MessageKey)
