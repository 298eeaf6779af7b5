import { moveLane } from '../../../journey/edits/lanes.ts'
import { moveStage } from '../../../journey/edits/stages.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { wholeIndex } from '../../state/change-look.ts'
import type { PaneDrag } from './canvas-state.ts'
import { selectClicked } from './card-drag.ts'
import { edgePan } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { type Press, layoutNow } from './press.ts'

/** Starts following a press on a stage's or lane's title: a click selects, a drag puts it between two others. */
export function pressPaneTitle(press: Press, id: string, kind: 'stage' | 'lane'): () => void {
  const { event, editor, viewport, store, surface } = press
  const before = editor.store.getState().selection
  let last = { x: event.clientX, y: event.clientY }
  let unwatch: (() => void) | undefined
  const move = (x: number, y: number) => {
    last = { x, y }
    const point = viewport.screenToSheet(last)
    const { layout } = store.getState()
    const isThere = kind === 'stage' ? layout.stageById.has(id) : layout.laneById.has(id)
    store.setState({
      paneDrag: isThere
        ? { ...point, ...paneTarget(layout, id, kind, kind === 'stage' ? point.x : point.y) }
        : undefined,
    })
  }
  return follow(event, surface, {
    begin() {
      move(last.x, last.y)
      editor.select([id])
      // What others change on the map may move what is under the pointer.
      unwatch = store.subscribe((state, earlier) => {
        if (state.layout !== earlier.layout) move(last.x, last.y)
      })
    },
    move,
    pan: edgePan(viewport, surface, layoutNow(store), kind === 'stage' ? 'x' : 'y'),
    drop() {
      const { paneDrag } = store.getState()
      if (paneDrag?.index === undefined) return
      const index = wholeIndex(editor, kind === 'stage' ? 'stages' : 'lanes', id, paneDrag.index)
      editor.edit(kind === 'stage' ? 'step.moveStage' : 'step.moveLane', id, () =>
        kind === 'stage' ? moveStage(editor.doc, id, index) : moveLane(editor.doc, id, index),
      )
    },
    end() {
      unwatch?.()
      store.setState({ paneDrag: undefined })
    },
    click: () => selectClicked(press, id, before),
  })
}

/** Where a stage (by x) or lane (by y) would land, and the line that shows it; no index where it stands already. */
export function paneTarget(
  layout: MapLayout,
  id: string,
  kind: 'stage' | 'lane',
  at: number,
): Omit<PaneDrag, 'x' | 'y'> {
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
