import { Worker } from 'node:worker_threads'
import type { DocumentWork } from './documents.ts'

/** A request to the thread: which work, on what. */
export interface DocumentRequest {
  readonly id: number
  readonly work: keyof DocumentWork
  readonly args: readonly unknown[]
}

/** The thread's answer: a value, or the message of what went wrong. */
export type DocumentAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** A piece of work that is not done. */
interface Job {
  readonly request: DocumentRequest
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Longest time for one piece of work, in ms. */
const longestWorkMs = 120_000

/** A thread without work is kept so long, in ms: it holds some 60 MB, and a new one is there within 0.2 s. */
const keptIdleMs = 5_000

/**
 * Does document work in a thread of its own, one piece after the other. The thread starts with the first, and ends when
 * there has been nothing to do for a while. A thread that dies, or is ended because a piece of work takes too long, takes
 * only that piece with it; a new one does the others.
 */
export class DocumentThread implements DocumentWork {
  readonly #script: URL
  readonly #deadlineMs: number
  readonly #idleMs: number
  readonly #waiting: Job[] = []
  #current: Job | undefined
  #deadline: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #worker: Worker | undefined
  #nextId = 1

  /**
   * @param script where `document-worker` stands, in a form that this Node can run.
   * @param deadlineMs longest time for one piece of work, counted from its beginning.
   * @param idleMs how long a thread without work is kept.
   */
  constructor(script: URL, deadlineMs: number = longestWorkMs, idleMs: number = keptIdleMs) {
    this.#script = script
    this.#deadlineMs = deadlineMs
    this.#idleMs = idleMs
  }

  compact: DocumentWork['compact'] = (...args) => this.#ask('compact', args)
  plant: DocumentWork['plant'] = (...args) => this.#ask('plant', args)
  order: DocumentWork['order'] = (...args) => this.#ask('order', args)
  adopt: DocumentWork['adopt'] = (...args) => this.#ask('adopt', args)
  countCards: DocumentWork['countCards'] = (...args) => this.#ask('countCards', args)
  render: DocumentWork['render'] = (...args) => this.#ask('render', args)
  export: DocumentWork['export'] = (...args) => this.#ask('export', args)
  record: DocumentWork['record'] = (...args) => this.#ask('record', args)
  discuss: DocumentWork['discuss'] = (...args) => this.#ask('discuss', args)

  /** Ends the thread; all work that is not done is rejected. */
  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.reject(new Error('the document thread ended'))
    clearTimeout(this.#idle)
    await this.#worker?.terminate()
  }

  #ask<W extends keyof DocumentWork>(work: W, args: Parameters<DocumentWork[W]>): ReturnType<DocumentWork[W]> {
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ request: { id: this.#nextId++, work, args }, resolve, reject })
    })
    if (this.#current === undefined) this.#next()
    return answer as ReturnType<DocumentWork[W]>
  }

  #next(): void {
    const job = this.#waiting.shift()
    this.#current = job
    clearTimeout(this.#idle)
    if (job === undefined) {
      // Only a thread that is at work keeps the process alive.
      this.#worker?.unref()
      this.#idle = setTimeout(() => this.#drop(), this.#idleMs).unref()
      return
    }
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    this.#deadline = setTimeout(() => {
      this.#drop()
      this.#end((late) => late.reject(new Error(`document work took longer than ${this.#deadlineMs} ms`)))
      this.#next()
    }, this.#deadlineMs)
    worker.postMessage(job.request, [])
  }

  /** Ends the thread, and whatever it is at. */
  #drop(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
  }

  /** Ends the work under way. */
  #end(how: (job: Job) => void): void {
    clearTimeout(this.#deadline)
    if (this.#current) how(this.#current)
    this.#current = undefined
  }

  #start(): Worker {
    const worker = new Worker(this.#script)
    worker.on('message', (answer: DocumentAnswer) => {
      if (answer.id !== this.#current?.request.id) return
      this.#end((job) => (answer.ok ? job.resolve(answer.value) : job.reject(new Error(answer.message))))
      this.#next()
    })
    let reason = 'the document thread ended'
    worker.on('error', (error) => {
      reason = `the document thread failed: ${error instanceof Error ? error.message : String(error)}`
    })
    worker.on('exit', () => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      this.#end((job) => job.reject(new Error(reason)))
      this.#next()
    })
    return worker
  }
}
