import type { CSSProperties } from 'react'
import { useEditorState } from '../../state/editor.ts'
import { hungOn } from '../../state/hung.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './comment-layer.module.css'

/** How many open threads there are on each card and stage: a mark at its lower corner. The panel says it in words. */
export function CommentLayer() {
  const map = useEditorState((state) => state.map)
  const layout = useCanvasState((state) => state.layout)
  const things = new Set(map.comments?.map(({ on }) => on))
  return (
    <div aria-hidden className={styles.layer}>
      {[...things].map((id) => {
        const count = hungOn(map, id).discussions
        const box = layout.cardById.get(id) ?? layout.stageById.get(id)?.header
        if (!box || count === 0) return null
        const at = { '--x': `${box.x + box.width}px`, '--y': `${box.y + box.height}px` } as CSSProperties
        return (
          <span key={id} className={styles.mark} style={at} data-comments={id}>
            {count}
          </span>
        )
      })}
    </div>
  )
}
