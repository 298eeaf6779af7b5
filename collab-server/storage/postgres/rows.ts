import { accessRoles } from '../../../journey/model/access.ts'
import type { MapVersion, NewerPart, ShareLink, StoredMap } from '../storage.ts'

/** Rows as `pg` gives them: a `bigint` is text. */
export interface StateRow {
  readonly kind: 'snapshot' | 'entry'
  readonly seq: string
  /** Of the map, in the snapshot's row. */
  readonly created_at: string | null
  readonly epoch: string | null
  /** Number of the map's last entry. */
  readonly head: string
  readonly bytes: Buffer
}

export interface LinkRow {
  readonly id: string
  readonly map_id: string
  readonly name: string
  readonly role: string
  readonly key_hash: string
  readonly key_end: string
  readonly created_at: string
  readonly created_by: string | null
  readonly expires_at: string | null
}

/** @throws when entries are missing */
export function storedMapOf(mapId: string, [snapshot, ...entries]: readonly StateRow[]): StoredMap | undefined {
  if (snapshot === undefined) return undefined
  if (snapshot.kind !== 'snapshot') throw new Error(`map ${mapId} has no snapshot`)
  const { created_at: createdAt, epoch } = snapshot
  const record = { id: mapId, createdAt: Number(createdAt), ...(epoch === null ? {} : { epoch }) }
  const snapshotSeq = Number(snapshot.seq)
  return { record, snapshot: snapshot.bytes, snapshotSeq, tail: tailOf(mapId, snapshotSeq, entries, snapshot.head) }
}

/** @throws when entries are missing */
export function newerPartOf(mapId: string, after: number, rows: readonly StateRow[]): NewerPart {
  const [first] = rows
  if (first === undefined) return { tail: [] }
  if (first.kind === 'entry') return { tail: tailOf(mapId, after, rows, first.head) }
  const { record, snapshot, snapshotSeq, tail } = storedMapOf(mapId, rows) as StoredMap
  const { epoch } = record
  return { snapshot: { bytes: snapshot, seq: snapshotSeq, ...(epoch === undefined ? {} : { epoch }) }, tail }
}

function tailOf(mapId: string, after: number, entries: readonly StateRow[], head: string): Uint8Array[] {
  entries.forEach(({ seq }, index) => {
    if (Number(seq) !== after + index + 1) throw new Error(`map ${mapId} lacks log entries before ${seq}`)
  })
  if (after + entries.length !== Number(head))
    throw new Error(`map ${mapId} lacks log entries before its last, ${head}`)
  return entries.map(({ bytes }) => bytes)
}

export function linkOf(row: LinkRow): ShareLink {
  const role = accessRoles.find((each) => each === row.role)
  if (role === undefined) throw new Error(`link ${row.id} has an unknown role`)
  return {
    id: row.id,
    mapId: row.map_id,
    name: row.name,
    role,
    keyHash: row.key_hash,
    keyEnd: row.key_end,
    createdAt: Number(row.created_at),
    ...(row.created_by === null ? {} : { createdBy: row.created_by }),
    ...(row.expires_at === null ? {} : { expiresAt: Number(row.expires_at) }),
  }
}

export interface VersionRow {
  readonly map_id: string
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly made_by: readonly string[]
}

export function versionOf({ map_id: mapId, id, name, created_at: createdAt, made_by: by }: VersionRow): MapVersion {
  return { id, mapId, name, createdAt: Number(createdAt), by }
}
