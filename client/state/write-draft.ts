import { addCard } from '../../journey/edits/cards.ts'
import { addStage } from '../../journey/edits/stages.ts'
import type { Slot } from '../../journey/model/arrange.ts'
import { limits } from '../../journey/model/limits.ts'
import type { CanvasView } from './canvas-view.ts'
import { type DraftPlace, draftId, indexOfDraft, newStage, noDraft, placeAtSlot, slotOfDraft } from './draft.ts'
import type { Editor } from './editor.ts'
import { type CellPlace, type GridPlace, keptPlace, placeKey, slotAtPlace } from './focus.ts'
import { type After, placeAfter } from './grid-walk.ts'

/** What writing works with: the map, and who shows it. */
interface Writing {
  readonly editor: Editor
  readonly view: CanvasView
}

/** Begins writing a card at a slot of the whole map, with its first words. What was being written is kept. */
export function openCardDraft(writing: Writing, slot: Slot, words = ''): void {
  begin(writing, () => placeAtSlot(writing.editor.store.getState(), slot), words)
}

/** Begins writing a stage behind another, or the first of all. */
export function openStageDraft(writing: Writing, behind: string | undefined): void {
  begin(writing, () => ({ kind: 'stage', ...(behind === undefined ? {} : { behind }) }))
}

/** Begins writing a card at the end of a cell, with its first words. */
export function openCellDraft(writing: Writing, at: CellPlace, words = ''): void {
  begin(
    writing,
    () => {
      const standing = writing.editor.store.getState()
      const slot = slotAtPlace(standing, at)
      // The cell may be that of another touchpoint's column, which the keyboard does not leave for the first word.
      return { ...(slot && placeAtSlot(standing, slot)), kind: 'card', at }
    },
    words,
  )
}

/**
 * Goes on with what was being written when the page went. Where its place is not shown any more it is made a card at once:
 * one of that place, or, when that is gone, an unplaced one.
 */
export function reopenDraft(writing: Writing, place: DraftPlace, words: string): 'opened' | 'made' {
  const { editor } = writing
  const at = place.kind === 'card' ? nearestShown(editor, place.at) : undefined
  if (place.kind === 'stage' || at) {
    begin(writing, () => (place.kind === 'card' && at ? { ...place, at } : place), words)
    return 'opened'
  }
  commitDraft(writing)
  editor.draft.setState({ ...noDraft, place, words })
  commitDraft(writing)
  return 'made'
}

function begin(writing: Writing, placed: () => DraftPlace, words = ''): void {
  const { editor } = writing
  commitDraft(writing)
  const { focus, anchor, selection } = editor.store.getState()
  editor.rename(undefined)
  editor.draft.setState({ ...noDraft, whence: { focus, anchor, selection } })
  goOn(writing, placed(), words)
}

function goOn({ editor, view }: Writing, place: DraftPlace, words = ''): void {
  editor.draft.setState({ place, words })
  if (place.kind === 'stage') {
    editor.focusOn(editor.store.getState().focus, [])
    return view.reveal(draftId)
  }
  editor.focusOn(place.at)
  view.revealPlace(place.at)
}

/** Takes what is written so far. */
export function writeDraft({ draft }: Editor, words: string): void {
  draft.setState({ words })
}

/**
 * Makes what is written, if anything is, and goes on writing: the next card in the same cell, the next or previous stage's
 * cell. At the map's edge it goes on where it is. Without `after`, or when Enter finds nothing written, it ends.
 */
export function commitDraft(writing: Writing, after?: After): void {
  const { editor } = writing
  const { place } = editor.draft.getState()
  if (!place) return
  const made = make(editor, place)
  const isMade = made !== undefined
  if (after === undefined || (!isMade && after === 'here')) return end(editor)
  if (place.kind === 'stage') {
    if (isMade && after !== 'previous') return goOn(writing, { kind: 'stage', behind: made })
    return isMade ? end(editor) : undefined
  }
  const { shown, map } = editor.store.getState()
  if (map.cards.length >= limits.cards) return end(editor)
  const aside = after === 'here' ? undefined : placeAfter(shown, place.at, after)
  if (aside) return goOn(writing, { kind: 'card', at: aside })
  const here = isMade ? placeAfter(shown, place.at, 'here') : undefined
  if (here) goOn(writing, { ...place, at: here })
}

/**
 * Makes the card where its writing began when the keyboard is there no longer, as when someone else deletes or collapses
 * the lane. What was written for a place that is gone waits among the unplaced cards.
 * @returns the words, when their place is not shown any more: they have gone from under whoever wrote them
 */
export function keepDraft(editor: Editor): string | undefined {
  const { place, words } = editor.draft.getState()
  const { focus } = editor.store.getState()
  if (place?.kind !== 'card' || (focus && placeKey(focus) === placeKey(place.at))) return undefined
  const isLost = words.trim() !== '' && nearestShown(editor, place.at) === undefined
  make(editor, place)
  editor.draft.setState({ whence: undefined })
  end(editor)
  return isLost ? words.trim() : undefined
}

/** A cell as the map is shown, or what has become of its column; undefined when its stage or lane is not shown. */
function nearestShown({ store }: Editor, { stage, lane, ...rest }: CellPlace): CellPlace | undefined {
  const { shown } = store.getState()
  const at = keptPlace({ stage, lane, ...rest }, shown, shown)
  return at?.kind === 'cell' && at.stage === stage && at.lane === lane ? at : undefined
}

/** Makes a card or stage of what is written; nothing without words. */
function make(editor: Editor, place: DraftPlace): string | undefined {
  const title = editor.draft.getState().words.trim()
  editor.draft.setState({ words: '' })
  if (title === '') return undefined
  const standing = editor.store.getState()
  if (place.kind === 'card') {
    const slot = slotOfDraft(standing, place)
    if (!slot) return undefined
    const last = editor.edit('step.addCard', undefined, () => addCard(editor.doc, slot, { title }))
    editor.draft.setState({ last, written: last })
    return last
  }
  const index = indexOfDraft(standing.map, place)
  const fields = { title, ...newStage(standing.map, index) }
  const last = editor.edit('step.addStage', undefined, () => addStage(editor.doc, fields, index))
  editor.draft.setState({ last })
  return last
}

/** Selects what was made last: that is where one is when nothing more is written. Else one is where one was before. */
function end(editor: Editor): void {
  const { last, whence } = editor.draft.getState()
  editor.draft.setState(noDraft)
  if (last !== undefined) return editor.select([last])
  if (whence && isThere(editor, whence.focus)) editor.focusOn(whence.focus, whence.selection, whence.anchor)
}

function isThere({ store }: Editor, place: GridPlace | undefined): boolean {
  const { map } = store.getState().shown
  if (!place || place.kind === 'cell') return true
  return [...map.cards, ...map.stages, ...map.lanes].some(({ id }) => id === place.id)
}
