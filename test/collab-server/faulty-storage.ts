import type { LogAppend, MapRecord, ShareLink, Storage, StoredMap } from '../../collab-server/storage/storage.ts'

interface Kept {
  readonly record: MapRecord
  snapshot: Uint8Array
  snapshotSeq: number
  readonly log: Map<number, Uint8Array>
  readonly links: Map<string, ShareLink>
}

/** Keeps maps in memory, and fails or waits where a test says so. */
export class FaultyStorage implements Storage {
  readonly #maps = new Map<string, Kept>()
  /** Every write and read of this kind rejects. */
  readonly failing = new Set<keyof Storage>()
  /** Awaited before every operation of this kind. */
  readonly gates = new Map<keyof Storage, Promise<void>>()
  /** How often each operation was called. */
  readonly calls = new Map<keyof Storage, number>()

  async create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean> {
    await this.#pass('create')
    if (this.#maps.has(record.id)) return false
    const links = new Map([[link.id, link]])
    this.#maps.set(record.id, { record, snapshot: snapshot.slice(), snapshotSeq: 0, log: new Map(), links })
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

  async append(batch: readonly LogAppend[]): Promise<void> {
    await this.#pass('append')
    for (const { mapId, firstSeq, updates } of batch) {
      updates.forEach((update, index) => this.#kept(mapId).log.set(firstSeq + index, update.slice()))
    }
  }

  async replaceSnapshot(mapId: string, snapshotSeq: number, snapshot: Uint8Array): Promise<void> {
    await this.#pass('replaceSnapshot')
    const kept = this.#kept(mapId)
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
    this.#kept(link.mapId).links.set(link.id, link)
  }

  async deleteLink(mapId: string, linkId: string): Promise<void> {
    await this.#pass('deleteLink')
    this.#kept(mapId).links.delete(linkId)
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

  async #pass(operation: keyof Storage): Promise<void> {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1)
    await this.gates.get(operation)
    if (this.failing.has(operation)) throw new Error(`injected: ${operation} fails`)
  }
}
