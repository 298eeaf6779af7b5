import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { StartError } from '../../start-error.ts'
import type {
  LogAppend,
  MapHead,
  MapRecord,
  MapVersion,
  NewerPart,
  ShareLink,
  SharedStorage,
  StoredMap,
  WholeMap,
} from '../storage.ts'
import { appendTo, asBuffer } from './append.ts'
import { migrate } from './migrations.ts'
import { type Session, inTransaction, openPool, withSession } from './pool.ts'
import { type LinkRow, type StateRow, type VersionRow, linkOf, newerPartOf, storedMapOf, versionOf } from './rows.ts'

/** How long a start waits for a database that is itself starting, in ms. */
const startDeadlineMs = 10_000

/**
 * Keeps maps in a PostgreSQL database, which several instances may share. Makes or updates its tables first.
 * @throws StartError when the database cannot be used
 */
export async function openPostgresStorage(url: string): Promise<SharedStorage> {
  const pool = openPool(url, 8)
  const deadline = performance.now() + startDeadlineMs
  for (;;) {
    try {
      const group = await withSession(pool, migrate)
      return new PostgresStorage(group, pool, openPool(url, 8, { idle_in_transaction_session_timeout: 120_000 }))
    } catch (error) {
      if (!(error instanceof StartError) && isPassing(error) && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 250))
        continue
      }
      await pool.end()
      if (error instanceof StartError) throw error
      throw new StartError(
        `The database of JEJAK_DATABASE_URL cannot be used (${error instanceof Error ? error.message : String(error)}).`,
        { cause: error },
      )
    }
  }
}

/** Not there yet, or (57P03) there but starting. */
function isPassing(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNREFUSED' || code === '57P03'
}

/** The snapshot, if it covers entries after $2, and the entries after it and after $2: all at one moment. */
const stateAfter = `
  SELECT 'snapshot' AS kind, maps.snapshot_seq AS seq, maps.created_at, maps.epoch, maps.seq AS head,
    snapshots.bytes
  FROM jejak.maps JOIN jejak.snapshots ON snapshots.map_id = maps.id
  WHERE maps.id = $1 AND maps.snapshot_seq > $2
  UNION ALL
  SELECT 'entry', log.seq, NULL, NULL, maps.seq, log.bytes
  FROM jejak.maps JOIN jejak.log ON log.map_id = maps.id AND log.seq > greatest(maps.snapshot_seq, $2)
  WHERE maps.id = $1
  ORDER BY seq`

interface HeadRow {
  readonly id: string
  readonly seq: string
  readonly links_version: string
  readonly epoch: string | null
}

class PostgresStorage implements SharedStorage {
  readonly group: string
  readonly #pool: Pool
  /** For connections that only hold a lock while the work under it uses those of the other pool. */
  readonly #locks: Pool

  constructor(group: string, pool: Pool, locks: Pool) {
    this.group = group
    this.#pool = pool
    this.#locks = locks
  }

