import { ViewportPortal, useReactFlow } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { addCardAt } from '../../actions/add.ts'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { useCanvas } from './canvas-context.ts'
import { type CardDrag, useCanvasState } from './canvas-state.ts'
import { CardFace } from './card-face.tsx'
import styles from './drag-layer.module.css'

/** What a gesture draws over the sheet: the moving card, where it would land, the link being drawn, the "+" of a gap. */
export function DragLayer() {
  const drag = useCanvasState((state) => state.drag)
  const mark = useCanvasState((state) => state.drag?.target?.mark ?? state.paneDrag?.mark)
  const hover = useCanvasState((state) => (state.drag || state.linking || state.paneDrag ? undefined : state.hover))
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
        {hover && <AddHere key={`${hover.slot.stage}/${hover.slot.lane}/${hover.slot.under}`} />}
        {drag && <MovingCard drag={drag} />}
      </div>
    </ViewportPortal>
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
  const { context } = useCanvas()
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
