import type { DocumentWork } from '../documents/documents.ts'
import { type Closing, type Notice, closings } from '../protocol.ts'
import type { Settings } from '../settings.ts'
import type { LogAppend, Storage, StoredMap } from '../storage/storage.ts'
import type { Log } from '../telemetry/log.ts'
import type { Meters } from '../telemetry/meters.ts'
import type { History } from '../versions/history.ts'
import type { Committable, Committer } from './committer.ts'
import { DocumentLog, type Reception } from './document-log.ts'
import type { Pace } from './pace.ts'
import { RoomPresence, type Speaker } from './presence.ts'
import type { SharedRoom, Sharing } from './sharing.ts'

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

/** Who says something. */
interface Author {
  readonly id: number
  readonly principal: Speaker
}

/** What every room works with. */
export interface RoomParts {
  readonly storage: Storage
  /** Present where other instances serve the same maps. */
  readonly sharing?: Sharing | undefined
  readonly documents: DocumentWork
  readonly committer: Committer
  readonly pace: Pace
  readonly settings: Settings
  readonly now: () => number
  readonly log: Log
  readonly meters: Meters
  /** Remembers what maps held. */
  readonly history: Pick<History, 'edited' | 'ended'>
}

/** How long entries wait for those before them, in ms, and how many. */
const aheadMs = 50
const mostAhead = 100

/** A map in memory and everybody who is in it. */
export class Room implements Committable, SharedRoom {
  readonly mapId: string
  /** Present once the map was restored from a backup. */
  readonly epoch: string | undefined
  readonly log: DocumentLog
  readonly presence: RoomPresence
  readonly #parts: RoomParts
  readonly #connections = new Set<Member>()
  #presenceIsDue = false
  #compaction: Promise<void> | undefined
  /** Who waits for so many updates to be durable. */
  #waiters: { readonly count: number; readonly resolve: () => void }[] = []
  /** Entries that came before others that stand before them, by the number of the first. */
  readonly #ahead = new Map<number, readonly Uint8Array[]>()
  /** Reading what is missing, and whether it must be read once more after that. */
  #reading: Promise<void> | undefined
  #readingNext: Promise<void> | undefined
  #isBroken = false
  /** After a compaction failed: bytes that the tail must have before the next try. */
  #compactAgainAbove = 0

  /** @throws when what is stored is not a complete document. */
  constructor(stored: StoredMap, parts: RoomParts) {
    this.mapId = stored.record.id
    this.epoch = stored.record.epoch
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

  /** Whether changes reach those who are on other instances only after a while. */
  get isLateForOthers(): boolean {
    return this.#parts.sharing?.isPrompt === false
  }

  /** Whether everything taken in is durable. */
  get isSettled(): boolean {
    return this.log.isSettled
  }

  /** Whether the map is gone, or what is stored was found not to fit what is here: the room must be loaded anew. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  get durableSeq(): number {
    return this.log.durableSeq
  }

  join(connection: Member): void {
    this.#connections.add(connection)
    connection.open()
  }

  leave(connection: Member): void {
    this.#connections.delete(connection)
    if (this.presence.leave(connection.id)) this.#announcePresence()
  }

  /**
   * Takes an update from a connection; `partly` as in {@link DocumentLog.receive}.
   * @param linkId the link it came with, unless it is the server's own: for a client that somebody with another link
   * speaks for now, and for the server's, nothing new is taken
   */
  receive(update: Uint8Array, connectionId: number, partly: boolean, linkId?: string): Reception {
    const isForeign = linkId === undefined ? undefined : (client: number) => this.presence.isOfAnother(client, linkId)
    const reception = this.log.receive(update, connectionId, partly, isForeign)
    this.#parts.meters.updateCame(reception)
    if (!this.isSettled && !this.#isBroken) {
      this.#parts.pace.note(this.#connections.size)
      this.#parts.committer.add(this)
      this.#parts.history.edited(this, connectionId, () => this.presence.names(connectionId))
    }
    this.#countCardsIfUnsure()
    return reception
  }

  /** Resolves when everything taken in so far is durable. */
  async durable(): Promise<void> {
    const count = this.log.takenCount
    if (this.log.storedCount >= count) return
    await new Promise<void>((resolve) => this.#waiters.push({ count, resolve }))
  }

  receivePresence({ id, principal }: Author, update: Uint8Array): void {
    if (this.presence.receive(id, update, principal)) this.#announcePresence()
  }

  takePresence(owner: number, update: Uint8Array): void {
    if (this.presence.receive(owner, update)) this.#announcePresence()
  }

  dropPresence(owner: number): void {
    if (this.presence.leave(owner)) this.#announcePresence()
  }

  ownPresence(): Uint8Array | undefined {
    return this.presence.own()
  }

  pending(): { epoch: string | undefined; firstSeq: number; updates: Uint8Array[] } {
    return { epoch: this.epoch, ...this.log.pending() }
  }

  committed(part: LogAppend, count: number): void {
    this.takeEntries(part.firstSeq, part.updates)
    const others = Math.max(0, part.updates.length - count)
    this.#parts.sharing?.tellEntries(this.mapId, part.firstSeq + others, part.updates.slice(others))
  }

  refused(): void {
    if (!this.#isBroken) this.#break(new Error('the map is gone, or another one has taken its place'))
  }

  takeEntries(firstSeq: number, updates: readonly Uint8Array[]): void {
    this.#take(() => {
      if (!this.log.extend(firstSeq, updates)) {
        this.#waitFor(firstSeq, updates)
        return
      }
      for (const [first, later] of [...this.#ahead].sort(([one], [other]) => one - other)) {
        if (this.log.extend(first, later)) this.#ahead.delete(first)
      }
    })
  }

  /** Also takes in what is being stored while this is called. Never rejects: what cannot be read is read later. */
  async catchUp(): Promise<void> {
    this.#readingNext ??= (this.#reading ?? Promise.resolve()).then(() => {
      this.#reading = this.#readingNext
      this.#readingNext = undefined
      return this.#read()
    })
    await this.#readingNext
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

  /** What has been put into the log here; whoever waits for it is told. */
  #take(taking: () => void): void {
    if (this.#isBroken) return
    try {
      taking()
    } catch (error) {
      this.#break(error)
      return
    }
    this.#each((connection) => connection.advance())
    const stored = this.log.storedCount
    const waiters = this.#waiters
    this.#waiters = waiters.filter(({ count }) => count > stored)
    for (const { count, resolve } of waiters) if (count <= stored) resolve()
    this.#compactIfLong()
  }

  /** The map cannot go on here. */
  end(closing: Closing): void {
    this.#isBroken = true
    this.closeAll(closing)
  }

  /** What is not stored yet is in the browsers that it came from; they bring it again. */
  #break(error: unknown): void {
    this.#parts.log.error({ map: this.mapId, err: error }, 'What is stored of a map does not fit what is in memory.')
    this.end(closings.loadFailed)
  }

