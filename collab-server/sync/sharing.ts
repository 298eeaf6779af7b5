import type { FanOut } from '../fan-out/fan-out.ts'
import type { SharedStorage } from '../storage/storage.ts'
import type { Log } from '../telemetry/log.ts'
import { type SharedMessage, decodeShared, encodeShared } from './shared-message.ts'

/** What a room does for those of the same map on other instances. */
export interface SharedRoom {
  readonly mapId: string
  readonly epoch: string | undefined
  /** Number of the last log entry that is known here. */
  readonly durableSeq: number
  /** Entries of the log, from wherever they come. */
  takeEntries(firstSeq: number, updates: readonly Uint8Array[]): void
  /** Another map stands in the storage in its place. */
  refused(): void
  /** Reads from the storage what is missing here. */
  catchUp(): Promise<void>
  /** Awareness of another instance's clients; `owner` stands for that instance. */
  takePresence(owner: number, update: Uint8Array): void
  /** An instance's clients have gone. */
  dropPresence(owner: number): void
  /** Awareness of the clients that are connected here; undefined when there is none. */
  ownPresence(): Uint8Array | undefined
}

export interface SharingParts {
  readonly storage: SharedStorage
  readonly fanOut: FanOut
  /** How often it is looked for what no message told, in ms. */
  readonly lookMs: number
  readonly log: Log
}

/** What the rest of the server does with what comes from other instances. */
export interface SharingListener {
  /** Links of a map were, or may have been, changed elsewhere. */
  linksChanged(mapId: string): void
  /** Changes reach the other instances at once again (true), or only when they look for them (false). */
  promptChanged(isPrompt: boolean): void
  /** The map is not in the storage any more. */
  removed(mapId: string): void
}

/** One map that is open here, among the instances. */
interface Place {
  /** Undefined while the room is being loaded. */
  room: SharedRoom | undefined
  /** What came meanwhile. */
  readonly early: (readonly [message: SharedMessage, from: string])[]
  /** How the map stood when it was last looked at. */
  seen: { readonly seq: number; readonly linksVersion: number } | undefined
}

/** Messages kept for a room that is being loaded; what is missing is found by looking. */
const mostEarly = 1_000

/**
 * Keeps the rooms of this instance level with those of the same maps on other instances. All hear of each other's log
 * entries, presence and link changes through the fan-out. What stands in the log, and the links, is also looked up in the
 * storage, since messages may be lost: that costs one small question a time for all rooms together.
 */
export class Sharing {
  readonly storage: SharedStorage
  readonly #fanOut: FanOut
  readonly #log: Log
  readonly #places = new Map<string, Place>()
  /** Other instances, as numbers that no connection has. */
  readonly #owners = new Map<string, number>()
  #lastOwner = 0
  #listener: SharingListener | undefined
  readonly #timer: NodeJS.Timeout
  #isLooking = false

  constructor({ storage, fanOut, lookMs, log }: SharingParts) {
    this.storage = storage
    this.#fanOut = fanOut
    this.#log = log
    this.#timer = setInterval(() => void this.#look(), lookMs)
    this.#timer.unref()
  }

  /** Whether changes reach the other instances at once. */
  get isPrompt(): boolean {
    return this.#fanOut.isWorking
  }

