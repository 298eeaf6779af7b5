import { type Labelled, type Words, labelOf } from '../../library/label.ts'
import type { Language } from '../../model/vocabulary.ts'
import { oneLine, plainText } from '../plain-text.ts'
import { type Cell, CellFault, type ColumnKind, longestCell } from './cell.ts'
import { type Column, type Draft, type Field, type FieldContext, put } from './field.ts'
import { joinList, splitList } from './list-text.ts'
import type { NamedKind } from './names.ts'

/** The kinds of fields that sheets have: each reads a key of an entity into cells, and writes cells back. */

const columnOf = (header: Words, kind: ColumnKind, width: number): Column => ({ header, kind, width })

/** A text as a cell can hold it. */
function textCell(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const text = plainText(value)
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text
}

export function textOf(cell: Cell): string | undefined {
  return cell === undefined || cell === '' ? undefined : String(cell)
}

/** @throws CellFault */
export function numberOf(cell: Cell): number | undefined {
  if (cell === undefined || cell === '' || typeof cell === 'number') return cell === '' ? undefined : cell
  throw new CellFault('not-a-number', { said: String(cell) })
}

/** @throws CellFault */
export function dayOf(cell: Cell): string | undefined {
  const said = textOf(cell)
  if (said === undefined || /^\d{4}-\d{2}-\d{2}$/.test(said)) return said
  throw new CellFault('not-a-day', { said })
}

function single(
  column: Column,
  key: string,
  read: (value: unknown, context: FieldContext) => Cell,
  write: (cell: Cell) => unknown,
): Field {
  return {
    key,
    columns: [column],
    read: (entity, context) => [read(entity[key], context)],
    write: (draft, [cell]) => put(draft, key, write(cell)),
  }
}

/** @param empty what an empty cell says */
export const text = (key: string, header: Words, width = 24, empty?: string): Field =>
  single(columnOf(header, 'text', width), key, textCell, (cell) => textOf(cell) ?? empty)

export const number = (key: string, header: Words): Field =>
  single(columnOf(header, 'number', 13), key, (value) => (typeof value === 'number' ? value : undefined), numberOf)

export const day = (key: string, header: Words): Field =>
  single(columnOf(header, 'day', 13), key, (value) => (typeof value === 'string' ? value : undefined), dayOf)

export const yesNo = (key: string, header: Words): Field =>
  single(
    columnOf(header, 'yes-no', 12),
    key,
    (value) => (typeof value === 'boolean' ? value : undefined),
    (cell) => {
      if (cell === undefined || typeof cell === 'boolean') return cell
      throw new CellFault('not-yes-or-no', { said: String(cell) })
    },
  )

/** @throws CellFault */
export function wordOf(cell: Cell, entries: readonly Labelled[]): string | undefined {
  const said = textOf(cell)?.trim()
  const found = said === undefined ? undefined : entryOf(said, entries)
  if (said !== undefined && !found) {
    const all = (language: Language) => entries.map((entry) => entry[language]).join(', ')
    throw new CellFault('not-a-choice', { said, expected: { en: all('en'), id: all('id') } })
  }
  return found?.key
}

function entryOf(said: string, entries: readonly Labelled[]): Labelled | undefined {
  const wanted = said.toLowerCase()
  return entries.find(({ key, en, id }) => [key, en, id].some((name) => name.toLowerCase() === wanted))
}

/** A word of a closed list, as the language calls it. */
export const word = (key: string, header: Words, entries: readonly Labelled[]): Field =>
  single(
    columnOf(header, 'text', 17),
    key,
    (value, { language }) => (typeof value === 'string' ? labelOf(entries, value, language) : undefined),
    (cell) => wordOf(cell, entries),
  )

