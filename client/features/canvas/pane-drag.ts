import type { ReactFlowInstance } from '@xyflow/react'
import { moveLane } from '../../../journey/edits/lanes.ts'
import { moveStage } from '../../../journey/edits/stages.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { Editor } from '../../state/editor.ts'
import { edgePan } from './edge-pan.ts'
import type { CanvasStore, PaneDrag } from './canvas-state.ts'
import { dragThreshold, follow } from './gestures.ts'

interface PaneDeps {
  readonly editor: Editor
  readonly flow: ReactFlowInstance
  readonly store: CanvasStore
  readonly surface: HTMLElement
}

/** Starts following a press on a stage's or lane's title: a click selects, a drag puts it between two others. */
export function pressPaneTitle(event: PointerEvent, id: string, kind: 'stage' | 'lane', deps: PaneDeps): void {
  const { editor, flow, store, surface } = deps
  const start = { x: event.clientX, y: event.clientY }
  const along = (point: { clientX: number; clientY: number }) =>
    kind === 'stage' ? Math.abs(point.clientX - start.x) : Math.abs(point.clientY - start.y)
  // As with cards: a finger pans, unless what it is on is selected.
  if (event.pointerType === 'touch' && !editor.store.getState().selection.includes(id)) {
    const from = flow.getViewport()
    follow(event, surface, {
      isDrag: (moved) => Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > dragThreshold,
      begin: () => undefined,
      move: (x, y) => void flow.setViewport({ ...from, x: from.x + x - start.x, y: from.y + y - start.y }),
      pan: () => false,
      drop: () => undefined,
      end: () => undefined,
      click: () => editor.select([id]),
    })
    return
  }
  follow(event, surface, {
    isDrag: (moved) => along(moved) > dragThreshold,
    begin: () => editor.select([id]),
    move(x, y) {
      const point = flow.screenToFlowPosition({ x, y })
      store.setState({ paneDrag: paneTarget(store.getState().layout, id, kind, kind === 'stage' ? point.x : point.y) })
    },
    pan: (x, y) => edgePan(flow, surface.closest<HTMLElement>('[data-canvas]') ?? surface, x, y),
    drop() {
      const { paneDrag } = store.getState()
      if (paneDrag?.index === undefined) return
      const { index } = paneDrag
      editor.edit(kind === 'stage' ? 'step.moveStage' : 'step.moveLane', id, () =>
        kind === 'stage' ? moveStage(editor.doc, id, index) : moveLane(editor.doc, id, index),
      )
    },
    end: () => store.setState({ paneDrag: undefined }),
    click: () => editor.select([id]),
  })
}

/** Where a stage (by x) or lane (by y) would land, and the line that shows it; no index where it stands already. */
function paneTarget(layout: MapLayout, id: string, kind: 'stage' | 'lane', at: number): PaneDrag {
  const boxes = kind === 'stage' ? layout.stages.map(({ id, body }) => ({ id, box: body })) : layout.lanes
  const others = boxes.filter((item) => item.id !== id)
  const start = (box: Box) => (kind === 'stage' ? box.x : box.y)
  const length = (box: Box) => (kind === 'stage' ? box.width : box.height)
  const index = others.filter(({ box }) => at > start(box) + length(box) / 2).length
  const now = boxes.findIndex((item) => item.id === id)
  const next = others[index]?.box
  const last = others.at(-1)?.box
  const line = next ? start(next) : last ? start(last) + length(last) : 0
  const mark =
    kind === 'stage'
      ? { x: line - 2, y: layout.stages[0]?.header.y ?? 0, width: 4, height: layout.height }
      : { x: 0, y: line - 2, width: layout.width, height: 4 }
  return index === now ? { id, mark } : { id, index, mark }
}
