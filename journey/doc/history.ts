import * as Y from 'yjs'
import { type Collection, type JourneyMap, collections } from '../model/schema.ts'
import { type KeyWrite, type Seen, Versions } from './key-writes.ts'
import { hidesThing, isPresenceKey } from './presence.ts'
import { type SharedType, outermost, readMap } from './read.ts'
import { collectionRoot, linksRoot, localEdit, metaRoot } from './shape.ts'
import { writtenByOthersSince } from './written-since.ts'

/** What a step of the history was, in the words of whoever did it: an action's name and what it was done to. */
export interface StepLabel {
  /** Key of the action, for the client to word. */
  readonly action: string
  /** Title of the thing it was done to, as it was then. */
  readonly subject?: string
  /** Id of the thing it was done to. */
  readonly target?: string
}

export interface HistoryState {
  readonly undo: StepLabel | undefined
  readonly redo: StepLabel | undefined
}

/** Something on the map: one of a collection, a link, or (`meta`, without id) the map as a whole. */
export interface ThingRef {
  readonly collection: Collection | 'links' | 'meta'
  readonly id: string
}

/** A step that was taken back, or done again. */
export interface TakenStep {
  readonly label: StepLabel
  /** False when the map looks as before: nothing of the step is left to take. */
  readonly changed: boolean
  /** Whether something was left as it is because others have since changed it, or count on it. */
  readonly isOthers: boolean
  /** All that the step was about. */
  readonly about: readonly ThingRef[]
  /** What of that looks different now, or has come or gone. */
  readonly things: readonly ThingRef[]
}

/**
 * Undo and redo of this user's own gestures.
 *
 * What others wrote is never part of it:
 *  - A value goes back to what stood before the step only while the step's own value stands there. What stood before may
 *    be someone else's value; older steps then leave it alone.
 *  - Of a text the step's own letters go and come; letters of others stay.
 *  - A thing is not hidden again once others have written into it or have referred to it since.
 *  - A thing that has been gone since this user deleted it comes back, also when others deleted it at the same time: what
 *    is back can be deleted once more with one key, and whoever undoes looks for it. The undo of those others finds it
 *    there.
 *
 * Taking n steps back and n forth again shows the same map. A step of which nothing is left is still a step.
 */
export interface MapHistory {
  /**
   * Runs edits as one step. Edits of one `gesture` (typing into one field, say) that follow each other are one step.
   */
  run<T>(label: StepLabel, edits: () => T, gesture?: string): T
  /** Ends the running gesture, so that the next edit is a new step. */
  endGesture(): void
  /** Takes the last step back; undefined when there is none. */
  undo(): TakenStep | undefined
  /** Does the step again that was taken back last; undefined when there is none. */
  redo(): TakenStep | undefined
  readonly state: HistoryState
  watch(listener: (state: HistoryState) => void): () => void
  close(): void
}

interface Step {
  readonly label: StepLabel
  readonly writes: Map<Y.Map<unknown>, Map<string, KeyWrite>>
  readonly about: Map<string, ThingRef>
  /** Whether the topmost of the text manager's steps belongs to this one. */
  hasTexts: boolean
}

/** Origin of what undo and redo write. */
const restoring = Symbol('restoring')

/**
 * Opens the history of a document.
 * @param current the map as the document shows it at the moment; without it the document is read for every step taken.
 */
