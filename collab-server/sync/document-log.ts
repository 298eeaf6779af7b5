import * as Y from 'yjs'
import { splitDecoded, splitUpdate } from '../../journey/doc/split-update.ts'
import { limits } from '../protocol.ts'
import type { NewerPart, StoredMap } from '../storage/storage.ts'
import { CardCount } from './card-count.ts'
import { DeletedRanges } from './deleted-ranges.ts'
import { Depths } from './depths.ts'
import { joinedFrames, syncedFrame, updateFrame, updateIn } from './frames.ts'
import {
  type DecodedUpdate,
  type Judgement,
  admittedPart,
  decodeUpdate,
  deletionMarks,
  emptyUpdate,
  judgeUpdate,
} from './update.ts'

/** One update of the log. */
interface Entry {
  readonly update: Uint8Array
  readonly frame: Buffer
  /** Id of the connection it came from. */
  readonly author: number
}

/**
 * What became of an update: new and taken in, known already, or missing something (of which, if asked, what could be
 * taken in was). A map that is full takes in nothing new.
 */
export type Reception = 'taken' | 'known' | 'gap' | 'full'

/**
 * A map as the server holds it: the bytes of a snapshot and the updates after it, each already framed; no Y.Doc. It also
 * knows every clock and deletion, and so whether an update is new and whether all it builds on is here.
 *
 * Entries are numbered from 1 without a gap, as the storage numbers them. Those up to `durableSeq` are stored; later ones
 * only wait here, and move up when others have stored something before them.
 */
export class DocumentLog {
  readonly #stateVector = new Map<number, number>()
  readonly #deleted = new DeletedRanges()
  readonly #depths = new Depths()
  /** How many cards there are. */
  readonly cards = new CardCount()
  /** The snapshot: one update, or parts of it, as a large one is read and as clients ask for all of it. */
  #snapshot: readonly Entry[]
  #snapshotLength: number
  #snapshotSeq: number
  #snapshotClocks: ReadonlyMap<number, number>
  #snapshotDeletions: Buffer[] | undefined
  #entries: Entry[] = []
  #durableSeq: number
  /** How many updates were taken in here. */
  #taken = 0
  #tailBytes = 0
  /** Frames of several entries in one buffer, by first and last number: made once, sent to many. */
  readonly #runs = new Map<string, Buffer[]>()

  /** @throws when the stored bytes are not a complete document; it then must not be opened. */
  constructor(stored: StoredMap) {
    this.#snapshotLength = stored.snapshot.length
    this.#snapshotSeq = stored.snapshotSeq
    this.#durableSeq = stored.snapshotSeq
    const decoded = this.#replay(stored.snapshot, 'the snapshot')
    const isLarge = stored.snapshot.length > limits.partBytes
    // Whoever opens a map wants all of it: now that it is decoded, its parts cost least.
    const parts = isLarge ? splitDecoded(decoded, limits.partBytes) : [stored.snapshot]
    this.#snapshot = parts.map((part) => entryOf(part, 0))
    this.#snapshotClocks = new Map(this.#stateVector)
    for (const update of stored.tail) {
      this.#replay(update, `log entry ${this.#lastSeq + 1}`)
      this.#push(update, 0)
    }
    this.#durableSeq = this.#lastSeq
    this.cards.trustAll()
  }

  get stateVector(): ReadonlyMap<number, number> {
    return this.#stateVector
  }

  /** Number of the last entry that the snapshot covers. */
  get snapshotSeq(): number {
    return this.#snapshotSeq
  }

  get durableSeq(): number {
    return this.#durableSeq
  }

  /** Whether everything taken in is durable. */
  get isSettled(): boolean {
    return this.#durableSeq === this.#lastSeq
  }

  /** How many updates were taken in here, from connections. */
  get takenCount(): number {
    return this.#taken
  }

  /** How many of them are durable: those that were taken in first. */
  get storedCount(): number {
    return this.#taken - (this.#lastSeq - this.#durableSeq)
  }

  get snapshotBytes(): number {
    return this.#snapshotLength
  }

  /** Bytes of all updates after the snapshot. */
  get tailBytes(): number {
    return this.#tailBytes
  }

