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

/** Looks through and counts one file, off the page's thread. Only counts come back; rows do not stay. */
export class TableWorker {
  #source: ByteSource | undefined
  #inspection: Inspection | undefined

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
    return inspection
  }

  async tally(mapping: TableMapping, onProgress: OnProgress): Promise<Tally> {
    if (!this.#inspection) throw new Error('A table is counted after it was looked through.')
    return tallyTable(this.#opened(), this.#inspection, mapping, rarely(onProgress))
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