  create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean> {
    return inTransaction(this.#pool, async (session) => {
      if (!(await insertMap(session, record, snapshot))) return false
      await putLink(session, link)
      return true
    })
  }

  async load(mapId: string): Promise<StoredMap | undefined> {
    // Before every entry and every snapshot.
    const { rows } = await this.#pool.query(stateAfter, [mapId, -1])
    return storedMapOf(mapId, rows as StateRow[])
  }

  async loadAfter(mapId: string, seq: number): Promise<NewerPart> {
    const { rows } = await this.#pool.query(stateAfter, [mapId, seq])
    return newerPartOf(mapId, seq, rows as StateRow[])
  }

  append(batch: readonly LogAppend[]): Promise<readonly (LogAppend | undefined)[]> {
    return inTransaction(this.#pool, (session) => appendTo(session, batch))
  }

  async replaceSnapshot(mapId: string, snapshotSeq: number, snapshot: Uint8Array): Promise<void> {
    const isNewest = await inTransaction(this.#pool, async (session) => {
      const { rowCount } = await session.query(
        'UPDATE jejak.maps SET snapshot_seq = $2 WHERE id = $1 AND snapshot_seq <= $2 AND seq >= $2',
        [mapId, snapshotSeq],
      )
      if (rowCount === 0) return false
      await session.query('UPDATE jejak.snapshots SET bytes = $2 WHERE map_id = $1', [mapId, asBuffer(snapshot)])
      return true
    })
    if (!isNewest) throw new Error(`map ${mapId} has a newer snapshot than ${snapshotSeq}, or no entry ${snapshotSeq}`)
    const { rows } = await this.#pool.query(
      `SELECT snapshots.bytes FROM jejak.maps JOIN jejak.snapshots ON map_id = id WHERE id = $1 AND snapshot_seq = $2`,
      [mapId, snapshotSeq],
    )
    const stored = (rows as { bytes: Buffer }[])[0]?.bytes
    // Another instance may have replaced it by a newer one already, and has the same care to take.
    if (stored === undefined) return
    if (!stored.equals(snapshot)) throw new Error(`snapshot of ${mapId} reads back different`)
    await this.#pool.query('DELETE FROM jejak.log WHERE map_id = $1 AND seq <= $2', [mapId, snapshotSeq])
  }

  async links(mapId: string): Promise<readonly ShareLink[]> {
    const { rows } = await this.#pool.query('SELECT * FROM jejak.links WHERE map_id = $1 ORDER BY created_at, id', [
      mapId,
    ])
    return (rows as LinkRow[]).map(linkOf)
  }

  putLink(link: ShareLink): Promise<void> {
    return inTransaction(this.#pool, (session) => putLink(session, link))
  }

  deleteLink(mapId: string, linkId: string): Promise<void> {
    return inTransaction(this.#pool, async (session) => {
      await session.query('DELETE FROM jejak.links WHERE map_id = $1 AND id = $2', [mapId, linkId])
      await countLinkChange(session, mapId)
    })
  }

  async versions(mapId: string): Promise<readonly MapVersion[]> {
    const { rows } = await this.#pool.query(
      'SELECT map_id, id, name, created_at, made_by FROM jejak.versions WHERE map_id = $1 ORDER BY created_at DESC, id',
      [mapId],
    )
    return (rows as VersionRow[]).map(versionOf)
  }

  async versionContent(mapId: string, versionId: string): Promise<Uint8Array | undefined> {
    const { rows } = await this.#pool.query('SELECT bytes FROM jejak.versions WHERE map_id = $1 AND id = $2', [
      mapId,
      versionId,
    ])
    return (rows as { bytes: Buffer }[])[0]?.bytes
  }

  putVersion(version: MapVersion, content?: Uint8Array): Promise<void> {
    return inTransaction(this.#pool, (session) => putVersion(session, version, content))
  }

  deleteVersions(mapId: string, ids: readonly string[]): Promise<void> {
    return inTransaction(this.#pool, async (session) => {
      await session.query('DELETE FROM jejak.versions WHERE map_id = $1 AND id = ANY($2)', [mapId, ids])
    })
  }

  async secret(): Promise<Uint8Array> {
    await this.#pool.query('INSERT INTO jejak.secret (bytes) VALUES ($1) ON CONFLICT DO NOTHING', [randomBytes(32)])
    const { rows } = await this.#pool.query('SELECT bytes FROM jejak.secret')
    const [row] = rows as { bytes: Buffer }[]
    if (row === undefined) throw new Error('the secret of the database is missing')
    return row.bytes
  }

  async mapIds(): Promise<readonly string[]> {
    const { rows } = await this.#pool.query('SELECT id FROM jejak.maps ORDER BY id')
    return (rows as { id: string }[]).map(({ id }) => id)
  }

  replaceMap({ record, snapshot, links, versions }: WholeMap): Promise<void> {
    return inTransaction(this.#pool, async (session) => {
      // All that belongs to the map goes with its row.
      const gone = await session.query('DELETE FROM jejak.maps WHERE id = $1 RETURNING seq', [record.id])
      await insertMap(session, record, snapshot)
      const seq = (gone.rows as { seq: string }[])[0]?.seq
      if (seq !== undefined) {
        await session.query('UPDATE jejak.maps SET seq = $2, snapshot_seq = $2 WHERE id = $1', [
          record.id,
          Number(seq) + 1,
        ])
      }
      for (const link of links) await putLink(session, link)
      for (const { version, content } of versions) await putVersion(session, version, content)
    })
  }

  async deleteMap(mapId: string): Promise<void> {
    // All that belongs to the map goes with its row.
    await this.#pool.query('DELETE FROM jejak.maps WHERE id = $1', [mapId])
  }

  async heads(mapIds: readonly string[]): Promise<ReadonlyMap<string, MapHead>> {
    const { rows } = await this.#pool.query('SELECT id, seq, links_version, epoch FROM jejak.maps WHERE id = ANY($1)', [
      mapIds,
    ])
    return new Map(
      (rows as HeadRow[]).map(({ id, seq, links_version: linksVersion, epoch }) => [
        id,
        { seq: Number(seq), linksVersion: Number(linksVersion), ...(epoch === null ? {} : { epoch }) },
      ]),
    )
  }

  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    return withSession(this.#locks, async (session) => {
      await session.query('BEGIN')
      await session.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`jejak ${name}`])
      const result = await work()
      await session.query('COMMIT')
      return result
    })
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#locks.end()])
  }
}

/** False when there already is a map with this id. */
async function insertMap(session: Session, record: MapRecord, snapshot: Uint8Array): Promise<boolean> {
  const { id, createdAt, epoch } = record
  const made = await session.query(
    'INSERT INTO jejak.maps (id, created_at, epoch) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
    [id, createdAt, epoch ?? null],
  )
  if (made.rows.length === 0) return false
  await session.query('INSERT INTO jejak.snapshots (map_id, bytes) VALUES ($1, $2)', [id, asBuffer(snapshot)])
  return true
}

async function putVersion(session: Session, version: MapVersion, content?: Uint8Array): Promise<void> {
  const { mapId, id, name, createdAt, by } = version
  const key = [mapId, id, name, createdAt, by]
  await (content
    ? session.query(
        `INSERT INTO jejak.versions (map_id, id, name, created_at, made_by, bytes) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (map_id, id) DO UPDATE SET name = excluded.name, bytes = excluded.bytes`,
        [...key, asBuffer(content)],
      )
    : session.query(
        'UPDATE jejak.versions SET name = $3, created_at = $4, made_by = $5 WHERE map_id = $1 AND id = $2',
        key,
      ))
}

async function putLink(session: Session, link: ShareLink): Promise<void> {
  const { mapId, id, name, role, keyHash, keyEnd, createdAt, createdBy, expiresAt } = link
  await session.query(
    `INSERT INTO jejak.links (map_id, id, name, role, key_hash, key_end, created_at, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (map_id, id) DO UPDATE SET name = excluded.name, role = excluded.role, key_hash = excluded.key_hash,
       key_end = excluded.key_end, created_at = excluded.created_at, created_by = excluded.created_by,
       expires_at = excluded.expires_at`,
    [mapId, id, name, role, keyHash, keyEnd, createdAt, createdBy ?? null, expiresAt ?? null],
  )
  await countLinkChange(session, mapId)
}

async function countLinkChange(session: Session, mapId: string): Promise<void> {
  await session.query('UPDATE jejak.maps SET links_version = links_version + 1 WHERE id = $1', [mapId])
}
