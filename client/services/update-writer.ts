import type { WriteTrouble } from '../state/save-status.ts'
import { LocalStoreError } from './local-store.ts'

/** Writes the updates of one map, in order, as fast as the browser's disk takes them. */
export interface UpdateWriter {
  /** Queues an update. `throughEdit` is the number of the last edit of this page that it and all before it hold. */
  add(bytes: Uint8Array, throughEdit: number): void
  /** The store may be empty: puts the whole state in the place of all that waits and all that was stored. */
  replaceAll(bytes: Uint8Array, throughEdit: number): void
  /** Number of the last edit of this page that is stored with all before it. */
  readonly storedThrough: number
  /** Why the last write failed; undefined when it worked. */
  readonly trouble: WriteTrouble | undefined
  /** Updates written so far. */
  readonly writtenRows: number
  /** Resolves when nothing waits, or when the write that is tried now has failed. Never rejects. */
  flush(): Promise<void>
  /** Gives up what still waits. */
  close(): void
}

/** A transaction takes at most this many updates, so that a long burst is safe piece by piece. */
const batchRows = 1_000

const firstRetryMs = 500
const slowestRetryMs = 5_000

interface Waiting {
  readonly bytes: Uint8Array
  readonly throughEdit: number
}

/**
 * Opens a writer. The first update is written at once, and those that come meanwhile go together into the next
 * transaction. After a failure nothing is dropped: the same updates are tried again, because later ones build on them.
 * @param append writes updates in one transaction.
 * @param onChange is called after every write that worked or failed.
 */
export function openUpdateWriter(
  append: (updates: readonly Uint8Array[]) => Promise<void>,
  onChange: () => void,
): UpdateWriter {
  let waiting: Waiting[] = []
  let storedThrough = 0
  let writtenRows = 0
  let trouble: WriteTrouble | undefined
  let writing: Promise<void> | undefined
  let retryMs = firstRetryMs
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const writeBatch = async () => {
    const queue = waiting
    const batch = queue.slice(0, batchRows)
    try {
      await append(batch.map(({ bytes }) => bytes))
      trouble = undefined
      retryMs = firstRetryMs
      writtenRows += batch.length
      // Another queue stands here now when the store was reset meanwhile; it holds this batch too.
      if (queue !== waiting) return
      storedThrough = batch.at(-1)?.throughEdit ?? storedThrough
      queue.splice(0, batch.length)
    } catch (error) {
      trouble = error instanceof LocalStoreError ? error.code : 'failed'
    }
  }

  const writeAll = async () => {
    // What is added in the same breath goes into the same transaction.
    await Promise.resolve()
    while (waiting.length > 0 && !closed) {
      await writeBatch()
      if (!closed) onChange()
      if (trouble !== undefined) break
    }
    writing = undefined
    if (waiting.length === 0 || closed) return
    retry = setTimeout(() => void start(), retryMs)
    retryMs = Math.min(slowestRetryMs, retryMs * 2)
  }

  const start = (): Promise<void> => {
    clearTimeout(retry)
    retry = undefined
    return (writing ??= writeAll())
  }

  return {
    add(bytes, throughEdit) {
      if (closed) return
      waiting.push({ bytes, throughEdit })
      if (retry === undefined) void start()
    },
    replaceAll(bytes, throughEdit) {
      if (closed) return
      waiting = [{ bytes, throughEdit }]
      storedThrough = 0
      if (retry === undefined) void start()
    },
    get storedThrough() {
      return storedThrough
    },
    get trouble() {
      return trouble
    },
    get writtenRows() {
      return writtenRows
    },
    flush: () => (waiting.length > 0 ? start() : (writing ?? Promise.resolve())),
    close() {
      closed = true
      clearTimeout(retry)
      waiting = []
    },
  }
}
