import type { CSSProperties } from 'react'
import type { DropTarget } from '../../../journey/layout/hit-test.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { classNames } from '../../components/class-names.ts'
import { useText } from '../../language/text.ts'
import { findThing, useEditorState } from '../../state/editor.ts'
import { type CardDrag, type Sizing, isBusy, useCanvasState } from './canvas-state.ts'
import { CardFace } from './card-face.tsx'
import { detailZoom } from './detail.ts'
import { useViewportState } from './viewport.tsx'
import styles from './drag-overlay.module.css'

/** However far away the map is seen from: what a drag shows is at least this large on screen, px. */
const markWidth = 4
const leastMarkLength = 28
const leastGhostWidth = 104

type Transform = readonly [x: number, y: number, zoom: number]

/**
 * What a drag shows: what moves, where it would land, the rectangle that selects, the size to be. It lies over the frozen
 * headers and labels and keeps its strength at any zoom, so that one always sees what a drop would do.
 */
export function DragOverlay() {
  const busy = useCanvasState(isBusy)
  return busy ? <Overlay /> : null
}

function Overlay() {
  const transform = useViewportState((state) => state.transform)
  const room = useViewportState((state) => state.width)
  const height = useViewportState((state) => state.height)
  const layout = useCanvasState((state) => state.layout)
  const drag = useCanvasState((state) => state.drag)
  const paneMark = useCanvasState((state) => state.paneDrag?.mark)
  const marquee = useCanvasState((state) => state.marquee)
  const sizing = useCanvasState((state) => state.sizing)
  const target = drag?.target ?? undefined
  const mark = target?.mark ?? paneMark
  return (
    <div className={styles.overlay} aria-hidden>
      {target && <DropCell target={target} layout={layout} transform={transform} />}
      <LinkLine transform={transform} />
      {marquee && <div className={styles.marquee} data-marquee style={place(onScreen(marquee, transform))} />}
      {sizing && <SizeGuide sizing={sizing} layout={layout} transform={transform} />}
      {drag && <MovingCards drag={drag} transform={transform} />}
      <MovingPane transform={transform} />
      {mark && (
        <div
          className={styles.mark}
          data-insertion-mark
          style={place(visibleMark(onScreen(mark, transform), room, height))}
        />
      )}
    </div>
  )
}

/** The cell, or the column of it, in which a drop lands. */
function DropCell({
  target: { slot },
  layout,
  transform,
}: {
  readonly target: DropTarget
  readonly layout: MapLayout
  readonly transform: Transform
}) {
  const stage = layout.stageById.get(slot.stage)
  const row = layout.laneById.get(slot.lane)
  if (!stage || !row) return null
  const column = stage.columns.find(({ card }) => card !== undefined && card === slot.under)
  const across = column ? { x: column.x - 8, width: column.width + 16 } : stage.body
  const box = { x: across.x, width: across.width, y: row.box.y, height: row.box.height }
  return <div className={styles.cell} data-drop-cell style={place(onScreen(box, transform))} />
}

/** Names the stage and lane of a drop, for where they cannot be read on the sheet. */
function DropName({ target: { slot } }: { readonly target: DropTarget }) {
  const text = useText()
  const stage = useEditorState(({ map }) => map.stages.find(({ id }) => id === slot.stage)?.title)
  const lane = useEditorState(({ map }) => map.lanes.find(({ id }) => id === slot.lane)?.title)
  return (
    <span className={styles.dropName} data-drop-name>
      <bdi>{stage || text('untitled.stage')}</bdi> · <bdi>{lane || text('untitled.lane')}</bdi>
    </span>
  )
}

/** The title of a stage or lane that is being moved, at the pointer. */
function MovingPane({ transform }: { readonly transform: Transform }) {
  const text = useText()
  const drag = useCanvasState((state) => state.paneDrag)
  const thing = useEditorState(({ map }) => drag && findThing(map, drag.id))
  if (!drag || (thing?.kind !== 'stage' && thing?.kind !== 'lane')) return null
  const { x, y } = onScreen({ ...drag, width: 0, height: 0 }, transform)
  return (
    <div
      className={styles.pane}
      data-moving-pane
      style={{ transform: `translate(${x + 12}px, ${y + 12}px)` }}
      dir="auto"
    >
      {thing.value.title || text(thing.kind === 'stage' ? 'untitled.stage' : 'untitled.lane')}
    </div>
  )
}

