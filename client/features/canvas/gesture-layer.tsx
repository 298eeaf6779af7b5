import { ViewportPortal, useReactFlow } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { addCardAt } from '../../actions/add.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { type CardDrag, useCanvasState } from './canvas-state.ts'
import { CardFace } from './card-face.tsx'
import styles from './gesture-layer.module.css'
import { TitleEditor } from './title-editor.tsx'

/**
 * What is drawn over the sheet while someone does something: the moving card, where it would land, the link being drawn,
 * the "+" of a gap, the title being written. None of it depends on whether the card itself is in sight.
 */
export function GestureLayer() {
  const drag = useCanvasState((state) => state.drag)
  const mark = useCanvasState((state) => state.drag?.target?.mark ?? state.paneDrag?.mark)
  const naming = useEditorState((state) => state.renaming !== undefined)
  const busy = useCanvasState((state) => Boolean(state.drag || state.linking || state.paneDrag)) || naming
  const hover = useCanvasState((state) => state.hover)
  const linking = useCanvasState((state) => state.linking)
  const from = useCanvasState((state) => state.linking && state.layout.cardById.get(state.linking.from))
  return (
    <ViewportPortal>
      <div className={styles.layer}>
        {mark && (
          <div
            className={styles.mark}
            data-insertion-mark
            style={{ transform: `translate(${mark.x}px, ${mark.y}px)`, width: mark.width, height: mark.height }}
          />
        )}
        {linking && from && (
          <svg className={styles.link} aria-hidden>
            <line x1={from.x + from.width} y1={from.y + from.height / 2} x2={linking.x} y2={linking.y} />
          </svg>
        )}
        {hover && !busy && <AddHere key={`${hover.slot.stage}/${hover.slot.lane}/${hover.slot.under}`} />}
        {drag && <MovingCard drag={drag} />}
        <CardTitleEditor />
      </div>
    </ViewportPortal>
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

function MovingCard({ drag }: { readonly drag: CardDrag }) {
  return (
    <div
      className={styles.moving}
      data-moving-card
      style={{
        transform: `translate(${drag.x}px, ${drag.y}px) rotate(1.2deg)`,
        width: drag.box.width,
        height: drag.box.height,
      }}
    >
      <CardFace box={drag.box} />
      {drag.ids.length > 1 && <span className={styles.count}>{drag.ids.length}</span>}
    </div>
  )
}

function AddHere() {
  const text = useText()
  const flow = useReactFlow()
  const context = useActions()
  const target = useCanvasState((state) => state.hover)
  if (!target) return null
  const { mark, slot } = target
  return (
    <div
      className={styles.addHere}
      data-add-here
      style={{
        transform: `translate(${mark.x + mark.width / 2}px, ${mark.y + mark.height / 2}px) scale(${1 / flow.getZoom()})`,
      }}
    >
      <IconButton
        size="small"
        variant="secondary"
        label={text('canvas.addHere')}
        icon={<Plus size={14} />}
        tabIndex={-1}
        onClick={() => addCardAt(context(), slot)}
      />
    </div>
  )
}
