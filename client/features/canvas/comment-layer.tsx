import type { CSSProperties } from 'react'
import { useEditorState } from '../../state/editor.ts'
import { useCanvasState } from './canvas-state.ts'
import styles from './comment-layer.module.css'

/** How many open threads there are on each card and stage: a mark at its lower corner. The panel says it in words. */
export function CommentLayer() {
  const comments = useEditorState(({ map }) => map.comments)
  const layout = useCanvasState((state) => state.layout)
  const counts = new Map<string, number>()
  for (const { on, replyTo, doneAt } of comments ?? [])
    if (replyTo === undefined && doneAt === undefined) counts.set(on, (counts.get(on) ?? 0) + 1)
  return (
    <div aria-hidden className={styles.layer}>
      {[...counts].map(([id, count]) => {
        const box = layout.cardById.get(id) ?? layout.stageById.get(id)?.header
        if (!box) return null
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
