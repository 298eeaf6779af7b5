import type { CanvasView } from '../../state/canvas-view.ts'
import type { Editor } from '../../state/editor.ts'
import { type GridPlace, placeKey, placeOf } from '../../state/focus.ts'

const nothing = () => {}

/** What actions ask of the drawing, done by scrolling a list. It has no zoom. */
export function scrollingView(
  tree: HTMLElement | null,
  editor: Editor,
  uncover: (place: GridPlace) => void,
): CanvasView {
  const rowOf = (place: GridPlace) => tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(placeKey(place))}"]`)
  const revealPlace = (place: GridPlace) => {
    uncover(place)
    // What was folded away is there after the next rendering.
    requestAnimationFrame(() => {
      // Where a card is being written it is the card that must be seen, and not its lane.
      const drafted = tree?.querySelector('[data-draft]')
      ;(drafted ?? rowOf(place))?.scrollIntoView({ block: 'nearest' })
    })
  }
  return {
    open: nothing,
    fit: nothing,
    zoomTo: nothing,
    zoomBy: nothing,
    fitTo: nothing,
    reveal(id) {
      const place = placeOf(editor.store.getState(), id)
      if (place) revealPlace(place)
    },
    revealPlace,
    focus() {
      const { focus } = editor.store.getState()
      const row = focus && rowOf(focus)
      const first = tree?.querySelector<HTMLElement>('[data-row][tabindex="0"], button')
      if (row || !focus) return (row ?? first)?.focus({ preventScroll: true })
      // The keyboard is at a place that is folded away.
      uncover(focus)
      requestAnimationFrame(() => (rowOf(focus) ?? first)?.focus({ preventScroll: true }))
    },
  }
}
