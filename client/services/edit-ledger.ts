import type { FactsPatch } from '../state/save-status.ts'

/** Counts the edits of this page, and knows since when the oldest unsafe one waits. */
export interface EditLedger {
  /** Number of the last edit made here; the first is 1. */
  readonly made: number
  /** Notes an edit made now and returns its number. */
  add(): number
  /** What follows for the status when edits are stored and acknowledged through these numbers. */
  facts(storedThrough: number, acknowledgedThrough: number): FactsPatch
}

export function openEditLedger(now: () => number): EditLedger {
  let made = 0
  /** When the edits were made that were last known to be unsafe. */
  let waiting: { readonly edit: number; readonly at: number }[] = []
  return {
    get made() {
      return made
    },
    add() {
      waiting.push({ edit: ++made, at: now() })
      return made
    },
    facts(storedThrough, acknowledgedThrough) {
      const safeThrough = Math.max(storedThrough, acknowledgedThrough)
      if (waiting[0] && waiting[0].edit <= safeThrough) waiting = waiting.filter(({ edit }) => edit > safeThrough)
      const unsafeEdits = made - safeThrough
      // An edit that was safe and is no longer (its store was reset) counts from now.
      if (unsafeEdits > 0 && waiting.length === 0) waiting.push({ edit: made, at: now() })
      return {
        unsentEdits: made - acknowledgedThrough,
        unsafeEdits,
        unsafeSince: unsafeEdits > 0 ? waiting[0]?.at : undefined,
      }
    },
  }
}
