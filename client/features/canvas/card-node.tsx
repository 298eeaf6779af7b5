import { memo } from 'react'
import type { CardBox } from '../../../journey/layout/map-layout.ts'
import { classNames } from '../../components/class-names.ts'
import { useEditorState } from '../../state/editor.ts'
import { useFound } from '../../state/use-find.ts'
import { useCanvasState } from './canvas-state.ts'
import { CardFace } from './card-face.tsx'
import { LinkHandle } from './link-handle.tsx'
import styles from './card-node.module.css'

interface CardNodeProps {
  readonly box: CardBox
  /** Whether it shows all that it holds, or a few large words. */
  readonly detailed: boolean
}

/** A card on the sheet. It is drawn again when its own box, its selection or the level of detail changes; never otherwise. */
export const CardNode = memo(function CardNode({ box, detailed }: CardNodeProps) {
  const { id } = box
  const selected = useEditorState((state) => state.selection.includes(id))
  const alone = useEditorState((state) => state.selection.length === 1 && state.selection[0] === id)
  const dimmed = useEditorState((state) => state.shown.dimmed.has(id))
  const found = useFound(id)
  const moving = useCanvasState((state) => state.drag?.held.has(id) ?? false)
  const linkTarget = useCanvasState((state) => state.linking?.to === id)
  const showHandle = useCanvasState((state) => !state.drag && !state.linking && state.hoverCard === id)
  return (
    <div
      data-card={id}
      data-dimmed={dimmed || undefined}
      data-found={found}
      className={classNames(
        styles.card,
        selected && styles.selected,
        moving && styles.moving,
        linkTarget && styles.target,
        'nopan',
      )}
      style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
    >
      <CardFace box={box} detailed={detailed} />
      {box.role === 'touchpoint' && (showHandle || alone) && <LinkHandle id={id} />}
    </div>
  )
})
