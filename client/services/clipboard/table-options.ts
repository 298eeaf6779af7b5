import { laneRoleWords } from '../../../journey/library/lane-roles.ts'
import { plainText } from '../../../journey/library/search.ts'
import type { PasteTarget } from '../../../journey/edits/paste.ts'
import type { Table } from '../../../journey/formats/clipboard/table.ts'
import { parseNumber } from '../../../journey/metrics/parse-number.ts'
import type { JourneyMap, Lane } from '../../../journey/model/schema.ts'
import { type Language, languages } from '../../../journey/model/vocabulary.ts'
import { looksLikeNames, withoutNumber } from './guess-header.ts'

/** What the cells of a pasted table become. */
export const tableKinds = ['cards', 'values', 'frictions'] as const
export type TableKind = (typeof tableKinds)[number]

/** What a user decides about a pasted table. */
export interface TableOptions {
  /** Where it begins; empty where the map has none yet. */
  readonly stage: string
  readonly lane: string
  readonly kind: TableKind
  /** The first row names the stages. */
  readonly header: boolean
  /** The first column names the lanes, or the metrics when cells are values. */
  readonly labels: boolean
  /** How numbers are written: as in 1,234.56 (`en`) or 1.234,56 (`id`). */
  readonly numbers: 'auto' | Language
  /** Adds the stages that the header names and the map lacks. */
  readonly addMissing: boolean
  /** Adds stages for columns that go beyond the last one. */
  readonly addBeyond: boolean
}

/** What a table most likely is; the user sees it before anything happens. */
export function guessOptions(table: Table, map: JourneyMap, target: PasteTarget | undefined): TableOptions {
  const lane =
    map.lanes.find(({ id }) => id === target?.lane) ??
    map.lanes.find(({ role }) => role === 'touchpoint') ??
    map.lanes[0]
  const stage = map.stages.find(({ id }) => id === target?.stage) ?? map.stages[0]
  const [first = [], ...below] = table.rows
  const body = below.length > 0 ? below : table.rows
  const hasNumbers = body.some((row) => row.some(isNumber))
  const kind = kindsFor(lane).find((one) => one !== 'values' || hasNumbers) ?? 'cards'
  const labels =
    table.columns > 1 && (kind === 'values' ? namesMetrics(body) : kind === 'cards' && namesLanes(body, map))
  const named = first.filter((text) => stageNamed(map, text) !== undefined).length
  const names = first.slice(labels ? 1 : 0)
  const isHeaderOfNumbers =
    hasNumbers &&
    names.every((text) => text !== '' && !isNumber(text)) &&
    body.some((row) => row.slice(1).some(isNumber))
  const isHeaderOfTexts =
    kind !== 'values' &&
    looksLikeNames(
      names,
      below.map((row) => row.slice(labels ? 1 : 0)),
    )
  const isLane = table.columns === 1 && laneNamed(map, first[0] ?? '') !== undefined
  const header = below.length > 0 && (table.header ?? (named > 0 || isHeaderOfNumbers || isHeaderOfTexts || isLane))
  return {
    stage: stage?.id ?? '',
    lane: lane?.id ?? '',
    kind,
    header,
    labels,
    numbers: 'auto',
    addMissing: named > 0 || map.stages.length === 0,
    addBeyond: true,
  }
}

/** What cells may become in a lane, likeliest first. */
export function kindsFor(lane: Lane | undefined): readonly TableKind[] {
  if (lane?.role === 'metric') return ['values', 'cards']
  if (lane?.role === 'friction') return ['frictions', 'cards']
  return ['cards']
}

/** The stage of a title, whatever its case, accents and punctuation, and be it numbered. */
export function stageNamed(map: JourneyMap, title: string): number | undefined {
  for (const wanted of [plainText(title), plainText(withoutNumber(title))]) {
    const index = wanted === '' ? -1 : map.stages.findIndex((stage) => plainText(stage.title) === wanted)
    if (index >= 0) return index
  }
  return undefined
}

/** The lane of a title, or the only kind of lane that is called so in either language. */
export function laneNamed(map: JourneyMap, title: string): Lane | undefined {
  const wanted = plainText(title)
  if (wanted === '') return undefined
  return (
    map.lanes.find((lane) => plainText(lane.title) === wanted) ??
    map.lanes.find(({ role }) => languages.some((language) => plainText(laneRoleWords[role][language]) === wanted))
  )
}

/** In which notation most numbers are written that can be told; undefined where none can. */
export function guessNumbers(cells: readonly string[]): Language | undefined {
  let votes = 0
  for (const cell of cells) {
    if (!isNumber(cell)) continue
    const marks = cell.replace(/[^.,]/g, '')
    const decimal = /([.,])(?!\d{3}(?:\D|$))\d+\D*$/.exec(cell)?.[1]
    const mark = decimal ?? (marks.length > 1 && new Set(marks).size === 1 ? swapped(marks[0]) : undefined)
    const last = mark ?? (new Set(marks).size > 1 ? marks.at(-1) : undefined)
    if (last === ',') votes--
    else if (last === '.') votes++
  }
  return votes > 0 ? 'en' : votes < 0 ? 'id' : undefined
}

const swapped = (mark: string | undefined) => (mark === ',' ? '.' : ',')

const isNumber = (text: string) => /\d/.test(text) && parseNumber(text).ok

function namesMetrics(rows: Table['rows']): boolean {
  const labels = rows.map(([label = '']) => label)
  return labels.some((label) => label !== '') && !labels.some(isNumber)
}

function namesLanes(rows: Table['rows'], map: JourneyMap): boolean {
  const labels = rows.map(([label = '']) => label).filter((label) => label !== '')
  const known = labels.filter((label) => laneNamed(map, label) !== undefined)
  return known.length > 0 && known.length * 2 >= labels.length
}
