import * as Y from 'yjs'
import type { BytesRow, JejakDatabase } from './database.ts'
import { crc32 } from './checksum.ts'

/** The tables that hold maps, in the order in which they are read. */
const bytesTables = ['snapshots', 'updates'] as const

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

/** A row whose bytes are as they were written. */
interface SoundRow extends RawRow {
  readonly row: BytesRow
}

/** Rows parted into what holds and what does not. */
export interface CheckedRows {
  /** A new document of the good rows. */
  readonly doc: Y.Doc
  readonly good: readonly RawRow[]
  readonly bad: readonly BadRow[]
}

/**
 * Reads a map's rows into `into`, snapshots first. One transaction, so that a compaction of another tab is seen whole
 * or not at all.
 */
export async function readRows(database: JejakDatabase, mapId: string, into: RawRow[]): Promise<void> {
  try {
    await database.run('readonly', bytesTables, async (tables) => {
      for (const table of bytesTables) {
        const ofMap = tables[table].index('mapId')
        const keys = await ofMap.getAllKeys(mapId)
        const rows: unknown[] = await ofMap.getAll(mapId)
        keys.forEach((key, index) => into.push({ table, key, row: rows[index] }))
      }
    })
  } catch {
    into.length = 0
    for (const table of bytesTables) {
      // Rows that went meanwhile went into a snapshot of another tab.
      if (await readOneByOne(database, table, mapId, into)) continue
      into.length = 0
      return readRows(database, mapId, into)
    }
  }
}

/** One row that the browser cannot read fails them all: then each is asked for by itself. False: one is gone. */
async function readOneByOne(
  database: JejakDatabase,
  table: RawRow['table'],
  mapId: string,
  into: RawRow[],
): Promise<boolean> {
  for (const key of await database.run('readonly', [table], (tables) =>
    tables[table].index('mapId').getAllKeys(mapId),
  )) {
    try {
      const row: unknown = await database.run('readonly', [table], async (tables) => tables[table].get(key))
      if (row === undefined) return false
      into.push({ table, key, row })
    } catch {
      into.push({ table, key, row: undefined, unreadable: true })
    }
  }
  return true
}

/** Checks every row by its checksum, by decoding and by applying it. Never throws. */
export function checkRows(rows: readonly RawRow[]): CheckedRows {
  const bad: BadRow[] = []
  const sound: SoundRow[] = []
  for (const raw of rows) {
    const reason = raw.unreadable ? 'unreadable' : damageOf(raw.row)
    if (reason === undefined) sound.push(raw as SoundRow)
    else bad.push({ ...raw, reason })
  }
  // What was written as it is has been applied before, so that it hardly ever fails: first all at once.
  const doc = new Y.Doc()
  try {
    applyRows(doc, sound)
    return { doc, good: sound, bad }
  } catch {
    doc.destroy()
  }
  const oneByOne = applyOneByOne(sound)
  return { ...oneByOne, bad: [...bad, ...oneByOne.bad] }
}

function applyRows(doc: Y.Doc, rows: readonly SoundRow[]): void {
  doc.transact(() => rows.forEach(({ row }) => Y.applyUpdate(doc, row.bytes)))
}

function applyOneByOne(rows: readonly SoundRow[]): CheckedRows {
  const good: SoundRow[] = []
  const bad: BadRow[] = []
  let doc = new Y.Doc()
  for (const raw of rows) {
    let isDecoded = false
    try {
      Y.decodeUpdate(raw.row.bytes)
      isDecoded = true
      Y.applyUpdate(doc, raw.row.bytes)
      good.push(raw)
    } catch (error) {
      bad.push({ ...raw, reason: String(error) })
      if (!isDecoded) continue
      // An update that throws may have changed the document before: begin again without it.
      doc.destroy()
      doc = new Y.Doc()
      applyRows(doc, good)
    }
  }
  return { doc, good, bad }
}

/** Whether there is anything to show; what waits for a missing part cannot be shown. */
export const holdsAnything = (doc: Y.Doc): boolean => doc.store.clients.size > 0

/** A row around some bytes, with their checksum. */
export function sealed(mapId: string, bytes: Uint8Array): BytesRow {
  return { mapId, bytes, checksum: crc32(bytes) }
}

/** What is wrong with a row before it is applied; undefined when nothing is. */
export function damageOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return 'not a row'
  const { bytes, checksum } = row as Partial<BytesRow>
  if (!(bytes instanceof Uint8Array)) return 'no bytes'
  return crc32(bytes) === checksum ? undefined : 'checksum'
}
