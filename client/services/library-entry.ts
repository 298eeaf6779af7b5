import type * as Y from 'yjs'
import type { LocalStore, MapCardFields } from './local-store.ts'
import { summariseDoc } from './map-summary.ts'

/** Keeps the library's card of an open map up to date. */
export interface LibraryEntry {
  /** Puts the map into the library, or back into it, as opened now. */
  open(): void
  /** Notes an edit, of whoever. */
  touch(): void
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
    open() {
      isOpen = true
      save({ openedAt: now(), deletedAt: undefined })
      void flush()
    },
    touch: () => save({ editedAt: now() }),
    save,
    flush,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
