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

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Longest time for one piece of work; a thread that takes longer is ended, and a new one made for the next. */
const deadlineMs = 120_000

/** Does document work in a thread of its own, one piece after the other. The thread starts with the first. */
export class DocumentThread implements DocumentWork {
  readonly #script: URL
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #nextId = 1

  /** @param script where `document-worker` stands, in a form that this Node can run. */
  constructor(script: URL) {
    this.#script = script
  }

  compact: DocumentWork['compact'] = (...args) => this.#ask('compact', args)
  plant: DocumentWork['plant'] = (...args) => this.#ask('plant', args)
  adopt: DocumentWork['adopt'] = (...args) => this.#ask('adopt', args)
  render: DocumentWork['render'] = (...args) => this.#ask('render', args)

  /** Ends the thread; work under way is rejected. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask<W extends keyof DocumentWork>(work: W, args: Parameters<DocumentWork[W]>): ReturnType<DocumentWork[W]> {
    const request: DocumentRequest = { id: this.#nextId++, work, args }
    const answer = new Promise<unknown>((resolve, reject) => {
      const worker = (this.#worker ??= this.#start())
      const deadline = setTimeout(() => void worker.terminate(), deadlineMs)
      const end = () => {
        clearTimeout(deadline)
        this.#waiting.delete(request.id)
        // Only a thread that is at work keeps the process alive.
        if (this.#waiting.size === 0) worker.unref()
      }
      this.#waiting.set(request.id, {
        resolve: (value) => (end(), resolve(value)),
        reject: (error) => (end(), reject(error)),
      })
      worker.ref()
      worker.postMessage(request, [])
    })
    return answer as ReturnType<DocumentWork[W]>
  }

  #start(): Worker {
    const worker = new Worker(this.#script)
    worker.on('message', (answer: DocumentAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      if (answer.ok) waiting?.resolve(answer.value)
      else waiting?.reject(new Error(answer.message))
    })
    let reason = 'the document thread ended'
    worker.on('error', (error) => {
      reason = `the document thread failed: ${error instanceof Error ? error.message : String(error)}`
    })
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
      for (const waiting of this.#waiting.values()) waiting.reject(new Error(reason))
    })
    return worker
  }
}
