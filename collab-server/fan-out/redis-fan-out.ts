import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import type { FanOut, FanOutListener } from './fan-out.ts'

/** Beats without an echo of one's own after which nothing is believed to travel any more. */
const lostBeats = 3
/** Beats in which an instance was not heard after which it is believed to have ended. */
const silentBeats = 5
/** How long following a map waits for Redis, in ms. */
const followMs = 1_000

/** What an instance says about itself. */
const alive = 1
const ended = 0

export interface RedisFanOutParts {
  /** May hold a password. */
  readonly url: string
  /** Of all that share one Redis, only instances of the same group hear each other. */
  readonly group: string
  /** How often an instance says that it lives, in ms. */
  readonly beatMs: number
}

/**
 * Carries messages through Redis: one channel for each map, and one in which every instance says that it lives. An
 * instance hears itself there; when it does not, messages do not travel, whatever the connection looks like.
 */
export class RedisFanOut implements FanOut {
  readonly instance: string = randomUUID()
  readonly #prefix: string
  readonly #beatMs: number
  readonly #publisher: Redis
  readonly #subscriber: Redis
  #listener: FanOutListener | undefined
  #timer: NodeJS.Timeout | undefined
  #isWorking = false
  /** Beats since the last echo of one's own. */
  #unheard = 0
  /** Other instances, and beats since each was heard. */
  readonly #others = new Map<string, number>()

  constructor({ url, group, beatMs }: RedisFanOutParts) {
    this.#prefix = `jejak:${group}`
    this.#beatMs = beatMs
    const options = {
      protocol: 2,
      lazyConnect: true,
      connectTimeout: 5_000,
      maxRetriesPerRequest: null,
      retryStrategy: (times: number) => Math.min(100 * times, 1_000),
    } as const
    // What cannot be published now is not worth being published later.
    this.#publisher = new Redis(url, { ...options, enableOfflineQueue: false, autoResendUnfulfilledCommands: false })
    this.#subscriber = new Redis(url, options)
    for (const redis of [this.#publisher, this.#subscriber]) {
      // It connects again by itself; what matters is whether messages travel.
      redis.on('error', () => undefined)
    }
    this.#subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#hear(channel.toString(), message))
  }

  get isWorking(): boolean {
    return this.#isWorking
  }

  start(listener: FanOutListener): void {
    this.#listener = listener
    for (const redis of [this.#publisher, this.#subscriber]) redis.connect().catch(() => undefined)
    this.#subscriber.subscribe(this.#aliveChannel).catch(() => undefined)
    this.#timer = setInterval(() => this.#beat(), this.#beatMs)
    this.#timer.unref()
    // The first echo need not wait for the first beat.
    this.#subscriber.on('ready', () => this.#say(alive))
    this.#publisher.on('ready', () => this.#say(alive))
  }

  async follow(mapId: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, followMs)))
    const followed = this.#subscriber.subscribe(this.#channelOf(mapId)).catch(() => undefined)
    await Promise.race([followed, ...(this.#isWorking ? [late] : [Promise.resolve()])])
    clearTimeout(timer)
  }

  unfollow(mapId: string): void {
    this.#subscriber.unsubscribe(this.#channelOf(mapId)).catch(() => undefined)
  }

  publish(mapId: string, message: Uint8Array): void {
    if (this.#isWorking) this.#send(this.#channelOf(mapId), message)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#listener = undefined
    if (this.#isWorking) {
      this.#say(ended)
      // Redis answers in order: then the goodbye is out.
      await Promise.race([this.#publisher.ping().catch(() => undefined), pause(500)])
    }
    this.#publisher.disconnect()
    this.#subscriber.disconnect()
  }

  get #aliveChannel(): string {
    return `${this.#prefix}:alive`
  }

  #channelOf(mapId: string): string {
    return `${this.#prefix}:map:${mapId}`
  }

  #send(channel: string, message: Uint8Array): void {
    this.#publisher.publish(channel, Buffer.concat([Buffer.from(this.instance), message])).catch(() => undefined)
  }

  #say(what: typeof alive | typeof ended): void {
    this.#send(this.#aliveChannel, Uint8Array.of(what))
  }

  #hear(channel: string, message: Buffer): void {
    const from = message.toString('latin1', 0, this.instance.length)
    const content = message.subarray(this.instance.length)
    if (channel === this.#aliveChannel) {
      this.#hearOf(from, content[0] === alive)
      return
    }
    if (from === this.instance) return
    // Whoever speaks lives, so that what is known of them ends when they fall silent.
    this.#hearOf(from, true)
    this.#listener?.received(channel.slice(this.#channelOf('').length), content, from)
  }

  #hearOf(instance: string, isAlive: boolean): void {
    if (instance === this.instance) {
      this.#unheard = 0
      this.#setWorking(true)
    } else if (isAlive) {
      const isNew = !this.#others.has(instance)
      this.#others.set(instance, 0)
      if (isNew) this.#listener?.came(instance)
    } else if (this.#others.delete(instance)) this.#listener?.gone(instance)
  }

  #beat(): void {
    if (this.#unheard >= lostBeats) this.#setWorking(false)
    // A connection that is open and silent would stay so for many minutes.
    if (this.#unheard > 0 && this.#unheard % (2 * lostBeats) === 0) this.#connectAgain()
    this.#unheard++
    this.#say(alive)
    for (const [instance, silent] of this.#others) {
      this.#others.set(instance, silent + 1)
      if (silent < silentBeats) continue
      this.#others.delete(instance)
      this.#listener?.gone(instance)
    }
  }

  #setWorking(isWorking: boolean): void {
    if (isWorking === this.#isWorking) return
    this.#isWorking = isWorking
    this.#listener?.changed(isWorking)
    if (isWorking) return
    for (const instance of this.#others.keys()) this.#listener?.gone(instance)
    this.#others.clear()
  }

  #connectAgain(): void {
    for (const redis of [this.#publisher, this.#subscriber]) if (redis.status === 'ready') redis.disconnect(true)
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
