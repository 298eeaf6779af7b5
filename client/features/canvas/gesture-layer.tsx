import { Plus } from 'lucide-react'
import { addCardSeenAt } from '../../actions/add.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraftPlace } from '../../actions/use-draft.ts'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { isBusy, useCanvasState } from './canvas-state.ts'
import styles from './gesture-layer.module.css'
import { TitleEditor } from './title-editor.tsx'
import { useViewport } from './viewport.tsx'

/** What one works with on the sheet itself: the "+" of a gap, and the title that is being written. */
export function GestureLayer() {
  const place = useDraftPlace()
  const naming = useEditorState((state) => state.renaming !== undefined) || place !== undefined
  const busy = useCanvasState(isBusy)
  const hover = useCanvasState((state) => state.hover)
  return (
    <div className={styles.layer}>
      {hover && !busy && !naming && <AddHere key={`${hover.slot.stage}/${hover.slot.lane}/${hover.slot.under}`} />}
      <CardTitleEditor />
    </div>
  )
}

function CardTitleEditor() {
  const id = useEditorState((state) => state.renaming)
  const box = useCanvasState((state) => (id === undefined ? undefined : state.layout.cardById.get(id)))
  if (id === undefined || !box) return null
  const { x, y } = box.content.title
  return (
    <div
      className={styles.title}
      style={{ transform: `translate(${box.x + x}px, ${box.y + y}px)`, width: box.width - 2 * x }}
    >
      <TitleEditor key={id} id={id} />
    </div>
  )
}

function AddHere() {
  const text = useText()
  const viewport = useViewport()
  const context = useActions()
  const target = useCanvasState((state) => state.hover)
  if (!target) return null
  const { mark, slot } = target
  return (
    <div
      className={styles.addHere}
      data-add-here
      style={{
        transform: `translate(${mark.x + mark.width / 2}px, ${mark.y + mark.height / 2}px) scale(${1 / viewport.getViewport().zoom})`,
      }}
    >
      <IconButton
        size="small"
        variant="secondary"
        label={text('canvas.addHere')}
        icon={<Plus size={14} />}
        tabIndex={-1}
        onClick={() => addCardSeenAt(context(), slot)}
      />
    </div>
  )
}
