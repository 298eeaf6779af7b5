import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Closing } from '../protocol.ts'
import type { Reception } from '../sync/document-log.ts'

/** What can be asked of the server at any moment. */
export interface Levels {
  readonly rooms: number
  readonly connections: number
  readonly isStorageFailing: boolean
  readonly isFanOutFailing: boolean
}

/** Counts what the server does, for Prometheus. Labels are of few values: never a map, a link or an address. */
export class Meters {
  readonly #registry = new Registry()
  readonly #updates: Counter<'result'>
  readonly #closings: Counter<'reason'>
  readonly #commits: Histogram
  readonly #commitFailures: Counter
  readonly #requests: Histogram<'method' | 'route' | 'status'>

  constructor(levels: () => Levels) {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    const gauge = (name: string, help: string, read: (now: Levels) => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(levels()))
        },
      })
    gauge('jejak_rooms', 'Maps in memory.', ({ rooms }) => rooms)
    gauge('jejak_connections', 'Open sockets.', ({ connections }) => connections)
    gauge('jejak_storage_failing', '1 while changes cannot be stored.', (now) => Number(now.isStorageFailing))
    gauge('jejak_fan_out_failing', '1 while other instances hear of changes late.', (now) =>
      Number(now.isFanOutFailing),
    )
    this.#updates = new Counter({
      name: 'jejak_updates_total',
      help: 'Updates that came in, by what became of them.',
      labelNames: ['result'],
      registers,
    })
    this.#closings = new Counter({
      name: 'jejak_closings_total',
      help: 'Connections that ended, by the reason that the server gave; "left" where the client went.',
      labelNames: ['reason'],
      registers,
    })
    this.#commits = new Histogram({
      name: 'jejak_commit_seconds',
      help: 'Time of a write of all that had gathered, until it was durable.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    })
    this.#commitFailures = new Counter({
      name: 'jejak_commit_failures_total',
      help: 'Writes that failed and are tried again.',
      registers,
    })
    this.#requests = new Histogram({
      name: 'jejak_http_request_seconds',
      help: 'Time of an HTTP request.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
      registers,
    })
  }

  updateCame(result: Reception): void {
    this.#updates.inc({ result })
  }

  /** @param closing why the server ended it; undefined when the client did */
  connectionClosed(closing: Closing | undefined): void {
    this.#closings.inc({ reason: closing?.reason ?? 'left' })
  }

  /** @param ms how long the write took */
  committed(ms: number): void {
    this.#commits.observe(ms / 1_000)
  }

  commitFailed(): void {
    this.#commitFailures.inc()
  }

  /** @param ms how long the answer took */
  requestAnswered(method: string, route: string, status: number, ms: number): void {
    this.#requests.observe({ method, route, status }, ms / 1_000)
  }

  /** All of it in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  get mediaType(): string {
    return this.#registry.contentType
  }
}