export function openHistory(doc: Y.Doc, current: () => JourneyMap = () => readMap(doc)): MapHistory {
  const done: Step[] = []
  const undone: Step[] = []
  const versions = new Versions()
  const listeners = new Set<(state: HistoryState) => void>()
  let label: StepLabel | undefined
  let gesture: string | undefined
  /** The step that the edits of the moment become part of. */
  let running: Step | undefined
  let isTaking = false
  let state: HistoryState = { undo: undefined, redo: undefined }

  const refresh = () => {
    const next = { undo: done.at(-1)?.label, redo: undone.at(-1)?.label }
    if (next.undo === state.undo && next.redo === state.redo) return
    state = next
    for (const listener of listeners) listener(state)
  }

  const record = (transaction: Y.Transaction) => {
    const texts = [...transaction.changed.keys()].filter((type) => type instanceof Y.Text)
    const keys = changedKeys(transaction)
    if (texts.length === 0 && keys.length === 0) return
    if (!running) {
      running = { label: label ?? { action: 'edit' }, writes: new Map(), about: new Map(), hasTexts: false }
      done.push(running)
      manager.stopCapturing()
    }
    undone.length = 0
    manager.clear(false, true)
    for (const text of texts) if (!manager.scope.includes(text)) manager.addToScope(text)
    running.hasTexts ||= texts.length > 0
    for (const thing of changedThings(transaction, roots)) running.about.set(`${thing.collection}/${thing.id}`, thing)
    for (const [map, key] of keys) {
      const writes = running.writes.get(map) ?? new Map<string, KeyWrite>()
      running.writes.set(map, writes)
      const write = versions.written(map, key, transaction)
      const earlier = writes.get(key)
      // What someone else wrote between two writes of one gesture is what undo brings back.
      if (earlier?.after.id === write.before.id) earlier.after = write.after
      else writes.set(key, write)
    }
    if (label === undefined) running = undefined
    refresh()
  }
  const noteOthers = (transaction: Y.Transaction) => {
    for (const [map, key] of changedKeys(transaction)) {
      const isDeletion = key === 'deletedAt'
      if (isDeletion) versions.joinDeletions(map, key, transaction)
      for (const { above, version } of versions.lost(map, key, transaction)) {
        // Who takes a deletion back wants the thing back, not another's deletion of it.
        if (isDeletion && version.value) continue
        const write = done.map(({ writes }) => writes.get(map)?.get(key)).find((each) => each?.lowest === above)
        if (write) write.before = version
      }
    }
  }
  const roots = rootNames(doc)
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.origin === localEdit) record(transaction)
    else if (!isTaking) noteOthers(transaction)
  }
  // Before the manager listens: it has to know a text before it hears of the transaction that changed it.
  doc.on('afterTransaction', onTransaction)
  // It takes texts back and forth and nothing else. A step ends where a gesture ends, not after a time.
  const manager = new Y.UndoManager([], {
    doc,
    trackedOrigins: new Set([localEdit]),
    captureTimeout: Number.MAX_SAFE_INTEGER,
  })

  /** Writes a step's values back, or again; what others have changed since, or count on, stays. */
  const takeValues = (step: Step, isUndo: boolean): { isChanged: boolean; isNeeded: boolean } => {
    const kept = { isChanged: false, isNeeded: false }
    const seenNow = Y.decodeStateVector(Y.encodeStateVector(doc))
    const needed = new Map<Seen, ReadonlySet<string>>()
    const isNeeded = ({ map, seen }: KeyWrite) => {
      const ids = needed.get(seen) ?? writtenByOthersSince(doc, seen, versions)
      needed.set(seen, ids)
      return ids.has(map._item?.parentSub ?? '')
    }
    const [from, to] = isUndo ? (['after', 'before'] as const) : (['before', 'after'] as const)
    doc.transact(() => {
      for (const [map, writes] of step.writes) {
        const standing = [...writes.values()].filter((write) => versions.at(map, write.key).id === write[from].id)
        kept.isChanged ||= standing.length < writes.size
        const presence = standing.filter(({ key }) => isPresenceKey(key))
        const values = new Map(presence.map((write) => [write.key, write[to].value]))
        const isKept = hidesThing(doc, map, values) && presence.some(isNeeded)
        kept.isNeeded ||= isKept
        for (const write of standing) {
          if (isKept && presence.includes(write)) continue
          const entry = versions.write(map, write.key, write[to])
          if (!isUndo) write.lowest = entry
          write.seen = seenNow
        }
      }
    }, restoring)
    return kept
  }
  /**
   * Takes the letters of one step. The manager itself goes on to older steps when a step has nothing left to take, which
   * would undo something unrelated; so it is shown only the newest. Returns whether there is something to take the other
   * way.
   */
  const takeTexts = (isUndo: boolean): boolean => {
    const [from, to] = isUndo ? [manager.undoStack, manager.redoStack] : [manager.redoStack, manager.undoStack]
    const older = from.splice(0, from.length - 1)
    const count = to.length
    try {
      if (isUndo) manager.undo()
      else manager.redo()
      return to.length > count
    } finally {
      from.unshift(...older)
    }
  }
  const take = (isUndo: boolean): TakenStep | undefined => {
    const [from, to] = isUndo ? [done, undone] : [undone, done]
    const step = from.at(-1)
    if (!step) return undefined
    running = undefined
    gesture = undefined
    const before = current()
    let isOthers: boolean
    isTaking = true
    try {
      const kept = takeValues(step, isUndo)
      isOthers = kept.isChanged || kept.isNeeded
      // Where the thing stays, so do its words.
      if (step.hasTexts && !kept.isNeeded) step.hasTexts = takeTexts(isUndo)
      else if (step.hasTexts) step.hasTexts = (isUndo ? manager.undoStack : manager.redoStack).pop() === undefined
    } finally {
      isTaking = false
      from.pop()
      to.push(step)
      refresh()
    }
    const after = current()
    const about = [...step.about.values()]
    const things = about.filter((thing) => !isAlike(findRef(before, thing), findRef(after, thing)))
    return { label: step.label, changed: things.length > 0, isOthers, about, things }
  }

  return {
    run(nextLabel, edits, nextGesture) {
      if (nextGesture === undefined || nextGesture !== gesture) running = undefined
      gesture = nextGesture
      label = nextLabel
      try {
        return edits()
      } finally {
        label = undefined
      }
    },
    endGesture() {
      gesture = undefined
      running = undefined
    },
    undo: () => take(true),
    redo: () => take(false),
    get state() {
      return state
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      doc.off('afterTransaction', onTransaction)
      manager.destroy()
    },
  }
}

