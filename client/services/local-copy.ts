import * as Y from 'yjs'
import type { LocalLoad, LocalStore } from './local-store.ts'

/** What this browser has of one map. */
export interface LocalCopy {
  /** Origin of the transactions that bring what was late. */
  readonly origin: unknown
  /** `late`: not all is read after three seconds, or reading failed; it goes on. */
  readonly state: 'reading' | 'read' | 'late'
  /** Whether anything of the map was here that can be shown. */
  readonly hasContent: boolean
  /** Damaged rows that were set aside. */
  readonly quarantined: number
  /**
   * Reads the copy. Resolves within the deadline, whatever happens, to the document of what could be read; what comes
   * later is put into the same document. Never rejects.
   */
  read(): Promise<Y.Doc>
  /** Says how many rows were written since; many of them are made into one, some time later. */
  grown(writtenRows: number): void
  close(): void
}

const deadlineMs = 3_000
const retryMs = 3_000
/** Rows that make a compaction worth its while. */
const compactAboveRows = 200
const compactDelayMs = 3_000

export function openLocalCopy(mapId: string, store: LocalStore, onChange: () => void): LocalCopy {
  const origin = Symbol('local copy')
  let state: LocalCopy['state'] = 'reading'
  let doc: Y.Doc | undefined
  let hasContent = false
  let quarantined = 0
  let rows = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let compaction: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const take = (load: LocalLoad): Y.Doc => {
    hasContent ||= load.hasContent
    quarantined = load.quarantined
    rows = load.rows
    if (!doc) return (doc = load.doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(load.doc), origin)
    load.doc.destroy()
    return doc
  }
  const end = (next: 'read' | 'late') => {
    state = next
    if (!closed) onChange()
    if (next === 'read') grown(0)
  }
  const takeRest = async (coming: NonNullable<LocalLoad['rest']>) => {
    const rest = await coming
    if (closed) return rest?.doc.destroy()
    if (!rest) return tryAgain()
    take(rest)
    end('read')
  }
  const read = async (): Promise<Y.Doc> => {
    try {
      const load = await store.loadMap(mapId, deadlineMs)
      const taken = take(load)
      end(load.rest ? 'late' : 'read')
      if (load.rest) void takeRest(load.rest)
      return taken
    } catch {
      doc ??= new Y.Doc()
      end('late')
      tryAgain()
      return doc
    }
  }
  const tryAgain = () => {
    if (!closed) retry = setTimeout(() => void read(), retryMs)
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
