import { type Node, type NodeProps, useStore } from '@xyflow/react'
import { memo } from 'react'
import type { CardBox } from '../../../journey/layout/map-layout.ts'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import { CardFace } from './card-face.tsx'
import { detailZoom } from './detail.ts'
import styles from './card-node.module.css'

/** A card on the sheet. It is drawn again when its own box, its selection or the level of detail changes; never otherwise. */
export const CardNode = memo(function CardNode({ id, data }: NodeProps<Node<{ box: CardBox }>>) {
  const text = useText()
  const selected = useEditorState((state) => state.selection.includes(id))
  const moving = useCanvasState((state) => state.drag?.ids.includes(id) ?? false)
  const linkTarget = useCanvasState((state) => state.linking?.to === id)
  const showHandle = useCanvasState((state) => !state.drag && !state.linking && state.hoverCard === id)
  const detailed = useStore((state) => state.transform[2] >= detailZoom)
  const { box } = data
  return (
    <div
      data-card={id}
      className={classNames(
        styles.card,
        selected && styles.selected,
        moving && styles.moving,
        linkTarget && styles.target,
        'nopan',
      )}
      style={{ width: box.width, height: box.height }}
    >
      <CardFace box={box} detailed={detailed} />
      {box.role === 'touchpoint' && (showHandle || selected) && (
        <span className={classNames(styles.handle, 'nopan')} data-link-handle={id} title={text('canvas.drawLink')} />
      )}
    </div>
  )
})
