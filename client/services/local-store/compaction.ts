import * as Y from 'yjs'
import type { Compaction } from './contract.ts'
import type { JejakDatabase } from './database.ts'
import { type RawRow, checkRows, damageOf, readRows, sealed } from './rows.ts'

/**
 * Replaces a map's rows by one snapshot. The snapshot is written beside them, read back and compared with them before
 * they go, in a second transaction; broken off anywhere, both stand side by side and say the same. A row that another
 * tab adds meanwhile is not touched.
 */
export async function compactRows(database: JejakDatabase, mapId: string): Promise<Compaction> {
  const rows: RawRow[] = []
  await readRows(database, mapId, rows)
  const { doc, good, bad } = checkRows(rows)
  try {
    // With a damaged row a part may be missing that the server still brings; what there is stays as it is until then.
    const isWhole = bad.length === 0 && doc.store.pendingStructs === null && doc.store.pendingDs === null
    if (good.length < 2 || !isWhole) return 'skipped'
    const snapshot = sealed(mapId, Y.encodeStateAsUpdate(doc))
    const id = await database.run('readwrite', ['snapshots'], (tables) => tables.snapshots.add(snapshot))
    if (!(await isSame(database, id, doc))) {
      await database.run('readwrite', ['snapshots'], ({ snapshots }) => snapshots.delete(id))
      return 'skipped'
    }
    const keys = (table: RawRow['table']) => good.filter((row) => row.table === table).map(({ key }) => key)
    return await database.run('readwrite', ['snapshots', 'updates'], async ({ snapshots, updates }) => {
      // Another tab may have compacted ours away; then the rows are its business.
      if ((await snapshots.get(id)) === undefined) return 'skipped'
      await Promise.all(keys('updates').map((key) => updates.delete(key)))
      await Promise.all(keys('snapshots').map((key) => snapshots.delete(key)))
      return 'done'
    })
  } finally {
    doc.destroy()
  }
}

/** Whether the snapshot, as it stands on the disk, gives the same document. */
async function isSame(database: JejakDatabase, id: number, doc: Y.Doc): Promise<boolean> {
  const row = await database.run('readonly', ['snapshots'], ({ snapshots }) => snapshots.get(id))
  if (row === undefined || damageOf(row) !== undefined) return false
  const stored = new Y.Doc()
  try {
    Y.applyUpdate(stored, row.bytes)
    return Y.equalSnapshots(Y.snapshot(stored), Y.snapshot(doc)) && stored.store.pendingStructs === null
  } catch {
    return false
  } finally {
    stored.destroy()
  }
}