  start(listener: SharingListener): void {
    this.#listener = listener
    this.#fanOut.start({
      received: (mapId, bytes, from) => this.#receive(mapId, bytes, from),
      came: () => this.#askAll(),
      gone: (instance) => this.#forget(instance),
      changed: (isWorking) => {
        listener.promptChanged(isWorking)
        if (isWorking) this.#askAll()
      },
    })
  }

  /** Listens to what others say about a map; before its room is loaded, so that nothing falls between. */
  async open(mapId: string): Promise<void> {
    this.#places.set(mapId, { room: undefined, early: [], seen: undefined })
    await this.#fanOut.follow(mapId)
  }

  /** The room is loaded. */
  attach(room: SharedRoom): void {
    const place = this.#places.get(room.mapId)
    if (place === undefined) throw new Error(`nobody listens to what others say about map ${room.mapId}`)
    place.room = room
    for (const [message, from] of place.early.splice(0)) this.#handOver(room, message, from)
    this.#publish(room.mapId, { kind: 'presence-wanted' })
  }

  /** The room has left memory. */
  leave(mapId: string): void {
    this.#places.delete(mapId)
    this.#fanOut.unfollow(mapId)
  }

  tellEntries(mapId: string, firstSeq: number, updates: readonly Uint8Array[]): void {
    if (updates.length > 0) this.#publish(mapId, { kind: 'entries', firstSeq, updates })
  }

  tellPresence(mapId: string, update: Uint8Array): void {
    this.#publish(mapId, { kind: 'presence', update })
  }

  tellLinks(mapId: string): void {
    this.#publish(mapId, { kind: 'links' })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#fanOut.close()
  }

  #publish(mapId: string, message: SharedMessage): void {
    this.#fanOut.publish(mapId, encodeShared(message))
  }

  #receive(mapId: string, bytes: Uint8Array, from: string): void {
    const place = this.#places.get(mapId)
    if (place === undefined) return
    try {
      const message = decodeShared(bytes)
      if (message === undefined) return
      if (message.kind === 'links') this.#listener?.linksChanged(mapId)
      else if (place.room) this.#handOver(place.room, message, from)
      else if (place.early.length < mostEarly) place.early.push([message, from])
    } catch (error) {
      this.#log.error({ map: mapId, err: error }, 'A message of another instance was not understood.')
    }
  }

  #handOver(room: SharedRoom, message: SharedMessage, from: string): void {
    if (message.kind === 'entries') room.takeEntries(message.firstSeq, message.updates)
    if (message.kind === 'presence') room.takePresence(this.#ownerOf(from), message.update)
    if (message.kind !== 'presence-wanted') return
    const update = room.ownPresence()
    if (update) this.tellPresence(room.mapId, update)
  }

  #ownerOf(instance: string): number {
    const known = this.#owners.get(instance)
    if (known !== undefined) return known
    this.#owners.set(instance, --this.#lastOwner)
    return this.#lastOwner
  }

  #forget(instance: string): void {
    const owner = this.#owners.get(instance)
    if (owner === undefined) return
    this.#owners.delete(instance)
    for (const room of this.#rooms()) room.dropPresence(owner)
  }

  /** Somebody may have been forgotten who is there, here or at the others. */
  #askAll(): void {
    for (const room of this.#rooms()) {
      this.#publish(room.mapId, { kind: 'presence-wanted' })
      const update = room.ownPresence()
      if (update) this.tellPresence(room.mapId, update)
    }
  }

  #rooms(): SharedRoom[] {
    return [...this.#places.values()].flatMap(({ room }) => room ?? [])
  }

  /** What the storage has that is not here, although it was there the last time already, no message has told. */
  async #look(): Promise<void> {
    const rooms = this.#rooms()
    if (this.#isLooking || rooms.length === 0) return
    this.#isLooking = true
    try {
      const heads = await this.storage.heads(rooms.map(({ mapId }) => mapId))
      for (const room of rooms) {
        const place = this.#places.get(room.mapId)
        if (place?.room !== room) continue
        const head = heads.get(room.mapId)
        if (head === undefined) this.#listener?.removed(room.mapId)
        else if (head.epoch !== room.epoch) room.refused()
        else if (place.seen?.linksVersion !== head.linksVersion) this.#listener?.linksChanged(room.mapId)
        if (place.seen !== undefined && place.seen.seq > room.durableSeq) await room.catchUp()
        place.seen = head
      }
    } catch (error) {
      // It is looked again soon, and rooms say themselves that nothing can be stored.
      this.#log.warn({ err: error }, 'It could not be looked up what other instances have stored.')
    } finally {
      this.#isLooking = false
    }
  }
}
