import type { LogAppend, Storage } from '../storage/storage.ts'
import type { Log } from '../telemetry/log.ts'
import type { Meters } from '../telemetry/meters.ts'
import type { Pace } from './pace.ts'

/** Something with updates to store. */
export interface Committable {
  readonly mapId: string
  /** Connections that wait for its updates. */
  readonly receivers: number
  /** Updates that wait to be stored, and the number of the first of them. */
  pending(): Omit<LogAppend, 'mapId'>
  /**
   * Called when updates have become durable.
   * @param part what stands in the log from the number on that was told
   * @param count how many of its last updates were just written, at most
   */
  committed(part: LogAppend, count: number): void
  /** Called when its updates can never be stored: the stored map is not the one that is here. */
  refused(): void
}

/** Waits after failed writes, in ms; the last one repeats. */
const retryDelaysMs = [100, 200, 500, 1_000, 2_000, 5_000]

/**
 * Stores the updates of all rooms: whatever has gathered while the last write was under way goes in one transaction.
 * What cannot be stored stays with its room and is tried again until it can.
 */
export class Committer {
  readonly #storage: Storage
  readonly #pace: Pace
  readonly #onChange: (failing: boolean) => void
  readonly #log: Log
  readonly #meters: Meters
  readonly #waiting = new Set<Committable>()
  #run: Promise<void> | undefined
  #failures = 0
  #hurry: (() => void) | undefined

  /** @param onChange called when storing begins to fail, and when it works again and all is stored. */
  constructor(parts: { storage: Storage; pace: Pace; onChange: (failing: boolean) => void; log: Log; meters: Meters }) {
    this.#storage = parts.storage
    this.#pace = parts.pace
    this.#onChange = parts.onChange
    this.#log = parts.log
    this.#meters = parts.meters
  }

  /** Whether the last write failed. */
  get failing(): boolean {
    return this.#failures > 0
  }

  /** Notes that a room has something to store. */
  add(room: Committable): void {
    this.#waiting.add(room)
    this.#run ??= this.#drain()
  }

  /** Resolves when nothing waits any more: true; or after `deadlineMs`: false. Waits that are under way are cut short. */
  async settle(deadlineMs: number): Promise<boolean> {
    const deadline = performance.now() + deadlineMs
    while (this.#run !== undefined) {
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) return false
      this.#hurry?.()
      let timer: NodeJS.Timeout | undefined
      // Hurried again and again, so that a storage that comes back just in time is noticed.
      const pause = new Promise((resolve) => (timer = setTimeout(resolve, Math.min(leftMs, 200))))
      await Promise.race([this.#run, pause])
      clearTimeout(timer)
    }
    return true
  }

  async #drain(): Promise<void> {
    while (this.#waiting.size > 0) {
      await this.#wait(this.failing ? this.#retryDelayMs() : this.#gatherMs())
      await this.#commit([...this.#waiting])
    }
    this.#run = undefined
  }

  async #commit(rooms: readonly Committable[]): Promise<void> {
    this.#waiting.clear()
    const appends = rooms.map((room): LogAppend => ({ mapId: room.mapId, ...room.pending() }))
    const startedAt = performance.now()
    let parts: readonly (LogAppend | undefined)[]
    try {
      parts = await this.#storage.append(appends)
    } catch (error) {
      for (const room of rooms) this.#waiting.add(room)
      this.#failures++
      this.#meters.commitFailed()
      const fields = { maps: rooms.length, retryMs: this.#retryDelayMs(), err: error }
      this.#log.error(fields, 'Changes cannot be stored and are kept in memory.')
      if (this.#failures === 1) this.#onChange(true)
      return
    }
    this.#meters.committed(performance.now() - startedAt)
    const recovered = this.failing
    this.#failures = 0
    rooms.forEach((room, index) => {
      const part = parts[index]
      if (part) room.committed(part, appends[index]?.updates.length ?? 0)
      else room.refused()
    })
    if (!recovered) return
    this.#log.info('Changes are stored again.')
    this.#onChange(false)
  }

  /** At least to the end of the event loop's turn, so that what arrived together is stored together. */
  #gatherMs(): number {
    let receivers = 0
    for (const room of this.#waiting) receivers += room.receivers
    return this.#pace.delayMs(receivers)
  }

  #retryDelayMs(): number {
    return retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length) - 1] ?? 0
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms < 1) {
        setImmediate(resolve)
        return
      }
      const end = () => {
        clearTimeout(timer)
        this.#hurry = undefined
        resolve()
      }
      const timer = setTimeout(end, ms)
      this.#hurry = end
    })
  }
}
