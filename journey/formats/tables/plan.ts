import { idPattern, newId } from '../../model/id.ts'
import { freshOrders, orderAt } from '../../model/order.ts'
import { type JourneyMap, entitySchemas, linkSchema } from '../../model/schema.ts'
import { languages } from '../../model/vocabulary.ts'
import { fileData } from '../json.ts'
import { oneLine } from '../plain-text.ts'
import { type Cell, CellFault, sameCell } from './cell.ts'
import { type Fault, faultText } from './fault.ts'
import type { Draft, FieldContext } from './field.ts'
import { type Notation, incomingCell } from './incoming.ts'
import { Names, isNamedKind } from './names.ts'
import { type RowCollection, type Sheet, idColumn, sheetsOf } from './sheets.ts'
import type { IncomingTable, PlanOptions, PlannedChange, TablePlan } from './table-plan.ts'

/**
 * What tables say about a map: rows with a known id change what differs, rows without one are added. Only cells that
 * differ from what the map would write there count. A row with a fault is refused as a whole, and says why.
 */
export function planTables(map: JourneyMap, tables: readonly IncomingTable[], options: PlanOptions = {}): TablePlan {
  const planner = new Planner(map, options)
  const sheets = sheetsOf(map)
  const matched = tables.map((table) => ({ table, sheet: sheetFor(table, sheets) }))
  for (const { table, sheet } of matched) if (!sheet) planner.ignored.push({ sheet: table.name })
  // In the order of the sheets, so that a row may name what another sheet adds.
  for (const sheet of sheets) for (const one of matched) if (one.sheet === sheet) planner.table(sheet, one.table)
  return planner.result()
}

const key = (text: Cell) => oneLine(String(text ?? '')).toLowerCase()

function headersOf(sheet: Sheet): ReadonlyMap<string, number> {
  const columns = [idColumn, ...sheet.fields.flatMap((field) => field.columns.map(({ header }) => header))]
  return new Map(
    columns.flatMap((header, index) => languages.map((language): [string, number] => [key(header[language]), index])),
  )
}

/** The sheet that a table is: by its name, else the one whose columns it has most of. */
function sheetFor({ name, rows }: IncomingTable, sheets: readonly Sheet[]): Sheet | undefined {
  const plain = key(name.replace(/\.csv$/i, ''))
  const named = sheets.find((sheet) => [sheet.key, sheet.title.en, sheet.title.id].some((one) => key(one) === plain))
  if (named) return named
  const score = (sheet: Sheet) => {
    const headers = headersOf(sheet)
    const known = (rows[0] ?? []).filter((cell) => cell !== undefined && headers.has(key(cell))).length
    return known - headers.size / 1_000
  }
  const [best] = sheets.map((sheet) => ({ sheet, score: score(sheet) })).sort((a, b) => b.score - a.score)
  return best && best.score > 2 ? best.sheet : undefined
}

const defaults: Readonly<Record<string, Readonly<Draft>>> = {
  stages: { band: 'pre-sale' },
  lanes: { role: 'note' },
  frictions: { on: [], severity: 2, status: 'open' },
  metrics: { key: 'custom', evidence: 'assumed' },
  fixes: { frictions: [] },
}

class Planner {
  readonly ignored: { sheet: string; column?: string }[] = []
  readonly #map: JourneyMap
  readonly #options: PlanOptions
  readonly #names: Names
  readonly #changes: PlannedChange[] = []
  readonly #entities = new Map<string, { readonly collection: string; readonly entity: Readonly<Draft> }>()
  readonly #written = new Map<string, { collection: RowCollection; isNew: boolean; entity: Draft }>()
  readonly #removed: string[] = []
  readonly #lastOrders = new Map<string, string>()

  constructor(map: JourneyMap, options: PlanOptions) {
    this.#map = map
    this.#options = options
    this.#names = new Names(map)
    for (const [collection, list] of Object.entries(fileData(map)))
      if (Array.isArray(list))
        for (const entity of list as Draft[]) this.#entities.set(String(entity.id), { collection, entity })
  }

