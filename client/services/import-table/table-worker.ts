import { expose } from 'comlink'
import {
  type ByteSource,
  type Inspection,
  type NoTable,
  type OnProgress,
  type TableForm,
  inspectTable,
  tallyTable,
} from '../../../journey/import/read-table.ts'
import type { Tally, TableMapping } from '../../../journey/import/tally.ts'
import { type LogFindings, readLog } from '../../../journey/reality/event-log.ts'
import type { LogMapping } from '../../../journey/reality/log-columns.ts'
import { type EventLog, readEventLog } from '../../../journey/reality/log-rows.ts'

/** What an event log says, without its events. */
export interface LogReading extends Omit<EventLog, 'events'> {
  readonly findings: LogFindings
}

/** Looks through and counts one file, off the page's thread. Only counts come back; of an event log the events stay. */
export class TableWorker {
  #source: ByteSource | undefined
  #inspection: Inspection | undefined
  #log: { readonly mapping: string; readonly read: EventLog } | undefined

  open(file: Blob): void {
    this.#source = {
      size: file.size,
      slice: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    }
  }

  async inspect(
    chosen: Partial<Pick<TableForm, 'separator' | 'hasHeader'>>,
    onProgress: OnProgress,
  ): Promise<Inspection | NoTable> {
    const inspection = await inspectTable(this.#opened(), chosen, rarely(onProgress))
    if (inspection.ok) this.#inspection = inspection
    this.#log = undefined
    return inspection
  }

  async tally(mapping: TableMapping, onProgress: OnProgress): Promise<Tally> {
    if (!this.#inspection) throw new Error('A table is counted after it was looked through.')
    return tallyTable(this.#opened(), this.#inspection, mapping, rarely(onProgress))
  }

  /** @param sameAs names that stand for the same place as another one */
  async readLog(
    mapping: LogMapping,
    sameAs: Readonly<Record<string, string>>,
    onProgress: OnProgress,
  ): Promise<LogReading> {
    if (!this.#inspection) throw new Error('A log is read after it was looked through.')
    const known = JSON.stringify(mapping)
    if (this.#log?.mapping !== known)
      this.#log = {
        mapping: known,
        read: await readEventLog(this.#opened(), this.#inspection, mapping, rarely(onProgress)),
      }
    const { events, ...rest } = this.#log.read
    return { ...rest, findings: readLog(events, sameAs) }
  }

  #opened(): ByteSource {
    if (!this.#source) throw new Error('No file was opened.')
    return this.#source
  }
}

/** Progress that is told ten times a second at most. */
function rarely(onProgress: OnProgress): OnProgress {
  let last = 0
  return (share) => {
    const now = performance.now()
    if (now - last < 100 && share < 1) return
    last = now
    void onProgress(share)
  }
}

expose(new TableWorker())