function LinkLine({ transform }: { readonly transform: Transform }) {
  const linking = useCanvasState((state) => state.linking)
  const from = useCanvasState((state) => state.linking && state.layout.cardById.get(state.linking.from))
  const to = useCanvasState((state) => state.linking?.to && state.layout.cardById.get(state.linking.to))
  if (!linking || !from) return null
  const start = onScreen({ x: from.x + from.width, y: from.y + from.height / 2, width: 0, height: 0 }, transform)
  const end = onScreen({ x: linking.x, y: linking.y, width: 0, height: 0 }, transform)
  return (
    <>
      {to && <div className={styles.linkTarget} style={place(onScreen(to, transform))} />}
      <svg className={styles.link}>
        <line x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
      </svg>
    </>
  )
}

/** The line along which a stage or lane is being sized, and its measure. */
function SizeGuide({
  sizing: { kind, id, size },
  layout,
  transform,
}: {
  readonly sizing: Sizing
  readonly layout: MapLayout
  readonly transform: Transform
}) {
  const text = useText()
  const box = kind === 'stage' ? layout.stageById.get(id)?.body : layout.laneById.get(id)?.box
  if (!box || size === undefined) return null
  const { x, y, width, height } = onScreen(box, transform)
  const line =
    kind === 'stage'
      ? { x: x + width - 1, y: 0, width: 2, height: y + height }
      : { x: 0, y: y + height - 1, width: x + width, height: 2 }
  return (
    <div className={styles.sizeLine} data-size-guide style={place(line)}>
      <span className={classNames(styles.size, kind === 'lane' && styles.laneSize)}>
        {text('pointer.size', { size })}
      </span>
    </div>
  )
}

/** The card under the pointer as it was grabbed, others behind it, and how many there are. */
function MovingCards({ drag, transform }: { readonly drag: CardDrag; readonly transform: Transform }) {
  const { box, grip, ids } = drag
  const zoom = transform[2]
  // From afar it is drawn larger than it is, around the point at which it is held.
  const scale = Math.max(zoom, Math.min(1, leastGhostWidth / box.width))
  const row = useCanvasState(({ layout }) => drag.target && layout.laneById.get(drag.target.slot.lane)?.box)
  const height = useViewportState((state) => state.height)
  // Where the cell is too small to be told by its names, or out of sight.
  const cell = row && onScreen(row, transform)
  const isNamed = zoom < detailZoom || (cell && (cell.y + cell.height < 0 || cell.y > height))
  const held = onScreen({ x: drag.x + grip.x, y: drag.y + grip.y, width: 0, height: 0 }, transform)
  const style = {
    ...place({ x: held.x - grip.x * scale, y: held.y - grip.y * scale, width: box.width, height: box.height }),
    '--scale': scale,
    '--unscale': 1 / scale,
  } as CSSProperties
  return (
    <div className={styles.moving} data-moving-card style={style}>
      <div className={styles.stack}>
        {ids.length > 2 && <div className={classNames(styles.behind, styles.last)} />}
        {ids.length > 1 && <div className={styles.behind} />}
        <CardFace box={box} detailed={scale >= detailZoom} />
        {ids.length > 1 && (
          <span className={styles.count} data-moving-count>
            {ids.length}
          </span>
        )}
      </div>
      {drag.target && isNamed && <DropName target={drag.target} />}
    </div>
  )
}

function onScreen({ x, y, width, height }: Box, [left, top, zoom]: Transform): Box {
  return { x: left + x * zoom, y: top + y * zoom, width: width * zoom, height: height * zoom }
}

/** A mark that can be seen: as thick and as long as need be, and within the canvas. */
export function visibleMark(mark: Box, room: number, roomHeight: number): Box {
  const upright = mark.height > mark.width
  const width = upright ? markWidth : Math.max(mark.width, leastMarkLength)
  const height = upright ? Math.max(mark.height, leastMarkLength) : markWidth
  const x = mark.x + (mark.width - width) / 2
  const y = mark.y + (mark.height - height) / 2
  return {
    x: Math.min(room - (upright ? width : leastMarkLength), Math.max(upright ? 0 : leastMarkLength - width, x)),
    y: Math.min(roomHeight - (upright ? leastMarkLength : height), Math.max(upright ? leastMarkLength - height : 0, y)),
    width,
    height,
  }
}

function place({ x, y, width, height }: Box): CSSProperties {
  return { transform: `translate(${x}px, ${y}px)`, width, height }
}