  /**
   * Takes an update in, if it is new and nothing is missing before it. With `partly`, of an update that misses
   * something, what misses nothing is taken in.
   * @param isForeign whether the author may say nothing new for a client: that counts as missing something
   * @throws InvalidUpdate
   */
  receive(update: Uint8Array, author: number, partly: boolean, isForeign?: (client: number) => boolean): Reception {
    const decoded = decodeUpdate(update)
    const judgement = judgeUpdate(decoded, this.#stateVector, this.#deleted, this.#depths, isForeign)
    if (this.#isTooMuch(decoded, judgement, update.length)) return 'full'
    if (judgement.complete) {
      if (!judgement.fresh) return 'known'
      this.#note(decoded, judgement)
      this.#push(update, author)
      this.#taken++
      return 'taken'
    }
    if (partly && judgement.fresh) {
      const part = admittedPart(decoded, judgement, this.#stateVector, isForeign)
      if (this.receive(part, author, false, isForeign) === 'gap')
        throw new Error('the sound part of an update has a gap')
    }
    return 'gap'
  }

  /**
   * Whether an update says nothing that is not known here.
   * @throws InvalidUpdate
   */
  knows(update: Uint8Array): boolean {
    const { complete, fresh } = judgeUpdate(decodeUpdate(update), this.#stateVector, this.#deleted, this.#depths)
    return complete && !fresh
  }

  /** Updates that wait to be stored, and the number of the first of them. */
  pending(): { firstSeq: number; updates: Uint8Array[] } {
    const waiting = this.#entries.slice(this.#durableSeq - this.#snapshotSeq)
    return { firstSeq: this.#durableSeq + 1, updates: waiting.map(({ update }) => update) }
  }

  /**
   * Takes note of what stands in the stored log from number `firstSeq` on: updates of its own that waited to be stored,
   * and those that others have put there, each in its place. What is durable here already is passed over. False when
   * something before it is not here; nothing is taken in then.
   * @throws when it is not what follows; the room must not go on then
   */
  extend(firstSeq: number, updates: readonly Uint8Array[]): boolean {
    if (firstSeq > this.#durableSeq + 1) return false
    for (const update of updates.slice(this.#durableSeq + 1 - firstSeq)) {
      const next = this.#entry(this.#durableSeq + 1)?.update
      if (next === undefined || !isSame(next, update)) {
        this.#replay(update, `log entry ${this.#durableSeq + 1}`)
        this.#entries.splice(this.#durableSeq - this.#snapshotSeq, 0, entryOf(update, 0))
        this.#tailBytes += update.length
      }
      this.#durableSeq++
    }
    return true
  }

  /**
   * Takes in what has been stored after an entry that was durable here.
   * @throws as {@link DocumentLog.extend}
   */
  catchUp(after: number, { snapshot, tail }: NewerPart): void {
    if (snapshot !== undefined && snapshot.seq > this.#durableSeq) {
      this.#replay(snapshot.bytes, 'the snapshot')
      const waiting = this.#entries.slice(this.#durableSeq - this.#snapshotSeq)
      this.#entries = []
      this.#durableSeq = snapshot.seq
      this.replaceSnapshot(snapshot.bytes, snapshot.seq)
      this.#entries = waiting
      this.#tailBytes = waiting.reduce((sum, { update }) => sum + update.length, 0)
    }
    this.extend((snapshot?.seq ?? after) + 1, tail)
  }

  /** Whether a document with these clocks has something that was never taken in here. */
  lacksOf(clocks: ReadonlyMap<number, number>): boolean {
    return !covers(this.#stateVector, clocks)
  }

  /** The connection that all durable entries from `from` to `to` came from; undefined when they are of several. */
  authorOf(from: number, to: number): number | undefined {
    const author = this.#entry(from)?.author
    for (let seq = from + 1; seq <= to; seq++) if (this.#entry(seq)?.author !== author) return undefined
    return author
  }

  /** All updates taken in, also those that are not durable yet. */
  acceptedParts(): Uint8Array[] {
    return [...this.#snapshot, ...this.#entries].map(({ update }) => update)
  }

  /** All durable updates, the snapshot first: together the whole document. */
  durableParts(): Uint8Array[] {
    const durable = this.#entries.slice(0, this.#durableSeq - this.#snapshotSeq)
    return [...this.#snapshot, ...durable].map(({ update }) => update)
  }

  /**
   * What brings a connection that has everything up to entry `position` to the newest durable one.
   * A position behind the snapshot, or none, gets the snapshot first.
   */
  framesAfter(position: number | undefined): Buffer[] {
    if (position === undefined || position < this.#snapshotSeq) {
      return [...this.#wholeSnapshot(), ...this.#run(this.#snapshotSeq + 1)]
    }
    return this.#run(position + 1)
  }

  /** The answer to a client's sync step 1: all durable that a document with these clocks lacks. */
  answerTo(clocks: ReadonlyMap<number, number>): Buffer[] {
    if (clocks.size === 0) return [...this.framesAfter(undefined), syncedFrame]
    const frames: Buffer[] = []
    const stateVector = Y.encodeStateVector(new Map(clocks))
    if (covers(clocks, this.#snapshotClocks)) frames.push(...this.#deletionsOfSnapshot())
    else frames.push(...this.#snapshotAfter(stateVector))
    for (const { update, frame } of this.#entries.slice(0, this.#durableSeq - this.#snapshotSeq)) {
      if (!isEmpty(Y.diffUpdate(update, stateVector))) frames.push(frame)
    }
    return [...frames, syncedFrame]
  }

  /**
   * Puts a snapshot that covers the durable entries up to `seq` in the place of the old one and of those entries, unless
   * the old one covers more.
   */
  replaceSnapshot(snapshot: Uint8Array, seq: number): void {
    if (seq <= this.#snapshotSeq) return
    const covered = this.#entries.splice(0, seq - this.#snapshotSeq)
    for (const { update } of covered) this.#tailBytes -= update.length
    this.#snapshot = [entryOf(snapshot, 0)]
    this.#snapshotLength = snapshot.length
    this.#snapshotSeq = seq
    this.#snapshotClocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(snapshot))
    this.#snapshotDeletions = undefined
    this.#runs.clear()
  }

  /** What only deletes is welcome in a map that is full, too. */
  #isTooMuch(decoded: DecodedUpdate, { advances, newCards }: Judgement, bytes: number): boolean {
    if (advances.size === 0) return false
    const all = this.#snapshotLength + this.#tailBytes + bytes
    return all > limits.documentBytes || !this.cards.hasRoomFor(newCards, () => deletionMarks(decoded))
  }

  /** The snapshot in parts: a reader on a slow line hears something all the time, and nobody holds all of it at once. */
  #wholeSnapshot(): Buffer[] {
    if (this.#snapshot.length === 1 && this.#snapshotLength > limits.partBytes) {
      const [whole = emptyUpdate] = this.#snapshot.map(({ update }) => update)
      this.#snapshot = splitUpdate(whole, limits.partBytes).map((part) => entryOf(part, 0))
    }
    return this.#snapshot.map(({ frame }) => frame)
  }

  /** What of the snapshot a client with a state vector lacks, and all that the snapshot deletes. */
  #snapshotAfter(stateVector: Uint8Array): Buffer[] {
    return this.#snapshot
      .map(({ update }) => Y.diffUpdate(update, stateVector))
      .filter((update) => !isEmpty(update))
      .flatMap((update) => splitUpdate(update, limits.partBytes).map(updateFrame))
  }

  /** Number of the last entry, durable or not. */
  get #lastSeq(): number {
    return this.#snapshotSeq + this.#entries.length
  }

  #entry(seq: number): Entry | undefined {
    return this.#entries[seq - this.#snapshotSeq - 1]
  }

  #push(update: Uint8Array, author: number): void {
    this.#entries.push(entryOf(update, author))
    this.#tailBytes += update.length
  }

  #replay(update: Uint8Array, what: string): DecodedUpdate {
    const decoded = decodeUpdate(update)
    const judgement = judgeUpdate(decoded, this.#stateVector, this.#deleted, this.#depths)
    if (!judgement.complete) throw new Error(`${what} builds on something that is not stored`)
    this.#note(decoded, judgement)
    return decoded
  }

  #note(decoded: DecodedUpdate, { advances, depths, newCards }: Judgement): void {
    this.#depths.take(depths)
    this.cards.note(newCards)
    for (const [client, clock] of advances) this.#stateVector.set(client, clock)
    for (const [client, ranges] of decoded.deletes) {
      for (const { clock, len } of ranges) this.#deleted.add(client, clock, len)
    }
  }

  /** The durable entries from `first` on as one buffer, or nothing when there are none. */
  #run(first: number): Buffer[] {
    const last = this.#durableSeq
    if (first > last) return []
    const only = this.#entry(first)
    if (first === last && only) return [only.frame]
    if (only === undefined) return []
    const key = `${first}-${last}`
    let run = this.#runs.get(key)
    if (run === undefined) {
      // More than a few at once are connections that lag each by themselves: not worth keeping.
      if (this.#runs.size > 8) this.#runs.clear()
      const entries = this.#entries.slice(first - this.#snapshotSeq - 1, last - this.#snapshotSeq)
      run = joinedFrames(entries.map(({ frame }) => frame))
      this.#runs.set(key, run)
    }
    return run
  }

  /** For a client that has every struct of the snapshot: only what the snapshot deletes. */
  #deletionsOfSnapshot(): Buffer[] {
    this.#snapshotDeletions ??= this.#snapshotAfter(Y.encodeStateVector(new Map(this.#snapshotClocks)))
    return this.#snapshotDeletions
  }
}

function entryOf(update: Uint8Array, author: number): Entry {
  const frame = updateFrame(update)
  return { update: updateIn(frame, update.length), frame, author }
}

const isSame = (one: Uint8Array, other: Uint8Array) => one === other || Buffer.compare(one, other) === 0
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0

function covers(clocks: ReadonlyMap<number, number>, others: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of others) if ((clocks.get(client) ?? 0) < clock) return false
  return true
}
