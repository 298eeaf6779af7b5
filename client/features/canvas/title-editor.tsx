import { useLayoutEffect, useRef, useState } from 'react'
import { limits } from '../../../journey/model/limits.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { changeLane } from '../../../journey/edits/lanes.ts'
import { changeStage } from '../../../journey/edits/stages.ts'
import { classNames } from '../../components/class-names.ts'
import { mergeText } from '../../components/text-merge.ts'
import { useText } from '../../language/text.ts'
import { type Editor, findThing, useEditor } from '../../state/editor.ts'
import styles from './title-editor.module.css'

/**
 * Edits a title where it stands. Enter or leaving the field keeps what was written, Escape drops it. On a thing that was
 * just made Escape takes the thing away again, unless words stand there by then. Keys of an input method are left to it.
 */
export function TitleEditor({ id, className }: { readonly id: string; readonly className?: string | undefined }) {
  const text = useText()
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  const [base] = useState(() => titleOf(editor, id))
  const [making] = useState(() => editor.store.getState().making)
  const [title, setTitle] = useState(base)
  const done = useRef(false)

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  const finish = (keep: boolean) => {
    if (done.current) return
    done.current = true
    const mine = title.trim()
    // What others wrote into the title meanwhile stays; what was not touched here is not written at all.
    const next = mergeText(base, mine, titleOf(editor, id))
    if (making !== undefined && mine === '' && !keep) editor.history.undo()
    else if ((keep || making !== undefined) && mine !== base)
      editor.edit(making === undefined ? 'step.rename' : 'step.addCard', id, () => setTitleOf(editor, id, next), making)
    if (editor.store.getState().renaming === id) editor.rename(undefined)
    editor.history.endGesture()
  }
  return (
    <textarea
      ref={field}
      className={classNames(styles.field, 'nodrag nopan nowheel', className)}
      aria-label={text('canvas.titleField')}
      placeholder={text('canvas.titleField')}
      dir="auto"
      rows={1}
      maxLength={limits.titleLength}
      value={title}
      onChange={(event) => setTitle(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={() => finish(true)}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        finish(event.key === 'Enter')
        event.currentTarget.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }}
    />
  )
}

function titleOf(editor: Editor, id: string): string {
  const thing = findThing(editor.store.getState().map, id)
  return thing && 'title' in thing.value ? thing.value.title : ''
}

function setTitleOf(editor: Editor, id: string, title: string): void {
  switch (findThing(editor.store.getState().map, id)?.kind) {
    case 'card':
      changeCard(editor.doc, id, { title })
      break
    case 'stage':
      changeStage(editor.doc, id, { title })
      break
    case 'lane':
      changeLane(editor.doc, id, { title })
      break
    case 'link':
    case undefined:
      break
  }
}
