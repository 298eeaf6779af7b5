import { useLayoutEffect, useRef } from 'react'
import { isVirtualLane } from '../../../journey/views/executive.ts'
import { draftId } from '../../state/draft.ts'
import { useCanvasState } from './canvas-state.ts'
import { StageDraftField } from './draft-field.tsx'
import { PaneTitle, ShownLaneTitle } from './pane-title.tsx'
import { placePanes } from './place-panes.ts'
import { useViewport } from './viewport.tsx'
import styles from './frozen-panes.module.css'

/**
 * Stage headers and lane labels. They stand where the sheet has them, and stay at the canvas's edge when the sheet is
 * scrolled past them, so that one always sees where one is. They are placed straight in the DOM: panning renders nothing.
 */
export function FrozenPanes() {
  const layout = useCanvasState((state) => state.layout)
  const viewport = useViewport()
  const root = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = () => {
      if (root.current) placePanes(root.current, layout, viewport.getState())
    }
    place()
    // Titles are placed once more when some have come or gone, and when the canvas has another size.
    const observer = new MutationObserver(place)
    if (root.current) observer.observe(root.current, { childList: true, subtree: true })
    const canvas = root.current?.closest('[data-canvas]')
    if (canvas) observer.observe(canvas, { attributeFilter: ['data-sliding'] })
    const unsubscribe = viewport.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width) place()
    })
    return () => {
      observer.disconnect()
      unsubscribe()
    }
  }, [viewport, layout])

  return (
    <div ref={root} className={styles.panes}>
      <div className={styles.labels}>
        {layout.lanes.map(({ id }) =>
          isVirtualLane(id) ? <ShownLaneTitle key={id} id={id} /> : <PaneTitle key={id} id={id} kind="lane" />,
        )}
      </div>
      <div className={styles.headers}>
        {layout.stages.map(({ id }) =>
          id === draftId ? <StageDraftField key={id} /> : <PaneTitle key={id} id={id} kind="stage" />,
        )}
      </div>
      <div className={styles.corner} />
    </div>
  )
}