  result(): TablePlan {
    return {
      changes: this.#changes,
      ignored: this.ignored,
      written: [...this.#written.values()],
      removed: this.#removed,
    }
  }

  table(sheet: Sheet, { name, rows, notation }: IncomingTable): void {
    const [header = [], ...body] = rows
    const known = headersOf(sheet)
    const places = new Map<number, number>()
    header.forEach((cell, at) => {
      const index = cell === undefined || cell === '' ? undefined : known.get(key(cell))
      if (index !== undefined && !places.has(index)) places.set(index, at)
      else if (cell !== undefined && cell !== '') this.ignored.push({ sheet: name, column: oneLine(String(cell)) })
    })
    const seen = new Set<string>()
    body.forEach((cells, at) => {
      if (cells.every((cell) => cell === undefined || cell === '')) return
      const said = (index: number) => {
        const place = places.get(index)
        return place === undefined ? undefined : { cell: cells[place] }
      }
      this.#row(sheet, name, at + 2, said, notation, seen)
    })
    if (this.#options.removeMissing && places.has(0)) this.#remove(sheet, seen)
  }

  #remove(sheet: Sheet, seen: ReadonlySet<string>): void {
    if (sheet.collection === 'series') return
    for (const { id, title = '' } of sheet.rows(this.#map)) {
      if (seen.has(String(id))) continue
      this.#removed.push(String(id))
      this.#changes.push({ kind: 'removed', sheet: sheet.key, id: String(id), title: String(title) })
    }
  }

  #row(
    sheet: Sheet,
    table: string,
    row: number,
    said: (index: number) => { readonly cell: Cell } | undefined,
    notation: Notation,
    seen: Set<string>,
  ): void {
    const id = oneLine(String(said(0)?.cell ?? ''))
    const title = oneLine(String(said(1)?.cell ?? ''))
    const { language = 'en' } = this.#options
    const refuse = (fault: Fault) => {
      const reason = faultText(fault, language)
      this.#changes.push({ kind: 'refused', sheet: sheet.key, table, row, title, code: fault.code, reason })
    }
    if (id !== '' && seen.has(id)) {
      refuse({ code: 'id-twice', said: id })
      return
    }
    // A refused row is there all the same, and must not count as missing.
    if (id !== '') seen.add(id)
    const before = this.#before(sheet, id)
    if (before === 'elsewhere') {
      refuse({ code: 'id-elsewhere', said: id })
      return
    }
    const context: FieldContext = { names: this.#names, language: 'en' }
    const draft: Draft = { ...(before ?? defaults[sheet.collection]) }
    const changes: PlannedChange[] = []
    try {
      let at = 1
      for (const field of sheet.fields) {
        const first = at
        at += field.columns.length
        // What a word is called depends on the language; either of its cells counts as unchanged.
        const [en, other] = languages.map((language) => field.read(before ?? {}, { ...context, language }))
        const incoming = field.columns.map(({ kind }, index) => {
          const cell = said(first + index)
          return cell && { cell: incomingCell(cell.cell, kind, notation) }
        })
        const changed = incoming.map(
          (cell, index) =>
            cell !== undefined && !sameCell(cell.cell, en?.[index]) && !sameCell(cell.cell, other?.[index]),
        )
        if (!changed.some(Boolean)) continue
        const cells = incoming.map((cell, index) => (changed[index] ? cell?.cell : en?.[index]))
        field.write(draft, cells, context, changed)
        const was = language === 'en' ? en : other
        const becomes = field.read(draft, { ...context, language })
        changed.forEach((isChanged, index) => {
          const column = field.columns[index]?.header[language] ?? ''
          if (isChanged && before)
            changes.push({
              kind: 'changed',
              sheet: sheet.key,
              row,
              id,
              title,
              column,
              before: was?.[index],
              after: becomes[index],
            })
        })
      }
      if (before && changes.length === 0) return
      const written =
        sheet.collection === 'series' ? this.#point(draft, before) : this.#entity(sheet, draft, id, before)
      this.#changes.push(
        ...(before ? changes : [{ kind: 'added' as const, sheet: sheet.key, row, id: written, title }]),
      )
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      refuse(error.fault)
    }
  }

  /** What the row is about as it is now; nothing for a new one. */
  #before(sheet: Sheet, id: string): Readonly<Draft> | 'elsewhere' | undefined {
    if (id === '') return undefined
    if (sheet.collection === 'series') {
      const at = id.lastIndexOf(':')
      const metric = this.#current(id.slice(0, at))
      const day = id.slice(at + 1)
      const point = (metric?.series as Readonly<Record<string, Draft>> | undefined)?.[day]
      return point && { ...point, id, metric: id.slice(0, at), day }
    }
    const known = this.#entities.get(id)
    if (known) return known.collection === sheet.collection ? known.entity : 'elsewhere'
    return idPattern.test(id) && !this.#written.has(id) ? undefined : 'elsewhere'
  }

