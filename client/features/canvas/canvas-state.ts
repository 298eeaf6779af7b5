import { createContext, use } from 'react'
import { type StoreApi, createStore, useStore } from 'zustand'
import type { Box, CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { DropTarget } from '../../../journey/layout/hit-test.ts'

/** A drag of cards that is under way. It is view state; the drop makes one edit of it. */
export interface CardDrag {
  /** Cards that move, the one under the pointer first. */
  readonly ids: readonly string[]
  readonly box: CardBox
  /** Top left corner of the moving card, on the sheet. */
  readonly x: number
  readonly y: number
  readonly target: DropTarget | null
}

/** A link that is being drawn from a touchpoint. */
export interface LinkDrag {
  readonly from: string
  readonly x: number
  readonly y: number
  /** Touchpoint under the pointer. */
  readonly to: string | undefined
}

/** A stage or lane that is being dragged to another place among its like. */
export interface PaneDrag {
  readonly id: string
  /** Where it would land; absent where it stands already. */
  readonly index?: number
  readonly mark: Box
}

export interface CanvasState {
  readonly layout: MapLayout
  readonly drag: CardDrag | undefined
  readonly linking: LinkDrag | undefined
  readonly paneDrag: PaneDrag | undefined
  /** Where a click on "+" would add a card: follows a mouse over empty room. */
  readonly hover: DropTarget | undefined
  /** Touchpoint under the mouse: shows the handle that links are drawn from. */
  readonly hoverCard: string | undefined
}

export type CanvasStore = StoreApi<CanvasState>

export function createCanvasStore(layout: MapLayout): CanvasStore {
  return createStore<CanvasState>(() => ({
    layout,
    drag: undefined,
    linking: undefined,
    paneDrag: undefined,
    hover: undefined,
    hoverCard: undefined,
  }))
}

export const CanvasContext = createContext<CanvasStore | undefined>(undefined)

/** The store of the canvas around a component. */
export function useCanvasStore(): CanvasStore {
  const store = use(CanvasContext)
  if (!store) throw new Error('useCanvasStore outside of a canvas')
  return store
}

/** A part of the canvas's state; the component renders again only when that part changes. */
export function useCanvasState<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select)
}
