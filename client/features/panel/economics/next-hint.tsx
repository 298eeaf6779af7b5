import { ArrowRight } from 'lucide-react'
import type { MessageKey } from '../../../language/messages.ts'
import { useText } from '../../../language/text.ts'
import { Button } from '../../../components/button.tsx'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { useGoTo, usePanel } from '../panel-context.ts'
import styles from './economics.module.css'
import { type NextFigure, nextFigure } from './next-figure.ts'

/** What to enter next, with a button that leads to its field. */
export function NextHint() {
  const text = useText()
  const map = useEditorState((state) => state.map)
  const next = nextFigure(map)
  const open = useOpenField()
  if (!next) return null
  const title = 'title' in next ? next.title || text(untitled[next.kind]) : ''
  return (
    <div className={styles.next}>
      <p>{text(`economics.next-${next.kind}`, { title })}</p>
      <Button size="small" icon={<ArrowRight size={14} />} onClick={() => open(next)}>
        {text(`economics.enter-${next.kind}`)}
      </Button>
    </div>
  )
}

const untitled = {
  worth: 'untitled.outcome',
  exit: 'untitled.card',
  friction: 'untitled.friction',
} as const satisfies Readonly<Record<string, MessageKey>>

/** Leads to the field that holds a figure: elsewhere in the panel, or on the thing it belongs to. */
function useOpenField(): (next: NextFigure) => void {
  const editor = useEditor()
  const goTo = useGoTo()
  const { folds } = usePanel()
  return (next) => {
    switch (next.kind) {
      case 'outcome':
      case 'worth':
        return focusIn('outcomes', next.kind === 'worth' ? next.id : undefined)
      case 'entrants':
        return focusIn('entrants')
      case 'exit':
        folds.add('flow')
        editor.showTab('details')
        goTo(next.id)
        return focusIn('flow')
      case 'friction':
        editor.showTab('frictions')
        return goTo(next.on)
    }
  }
}

/** Opens a part of the panel, and a thing in it, and puts the focus on its first field. */
function focusIn(part: string, item?: string): void {
  // What was selected just now is drawn with the next frame; the part may be behind code that is fetched.
  let tries = 60
  const look = () => {
    if (tries-- === 0) return
    const room = document.querySelector<HTMLElement>(`[data-fold="${part}"]`)
    const place = item === undefined ? room : room?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`)
    const closed = (place ?? room)?.querySelector<HTMLElement>('button[aria-expanded="false"]')
    const field =
      [...(place?.querySelectorAll('input') ?? [])].at(part === 'entrants' ? -1 : 0) ??
      (closed ? null : [...(place?.querySelectorAll('button') ?? [])].at(-1))
    if (field) {
      field.scrollIntoView({ block: 'center' })
      field.focus()
      return
    }
    closed?.click()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
