import type { DocumentWork } from '../documents/documents.ts'
import { type Closing, type Notice, closings } from '../protocol.ts'
import type { Settings } from '../settings.ts'
import type { Storage, StoredMap } from '../storage/storage.ts'
import type { Log } from '../telemetry/log.ts'
import type { Meters } from '../telemetry/meters.ts'
import type { Committable, Committer } from './committer.ts'
import { DocumentLog, type Reception } from './document-log.ts'
import type { Pace } from './pace.ts'
import { RoomPresence } from './presence.ts'

/** What a room asks of each of its connections. */
interface Member {
  readonly id: number
  open(): void
  /** Sends what has become durable since the last time. */
  advance(): void
  sendPresence(frame: Buffer): void
  notify(code: Notice): void
  close(closing: Closing): void
}

/** What every room works with. */
export interface RoomParts {
  readonly storage: Storage
  readonly documents: DocumentWork
  readonly committer: Committer
  readonly pace: Pace
  readonly settings: Settings
  readonly now: () => number
  readonly log: Log
  readonly meters: Meters
}

/** A map in memory and everybody who is in it. */
export class Room implements Committable {
  readonly mapId: string
  readonly log: DocumentLog
  readonly presence: RoomPresence
  readonly #parts: RoomParts
  readonly #connections = new Set<Member>()
  #presenceIsDue = false
  #compaction: Promise<void> | undefined
  /** Who waits for a log entry to be durable. */
  #waiters: { readonly seq: number; readonly resolve: () => void }[] = []
  /** After a compaction failed: bytes that the tail must have before the next try. */
  #compactAgainAbove = 0

  /** @throws when what is stored is not a complete document. */
  constructor(stored: StoredMap, parts: RoomParts) {
    this.mapId = stored.record.id
    this.log = new DocumentLog(stored)
    this.presence = new RoomPresence(parts.now)
    this.#parts = parts
    this.#compactIfLong()
  }

  get receivers(): number {
    return this.#connections.size
  }

  get isStorageFailing(): boolean {
    return this.#parts.committer.failing
  }

  /** Whether everything taken in is durable. */
  get isSettled(): boolean {
    return this.log.durableSeq === this.log.acceptedSeq
  }

  join(connection: Member): void {
    this.#connections.add(connection)
    connection.open()
  }

  leave(connection: Member): void {
    this.#connections.delete(connection)
    if (this.presence.leave(connection.id)) this.#announcePresence()
  }

  /** Takes an update from a connection; `partly` as in {@link DocumentLog.receive}. */
  receive(update: Uint8Array, connectionId: number, partly: boolean): Reception {
    const reception = this.log.receive(update, connectionId, partly)
    this.#parts.meters.updateCame(reception)
    if (!this.isSettled) this.#parts.committer.add(this)
    return reception
  }

  /** Resolves when everything taken in so far is durable. */
  async durable(): Promise<void> {
    const seq = this.log.acceptedSeq
    if (this.log.durableSeq >= seq) return
    await new Promise<void>((resolve) => this.#waiters.push({ seq, resolve }))
  }

  receivePresence(connection: Member, update: Uint8Array): void {
    if (this.presence.receive(connection.id, update)) this.#announcePresence()
  }

  pending(): { firstSeq: number; updates: Uint8Array[] } {
    return this.log.pending()
  }

  committed(seq: number): void {
    this.log.markDurable(seq)
    this.#parts.pace.note(this.#connections.size)
    this.#each((connection) => connection.advance())
    const waiters = this.#waiters
    this.#waiters = waiters.filter((waiter) => waiter.seq > seq)
    for (const waiter of waiters) if (waiter.seq <= seq) waiter.resolve()
    this.#compactIfLong()
  }

  notify(notice: Notice): void {
    this.#each((connection) => connection.notify(notice))
  }

  closeAll(closing: Closing): void {
    this.#each((connection) => connection.close(closing))
  }

  /** Resolves when nothing is under way. */
  async finish(): Promise<void> {
    while (this.#compaction !== undefined) await this.#compaction
  }

  /** Finishes what is under way and makes a long log short. Never rejects. */
  async shorten(): Promise<void> {
    await this.finish()
    this.#compactAbove(this.#parts.settings.compactIdleAboveBytes)
    await this.finish()
  }

  #each(call: (connection: Member) => void): void {
    for (const connection of this.#connections) {
      try {
        call(connection)
      } catch (error) {
        // One connection's trouble must not keep the others from what they wait for.
        this.#parts.log.error({ map: this.mapId, err: error }, 'A connection failed.')
        connection.close(closings.serverFault)
      }
    }
  }

  #announcePresence(): void {
    if (this.#presenceIsDue) return
    this.#presenceIsDue = true
    const delayMs = this.#parts.pace.delayMs(this.#connections.size)
    const announce = () => {
      this.#presenceIsDue = false
      const changes = this.presence.takeChanges()
      if (changes === undefined) return
      this.#parts.pace.note(this.#connections.size)
      this.#each((connection) => {
        if (connection.id !== changes.author) connection.sendPresence(changes.frame)
      })
    }
    if (delayMs < 1) setImmediate(announce)
    else setTimeout(announce, delayMs)
  }

  #compactIfLong(): void {
    this.#compactAbove(Math.max(this.#parts.settings.compactAboveBytes, this.log.snapshotBytes / 2))
  }

  #compactAbove(bytes: number): void {
    if (this.#compaction !== undefined || this.log.tailBytes <= Math.max(bytes, this.#compactAgainAbove)) return
    this.#compaction = this.#compactNow()
  }

  async #compactNow(): Promise<void> {
    await this.#compact()
    this.#compaction = undefined
    // Much may have been written meanwhile.
    this.#compactIfLong()
  }

  /** The old log goes only after the new snapshot has been checked, written and read back. */
  async #compact(): Promise<void> {
    const { storage, documents, log } = this.#parts
    const seq = this.log.durableSeq
    try {
      const snapshot = await documents.compact(this.log.durableParts())
      await storage.replaceSnapshot(this.mapId, seq, snapshot)
      this.log.replaceSnapshot(snapshot, seq)
      this.#compactAgainAbove = 0
    } catch (error) {
      this.#compactAgainAbove = this.log.tailBytes * 2
      log.warn({ map: this.mapId, err: error }, 'A map keeps its log, because it could not be compacted.')
    }
  }
}
