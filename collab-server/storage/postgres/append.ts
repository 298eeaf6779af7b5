import type { LogAppend } from '../storage.ts'
import type { Session } from './pool.ts'

interface EntryRow {
  readonly map_id: string
  readonly bytes: Buffer
}

/**
 * Appends to logs that others append to as well. The rows of the maps are locked, so that one writer after the other
 * counts on from where the log stands; what others have put there since is read and comes before. An update that is
 * among that already, from a first try whose answer was lost, is not written again.
 * @returns what stands in each log from its `firstSeq` on; undefined where nothing can be appended there
 */
export async function appendTo(session: Session, batch: readonly LogAppend[]): Promise<(LogAppend | undefined)[]> {
  const ids = batch.map(({ mapId }) => mapId)
  // In one order for everybody: two who lock several maps cannot wait for each other.
  const locked = await session.query(
    'SELECT id, seq, epoch FROM jejak.maps WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE',
    [ids],
  )
  const rows = locked.rows as { id: string; seq: string; epoch: string | null }[]
  const epochs = new Map(batch.map(({ mapId, epoch }) => [mapId, epoch ?? null]))
  const open = rows.filter(({ id, epoch }) => epoch === epochs.get(id))
  const heads = new Map(open.map(({ id, seq }) => [id, Number(seq)]))
  const others = await readOthers(session, batch, heads)
  const result: (LogAppend | undefined)[] = []
  const written: { id: string; seq: number; update: Uint8Array }[] = []
  for (const { mapId, firstSeq, updates } of batch) {
    const head = heads.get(mapId)
    if (head === undefined || head < firstSeq - 1) {
      result.push(undefined)
      continue
    }
    const before = others.get(mapId) ?? []
    const fresh = updates.filter((update) => !before.some((other) => other.equals(update)))
    fresh.forEach((update, index) => written.push({ id: mapId, seq: head + 1 + index, update }))
    // A snapshot may have taken the place of some of them.
    result.push({ mapId, firstSeq: head + 1 - before.length, updates: [...before, ...fresh] })
  }
  await session.query(
    `WITH written AS (
       INSERT INTO jejak.log (map_id, seq, bytes)
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[]) RETURNING map_id, seq
     )
     UPDATE jejak.maps SET seq = ends.seq
     FROM (SELECT map_id, max(seq) AS seq FROM written GROUP BY map_id) AS ends WHERE maps.id = ends.map_id`,
    [written.map(({ id }) => id), written.map(({ seq }) => seq), written.map(({ update }) => asBuffer(update))],
  )
  return result
}

/** What others have appended since, in the order of the log, by map. */
async function readOthers(
  session: Session,
  batch: readonly LogAppend[],
  heads: ReadonlyMap<string, number>,
): Promise<Map<string, Buffer[]>> {
  const behind = batch.filter(({ mapId, firstSeq }) => (heads.get(mapId) ?? 0) >= firstSeq)
  const others = new Map<string, Buffer[]>()
  if (behind.length === 0) return others
  const { rows } = await session.query(
    `SELECT log.map_id, log.bytes
     FROM unnest($1::text[], $2::bigint[]) AS asked (map_id, seq)
     JOIN jejak.log ON log.map_id = asked.map_id AND log.seq >= asked.seq
     ORDER BY log.map_id, log.seq`,
    [behind.map(({ mapId }) => mapId), behind.map(({ firstSeq }) => firstSeq)],
  )
  for (const { map_id: mapId, bytes } of rows as EntryRow[]) {
    const known = others.get(mapId)
    if (known) known.push(bytes)
    else others.set(mapId, [bytes])
  }
  return others
}

/** The same bytes, for `pg`. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
