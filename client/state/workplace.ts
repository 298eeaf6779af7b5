import { createContext, use } from 'react'
import type { PasteTarget } from '../../journey/edits/paste.ts'
import type { Table } from '../../journey/formats/clipboard/table.ts'
import { type StoreApi, createStore, useStore } from 'zustand'
import type { CanvasView } from './canvas-view.ts'

/** What is asked of the user in front of the map. One at a time. */
export type Dialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  /** What of the map is shown. */
  | { readonly kind: 'view' }
  /** Asks for the touchpoint that a link from this one leads to. */
  | { readonly kind: 'link'; readonly from: string }
  /** Brings values of metrics out of a table. */
  | { readonly kind: 'import'; readonly file?: File }
  /** Takes back a workbook of the map that someone has worked on. */
  | { readonly kind: 'workbook' }
  /** Lays an event log beside the map. */
  | { readonly kind: 'reality' }
  /** Tries out what fixes would bring. */
  | { readonly kind: 'what-if' }
  /** Chooses what to make of the map. */
  | { readonly kind: 'export' }
  /** Shows the map on one page for executives. */
  | { readonly kind: 'one-pager' }
  /** Presents the map, step by step. */
  | { readonly kind: 'present' }
  /** Follows what someone else presents. */
  | { readonly kind: 'follow'; readonly clientId: number }
  /** Shows what the map held before. */
  | { readonly kind: 'history' }
  /** Lists what was said and is not settled. */
  | { readonly kind: 'comments' }
  /** Signs the user in, so that the server takes the map. */
  | { readonly kind: 'sign-in' }
  /** Makes share links, and takes them back. */
  | { readonly kind: 'share' }
  /** Shows what a pasted table comes to. `text`: what it was read from, to be read otherwise. */
  | {
      readonly kind: 'paste'
      readonly table: Table
      readonly text?: string
      readonly target: PasteTarget | undefined
    }

/** A field that looks for a friction or a metric to add, or the panel itself. */
export type Asked = 'friction' | 'metric' | 'panel' | 'economics'

/** How an open map is worked on: drawn, as an outline of its stages, lanes and cards, or as a board of its frictions. */
export type MapMode = 'map' | 'outline' | 'board'

/** What a press with the mouse does on empty room: it draws a rectangle around cards, or scrolls the sheet. */
export type Tool = 'select' | 'hand'

/** What is open around a map. Nothing of it is part of the map. */
export interface WorkplaceState {
  readonly dialog: Dialog | undefined
  readonly mode: MapMode
  readonly panelOpen: boolean
  /** Whether the user has closed the panel: it stays closed then, whatever is selected, until it is asked for. */
  readonly panelClosed: boolean
  /** Whether the small picture of the whole map stands on the drawing. */
  readonly overviewOpen: boolean
  /** Whether it was asked for while all of the map was in sight, where it is left out otherwise. */
  readonly overviewAsked: boolean
  /** Whether it is there to be seen. */
  readonly overviewShown: boolean
  readonly tool: Tool
  /** Whether something is being dragged on the drawing, which must keep its size for as long. */
  readonly dragging: boolean
  /** What an action asks to be entered in the panel; whoever takes the focus for it clears it. */
  readonly asked: Asked | undefined
  /** What actions move and zoom: the drawing, or the outline. */
  readonly view: CanvasView
}

export type Workplace = StoreApi<WorkplaceState>

/** Stands in until the drawing or the outline is there. */
const noView: CanvasView = {
  open: () => {},
  fit: () => {},
  zoomTo: () => {},
  zoomBy: () => {},
  reveal: () => {},
  revealPlace: () => {},
  fitTo: () => {},
  focus: () => {},
}

type FirstOpen = Pick<WorkplaceState, 'mode' | 'panelOpen'> & Partial<Pick<WorkplaceState, 'overviewOpen'>>

export function createWorkplace(first: FirstOpen): Workplace {
  return createStore<WorkplaceState>(() => ({
    dialog: undefined,
    tool: 'select',
    overviewOpen: false,
    overviewAsked: false,
    overviewShown: false,
    panelClosed: false,
    dragging: false,
    asked: undefined,
    view: noView,
    ...first,
  }))
}

/** Opens the panel because it is asked for, or closes it for the rest of the visit. */
export function openOrClosePanel(workplace: Workplace, panelOpen: boolean): void {
  workplace.setState({ panelOpen, panelClosed: !panelOpen })
}

/** Opens the panel for what was selected, unless the user has closed it. */
export function offerPanel(workplace: Workplace): void {
  if (!workplace.getState().panelClosed) workplace.setState({ panelOpen: true })
}

export const WorkplaceContext = createContext<Workplace | undefined>(undefined)

/** What is open around the map that a component belongs to. */
export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext)
  if (!workplace) throw new Error('useWorkplace outside of an open map')
  return workplace
}

/** A part of it; the component renders again only when that part changes. */
export function useWorkplaceState<T>(select: (state: WorkplaceState) => T): T {
  return useStore(useWorkplace(), select)
}
