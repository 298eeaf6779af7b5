import type { PasteTarget } from '../../../journey/edits/paste.ts'
import type { TableContents } from '../../../journey/edits/paste-table.ts'
import type { Table } from '../../../journey/formats/clipboard/table.ts'
import { libraryFrictions } from '../../../journey/library/frictions.ts'
import type { Labelled } from '../../../journey/library/label.ts'
import { plainText } from '../../../journey/library/search.ts'
import { metricCatalogue } from '../../../journey/metrics/catalogue.ts'
import { type NumberReading, parseNumber } from '../../../journey/metrics/parse-number.ts'
import { newId } from '../../../journey/model/id.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Friction, JourneyMap, Metric } from '../../../journey/model/schema.ts'
import { type Colour, type Language, colours, languages } from '../../../journey/model/vocabulary.ts'
import { namedText } from './cell-text.ts'
import { type TableOptions, guessNumbers, laneNamed, stageNamed } from './table-options.ts'

/** Where a column of a pasted table goes. */
export interface PlannedColumn {
  /** The stage's id; new ones have theirs already. */
  readonly stage: string
  readonly title: string
  readonly state: 'there' | 'new' | 'left-out'
}

/** What a pasted table comes to, for the preview and for the edit. */
export interface TablePlan {
  readonly contents: TableContents
  /** The columns of the table without that of the labels. */
  readonly columns: readonly PlannedColumn[]
  readonly count: {
    /** Cards, values or frictions. */
    readonly made: number
    /** Stages that something goes into. */
    readonly stages: number
    readonly empty: number
    /** Cells of columns that are left out. */
    readonly leftOut: number
    /** Cells that hold something else where numbers are wanted. */
    readonly notNumbers: number
    /** Numbers that read otherwise in the other notation. */
    readonly ambiguous: number
    /** Texts too long for a title, which stand in the notes as well. */
    readonly long: number
  }
  /** Titles of the header that no stage of the map has. */
  readonly missing: readonly string[]
  /** Columns behind the last stage. */
  readonly beyond: number
  /** The notation in which numbers are read. */
  readonly numbers: Language
  /** Whether the map would hold more than a map may. */
  readonly tooMany: boolean
}

/** What new things are called that the table has no name for. */
export interface TableWords {
  readonly language: Language
  stage(number: number): string
  metric(number: number): string
  lane(): string
}

/** Works out what a table comes to on a map, without changing anything. */
export function planTable(
  table: Table,
  map: JourneyMap,
  options: TableOptions,
  target: PasteTarget | undefined,
  words: TableWords,
): TablePlan {
  const labelled = options.labels ? 1 : 0
  const body = table.rows.slice(options.header ? 1 : 0)
  const header = options.header ? (table.rows[0] ?? []).slice(labelled) : []
  const { columns, stages, missing, beyond } = planColumns(table.columns - labelled, header, map, options, words)
  const data = body.map((row) => row.slice(labelled))
  const numbers =
    options.numbers === 'auto' ? (guessNumbers(data.flat()) ?? map.meta.locale ?? words.language) : options.numbers
  const count = { made: 0, stages: 0, empty: 0, leftOut: 0, notNumbers: 0, ambiguous: 0, long: 0 }
  const filled = new Set<string>()

  const lanes = map.lanes.some(({ id }) => id === options.lane)
    ? []
    : [{ id: newId(), title: words.lane(), role: 'touchpoint' as const }]
  const laneId = lanes[0]?.id ?? options.lane
  const roleOf = new Map([...map.lanes, ...lanes].map(({ id, role }) => [id, role]))
  const cards: TableContents['cards'][number][] = []
  const frictions: Omit<Friction, 'id' | 'order'>[] = []
  const metrics: Omit<Metric, 'id' | 'order'>[] = []
  const values: TableContents['values'][number][] = []

  /** The touchpoint that the first cell is in the column of. */
  const columnOf = (stage: string) =>
    stage === target?.stage && options.lane === target.lane ? target.under : undefined
  const named = (text: string) => {
    const result = namedText(text)
    if (result.notes !== undefined) count.long++
    return result
  }
  const take: Readonly<Record<TableOptions['kind'], (cell: string, stage: string, row: number, lane: string) => void>> =
    {
      cards(cell, stage, _row, lane) {
        const under = lane === laneId && roleOf.get(lane) !== 'touchpoint' ? columnOf(stage) : undefined
        // A cell of a copied map holds a line for each card.
        const texts = options.labels ? cell.split('\n').filter((line) => line.trim() !== '') : [cell]
        for (const text of texts) {
          cards.push({ id: newId(), ...named(text), place: { stage, lane, ...(under === undefined ? {} : { under }) } })
          count.made++
        }
      },
      frictions(cell, stage) {
        frictions.push({ ...frictionFor(named(cell)), on: [columnOf(stage) ?? stage] })
        count.made++
      },
      values(cell, stage, row) {
        const reading = parseNumber(cell, numbers)
        if (!reading.ok) {
          count.notNumbers++
          return
        }
        const both = parseNumber(cell)
        if (both.ok && both.ambiguous !== undefined) count.ambiguous++
        const on = columnOf(stage) ?? stage
        const label = options.labels ? (body[row]?.[0] ?? '') : ''
        const there = metricAt(map, on, label, row)
        if (there) values.push({ metric: there.id, value: reading.value })
        else metrics.push({ ...metricFor(label || words.metric(row + 1), reading, map), on, value: reading.value })
        count.made++
      },
    }
  let lane = laneId
  data.forEach((row, index) => {
    const label = options.labels && options.kind === 'cards' ? (body[index]?.[0] ?? '') : undefined
    // An empty label belongs to a merged cell: the lane goes on.
    if (label !== undefined && label !== '') lane = laneNamed(map, label)?.id ?? laneId
    columns.forEach(({ stage, state }, column) => {
      const cell = row[column] ?? ''
      if (cell === '') count.empty++
      else if (state === 'left-out') count.leftOut++
      else {
        take[options.kind](cell, stage, index, lane)
        filled.add(stage)
      }
    })
  })
  const needsLane = cards.some((card) => card.place.lane === laneId)
  const added = stages.filter(({ id }) => filled.has(id))
  return {
    contents: { lanes: needsLane ? lanes : [], stages: added, cards, frictions, metrics, values },
    columns,
    count: { ...count, stages: filled.size },
    missing,
    beyond,
    numbers,
    tooMany:
      map.cards.length + cards.length > limits.cards ||
      map.stages.length + added.length > limits.stages ||
      map.frictions.length + frictions.length > limits.frictions ||
      map.metrics.length + metrics.length > limits.metrics,
  }
}

