import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { type Operation, type Principal, can } from '../access/can.ts'
import { type Closing, type Notice, closings, limits, messageType, notice, syncType } from '../protocol.ts'
import { TokenBucket } from '../token-bucket.ts'
import { barrierFrame, noticeFrame, step1Frame, syncedFrame } from './frames.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { InvalidUpdate } from './update.ts'
import type { Wire } from './wire.ts'

/** What a client has said of itself before it was let in. */
export interface ClientKind {
  /** Whether it understands notices before it has sent a barrier. */
  readonly isApp: boolean
  /** The epoch of the copy that it has, if it has one of a map that was restored. */
  readonly epoch: string | undefined
}

/** One client in one room: reads its messages, and sends it the room's log from where it stands. */
export class Connection {
  /** Unique among the connections of this process; 0 is nobody. */
  readonly id: number
  readonly #room: Room
  readonly #wire: Wire
  /** Number of the last log entry that the client has been sent; undefined before it asked for the document. */
  #position: number | undefined
  /** Whether the client has answered our latest sync step 1: until then something of its may be missing here. */
  #isComplete = false
  /** Barriers not yet answered, in order; `count` is how many updates must be durable, once that is known. */
  readonly #barriers: { readonly token: number; count: number | undefined }[] = []
  #usesBarriers = false
  /** What the client has still to be sent before anything newer; frames that all share, so that a slow reader holds none. */
  #outbox: Buffer[] = []
  #missingWrites = 0
  readonly #questions: TokenBucket
  /** A question that came while the wire was blocked. */
  #postponed: ReadonlyMap<number, number> | undefined
  #missedPresence = false
  #principal: Principal
  #forbiddenWrites = 0
  /** Whether something of the client's was not taken because the map was full, and has not come again since. */
  #lacksRoom = false
  readonly #isApp: boolean

  /** Whether what the client has may be of a history that the map, restored from a backup, does not go on from. */
  #isForeign: boolean

