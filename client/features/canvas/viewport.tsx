import { type ReactNode, createContext, use, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Viewport, ViewportState } from '../../state/viewport-store.ts'
import styles from './viewport.module.css'

export const ViewportContext = createContext<Viewport | undefined>(undefined)

/** The viewport of the canvas around a component. */
export function useViewport(): Viewport {
  const viewport = use(ViewportContext)
  if (!viewport) throw new Error('useViewport outside of a canvas')
  return viewport
}

/** A part of the viewport's state; the component renders again only when that part changes. */
export function useViewportState<T>(select: (state: ViewportState) => T): T {
  return useStore(useViewport(), select)
}

interface ViewportLayerProps {
  /** Puts the sheet where it is first seen. */
  readonly onOpen: () => void
  readonly children: ReactNode
}

/** What is moved and zoomed: its children stand where the sheet has them. They are drawn once there is room for them. */
export function ViewportLayer({ onOpen, children }: ViewportLayerProps) {
  const viewport = useViewport()
  const hasRoom = useViewportState(({ width }) => width > 0)
  const area = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const open = useEffectEvent(onOpen)
  useLayoutEffect(() => {
    if (!area.current || !layer.current) return undefined
    return viewport.attach(area.current, layer.current, () => open())
  }, [viewport])
  return (
    <div ref={area} className={styles.area} data-sheet>
      <div ref={layer} className={styles.layer} data-viewport>
        {hasRoom && children}
      </div>
    </div>
  )
}