/** Gives every column its stage: the one of its name, a new one, or the one that follows the column before it. */
function planColumns(
  width: number,
  header: readonly string[],
  map: JourneyMap,
  options: TableOptions,
  words: TableWords,
) {
  const columns: PlannedColumn[] = []
  const stages: TableContents['stages'][number][] = []
  const missing: string[] = []
  let beyond = 0
  let at =
    Math.max(
      0,
      map.stages.findIndex(({ id }) => id === options.stage),
    ) - 1
  const add = (title: string, index: number) => {
    const band = map.stages[index - 1]?.band ?? map.stages[index]?.band ?? 'pre-sale'
    const stage = { id: newId(), title, band, colour: leastUsedColour([...map.stages, ...stages]), index }
    stages.push(stage)
    columns.push({ stage: stage.id, title, state: 'new' })
  }
  for (let column = 0; column < width; column++) {
    const { title: name } = namedText(header[column] ?? '')
    const known = stageNamed(map, name)
    if (name !== '' && known === undefined) missing.push(name)
    if (known !== undefined) at = known
    else if (name !== '' && options.addMissing) {
      add(name, at + 1)
      continue
    } else at++
    const stage = map.stages[at]
    if (stage) columns.push({ stage: stage.id, title: stage.title, state: 'there' })
    else {
      beyond++
      at = map.stages.length - 1
      const title = name || words.stage(map.stages.length + stages.length + 1)
      if (options.addBeyond) add(title, map.stages.length)
      else columns.push({ stage: '', title, state: 'left-out' })
    }
  }
  return { columns, stages, missing, beyond }
}

/** The hue that fewest stages have; slate is left for what has none. */
function leastUsedColour(stages: readonly { readonly colour?: Colour | undefined }[]): Colour {
  const uses = (colour: Colour) => stages.filter((stage) => stage.colour === colour).length
  return colours.slice(1).reduce((least, colour) => (uses(colour) < uses(least) ? colour : least))
}

/** The metric at a place that a label means: of that name or of the catalogue's; without a label the one of its row. */
function metricAt(map: JourneyMap, on: string, label: string, row: number): Metric | undefined {
  const there = map.metrics.filter((metric) => metric.on === on)
  if (label === '') return there[row]
  const key = entryCalled(metricCatalogue, label)?.key
  return (
    there.find(({ title }) => plainText(title) === plainText(label)) ??
    there.find((metric) => key !== undefined && metric.key === key)
  )
}

function metricFor(
  label: string,
  reading: Extract<NumberReading, { ok: true }>,
  map: JourneyMap,
): Pick<Metric, 'title' | 'key' | 'unit' | 'evidence'> {
  const known = entryCalled(metricCatalogue, label)
  const { currency } = reading
  const money = currency === map.meta.currency ? 'money' : currency
  const unit = known && known.unit !== '' ? known.unit : reading.percent ? '%' : money
  return {
    title: namedText(label).title,
    key: known?.key ?? 'custom',
    evidence: 'assumed',
    ...(unit === undefined ? {} : { unit }),
  }
}

function frictionFor(text: { readonly title: string; readonly notes?: string }): Omit<Friction, 'id' | 'order' | 'on'> {
  const known = entryCalled(libraryFrictions, text.title)
  if (!known) return { ...text, severity: 2, status: 'open' }
  const { key, kind, severity, lossBucket } = known
  return { ...text, key, kind, severity, lossBucket, status: 'open' }
}

/** The entry of a library that is called so in either language, by its key, or by the short name in its brackets. */
function entryCalled<Entry extends Labelled>(entries: readonly Entry[], name: string): Entry | undefined {
  const wanted = plainText(name)
  return wanted === '' ? undefined : entries.find((entry) => namesOf(entry).has(wanted))
}

const namesByEntry = new WeakMap<Labelled, ReadonlySet<string>>()

function namesOf(entry: Labelled): ReadonlySet<string> {
  const known = namesByEntry.get(entry)
  if (known) return known
  const texts = languages.flatMap((language) => [entry[language], ...entry[language].split(/[()]/)])
  const names = new Set([entry.key, ...texts].map(plainText))
  namesByEntry.set(entry, names)
  return names
}
