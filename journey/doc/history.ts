import * as Y from 'yjs'
import { localEdit, mapRoots } from './shape.ts'

/** What a step of the history was, in the words of whoever did it: an action's name and what it was done to. */
export interface StepLabel {
  /** Key of the action, for the client to word. */
  readonly action: string
  /** Title of the thing it was done to, as it was then. */
  readonly subject?: string
  /** Id of the thing it was done to, to scroll to. */
  readonly target?: string
}

export interface HistoryState {
  readonly undo: StepLabel | undefined
  readonly redo: StepLabel | undefined
}

/** Undo and redo of this user's own gestures. What others wrote is never part of it. */
export interface MapHistory {
  /**
   * Runs edits as one step. Edits of one `gesture` (typing into one field, say) that follow each other are one step.
   */
  run<T>(label: StepLabel, edits: () => T, gesture?: string): T
  /** Ends the running gesture, so that the next edit is a new step. */
  endGesture(): void
  /** Takes the last step back. `changed` is false when others have since overwritten all of it. */
  undo(): { label: StepLabel; changed: boolean } | undefined
  redo(): { label: StepLabel; changed: boolean } | undefined
  readonly state: HistoryState
  watch(listener: (state: HistoryState) => void): () => void
  close(): void
}

const labelKey = 'label'

export function openHistory(doc: Y.Doc): MapHistory {
  const manager = new Y.UndoManager(mapRoots(doc), {
    trackedOrigins: new Set([localEdit]),
    // A step ends where a gesture ends, not after a time.
    captureTimeout: Number.MAX_SAFE_INTEGER,
    deleteFilter: (item) => !replacedByStep(item),
  })
  const listeners = new Set<(state: HistoryState) => void>()
  let label: StepLabel | undefined
  let gesture: string | undefined
  let taken: StackItem | undefined
  let state: HistoryState = { undo: undefined, redo: undefined }

  const refresh = () => {
    const next = { undo: top(manager.undoStack), redo: top(manager.redoStack) }
    if (next.undo === state.undo && next.redo === state.redo) return
    state = next
    for (const listener of listeners) listener(state)
  }
  manager.on('stack-item-added', ({ stackItem }: { stackItem: StackItem }) => {
    if (label) stackItem.meta.set(labelKey, label)
    refresh()
  })
  manager.on('stack-item-popped', refresh)

  /**
   * Whether a value took the place of another in the step that is being taken back. It then goes by the other coming
   * again; if that cannot be, because someone else wrote at the same time, Yjs would leave nothing: a card without place.
   */
  const replacedByStep = (item: Y.Item) => {
    if (item.parentSub === null || !taken) return false
    const { deletions, insertions } = taken
    for (let older = item.left; older !== null; older = older.left)
      if (Y.isDeleted(deletions, older.lastId) && !Y.isDeleted(insertions, older.lastId)) return true
    return false
  }

  /**
   * Takes back one step and no more. Yjs itself goes on to older steps when a step has nothing left to take back, which
   * would undo something unrelated; so it is shown only the newest step.
   */
  const step = (stack: StackItem[], take: () => unknown) => {
    const newest = top(stack)
    if (!newest) return undefined
    taken = stack.at(-1)
    const older = stack.splice(0, stack.length - 1)
    label = newest
    gesture = undefined
    try {
      const changed = take() !== null
      return { label: newest, changed }
    } finally {
      label = undefined
      taken = undefined
      stack.unshift(...older)
      manager.stopCapturing()
      refresh()
    }
  }

  return {
    run(nextLabel, edits, nextGesture) {
      if (nextGesture === undefined || nextGesture !== gesture) manager.stopCapturing()
      gesture = nextGesture
      label = nextLabel
      try {
        return edits()
      } finally {
        label = undefined
        refresh()
      }
    },
    endGesture() {
      gesture = undefined
      manager.stopCapturing()
    },
    undo: () => step(manager.undoStack, () => manager.undo()),
    redo: () => step(manager.redoStack, () => manager.redo()),
    get state() {
      return state
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => manager.destroy(),
  }
}

type StackItem = Y.UndoManager['undoStack'][number]

function top(stack: readonly StackItem[]): StepLabel | undefined {
  const item = stack.at(-1)
  return item && ((item.meta.get(labelKey) as StepLabel | undefined) ?? { action: 'edit' })
}