  /** @param client how it understands us, and the epoch of its copy */
  constructor(id: number, room: Room, wire: Wire, principal: Principal, client: ClientKind, now: () => number) {
    this.id = id
    this.#room = room
    this.#wire = wire
    this.#principal = principal
    this.#isApp = client.isApp
    this.#isForeign = room.epoch !== undefined && client.epoch !== room.epoch
    this.#questions = new TokenBucket({ atOnce: limits.questions, perSecond: 1 / 60 }, now)
    wire.onDrain(() => this.#catchUp())
  }

  get principal(): Principal {
    return this.#principal
  }

  /** The client may do other things from now on. */
  set principal(principal: Principal) {
    const isSame = principal.role === this.#principal.role
    this.#principal = principal
    if (isSame) return
    this.#tellRole()
    // What was refused so far may be welcome now.
    if (this.#may('edit')) this.#askForState()
  }

  /** Greets the client: what it may do, what the server has of the document, and who is here. */
  open(): void {
    this.#tellRole()
    this.#wire.send(step1Frame(this.#room.log.stateVector))
    if (this.#room.presence.size > 0) this.#wire.send(this.#room.presence.all())
  }

  /**
   * Takes one message.
   * @throws Refusal
   */
  receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    switch (read(() => decoding.readVarUint(decoder))) {
      case messageType.sync:
        this.#receiveSync(decoder)
        break
      case messageType.awareness: {
        const content = read(() => decoding.readVarUint8Array(decoder))
        if (this.#may('appear')) this.#room.receivePresence(this, content)
        break
      }
      case messageType.queryAwareness:
        this.sendPresence(this.#room.presence.all())
        break
      case messageType.barrier:
        this.#receiveBarrier(read(() => decoding.readVarUint(decoder)))
        break
      default:
        throw new Refusal(closings.badMessage)
    }
  }

  /** Sends what has become durable and answers the barriers that waited for it. */
  advance(): void {
    this.#sendLog()
    this.#answerBarriers()
  }

  sendPresence(frame: Buffer): void {
    if (this.#wire.isBlocked) this.#missedPresence = true
    else this.#wire.send(frame)
  }

  /** Tells the app, or a client that uses barriers; others would not understand. */
  notify(code: Notice): void {
    if (this.#isApp || this.#usesBarriers) this.#wire.send(noticeFrame(code))
  }

  close(closing: Closing): void {
    this.#wire.close(closing)
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const type = read(() => decoding.readVarUint(decoder))
    const content = read(() => decoding.readVarUint8Array(decoder))
    if (type === syncType.update && content.length > limits.updateBytes) throw new Refusal(closings.messageTooLarge)
    if (type === syncType.step1) this.#receiveStep1(content)
    else if (type === syncType.step2 || type === syncType.update) this.#receiveUpdate(content, type === syncType.step2)
    else throw new Refusal(closings.badMessage)
  }

  #receiveStep1(stateVector: Uint8Array): void {
    if (stateVector.length > limits.stateVectorBytes) throw new Refusal(closings.messageTooLarge)
    const clocks = read(() => Y.decodeStateVector(stateVector))
    // One that has nothing but what is here is at home here, wherever it had it from.
    if (this.#isForeign && this.#room.log.lacksOf(clocks)) throw new Refusal(closings.otherEpoch)
    this.#isForeign = false
    if (this.#lacksRoom && !this.#room.log.lacksOf(clocks)) {
      this.#lacksRoom = false
      this.#isComplete = true
      this.#answerBarriers()
    }
    // Before anything of the document, and never to a copy that is none of this history.
    if (this.#isApp && this.#room.epoch !== undefined) this.#wire.send(noticeFrame(`epoch-${this.#room.epoch}`))
    if (this.#isBehind) this.#postponed = clocks
    else this.#answerStep1(clocks)
  }

  /**
   * A client that asks again gets the log from where it stands: what was sent before arrives before, so that nothing of
   * it need be looked through and sent a second time.
   */
  #answerStep1(clocks: ReadonlyMap<number, number>): void {
    const { log } = this.#room
    if (this.#position !== undefined && this.#position >= log.snapshotSeq) {
      this.#sendLog()
      this.#deliver([syncedFrame])
      return
    }
    this.#position = log.durableSeq
    this.#deliver(log.answerTo(clocks))
  }

  #receiveUpdate(update: Uint8Array, isAnswer: boolean): void {
    // Before it has said what it has: what it writes could be the other history.
    if (this.#isForeign) throw new Refusal(closings.otherEpoch)
    if (!this.#may('edit')) {
      this.#refuseWrite(update, isAnswer)
      return
    }
    // An answer may come in parts: updates, and a sync step 2 as the last. The client itself may lack what one misses.
    const isPart = isAnswer || !this.#isComplete
    const reception = readUpdate(() => this.#room.receive(update, this.id, isPart, this.#principal.linkId))
    if (reception === 'full') {
      // Nothing that comes after it is covered by a barrier either, until the client has asked with all it has here.
      this.#isComplete = false
      this.#lacksRoom = true
      this.notify(notice.mapFull)
    } else if (isAnswer && !this.#lacksRoom) {
      // What still misses something is not the client's own: it cannot have built on what it lacks itself.
      this.#isComplete = true
      this.#missingWrites = 0
    } else if (reception === 'gap' && !this.#lacksRoom) this.#askForMissing()
    this.#answerBarriers()
  }

  /** Of a client that may not write nothing is taken, whichever message brings it. */
  #refuseWrite(update: Uint8Array, isAnswer: boolean): void {
    // A client that has nothing of its own answers all the same, with what is known here.
    if (isAnswer && readUpdate(() => this.#room.log.knows(update))) {
      this.#isComplete = true
      this.#answerBarriers()
      return
    }
    this.#isComplete = false
    if (++this.#forbiddenWrites > limits.forbiddenWrites) throw new Refusal(closings.accessEnded)
    this.notify(notice.notAllowed)
  }

  /** While an answer is on its way nothing more is asked: it will hold all that the client sent before it. */
  #askForMissing(): void {
    if (!this.#isComplete) {
      if (++this.#missingWrites > limits.missingWrites) throw new Refusal(closings.keepsMissing)
      return
    }
    if (!this.#questions.take()) throw new Refusal(closings.keepsMissing)
    this.#askForState()
  }

  #askForState(): void {
    this.#isComplete = false
    this.#wire.send(step1Frame(this.#room.log.stateVector))
  }

  #may(operation: Operation): boolean {
    return can(this.#principal, operation, this.#room.mapId, Date.now())
  }

  #tellRole(): void {
    if (this.#isApp) this.#wire.send(noticeFrame(`role-${this.#principal.role}`))
  }

  #receiveBarrier(token: number): void {
    this.#barriers.push({ token, count: undefined })
    // While nothing can be stored they gather; the answer to a later one says the same as those before.
    if (this.#barriers.length > limits.barriers) this.#barriers.shift()
    if (!this.#usesBarriers) {
      this.#usesBarriers = true
      if (this.#room.isStorageFailing) this.notify(notice.storageFailing)
      if (this.#room.isLateForOthers) this.notify(notice.othersLate)
      if (this.#lacksRoom) this.notify(notice.mapFull)
    }
    this.#answerBarriers()
  }

  #answerBarriers(): void {
    if (!this.#isComplete) return
    const { log } = this.#room
    for (const barrier of this.#barriers) barrier.count ??= log.takenCount
    let next = this.#barriers[0]
    while (next?.count !== undefined && next.count <= log.storedCount) {
      this.#wire.send(barrierFrame(next.token))
      this.#barriers.shift()
      next = this.#barriers[0]
    }
  }

  #sendLog(): void {
    const { log } = this.#room
    if (this.#position === undefined || this.#position === log.durableSeq || this.#isBehind) return
    const isOwn = this.#position >= log.snapshotSeq && log.authorOf(this.#position + 1, log.durableSeq) === this.id
    const after = this.#position
    this.#position = log.durableSeq
    if (!isOwn) this.#deliver(log.framesAfter(after))
  }

  /** Whether the client has to take something before it gets more. */
  get #isBehind(): boolean {
    return this.#wire.isBlocked || this.#outbox.length > 0
  }

  /** Sends frames as fast as the client takes them, one behind the other. */
  #deliver(frames: readonly Buffer[]): void {
    const outbox = this.#outbox.length > 0 ? [...this.#outbox, ...frames] : frames
    let sent = 0
    for (; sent < outbox.length && !this.#wire.isBlocked; sent++) this.#wire.send(outbox[sent] as Buffer)
    this.#outbox = outbox.slice(sent)
  }

  #catchUp(): void {
    this.#deliver([])
    if (this.#isBehind) return
    const postponed = this.#postponed
    this.#postponed = undefined
    if (postponed) this.#answerStep1(postponed)
    else this.#sendLog()
    if (!this.#missedPresence) return
    this.#missedPresence = false
    this.#wire.send(this.#room.presence.all())
  }
}

/** Reads a part of a message; a message that ends too early is refused. */
function read<T>(reading: () => T): T {
  try {
    return reading()
  } catch (error) {
    throw new Refusal(closings.badMessage, { cause: error })
  }
}

/** Does what reads an update; one that cannot be read is refused. */
function readUpdate<T>(reading: () => T): T {
  try {
    return reading()
  } catch (error) {
    throw error instanceof InvalidUpdate ? new Refusal(closings.invalidUpdate, { cause: error }) : error
  }
}
