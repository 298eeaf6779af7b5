import { type Closing, type Notice, closings, notice } from '../protocol.ts'
import { Committer } from './committer.ts'
import { Pace } from './pace.ts'
import { Room, type RoomParts } from './room.ts'

/**
 * A map's place among the rooms. `seats` counts who is in the room or waits for it: with none left for a while, the room
 * shortens its log, and leaves memory unless somebody has come meanwhile.
 */
type Slot = { readonly state: 'loading'; readonly room: Promise<Room | undefined>; seats: number } | OpenSlot

interface OpenSlot {
  readonly state: 'open'
  readonly room: Room
  seats: number
  /** Set while nobody is there. */
  idle?: NodeJS.Timeout | undefined
}

/** All maps in memory, each in one room at most. */
export class Rooms {
  readonly #slots = new Map<string, Slot>()
  readonly #parts: RoomParts
  #isStopping = false

  /** @param linksChanged called when links of an open map were, or may have been, changed on another instance */
  constructor(parts: Omit<RoomParts, 'committer' | 'pace'>, linksChanged: (mapId: string) => void) {
    const pace = new Pace(parts.now)
    const committer = new Committer({
      storage: parts.storage,
      pace,
      log: parts.log,
      meters: parts.meters,
      onChange: (failing) => this.#tell(failing ? notice.storageFailing : notice.storageOk),
    })
    this.#parts = { ...parts, committer, pace }
    parts.sharing?.start({
      linksChanged,
      promptChanged: (isPrompt) => this.#tell(isPrompt ? notice.othersPrompt : notice.othersLate),
      removed: (mapId) => this.end(mapId),
    })
  }

  /** Whether changes cannot be stored at the moment. */
  get isStorageFailing(): boolean {
    return this.#parts.committer.failing
  }

  get openCount(): number {
    return this.#slots.size
  }

  /**
   * The room of a map, loaded if it is not in memory; undefined when there is no such map. It stays until
   * {@link Rooms.leave} has been called as often. Rejects when the map cannot be loaded: never with an empty map.
   */
  async enter(mapId: string): Promise<Room | undefined> {
    let slot = this.#slots.get(mapId)
    if (slot?.state === 'open' && slot.room.isBroken) {
      this.#keep(slot)
      this.#forget(mapId)
      slot = undefined
    }
    if (slot === undefined) {
      slot = { state: 'loading', room: this.#load(mapId), seats: 0 }
      this.#slots.set(mapId, slot)
    }
    if (slot.state === 'open') this.#keep(slot)
    slot.seats++
    const room = await slot.room
    // Whoever comes from another instance finds at least what they had there.
    if (this.#parts.sharing) await room?.catchUp()
    if (room?.isBroken) {
      this.leave(room)
      throw new Error('what is stored does not fit what is in memory')
    }
    return room
  }

  /** Gives back a seat taken by {@link Rooms.enter}. */
  leave(room: Room): void {
    const slot = this.#slots.get(room.mapId)
    // One that was found broken may have another in its place.
    if (room.isBroken && (slot?.state !== 'open' || slot.room !== room)) return
    if (slot?.state !== 'open') throw new Error(`nobody is in room ${room.mapId}`)
    slot.seats--
    if (slot.seats === 0 && !this.#isStopping) this.#closeWhenIdle(slot)
  }

  /** Closes the room of a map that is gone: whoever comes now, and finds another of its id, gets a new one. */
  end(mapId: string): void {
    const slot = this.#slots.get(mapId)
    if (slot?.state !== 'open') return
    slot.room.end(closings.accessEnded)
    this.#keep(slot)
    this.#forget(mapId)
  }

  closeAll(closing: Closing): void {
    for (const room of this.#openRooms()) room.closeAll(closing)
  }

  /** Waits until all that was taken in is durable: true; or gives up after `deadlineMs`: false. */
  settle(deadlineMs: number): Promise<boolean> {
    return this.#parts.committer.settle(deadlineMs)
  }

  /** Finishes what rooms have under way. Nobody may come or write any more. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const slot of this.#slots.values()) if (slot.state === 'open') this.#keep(slot)
    await Promise.all(this.#openRooms().map((room) => room.finish()))
  }

  async #load(mapId: string): Promise<Room | undefined> {
    const { sharing, storage } = this.#parts
    try {
      await sharing?.open(mapId)
      const stored = await storage.load(mapId)
      const room = stored && new Room(stored, this.#parts)
      const slot = this.#slots.get(mapId)
      if (room) this.#slots.set(mapId, { state: 'open', room, seats: slot?.state === 'loading' ? slot.seats : 0 })
      else this.#forget(mapId)
      if (room) sharing?.attach(room)
      return room
    } catch (error) {
      this.#forget(mapId)
      throw error
    }
  }

  #keep(slot: OpenSlot): void {
    clearTimeout(slot.idle)
    slot.idle = undefined
  }

  #closeWhenIdle(slot: OpenSlot): void {
    const idle = setTimeout(() => void this.#closeIfIdle(slot, idle), this.#parts.settings.roomIdleMs)
    slot.idle = idle
    idle.unref()
  }

  async #closeIfIdle(slot: OpenSlot, idle: NodeJS.Timeout): Promise<void> {
    const { room } = slot
    // What cannot be stored yet lives only here: the room stays as long as that lasts.
    if (room.isSettled && !room.isBroken) {
      await this.#parts.history.ended(room)
      await room.shorten()
    }
    // Whoever came meanwhile took the timer away, and another one stands there if they have left again.
    if (slot.idle !== idle) return
    if (room.isSettled || room.isBroken) this.#forget(room.mapId)
    else this.#closeWhenIdle(slot)
  }

  #forget(mapId: string): void {
    this.#slots.delete(mapId)
    this.#parts.sharing?.leave(mapId)
  }

  #openRooms(): Room[] {
    return [...this.#slots.values()].flatMap((slot) => (slot.state === 'open' ? [slot.room] : []))
  }

  #tell(what: Notice): void {
    for (const room of this.#openRooms()) room.notify(what)
  }
}
