import { showToast } from '../components/toast-store.ts'
import { findThing } from '../state/editor.ts'
import { cellOfCard, slotAtPlace } from '../state/focus.ts'
import { changeLook } from '../state/change-look.ts'
import { usePreferences } from '../state/preferences.ts'
import { openCellDraft, writeDraft } from '../state/write-draft.ts'
import type { ActionContext } from './action.ts'
import { addCardAt } from './add.ts'
import { hasRoomFor } from './room-for-cards.ts'
import type { TakeBack, Typist } from './typing-pace.ts'

/** Takes words that are typed on an open map where no field is open: they become a new card. */
export function mapTypist(context: () => ActionContext, isCommand: Typist['isCommand']): Typist {
  return {
    takesWords() {
      const { editor, workplace } = context()
      const { dialog, mode } = workplace.getState()
      const { open, ready } = editor.find.getState()
      return dialog === undefined && mode !== 'board' && (!open || ready) && usePreferences.getState().singleKeys
    },
    isCommand,
    write: (words) => typeWords(context(), words),
  }
}

/** How the map is shown and what is chosen there, to be brought back after a command of one letter. */
export function rememberShown({ editor, workplace }: ActionContext): TakeBack {
  const { look, focus, selection, anchor } = editor.store.getState()
  const { mode, tool, dialog, panelOpen, panelClosed } = workplace.getState()
  return (goOn) => {
    if (editor.store.getState().look.stage !== look.stage) changeLook(editor, { stage: look.stage })
    editor.focusOn(focus, selection, anchor)
    const { mode: now, view } = workplace.getState()
    workplace.setState({ mode, tool, dialog, panelOpen, panelClosed })
    if (mode === now) return goOn()
    // The other view keeps what is being written when it goes: writing begins in the one that comes.
    const stop = workplace.subscribe((state) => {
      if (state.view === view) return
      stop()
      requestAnimationFrame(goOn)
    })
  }
}

/**
 * Begins a card with words: behind the one that has the keyboard or is selected, in the focused cell, or behind the card
 * that was written last. Where none is, it says how to begin one.
 */
function typeWords(context: ActionContext, words: string): void {
  const { editor, text } = context
  const { place, words: before, written } = editor.draft.getState()
  if (place) return writeDraft(editor, before + words)
  const state = editor.store.getState()
  const { focus, selection, map } = state
  const isPlaced = (id: string | undefined): id is string =>
    id !== undefined && findThing(map, id)?.kind === 'card' && cellOfCard(state, id) !== undefined
  const focused = focus?.kind === 'card' ? focus.id : undefined
  const near = [focused, selection.findLast(isPlaced)].find(isPlaced)
  if (near === undefined && focus?.kind === 'cell') {
    if (hasRoomFor(context, 1)) openCellDraft(context, focus, words)
    return
  }
  const card = near ?? (isPlaced(written) ? written : undefined)
  const slot = card === undefined ? undefined : slotAtPlace(state, { kind: 'card', id: card })
  if (slot) addCardAt(context, slot, words)
  else showToast({ key: 'typing', message: text('grid.noCardOpen') })
}
