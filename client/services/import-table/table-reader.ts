import { type Remote, proxy, wrap } from 'comlink'
import type { Inspection, NoTable, TableForm } from '../../../journey/import/read-table.ts'
import type { Tally, TableMapping } from '../../../journey/import/tally.ts'
import type { LogMapping } from '../../../journey/reality/log-columns.ts'
import type { LogReading, TableWorker } from './table-worker.ts'

/** The work was broken off. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** A file that is read as a table in a thread of its own. Whatever is under way rejects with {@link Cancelled} on close. */
export class TableReader {
  readonly #worker: Worker
  readonly #remote: Remote<TableWorker>
  readonly #ended: Promise<never>
  #end: (why: Error) => void = () => undefined

  constructor(file: Blob) {
    this.#worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' })
    this.#remote = wrap<TableWorker>(this.#worker)
    this.#ended = new Promise<never>((_resolve, reject) => (this.#end = reject))
    // Nobody may be waiting when it ends.
    this.#ended.catch(() => undefined)
    this.#worker.addEventListener('error', () => this.#end(new Error('The thread that reads tables failed.')))
    void this.#remote.open(file)
  }

  /** Looks through the file; what is chosen is not guessed. */
  inspect(
    chosen: Partial<Pick<TableForm, 'separator' | 'hasHeader'>>,
    onProgress: (share: number) => void,
  ): Promise<Inspection | NoTable> {
    return Promise.race([this.#remote.inspect(chosen, proxy(onProgress)), this.#ended])
  }

  /** Counts its rows, as a mapping says. */
  tally(mapping: TableMapping, onProgress: (share: number) => void): Promise<Tally> {
    return Promise.race([this.#remote.tally(mapping, proxy(onProgress)), this.#ended])
  }

  /** Reads it as an event log; names of `sameAs` stand for the same place as another one. */
  readLog(
    mapping: LogMapping,
    sameAs: Readonly<Record<string, string>>,
    onProgress: (share: number) => void,
  ): Promise<LogReading> {
    return Promise.race([this.#remote.readLog(mapping, sameAs, proxy(onProgress)), this.#ended])
  }

  close(): void {
    this.#worker.terminate()
    this.#end(new Cancelled('The table is closed.'))
  }
}
