import { useLayoutEffect, useRef, useState } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import type { ActionContext } from '../../actions/action.ts'
import { composes } from '../../actions/bind-keys.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { classNames } from '../../components/class-names.ts'
import { showToast } from '../../components/toast-store.ts'
import { useText } from '../../language/text.ts'
import { findThing, useEditor } from '../../state/editor.ts'
import { type CellPlace, cellOfCard, placeOf } from '../../state/focus.ts'
import { placeAfter, walk } from '../../state/grid-walk.ts'
import { gridOf } from '../../state/grid.ts'
import { openTitleDraft } from '../../state/title-draft.ts'
import { openCellDraft } from '../../state/write-draft.ts'
import styles from './title-editor.module.css'

/** Goes from a card to where the next or previous one of its lane is begun; from a header to the one beside it. */
function goOn({ editor, view }: ActionContext, id: string, after: 'next' | 'previous'): void {
  const state = editor.store.getState().shown
  const cell = cellOfCard(state, id)
  const header = placeOf(state, id)
  const isLane = header?.kind === 'lane'
  const aside = after === 'next' ? (isLane ? 'down' : 'right') : isLane ? 'up' : 'left'
  const next = cell ? placeAfter(state, cell, after) : header && walk(gridOf(state), header, aside)
  if (!next) return
  editor.focusOn(next)
  view.revealPlace(next)
}

/** What is being written, and the cell of the card that has it; headers have none. */
interface Written {
  readonly title: string
  readonly cell: CellPlace | undefined
}

/**
 * Someone else has deleted what a title was written for. The words are kept, and whoever types on writes on: they become
 * a new card in the same place. Of a header they stand in the notice.
 */
function keepWriting(context: ActionContext, { title, cell }: Written): void {
  const { text } = context
  if (cell) openCellDraft(context, cell, title)
  showToast({
    message: text(cell ? 'grid.deletedWhileWriting' : 'grid.headerDeletedWhileWriting', { title }),
    durationMs: 10_000,
  })
}

/**
 * Edits a title where it stands. Enter, Tab or leaving the field keeps what was written, Escape drops it. On a thing that was
 * just made Escape takes the thing away again, unless words stand there by then. Keys of an input method are left to it.
 */
export function TitleEditor({ id, className }: { readonly id: string; readonly className?: string | undefined }) {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft] = useState(() => openTitleDraft(editor, id))
  const [title, setTitle] = useState(draft.base)

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  // Where it stands, and what is written: when someone else deletes it meanwhile, writing goes on there.
  const latest = useRef<Written>(undefined)
  useLayoutEffect(() => {
    const cell = cellOfCard(editor.store.getState().shown, id)
    latest.current = { title, cell: cell ?? latest.current?.cell }
  })
  useLayoutEffect(
    () => () => {
      if (latest.current && !findThing(editor.store.getState().map, id)) keepWriting(context(), latest.current)
    },
    [context, editor, id],
  )

  const finish = (keep: boolean) => {
    latest.current = undefined
    draft.finish(title, keep)
  }
  return (
    <textarea
      ref={field}
      className={classNames(styles.field, 'nodrag nopan nowheel', className)}
      aria-label={text('canvas.titleField')}
      placeholder={text('canvas.titleField')}
      dir="auto"
      rows={1}
      enterKeyHint="done"
      maxLength={limits.titleLength}
      value={title}
      onChange={(event) => setTitle(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={() => finish(true)}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (composes(event.nativeEvent)) return
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return
        event.preventDefault()
        finish(event.key !== 'Escape')
        if (event.key === 'Tab') goOn(context(), id, event.shiftKey ? 'previous' : 'next')
        event.currentTarget.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }}
    />
  )
}
