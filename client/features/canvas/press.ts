import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import type { ActionContext } from '../../actions/action.ts'
import type { Presence } from '../../services/presence.ts'
import type { Editor } from '../../state/editor.ts'
import type { CanvasStore } from './canvas-state.ts'
import type { Viewport } from '../../state/viewport-store.ts'

/** What a press works with. */
export interface PressDeps {
  readonly editor: Editor
  readonly store: CanvasStore
  readonly viewport: Viewport
  readonly presence: Presence
  /** The element that the canvas fills. */
  readonly surface: HTMLElement
  readonly context: () => ActionContext
}

/** A pointer's press on something of the canvas. */
export interface Press extends PressDeps {
  readonly event: PointerEvent
  readonly element: Element
  /** Where it is on the sheet. */
  readonly point: { readonly x: number; readonly y: number }
  /** Whether the map is seen from so far that cards are no elements. */
  readonly far: boolean
}

/** Whether a press adds to the selection or takes from it. With Ctrl a Mac's button is the second one. */
export function toggles(event: PointerEvent): boolean {
  return event.shiftKey || event.metaKey || (event.ctrlKey && !isMac)
}

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** The layout at the moment, for what goes on while the map changes. */
export const layoutNow = (store: CanvasStore) => (): MapLayout => store.getState().layout
