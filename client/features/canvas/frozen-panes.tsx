import { useStoreApi } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { useCanvasState } from './canvas-state.ts'
import { PaneTitle } from './pane-title.tsx'
import styles from './frozen-panes.module.css'

/**
 * Stage headers and lane labels. They stand where the sheet has them, and stay at the canvas's edge when the sheet is
 * scrolled past them, so that one always sees where one is. They are placed straight in the DOM: panning renders nothing.
 */
export function FrozenPanes() {
  const layout = useCanvasState((state) => state.layout)
  const flow = useStoreApi()
  const root = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = () => {
      if (root.current) placePanes(root.current, layout, flow.getState().transform)
    }
    place()
    const observer = new ResizeObserver(place)
    if (root.current) observer.observe(root.current)
    const unsubscribe = flow.subscribe((state, before) => {
      if (state.transform !== before.transform) place()
    })
    return () => {
      observer.disconnect()
      unsubscribe()
    }
  }, [flow, layout])

  return (
    <div ref={root} className={styles.panes}>
      {layout.lanes.map((lane) => (
        <PaneTitle key={lane.id} id={lane.id} kind="lane" />
      ))}
      {layout.stages.map((stage) => (
        <PaneTitle key={stage.id} id={stage.id} kind="stage" />
      ))}
    </div>
  )
}

function placePanes(pane: HTMLElement, layout: MapLayout, [x, y, zoom]: readonly [number, number, number]): void {
  pane.style.setProperty('--zoom', String(zoom))
  const width = labelWidth(layout, zoom, pane.clientWidth)
  const labelLeft = Math.max(x + (layout.gutter.x + layout.gutter.width) * zoom - width, 0)
  const headers: [HTMLElement, Box][] = []
  let stuckHeight = 0
  for (const child of pane.children) {
    if (!(child instanceof HTMLElement)) continue
    const stage = layout.stageById.get(child.dataset.thing ?? '')
    if (stage) {
      const { header } = stage
      const height = headerHeight(layout, zoom)
      const top = Math.max(y + (header.y + header.height) * zoom - height, 0)
      if (top === 0) stuckHeight = height
      headers.push([child, { x: x + header.x * zoom, y: top, width: header.width * zoom, height }])
      continue
    }
    const lane = layout.laneById.get(child.dataset.thing ?? '')
    if (!lane) continue
    const height = lane.box.height * zoom
    child.toggleAttribute('data-low', height < 18)
    child.toggleAttribute('data-tight', height < 72)
    child.style.setProperty('--lines', height < 40 ? '1' : '2')
    // On a narrow screen the sheet's own label is wider: it is covered whole.
    const covered = Math.max(0, labelLeft - (x + layout.gutter.x * zoom))
    child.style.setProperty('--covered', `${covered}px`)
    put(child, { x: labelLeft - covered, y: y + lane.box.y * zoom, width: width + covered, height })
  }
  for (const [element, box] of headers) {
    put(element, box)
    element.toggleAttribute('data-low', box.width < 80)
    // Words of a header that is partly under the labels move out from under them.
    const covered = Math.max(0, labelLeft + width - box.x)
    element.style.setProperty('--covered', `${Math.min(covered, Math.max(0, box.width - 80))}px`)
  }
  pane.style.setProperty('--stuck-height', `${stuckHeight}px`)
}

/** Width of the lane labels on screen, px: readable at any zoom, and never more than a good part of a narrow screen. */
export function labelWidth(layout: MapLayout, zoom: number, available: number): number {
  const most = Math.min(240, available / 3.5)
  return between(layout.gutter.width * zoom, Math.min(108, most), most)
}

/** Height of the stage headers on screen, px: readable at any zoom. */
export function headerHeight(layout: MapLayout, zoom: number): number {
  return between((layout.stages[0]?.header.height ?? 0) * zoom, 32, 72)
}

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

function put(element: HTMLElement, box: Box): void {
  element.style.transform = `translate(${box.x}px, ${box.y}px)`
  element.style.width = `${box.width}px`
  element.style.height = `${box.height}px`
}
