import type { GridPlace } from './focus.ts'

/** What an open canvas can be asked to do from outside it: by actions, by the panel, by the tray. */
export interface CanvasView {
  /** Shows the map as it is first seen: the whole of it where that can be read, else its beginning. */
  open(): void
  /** Shows the whole map. */
  fit(): void
  /** Zooms to a factor (1 = 100 %) around the middle of the canvas. */
  zoomTo(factor: number): void
  zoomBy(factor: number): void
  /** Brings cards, stages or lanes into sight, moving no more than needed; the first when not all of them fit. */
  reveal(...ids: readonly string[]): void
  /** Brings a place of the grid into sight, as an empty cell. */
  revealPlace(place: GridPlace): void
  /** Shows some cards, stages, lanes or links as large as they fit, and not larger than 100 %. */
  fitTo(ids: readonly string[]): void
  /** Puts the keyboard focus on the drawing. */
  focus(): void
  /** Shows frictions and fixes by themselves, where they stand as such, rather than what they hang on. */
  showChanged?(ids: readonly string[]): void
}
