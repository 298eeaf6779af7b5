import { createContext, use } from 'react'
import { type StoreApi, createStore, useStore } from 'zustand'
import type { DropTarget } from '../../../journey/layout/hit-test.ts'
import type { Box, CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { Card } from '../../../journey/model/schema.ts'

/** A drag of cards that is under way. It is view state; the drop makes one edit of it. */
export interface CardDrag {
  /** Cards that move, in reading order. */
  readonly ids: readonly string[]
  /** The same as they were when they were grabbed: so they are shown until the drop, whatever others do meanwhile. */
  readonly held: ReadonlyMap<string, Card>
  /** The one under the pointer, as it was grabbed. */
  readonly box: CardBox
  /** Where in it the pointer holds it. */
  readonly grip: { readonly x: number; readonly y: number }
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
  /** Where the pointer is, on the sheet. */
  readonly x: number
  readonly y: number
}

/** A stage whose columns, or a lane whose row, is being made wider or higher; `undefined`: back to the sheet's own. */
export interface Sizing {
  readonly kind: 'stage' | 'lane'
  readonly id: string
  readonly size: number | undefined
}

export interface CanvasState {
  /** Of the map as it is shown: with what is dragged, sized or opened for a drag. */
  readonly layout: MapLayout
  readonly drag: CardDrag | undefined
  readonly linking: LinkDrag | undefined
  readonly paneDrag: PaneDrag | undefined
  readonly sizing: Sizing | undefined
  /** The rectangle that is being drawn around cards to select them, on the sheet. */
  readonly marquee: Box | undefined
  /** Collapsed lanes that are open for as long as a drag goes on. */
  readonly openForDrag: ReadonlySet<string>
  /** Where a click on "+" would add a card: follows a mouse over empty room. */
  readonly hover: DropTarget | undefined
  /** What the flow says of touchpoints, in words for who does not see it; nothing while it is not drawn. */
  readonly flowWords: ReadonlyMap<string, string> | undefined
  /** What the money that the flow says of touchpoints means, and of which it says any. */
  readonly moneyNote: { readonly words: string; readonly on: { has(card: string): boolean } } | undefined
  /** Touchpoint under the mouse: shows the handle that links are drawn from. */
  readonly hoverCard: string | undefined
}

export type CanvasStore = StoreApi<CanvasState>

const noLanes: ReadonlySet<string> = new Set()

export function createCanvasStore(layout: MapLayout): CanvasStore {
  return createStore<CanvasState>(() => ({
    layout,
    drag: undefined,
    linking: undefined,
    paneDrag: undefined,
    sizing: undefined,
    marquee: undefined,
    openForDrag: noLanes,
    hover: undefined,
    hoverCard: undefined,
    flowWords: undefined,
    moneyNote: undefined,
  }))
}

/** Whether something is being dragged, drawn or sized. */
export function isBusy({ drag, linking, paneDrag, marquee, sizing }: CanvasState): boolean {
  return Boolean(drag || linking || paneDrag || marquee || sizing)
}

/** What a drag leaves behind: nothing. */
export const noDrag = { drag: undefined, openForDrag: noLanes } as const

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
