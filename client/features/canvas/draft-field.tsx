import { limits } from '../../../journey/model/limits.ts'
import { useText } from '../../language/text.ts'
import { placeKey } from '../../state/focus.ts'
import { useEditor } from '../../state/editor.ts'
import styles from './grid.module.css'
import type { Draft } from './use-draft.ts'

interface DraftFieldProps {
  readonly draft: Draft
  /** What the place is called. */
  readonly name: string
  /** Key of the place. */
  readonly at: string
}

/**
 * An empty place that has the keyboard. It is a text field from the start, though it does not look like one before the
 * first word: so a word of an input method or a dead key begins in it as in any field, and arrives whole.
 */
export function DraftField({ draft, name, at }: DraftFieldProps) {
  const text = useText()
  const editor = useEditor()
  const { words } = draft
  const isWriting = words !== undefined
  return (
    <textarea
      className={isWriting ? styles.writing : styles.awaiting}
      data-awaits-words={isWriting ? undefined : true}
      aria-label={isWriting ? text('grid.newTitle') : name}
      placeholder={isWriting ? text('canvas.titleField') : undefined}
      dir="auto"
      rows={1}
      maxLength={limits.titleLength}
      spellCheck={isWriting}
      value={words ?? ''}
      onChange={(event) => draft.write(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={() => {
        // Not when writing has gone on elsewhere, and the field is left for that reason.
        const { focus } = editor.store.getState()
        if (focus && placeKey(focus) === at) draft.commit()
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.defaultPrevented) return
        if (!isWriting) {
          if (event.key === ' ') event.preventDefault()
          if (event.key !== 'Enter' && event.key !== 'F2') return
          event.preventDefault()
          return draft.write('')
        }
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Tab' && event.key !== 'Escape') return
        event.preventDefault()
        if (event.key === 'Escape') draft.drop()
        else if (event.key === 'Tab') draft.commit(event.shiftKey ? 'previous' : 'next')
        else if (!event.shiftKey) draft.commit('here')
      }}
    />
  )
}
