import type * as Y from 'yjs'
import type { LocalStore, MapCardFields } from './local-store.ts'
import { summariseDoc } from './map-summary.ts'

/** Keeps the library's card of an open map up to date. */
export interface LibraryEntry {
  /** Whether there are edits of this device that the server may not have. */
  readonly unsent: boolean
  /** Puts the map into the library, or back into it, as opened now; a hidden session leaves that as it is. */
  open(isHidden: boolean): void
  /** Notes an edit, of whoever. */
  touch(): void
  /** Remembers for the next visit whether there is something to send. */
  markUnsent(isUnsent: boolean): void
  /** Writes fields with the next write. */
  save(fields: MapCardFields): void
  /** Writes what waits. Never rejects. */
  flush(): Promise<void>
  close(): void
}

/** After an edit the card is written this much later, together with what else changed. */
const saveDelayMs = 1_000

/** Makes an entry; nothing is written before {@link LibraryEntry.open}. */
export function openLibraryEntry(mapId: string, doc: Y.Doc, store: LocalStore, now: () => number): LibraryEntry {
  let waiting: MapCardFields = {}
  let isOpen = false
  let unsent = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    if (!isOpen || Object.keys(waiting).length === 0) return
    const fields = waiting
    waiting = {}
    try {
      await store.saveMapCard(mapId, { ...summariseDoc(doc), ...fields })
    } catch {
      // The next edit writes it; the map itself is not in the card.
      waiting = { ...fields, ...waiting }
    }
  }
  const save = (fields: MapCardFields) => {
    if (closed) return
    waiting = { ...waiting, ...fields }
    timer ??= setTimeout(() => void flush(), saveDelayMs)
  }
  return {
    get unsent() {
      return unsent
    },
    open(isHidden) {
      isOpen = true
      if (!isHidden) save({ openedAt: now(), deletedAt: undefined })
      void flush()
    },
    touch: () => save({ editedAt: now() }),
    markUnsent(isUnsent) {
      if (isUnsent === unsent) return
      unsent = isUnsent
      save({ unsent: isUnsent ? true : undefined })
    },
    save,
    flush,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
