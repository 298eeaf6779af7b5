import { useLayoutEffect, useRef } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import { composes } from '../../actions/bind-keys.ts'
import { hasRoomFor } from '../../actions/room-for-cards.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraft, useDraftPlace } from '../../actions/use-draft.ts'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import { draftId } from '../../state/draft.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { type CellPlace, placeKey } from '../../state/focus.ts'
import { openCellDraft } from '../../state/write-draft.ts'
import { useCanvasState } from './canvas-state.ts'
import panes from './frozen-panes.module.css'
import styles from './grid.module.css'
import { headerColours } from './header-colours.ts'
import title from './title-editor.module.css'

/** Keys that end a field, or lead on from it: what they do, of a card or stage that is being written. */
function useDraftKeys() {
  const draft = useDraft()
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (composes(event.nativeEvent) || event.defaultPrevented) return
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Tab' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Escape') draft.commit()
    else if (event.key === 'Tab') draft.commit(event.shiftKey ? 'previous' : 'next')
    else if (!event.shiftKey) draft.commit('here')
  }
  return { draft, onKeyDown }
}

/** Whether a line break was written: keyboards of screens may write one and press no key. */
const breaksLine = (event: React.ChangeEvent<HTMLTextAreaElement>) =>
  (event.nativeEvent as InputEvent).inputType === 'insertLineBreak'

/** Words of a title, which has one line. */
const oneLine = (words: string) => words.replace(/\s*\n\s*/g, ' ')

/** Whether a field is left for another window or tab, and not for another part of the page. */
const isOnlyAway = ({ currentTarget }: React.FocusEvent) => document.activeElement === currentTarget

interface DraftFieldProps {
  readonly at: CellPlace
  /** What the place is called. */
  readonly name: string
}

/**
 * An empty place that has the keyboard, or a card that is being written. The empty place is a text field from the start,
 * though it does not look like one before the first word: so a word of an input method or a dead key begins in it as in
 * any field, and arrives whole.
 */
export function DraftField({ at, name }: DraftFieldProps) {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  const { draft, onKeyDown } = useDraftKeys()
  const isHere = () => {
    const now = editor.draft.getState().place
    return now?.kind === 'card' && placeKey(now.at) === placeKey(at)
  }
  const role = useEditorState(({ map }) => map.lanes.find(({ id }) => id === at.lane)?.role)
  const place = useDraftPlace()
  const isWriting = place?.kind === 'card' && placeKey(place.at) === placeKey(at)
  const field = useRef<HTMLTextAreaElement>(null)
  // It may begin with words that were typed before there was a field: what follows goes behind them.
  useLayoutEffect(() => {
    const { value = '', selectionStart } = field.current ?? {}
    // An input method that writes has its caret behind them already, and must not be disturbed.
    if (isWriting && selectionStart === 0) field.current?.setSelectionRange(value.length, value.length)
  }, [isWriting])
  return (
    <textarea
      ref={field}
      className={isWriting ? styles.writing : styles.awaiting}
      data-awaits-words={isWriting ? undefined : true}
      data-role={role}
      aria-label={isWriting ? text('grid.newTitle') : name}
      placeholder={isWriting ? text('canvas.titleField') : undefined}
      dir="auto"
      rows={1}
      enterKeyHint="next"
      maxLength={limits.titleLength}
      spellCheck={isWriting}
      value={isWriting ? draft.words : ''}
      onChange={(event) => {
        if (isWriting && breaksLine(event)) return draft.commit('here')
        const words = oneLine(event.target.value)
        if (isWriting) draft.write(words)
        else if (hasRoomFor(context(), 1)) openCellDraft(context(), at, words)
      }}
      onBlur={(event) => {
        // Not when writing has gone on elsewhere, and the field is left for that reason.
        if (isHere() && !isOnlyAway(event)) draft.commit()
      }}
      onKeyDown={(event) => {
        if (isWriting) return onKeyDown(event)
        if (composes(event.nativeEvent) || event.defaultPrevented) return
        if (event.key === ' ') event.preventDefault()
        if (event.key !== 'Enter' && event.key !== 'F2') return
        event.preventDefault()
        if (hasRoomFor(context(), 1)) openCellDraft(context(), at)
      }}
    />
  )
}

/** The header of a stage that is being written. */
export function StageDraftField() {
  const text = useText()
  const editor = useEditor()
  const { draft, onKeyDown } = useDraftKeys()
  const colour = useCanvasState((state) => state.layout.stageById.get(draftId)?.colour)
  const field = useRef<HTMLTextAreaElement>(null)
  const place = useDraftPlace()
  useLayoutEffect(() => {
    if (place) field.current?.focus({ preventScroll: true })
    // It may go on with words that were written before a reload.
    const { value = '', selectionStart } = field.current ?? {}
    if (selectionStart === 0) field.current?.setSelectionRange(value.length, value.length)
  }, [place])
  return (
    <div data-thing={draftId} data-kind="draft" className={panes.stage} style={colour && headerColours(colour)}>
      <textarea
        ref={field}
        className={classNames(title.field, panes.input, 'nodrag nopan nowheel')}
        aria-label={text('grid.newStage')}
        placeholder={text('action.newStage')}
        dir="auto"
        rows={1}
        enterKeyHint="next"
        maxLength={limits.titleLength}
        value={draft.words}
        onChange={(event) => (breaksLine(event) ? draft.commit('here') : draft.write(oneLine(event.target.value)))}
        onBlur={(event) => {
          if (!isOnlyAway(event) && editor.draft.getState().place === place) draft.commit()
        }}
        onKeyDown={(event) => {
          // The canvas has the keyboard again once nothing more is written.
          const canvas = event.currentTarget.closest<HTMLElement>('[data-canvas]')
          onKeyDown(event)
          if (!editor.draft.getState().place) canvas?.focus({ preventScroll: true })
        }}
      />
    </div>
  )
}
