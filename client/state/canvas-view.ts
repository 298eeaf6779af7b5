/** What an open canvas can be asked to do from outside it: by actions, by the panel, by the tray. */
export interface CanvasView {
  /** Shows the map as it is first seen: the whole of it where that can be read, else its beginning. */
  open(): void
  /** Shows the whole map. */
  fit(): void
  /** Zooms to a factor (1 = 100 %) around the middle of the canvas. */
  zoomTo(factor: number): void
  zoomBy(factor: number): void
  /** Brings a card, stage or lane into sight, moving no more than needed. */
  reveal(id: string): void
  /** Puts the keyboard focus on the drawing. */
  focus(): void
}
