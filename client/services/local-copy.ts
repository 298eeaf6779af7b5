import * as Y from 'yjs'
import type { LocalLoad, LocalStore } from './local-store.ts'

/** What this browser has of one map, on its way into the map's document. */
export interface LocalCopy {
  /** Origin of the transactions that bring it. */
  readonly origin: unknown
  /** `late`: not all is read after three seconds, or reading failed; it goes on. */
  readonly state: 'reading' | 'read' | 'late'
  /** Whether anything of the map was here. */
  readonly hasContent: boolean
  /** Damaged rows that were set aside. */
  readonly quarantined: number
  /** Reads the copy into the document. Resolves within the deadline, whatever happens; never rejects. */
  read(): Promise<void>
  /** Says how many rows were written since; many of them are made into one, some time later. */
  grown(writtenRows: number): void
  close(): void
}

const deadlineMs = 3_000
const retryMs = 3_000
/** Rows that make a compaction worth its while. */
const compactAboveRows = 200
const compactDelayMs = 3_000

export function openLocalCopy(mapId: string, doc: Y.Doc, store: LocalStore, onChange: () => void): LocalCopy {
  const origin = Symbol('local copy')
  let state: LocalCopy['state'] = 'reading'
  let hasContent = false
  let quarantined = 0
  let rows = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let compaction: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const take = (load: LocalLoad) => {
    if (load.updates.length > 0)
      doc.transact(() => load.updates.forEach((update) => Y.applyUpdate(doc, update, origin)), origin)
    hasContent ||= load.updates.length > 0
    quarantined = load.quarantined
    rows = load.rows
  }
  const end = (next: 'read' | 'late') => {
    state = next
    onChange()
    if (next === 'read') grown(0)
  }
  const tryAgain = () => {
    retry = setTimeout(() => void read(), retryMs)
  }
  const takeRest = async (coming: NonNullable<LocalLoad['rest']>) => {
    const rest = await coming
    if (closed) return
    if (!rest) return tryAgain()
    take(rest)
    end('read')
  }
  const read = async (): Promise<void> => {
    try {
      const load = await store.loadMap(mapId, deadlineMs)
      if (closed) return
      take(load)
      end(load.rest ? 'late' : 'read')
      if (load.rest) void takeRest(load.rest)
    } catch {
      if (closed) return
      end('late')
      tryAgain()
    }
  }
  const compact = async (total: number) => {
    try {
      await store.compact(mapId)
    } catch {
      // The rows stand as they stood; the next try comes when as many again have gathered.
    }
    rows -= total
    compaction = undefined
  }
  const grown = (writtenRows: number) => {
    const total = rows + writtenRows
    if (total <= compactAboveRows || state !== 'read' || closed) return
    compaction ??= setTimeout(() => void compact(total), compactDelayMs)
  }
  return {
    origin,
    get state() {
      return state
    },
    get hasContent() {
      return hasContent
    },
    get quarantined() {
      return quarantined
    },
    read,
    grown,
    close() {
      closed = true
      clearTimeout(retry)
      clearTimeout(compaction)
    },
  }
}
