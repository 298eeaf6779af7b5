import { type StoreApi, createStore, useStore } from 'zustand'
import type { Rating } from '../../../journey/layout/emotion-chart.ts'
import { type CanvasStore, useCanvasStore } from './canvas-state.ts'

/** A place on an emotion chart where a press rates, or takes hold of a rating. */
export interface RatingSpot extends Rating {
  readonly lane: string
  /** Whether this is a rating that the map has, rather than one that a press would make. */
  readonly isRated: boolean
}

export interface RatingState {
  /** The rating that is being dragged: the chart shows it, the map gets it at the drop. */
  readonly rating: RatingSpot | undefined
  /** What a press would rate: follows a mouse over the charts. */
  readonly spot: RatingSpot | undefined
}

const stores = new WeakMap<CanvasStore, StoreApi<RatingState>>()

/** The ratings of a canvas. A store of its own: while a point is dragged no card is asked whether that concerns it. */
export function ratingStore(canvas: CanvasStore): StoreApi<RatingState> {
  let store = stores.get(canvas)
  if (!store) stores.set(canvas, (store = createStore<RatingState>(() => ({ rating: undefined, spot: undefined }))))
  return store
}

/** A part of that state; the component renders again only when that part changes. */
export function useRatingState<T>(select: (state: RatingState) => T): T {
  return useStore(ratingStore(useCanvasStore()), select)
}