  #current(id: string): Readonly<Draft> | undefined {
    return this.#written.get(id)?.entity ?? this.#entities.get(id)?.entity
  }

  /** A point of a series goes to its metric. */
  #point({ metric, day, value, n, inputs }: Draft, before: Readonly<Draft> | undefined): string {
    const owner = this.#current(String(metric))
    if (!owner || typeof day !== 'string' || typeof value !== 'number') throw new CellFault('incomplete-point')
    const point: Draft = { value, ...(n === undefined ? {} : { n }), ...(inputs === undefined ? {} : { inputs }) }
    if (before && (before.metric !== metric || before.day !== day)) {
      const old = this.#current(String(before.metric)) ?? {}
      const { [String(before.day)]: _moved, ...rest } = (old.series ?? {}) as Readonly<Record<string, Draft>>
      this.#keep('metrics', { ...old, series: rest })
    }
    const current = this.#current(String(metric)) ?? owner
    this.#keep('metrics', { ...current, series: { ...(current.series as Draft | undefined), [day]: point } })
    return `${String(metric)}:${day}`
  }

  #entity(sheet: Sheet, draft: Draft, id: string, before: Readonly<Draft> | undefined): string {
    if (sheet.collection === 'series') return ''
    if (!before) {
      draft.id = id === '' ? (this.#options.makeId ?? newId)() : id
      if (sheet.collection !== 'links' && (draft.title ?? '') === '') throw new CellFault('no-title')
      if (sheet.collection === 'cards') this.#newPlace(draft)
      else if (sheet.collection !== 'links') draft.order = this.#nextOrder(sheet.collection)
    }
    this.#keep(sheet.collection, draft)
    if (isNamedKind(sheet.collection)) this.#names.add(sheet.collection, String(draft.id), String(draft.title))
    return String(draft.id)
  }

  #newPlace(draft: Draft): void {
    const place = (draft.place ?? {}) as Draft
    if (place.stage === undefined || place.lane === undefined) throw new CellFault('no-place')
    draft.place = { ...place, order: this.#nextOrder('cards') }
  }

  /** Behind everything there is. */
  #nextOrder(collection: RowCollection): string {
    const list = this.#map[collection] as readonly {
      readonly order?: string
      readonly place?: { readonly order: string }
    }[]
    const last =
      this.#lastOrders.get(collection) ??
      list.reduce((most, { order, place }) => {
        const own = order ?? place?.order ?? ''
        return own > most ? own : most
      }, '')
    const next = last === '' ? (freshOrders(1)[0] ?? 'a0') : orderAt([last], 1)
    this.#lastOrders.set(collection, next)
    return next
  }

  /** @throws CellFault when the model does not take it */
  #keep(collection: RowCollection, entity: Draft): void {
    const schema = collection === 'links' ? linkSchema : entitySchemas[collection]
    const checked = schema.safeParse(entity)
    if (!checked.success) {
      const [issue] = checked.error.issues
      const said = String(issue?.path[0] ?? '')
      const sheet = sheetsOf(this.#map).find((one) => one.collection === collection)
      const expected = sheet?.fields.find((field) => field.key === said)?.columns[0]?.header
      throw new CellFault('not-allowed', expected ? { said, expected } : { said })
    }
    const id = String(entity.id)
    this.#written.set(id, { collection, isNew: !this.#entities.has(id), entity })
  }
}
