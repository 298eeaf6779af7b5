import { randomBytes } from 'node:crypto'
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
} from '../../collab-server/storage/storage.ts'
import { Turns } from '../../collab-server/turns.ts'

interface Kept {
  readonly record: MapRecord
  snapshot: Uint8Array
  snapshotSeq: number
  readonly log: Map<number, Uint8Array>
  readonly links: Map<string, ShareLink>
  linksVersion: number
  readonly versions: Map<string, { version: MapVersion; content: Uint8Array }>
}

/** Keeps maps in memory, for several servers of one process, and fails or waits where a test says so. */
export class FaultyStorage implements SharedStorage {
  readonly group = 'tests'
  readonly #maps = new Map<string, Kept>()
  readonly #secret = randomBytes(32)
  readonly #turns = new Turns()
  /** Every write and read of this kind rejects. */
  readonly failing = new Set<keyof SharedStorage>()
  /** Awaited before every operation of this kind. */
  readonly gates = new Map<keyof SharedStorage, Promise<void>>()
  /** How often each operation was called. */
  readonly calls = new Map<keyof SharedStorage, number>()

  async create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean> {
    await this.#pass('create')
    if (this.#maps.has(record.id)) return false
    const links = new Map([[link.id, link]])
    this.#maps.set(record.id, {
      record,
      snapshot: snapshot.slice(),
      snapshotSeq: 0,
      log: new Map(),
      links,
      linksVersion: 0,
      versions: new Map(),
    })
    return true
  }

  async load(mapId: string): Promise<StoredMap | undefined> {
    await this.#pass('load')
    const kept = this.#maps.get(mapId)
    if (kept === undefined) return undefined
    const tail: Uint8Array[] = []
    for (let seq = kept.snapshotSeq + 1, update = kept.log.get(seq); update; update = kept.log.get(++seq))
      tail.push(update)
    return { record: kept.record, snapshot: kept.snapshot, snapshotSeq: kept.snapshotSeq, tail }
  }

  async append(batch: readonly LogAppend[]): Promise<readonly (LogAppend | undefined)[]> {
    await this.#pass('append')
    return batch.map(({ mapId, epoch, firstSeq, updates }) => {
      const kept = this.#maps.get(mapId)
      if (kept === undefined || kept.record.epoch !== epoch || headOf(kept) < firstSeq - 1) return undefined
      const { log, snapshotSeq } = kept
      const start = Math.max(firstSeq, snapshotSeq + 1)
      const before: Uint8Array[] = []
      for (let other = log.get(start); other; other = log.get(start + before.length)) before.push(other)
      const fresh = updates.filter((update) => !before.some((other) => Buffer.compare(other, update) === 0))
      fresh.forEach((update, index) => log.set(start + before.length + index, update.slice()))
      return { mapId, firstSeq: start, updates: [...before, ...fresh] }
    })
  }

  async replaceSnapshot(mapId: string, snapshotSeq: number, snapshot: Uint8Array): Promise<void> {
    await this.#pass('replaceSnapshot')
    const kept = this.#kept(mapId)
    if (snapshotSeq < kept.snapshotSeq || snapshotSeq > headOf(kept))
      throw new Error(`map ${mapId} has a newer snapshot than ${snapshotSeq}, or no entry ${snapshotSeq}`)
    kept.snapshot = snapshot.slice()
    kept.snapshotSeq = snapshotSeq
    for (const seq of kept.log.keys()) if (seq <= snapshotSeq) kept.log.delete(seq)
  }

  async links(mapId: string): Promise<readonly ShareLink[]> {
    await this.#pass('links')
    return [...(this.#maps.get(mapId)?.links.values() ?? [])]
  }

  async putLink(link: ShareLink): Promise<void> {
    await this.#pass('putLink')
    const kept = this.#kept(link.mapId)
    kept.links.set(link.id, link)
    kept.linksVersion++
  }

  async deleteLink(mapId: string, linkId: string): Promise<void> {
    await this.#pass('deleteLink')
    const kept = this.#kept(mapId)
    kept.links.delete(linkId)
    kept.linksVersion++
  }

  async versions(mapId: string): Promise<readonly MapVersion[]> {
    await this.#pass('versions')
    const all = [...(this.#maps.get(mapId)?.versions.values() ?? [])].map(({ version }) => version)
    return all.sort((one, other) => other.createdAt - one.createdAt || (one.id < other.id ? -1 : 1))
  }

  async versionContent(mapId: string, versionId: string): Promise<Uint8Array | undefined> {
    await this.#pass('versionContent')
    return this.#maps.get(mapId)?.versions.get(versionId)?.content
  }

  async putVersion(version: MapVersion, content?: Uint8Array): Promise<void> {
    await this.#pass('putVersion')
    const { versions } = this.#kept(version.mapId)
    const kept = content?.slice() ?? versions.get(version.id)?.content
    if (kept) versions.set(version.id, { version, content: kept })
  }

  async deleteVersions(mapId: string, ids: readonly string[]): Promise<void> {
    await this.#pass('deleteVersions')
    for (const id of ids) this.#kept(mapId).versions.delete(id)
  }

  async secret(): Promise<Uint8Array> {
    await this.#pass('secret')
    return this.#secret
  }

  async mapIds(): Promise<readonly string[]> {
    await this.#pass('mapIds')
    return [...this.#maps.keys()]
  }

  async replaceMap({ record, snapshot, links, versions }: WholeMap): Promise<void> {
    await this.#pass('replaceMap')
    const before = this.#maps.get(record.id)
    this.#maps.set(record.id, {
      record,
      snapshot: snapshot.slice(),
      snapshotSeq: before === undefined ? 0 : headOf(before) + 1,
      log: new Map(),
      links: new Map(links.map((link) => [link.id, link])),
      linksVersion: 0,
      versions: new Map(versions.map((each) => [each.version.id, each])),
    })
  }

  async deleteMap(mapId: string): Promise<void> {
    await this.#pass('deleteMap')
    this.#maps.delete(mapId)
  }

  async loadAfter(mapId: string, seq: number): Promise<NewerPart> {
    await this.#pass('loadAfter')
    const { record, snapshot, snapshotSeq, log } = this.#kept(mapId)
    const { epoch } = record
    const tail: Uint8Array[] = []
    const after = Math.max(seq, snapshotSeq)
    for (let update = log.get(after + 1); update; update = log.get(after + tail.length + 1)) tail.push(update)
    return {
      ...(snapshotSeq > seq
        ? { snapshot: { bytes: snapshot, seq: snapshotSeq, ...(epoch === undefined ? {} : { epoch }) } }
        : {}),
      tail,
    }
  }

  async heads(mapIds: readonly string[]): Promise<ReadonlyMap<string, MapHead>> {
    await this.#pass('heads')
    return new Map(
      mapIds.flatMap((id) => {
        const kept = this.#maps.get(id)
        if (kept === undefined) return []
        const { epoch } = kept.record
        const head = { seq: headOf(kept), linksVersion: kept.linksVersion }
        return [[id, { ...head, ...(epoch === undefined ? {} : { epoch }) }]]
      }),
    )
  }

  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(name, work)
  }

  async close(): Promise<void> {
    // Stays readable, so that a test can look at what is left.
  }

  /** How many log entries a map has. */
  logLength(mapId: string): number {
    return this.#kept(mapId).log.size
  }

  #kept(mapId: string): Kept {
    const kept = this.#maps.get(mapId)
    if (kept === undefined) throw new Error(`there is no map ${mapId}`)
    return kept
  }

  async #pass(operation: keyof SharedStorage): Promise<void> {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1)
    await this.gates.get(operation)
    if (this.failing.has(operation)) throw new Error(`injected: ${operation} fails`)
  }
}

const headOf = ({ snapshotSeq, log }: Kept) => Math.max(snapshotSeq, ...log.keys())
