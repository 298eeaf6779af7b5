import * as Y from 'yjs'

/**
 * What stood in a key of a Y.Map at some time: a value, undefined for none, and which write it was. Equal values of two
 * writes are two versions: that is how undo tells what this user wrote from what someone else did.
 */
export interface Version {
  readonly id: string
  readonly value: unknown
}

/** How much of each client's work a document held. */
export type Seen = ReadonlyMap<number, number>

/** What one step wrote into one key. */
export interface KeyWrite {
  readonly map: Y.Map<unknown>
  readonly key: string
  before: Version
  after: Version
  /** Id of the lowest entry that the step wrote: what someone wrote at the same time and lost stands right below it. */
  lowest: string
  /** What was there when the step wrote, or last took back or did again what it wrote. */
  seen: Seen
}

const none: Version = { id: 'none', value: undefined }

/** Tells the writes of keys apart. Yjs offers no way to ask for them, so its entries are read as they stand. */
export class Versions {
  /** Entries that undo and redo wrote, and the version that each of them shows again. */
  readonly #again = new Map<string, string>()

  /** The version that stands in a key now. */
  at(map: Y.Map<unknown>, key: string): Version {
    const entry = map._map.get(key)
    return entry ? this.#of(entry, !entry.deleted) : none
  }

  /** Lets a version stand in a key again. Returns the id of the entry that shows it. */
  write(map: Y.Map<unknown>, key: string, { id, value }: Version): string {
    if (value === undefined) map.delete(key)
    else map.set(key, value instanceof TextCopy ? new Y.Text(value.text) : value)
    const entry = map._map.get(key)
    if (!entry) return ''
    this.#again.set(idOf(entry, !entry.deleted), id)
    return startOf(entry)
  }

  /** What a transaction of this user wrote into a key. */
  written(map: Y.Map<unknown>, key: string, transaction: Y.Transaction): KeyWrite {
    const top = map._map.get(key)
    let lowest = top
    let older: Y.Item | null = top ?? null
    while (older !== null && isNew(older, transaction)) {
      lowest = older
      older = older.left
    }
    const before = older === null ? none : this.#of(older, Y.isDeleted(transaction.deleteSet, older.lastId))
    return {
      map,
      key,
      before,
      after: this.at(map, key),
      lowest: lowest ? startOf(lowest) : '',
      seen: transaction.afterState,
    }
  }

  /**
   * What someone wrote into a key at the same time as this user and that lost: the version, and the entry right above it.
   * It has to be asked for as it arrives, before Yjs forgets the value.
   */
  *lost(map: Y.Map<unknown>, key: string, transaction: Y.Transaction): Generator<{ above: string; version: Version }> {
    const top = map._map.get(key)
    if (!top || isNew(top, transaction)) return
    for (let above = top; above.left !== null; above = above.left) {
      const entry = above.left
      if (isNew(entry, transaction) && !isNew(above, transaction) && !(entry.content instanceof Y.ContentDeleted))
        yield { above: startOf(above), version: this.#of(entry, true) }
    }
  }

  /**
   * What others wrote into a key while it said, as it says now, that a thing is deleted: all these deletions are one
   * version, that of the first, because the thing has been gone all the time.
   */
  joinDeletions(map: Y.Map<unknown>, key: string, transaction: Y.Transaction): void {
    const { before, after } = this.written(map, key, transaction)
    const top = map._map.get(key)
    if (top && before.value && after.value) this.#again.set(idOf(top, true), before.id)
  }

  /**
   * Whether what someone wrote, an entry or letters, can still be read: as it was written, or because undo has brought it
   * back after this user had replaced or erased it.
   */
  stands(doc: Y.Doc, item: Y.Item): boolean {
    if (!item.deleted) return true
    const { parent, parentSub, redone, length } = item
    if (parentSub !== null) return parent instanceof Y.Map && this.at(parent, parentSub).id === idOf(item, true)
    if (redone === null) return false
    for (let clock = redone.clock; clock < redone.clock + length;) {
      const again = Y.getItem(doc.store, Y.createID(redone.client, clock))
      if (again instanceof Y.Item && this.stands(doc, again)) return true
      clock = again.id.clock + again.length
    }
    return false
  }

  #of(entry: Y.Item, stood: boolean): Version {
    const id = idOf(entry, stood)
    return { id: this.#again.get(id) ?? id, value: stood ? valueOf(entry) : undefined }
  }
}

/** The words of a text that stood where no text was before. A shared type can be written only once. */
class TextCopy {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

function valueOf(entry: Y.Item): unknown {
  const value: unknown = entry.content.getContent().at(-1)
  if (value instanceof Y.Text) return new TextCopy(value.toString())
  // Where a peer put some other shared type, the map shows nothing.
  return value instanceof Y.AbstractType ? undefined : value
}

/** Entries that were deleted one after the other may be joined to one: its last id is that of what stood last. */
const idOf = ({ lastId: { client, clock } }: Y.Item, stood: boolean) => `${client}:${clock}${stood ? '' : ' gone'}`
const startOf = ({ id: { client, clock } }: Y.Item) => `${client}:${clock}`

const isNew = ({ id }: Y.Item, { beforeState }: Y.Transaction) => id.clock >= (beforeState.get(id.client) ?? 0)