/** Keys of a library, or the user's own words, in one cell. */
export const keys = (key: string, header: Words, entries: readonly Labelled[]): Field =>
  single(
    columnOf(header, 'text', 28),
    key,
    (value, { language }) =>
      Array.isArray(value)
        ? textCell(joinList(value.map((one) => labelOf(entries, String(one), language))))
        : undefined,
    (cell) => {
      const items = splitList(textOf(cell) ?? '').map((item) => entryOf(item, entries)?.key ?? item)
      return items.length > 0 ? [...new Set(items)] : undefined
    },
  )

const idHeader = ({ en, id }: Words): Words => ({ en: `${en}: id`, id: `${id}: id` })

/**
 * A reference to something else: what it is called, and its id. A changed id counts; without one, the name does.
 * @param within the key of the object that holds the reference
 */
export function reference(
  key: string,
  header: Words,
  of: readonly NamedKind[],
  { isRequired = false, within }: { isRequired?: boolean; within?: string } = {},
): Field {
  const holder = (entity: Readonly<Draft>) =>
    (within === undefined ? entity : (entity[within] ?? {})) as Readonly<Draft>
  return {
    key: within ?? key,
    columns: [columnOf(header, 'text', 26), columnOf(idHeader(header), 'text', 12)],
    read(entity, { names }) {
      const id = holder(entity)[key]
      return typeof id === 'string' ? [textCell(names.titleOf(id)), id] : [undefined, undefined]
    },
    write(draft, [title, id], { names }, [titleChanged = false, idChanged = false]) {
      const [name, said] = [textOf(title), textOf(id)]
      let found: string | undefined
      if (said !== undefined && (idChanged || !titleChanged)) {
        if (!names.has(said, of)) throw new CellFault('unknown-id', { said })
        found = said
      } else if (name !== undefined) found = names.find(name, of)
      if (found === undefined && isRequired) throw new CellFault('empty', { expected: header })
      const held = within === undefined ? draft : { ...holder(draft) }
      put(held, key, found)
      if (within !== undefined) draft[within] = held
    },
  }
}

/** References to several things: what they are called, and their ids. */
export function references(key: string, header: Words, of: readonly NamedKind[]): Field {
  return {
    key,
    columns: [columnOf(header, 'text', 32), columnOf(idHeader(header), 'text', 12)],
    read(entity, { names }) {
      const ids = Array.isArray(entity[key]) ? (entity[key] as string[]) : []
      return [textCell(joinList(ids.map((id) => names.titleOf(id)))), textCell(joinList(ids))]
    },
    write(draft, [titles, ids], { names }, [titlesChanged = false, idsChanged = false]) {
      const said = splitList(textOf(ids) ?? '')
      if (idsChanged || !titlesChanged) {
        const unknown = said.find((id) => !names.has(id, of))
        if (unknown !== undefined) throw new CellFault('unknown-id', { said: unknown })
        draft[key] = [...new Set(said)]
        return
      }
      // Names that have not changed keep their ids, though several things may be called so.
      const before = new Map(said.map((id) => [names.titleOf(id).toLowerCase(), id]))
      const found = splitList(textOf(titles) ?? '').map(
        (name) => before.get(oneLine(name).toLowerCase()) ?? names.find(name, of),
      )
      draft[key] = [...new Set(found)]
    },
  }
}

/** One column for each of some things, for a record of id → number. */
export function record(
  key: string,
  prefix: Words,
  things: readonly { readonly id: string; readonly title: string }[],
): Field {
  const seen = new Map<string, number>()
  const columns = things.map(({ title }) => {
    const name = oneLine(title)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    const shown = count > 1 ? `${name} (${count})` : name
    return columnOf({ en: `${prefix.en}: ${shown}`, id: `${prefix.id}: ${shown}` }, 'number', 16)
  })
  return {
    key,
    columns,
    read: (entity) => things.map(({ id }) => (entity[key] as Readonly<Record<string, number>> | undefined)?.[id]),
    write(draft, cells) {
      const values: Draft = { ...(draft[key] as Draft | undefined) }
      things.forEach(({ id }, index) => put(values, id, numberOf(cells[index])))
      put(draft, key, Object.keys(values).length > 0 ? values : undefined)
    },
  }
}
