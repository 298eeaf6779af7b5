import * as Y from 'yjs'
import type { JejakDatabase, SnapshotRow, UpdateRow } from './database.ts'
import { crc32 } from './checksum.ts'

/** A row as it came from the browser, before it is believed. */
export interface RawRow {
  readonly table: 'updates' | 'snapshots'
  readonly key: number
  /** The row; `unknown` because a damaged database may hold anything. */
  readonly row: unknown
  /** The browser could not read it; it is left where it stands. */
  readonly unreadable?: true
}

/** A damaged row and what is wrong with it. */
export interface BadRow extends RawRow {
  readonly reason: string
}

/** Rows parted into what holds and what does not. */
export interface CheckedRows {
  /** A document of the good rows. */
  readonly doc: Y.Doc
  readonly good: readonly { readonly table: RawRow['table']; readonly key: number; readonly bytes: Uint8Array }[]
  readonly bad: readonly BadRow[]
}

/**
 * Reads a map's rows into `into`, snapshots first. One transaction, so that a compaction of another tab is seen whole
 * or not at all.
 */
export async function readRows(database: JejakDatabase, mapId: string, into: RawRow[]): Promise<void> {
  const failed: RawRow['table'][] = []
  await database.transaction('r', database.snapshots, database.updates, async () => {
    for (const table of ['snapshots', 'updates'] as const) {
      const found = rowsOf(database, table).where({ mapId })
      try {
        const keys = await found.primaryKeys()
        const rows = await found.toArray()
        keys.forEach((key, index) => into.push({ table, key, row: rows[index] }))
      } catch {
        failed.push(table)
      }
    }
  })
  for (const table of failed) {
    // Rows that went meanwhile went into a snapshot of another tab.
    if (!(await readOneByOne(database, table, mapId, into))) {
      into.length = 0
      return readRows(database, mapId, into)
    }
  }
}

const rowsOf = (database: JejakDatabase, table: RawRow['table']) => database.table<unknown, number>(table)

/** One row that the browser cannot read fails them all: then each is asked for by itself. False: one is gone. */
async function readOneByOne(
  database: JejakDatabase,
  table: RawRow['table'],
  mapId: string,
  into: RawRow[],
): Promise<boolean> {
  for (const key of await rowsOf(database, table).where({ mapId }).primaryKeys()) {
    try {
      const row = await rowsOf(database, table).get(key)
      if (row === undefined) return false
      into.push({ table, key, row })
    } catch {
      into.push({ table, key, row: undefined, unreadable: true })
    }
  }
  return true
}

/** Checks every row by its checksum, by decoding, and by applying it to a scratch document. Never throws. */
export function checkRows(rows: readonly RawRow[]): CheckedRows {
  const bad: BadRow[] = []
  let good: { table: RawRow['table']; key: number; bytes: Uint8Array }[] = []
  for (const raw of rows) {
    const reason = raw.unreadable ? 'unreadable' : damageOf(raw.row)
    if (reason === undefined) good.push({ table: raw.table, key: raw.key, bytes: (raw.row as UpdateRow).bytes })
    else bad.push({ ...raw, reason })
  }
  for (;;) {
    const doc = new Y.Doc()
    const failed = applyAll(doc, good)
    if (failed === undefined) return { doc, good, bad }
    // An update that throws may have changed the document before: begin again without it.
    doc.destroy()
    const { table, key } = good[failed.index] as (typeof good)[number]
    const raw = rows.find((row) => row.table === table && row.key === key) as RawRow
    bad.push({ ...raw, reason: `does not apply: ${String(failed.error)}` })
    good = good.filter((_, index) => index !== failed.index)
  }
}

/** A row around some bytes, with their checksum. */
export function sealed(mapId: string, bytes: Uint8Array): Omit<UpdateRow, 'seq'> & Omit<SnapshotRow, 'id'> {
  return { mapId, bytes, checksum: crc32(bytes) }
}

/** What is wrong with a row; undefined when nothing is. */
export function damageOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return 'not a row'
  const { bytes, checksum } = row as Partial<UpdateRow>
  if (!(bytes instanceof Uint8Array)) return 'no bytes'
  if (crc32(bytes) !== checksum) return 'checksum'
  try {
    Y.decodeUpdate(bytes)
    return undefined
  } catch (error) {
    return `does not decode: ${String(error)}`
  }
}

function applyAll(
  doc: Y.Doc,
  rows: readonly { readonly bytes: Uint8Array }[],
): { index: number; error: unknown } | undefined {
  let index = 0
  try {
    doc.transact(() => {
      for (; index < rows.length; index++) Y.applyUpdate(doc, (rows[index] as { bytes: Uint8Array }).bytes)
    })
    return undefined
  } catch (error) {
    return { index: Math.min(index, rows.length - 1), error }
  }
}
