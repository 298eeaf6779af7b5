import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import { type Sized, allowedSize, setSize } from '../../actions/resize.ts'
import { edgePan } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { type Press, layoutNow } from './press.ts'

/**
 * Starts following a press on the right edge of a stage's header, or on the lower edge of a lane's label: all columns of
 * the stage become as wide, or the row as high, as the pointer says. Others see it at the drop, which is one edit.
 */
export function pressSizeHandle(press: Press, kind: Sized, id: string): () => void {
  const { event, point, editor, store, viewport, surface } = press
  const { layout } = store.getState()
  const first = sizeOf(layout, kind, id)
  if (first === undefined) return () => {}
  const columns = layout.stageById.get(id)?.columns.length ?? 1
  return follow(event, surface, {
    begin: () => store.setState({ hover: undefined, hoverCard: undefined }),
    move(x, y) {
      const now = viewport.screenToSheet({ x, y })
      const wanted = kind === 'stage' ? first + (now.x - point.x) / columns : first + now.y - point.y
      store.setState({ sizing: { kind, id, size: allowedSize(kind, wanted) } })
    },
    pan: edgePan(viewport, surface, layoutNow(store), kind === 'stage' ? 'x' : 'y'),
    drop() {
      const { sizing } = store.getState()
      // A row is never lower than what stands in it: a drag that changed nothing is no step.
      if (sizing && sizeOf(store.getState().layout, kind, id) !== first) setSize(editor, kind, id, sizing.size)
    },
    end: () => store.setState({ sizing: undefined }),
  })
}

/** How wide a stage's columns, or how high a lane's row is drawn; nothing for a collapsed lane. */
function sizeOf(layout: MapLayout, kind: Sized, id: string): number | undefined {
  if (kind === 'stage') return layout.stageById.get(id)?.columns[0]?.width
  const row = layout.laneById.get(id)
  return row?.collapsed === true ? undefined : row?.box.height
}
