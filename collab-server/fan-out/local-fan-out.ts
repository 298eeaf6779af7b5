import { randomUUID } from 'node:crypto'
import type { FanOut, FanOutListener } from './fan-out.ts'

/** Where instances of one process meet. */
export class LocalHub {
  readonly members = new Map<string, LocalFanOut>()
}

/** Carries messages between instances in one process; for one by itself there is nobody to carry to. */
export class LocalFanOut implements FanOut {
  readonly instance = randomUUID()
  readonly isWorking = true
  readonly #hub: LocalHub
  readonly #followed = new Set<string>()
  #listener: FanOutListener | undefined

  constructor(hub: LocalHub = new LocalHub()) {
    this.#hub = hub
  }

  start(listener: FanOutListener): void {
    this.#listener = listener
    for (const other of this.#others()) {
      other.#listener?.came(this.instance)
      listener.came(other.instance)
    }
    this.#hub.members.set(this.instance, this)
  }

  async follow(mapId: string): Promise<void> {
    this.#followed.add(mapId)
  }

  unfollow(mapId: string): void {
    this.#followed.delete(mapId)
  }

  publish(mapId: string, message: Uint8Array): void {
    const copy = message.slice()
    // Later, as on any way between processes.
    setImmediate(() => {
      for (const other of this.#others())
        if (other.#followed.has(mapId)) other.#listener?.received(mapId, copy, this.instance)
    })
  }

  async close(): Promise<void> {
    this.#hub.members.delete(this.instance)
    for (const other of this.#others()) other.#listener?.gone(this.instance)
  }

  #others(): LocalFanOut[] {
    return [...this.#hub.members.values()].filter((each) => each !== this)
  }
}