function changedKeys({ changed }: Y.Transaction): [Y.Map<unknown>, string][] {
  return [...changed].flatMap(([type, keys]) =>
    type instanceof Y.Map
      ? [...keys].flatMap((key): [Y.Map<unknown>, string][] => (key === null ? [] : [[type, key]]))
      : [],
  )
}

function changedThings({ changed }: Y.Transaction, roots: ReadonlyMap<unknown, ThingRef['collection']>): ThingRef[] {
  return [...changed].flatMap(([type, keys]) => {
    const { type: root, id } = outermost(type)
    const collection = roots.get(root)
    if (collection === undefined) return []
    const ids = collection === 'meta' ? [''] : id === undefined ? [...keys] : [id]
    return ids.flatMap((each) => (each === null ? [] : [{ collection, id: each }]))
  })
}

function rootNames(doc: Y.Doc): ReadonlyMap<unknown, ThingRef['collection']> {
  return new Map<SharedType | Y.Map<unknown>, ThingRef['collection']>([
    [metaRoot(doc), 'meta'],
    [linksRoot(doc), 'links'],
    ...collections.map((name) => [collectionRoot(doc, name), name] as const),
  ])
}

/** What a reference stands for on a map; undefined when it is not there. */
export function findRef(map: JourneyMap, { collection, id }: ThingRef): object | undefined {
  if (collection === 'meta') return map.meta
  return (map[collection] as readonly { readonly id: string }[] | undefined)?.find((item) => item.id === id)
}

function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [fields, others] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return (
    fields.length === Object.keys(b).length &&
    fields.every(([name, value]) => Object.hasOwn(b, name) && isAlike(value, others[name]))
  )
}
