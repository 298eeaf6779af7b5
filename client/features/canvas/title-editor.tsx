import { useLayoutEffect } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import type { ActionContext } from '../../actions/action.ts'
import { composes } from '../../actions/bind-keys.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useTitleField } from '../../actions/use-title-field.ts'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import { cellOfCard, placeOf } from '../../state/focus.ts'
import { placeAfter, walk } from '../../state/grid-walk.ts'
import { gridOf } from '../../state/grid.ts'
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

/**
 * Edits a title where it stands; what is typed is on the map at once. Enter, Tab, Escape or leaving the field end it. On a
 * thing that was just made Escape takes the thing away again, unless words stand there by then. Keys of an input method
 * are left to it.
 */
export function TitleEditor({ id, className }: { readonly id: string; readonly className?: string | undefined }) {
  const text = useText()
  const context = useActions()
  const { field, finish } = useTitleField<HTMLTextAreaElement>(id)
  const { ref } = field

  useLayoutEffect(() => {
    ref.current?.focus({ preventScroll: true })
    ref.current?.select()
  }, [ref])

  return (
    <textarea
      {...field}
      className={classNames(styles.field, 'nodrag nopan nowheel', className)}
      aria-label={text('canvas.titleField')}
      placeholder={text('canvas.titleField')}
      dir="auto"
      rows={1}
      enterKeyHint="done"
      maxLength={limits.titleLength}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (composes(event.nativeEvent)) return
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return
        event.preventDefault()
        finish(event.key === 'Escape')
        if (event.key === 'Tab') goOn(context(), id, event.shiftKey ? 'previous' : 'next')
        event.currentTarget.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }}
    />
  )
}