  /** Messages of several instances may arrive out of order; if what is missing does not come, it is read. */
  #waitFor(firstSeq: number, updates: readonly Uint8Array[]): void {
    if (this.#ahead.size < mostAhead) this.#ahead.set(firstSeq, updates)
    if (this.#ahead.size > 1) return
    setTimeout(() => {
      const isMissing = this.#ahead.size > 0
      this.#ahead.clear()
      if (isMissing) void this.catchUp()
    }, aheadMs)
  }

  async #read(): Promise<void> {
    const { sharing, log } = this.#parts
    const after = this.log.durableSeq
    try {
      const part = await sharing?.storage.loadAfter(this.mapId, after)
      if (part?.snapshot && part.snapshot.epoch !== this.epoch) this.refused()
      else if (part) this.#take(() => this.log.catchUp(after, part))
    } catch (error) {
      log.warn({ map: this.mapId, err: error }, 'What others have stored of a map could not be read.')
    }
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
    this.#parts.pace.note(this.#connections.size)
    if (this.#presenceIsDue) return
    this.#presenceIsDue = true
    const delayMs = this.#parts.pace.delayMs(this.#connections.size)
    const announce = () => {
      this.#presenceIsDue = false
      const changes = this.presence.takeChanges()
      if (changes === undefined) return
      if (changes.own) this.#parts.sharing?.tellPresence(this.mapId, changes.own)
      this.#each((connection) => {
        if (connection.id !== changes.author) connection.sendPresence(changes.frame)
      })
    }
    if (delayMs < 1) setImmediate(announce)
    else setTimeout(announce, delayMs)
  }

  #compactIfLong(): void {
    this.#compactAbove(Math.max(this.#parts.settings.compactAboveBytes, this.log.snapshotBytes / 4))
  }

  #compactAbove(bytes: number): void {
    if (this.#compaction !== undefined || this.log.tailBytes <= Math.max(bytes, this.#compactAgainAbove)) return
    this.#compaction = this.#compact().finally(() => {
      this.#compaction = undefined
      // Much may have been written meanwhile.
      this.#compactIfLong()
    })
  }

  async #compact(): Promise<void> {
    const { sharing, log } = this.#parts
    try {
      if (sharing) await sharing.storage.alone(`compact ${this.mapId}`, () => this.#compactOrAdopt(sharing))
      else await this.#replaceSnapshot()
      this.#compactAgainAbove = 0
    } catch (error) {
      this.#compactAgainAbove = this.log.tailBytes * 2
      log.warn({ map: this.mapId, err: error }, 'A map keeps its log, because it could not be compacted.')
    }
  }

  /** Another instance with the same long log may have made a snapshot meanwhile, which then is good here, too. */
  async #compactOrAdopt({ storage }: Sharing): Promise<void> {
    const after = this.log.durableSeq
    const { snapshot } = await storage.loadAfter(this.mapId, this.log.snapshotSeq)
    if (snapshot === undefined) await this.#replaceSnapshot()
    else if (snapshot.epoch !== this.epoch) this.refused()
    else if (snapshot.seq <= after) this.log.replaceSnapshot(snapshot.bytes, snapshot.seq)
    else await this.catchUp()
  }

  /** Nobody waits for it. */
  #countCardsIfUnsure(): void {
    const counting = () => this.#parts.documents.countCards(this.log.acceptedParts())
    this.log.cards.countIfUnsure(this.#parts.now(), counting).catch((error: unknown) => {
      this.#parts.log.warn({ map: this.mapId, err: error }, 'The cards of a map could not be counted.')
    })
  }

  /** The old log goes only after the new snapshot has been checked, written and read back. */
  async #replaceSnapshot(): Promise<void> {
    const { storage, documents } = this.#parts
    const seq = this.log.durableSeq
    const snapshot = await documents.compact(this.log.durableParts())
    await storage.replaceSnapshot(this.mapId, seq, snapshot)
    this.log.replaceSnapshot(snapshot, seq)
  }
}
