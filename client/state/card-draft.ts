import { addCard } from '../../journey/edits/cards.ts'
import type { Slot } from '../../journey/model/arrange.ts'
import type { Editor } from './editor.ts'
import { type CellPlace, type GridPlace, placeKey, slotAtPlace } from './focus.ts'
import { type After, placeAfter } from './grid-walk.ts'

/** Cards that are written one after another; each is on the map only once it has a title. */
export interface CardRun {
  /** Makes a card and returns its id; nothing without words. */
  make(slot: Slot, words: string): string | undefined
  /** Selects the last card of the run: that is where one is when nothing more is written. */
  end(): void
}

/** Starts a run of cards. */
export function openCardRun(editor: Editor): CardRun {
  let last: string | undefined
  return {
    make(slot, words) {
      const title = words.trim()
      if (title === '') return undefined
      return (last = editor.edit('step.addCard', undefined, () => addCard(editor.doc, slot, { title })))
    },
    end() {
      const made = last
      last = undefined
      if (made !== undefined) editor.select([made])
    },
  }
}

/** Writes the card at the place that has the keyboard. */
export interface CellDraft {
  write(words: string): void
  /** Makes a card of what is written, if anything is, and goes on writing elsewhere; or ends. */
  commit(after?: After): void
  /**
   * Makes the card where its writing began when the keyboard is there no longer, as when someone else deletes or
   * collapses the lane. What was written for a place that is gone waits among the unplaced cards.
   */
  keep(focus: GridPlace | undefined): void
  /** Ends without a card. */
  drop(): void
}

/** Who shows a draft. */
export interface DraftView {
  /** @param words what is written so far; undefined while the place waits for the first word */
  readonly show: (words: string | undefined) => void
  readonly reveal: (place: CellPlace) => void
}

/** Starts drafts of cards in the cells of a map. */
export function openCellDraft(editor: Editor, { show, reveal }: DraftView): CellDraft {
  const run = openCardRun(editor)
  let draft: { readonly at: CellPlace; readonly words: string } | undefined
  const put = (next: typeof draft) => {
    draft = next
    show(next?.words)
  }
  const end = () => {
    put(undefined)
    run.end()
  }
  const commit = (after?: After) => {
    if (!draft) return
    const { at, words } = draft
    const slot = slotAtPlace(editor.store.getState(), at)
    const made = slot && run.make(slot, words)
    const goOn = after !== undefined && (made !== undefined || after !== 'here')
    const next = goOn ? placeAfter(editor.store.getState().shown, at, after) : undefined
    if (!next) return end()
    put({ at: next, words: '' })
    editor.focusOn(next)
    reveal(next)
  }
  return {
    write(words) {
      const { focus } = editor.store.getState()
      const at = draft?.at ?? (focus?.kind === 'cell' ? focus : undefined)
      if (at) put({ at, words })
    },
    commit,
    keep(focus) {
      if (draft && (!focus || placeKey(focus) !== placeKey(draft.at))) commit()
    },
    drop: end,
  }
}
