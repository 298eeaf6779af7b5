import { Maximize, Ratio, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react'
import type { Action, ActionContext } from './action.ts'

/** An outline has no zoom. */
const isDrawn = ({ workplace }: ActionContext) => workplace.getState().mode === 'map'

/** Shows the drawing larger. */
export const zoomIn: Action = {
  id: 'zoom-in',
  group: 'view',
  label: 'action.zoomIn',
  keywords: 'keyword.zoomIn',
  icon: ZoomIn,
  shortcuts: ['$mod+=', '=', 'Shift++'],
  isEnabled: isDrawn,
  run: ({ view }) => view.zoomBy(1.25),
}

/** Shows more of the drawing, smaller. */
export const zoomOut: Action = {
  id: 'zoom-out',
  group: 'view',
  label: 'action.zoomOut',
  keywords: 'keyword.zoomOut',
  icon: ZoomOut,
  shortcuts: ['$mod+-', '-'],
  isEnabled: isDrawn,
  run: ({ view }) => view.zoomBy(1 / 1.25),
}

/** Shows the whole map. */
export const zoomToFit: Action = {
  id: 'zoom-to-fit',
  group: 'view',
  label: 'action.zoomToFit',
  keywords: 'keyword.zoomToFit',
  icon: Maximize,
  shortcuts: ['1'],
  isEnabled: isDrawn,
  run: ({ view }) => view.fit(),
}

/** Shows what is selected, as large as it fits. */
export const zoomToSelection: Action = {
  id: 'zoom-to-selection',
  group: 'view',
  label: 'action.zoomToSelection',
  keywords: 'keyword.zoomToSelection',
  icon: ScanSearch,
  shortcuts: ['2'],
  isEnabled: (context) => isDrawn(context) && context.editor.store.getState().selection.length > 0,
  run: ({ editor, view }) => view.fitTo(editor.store.getState().selection),
}

/** Shows the drawing in its own size. */
export const zoomTo100: Action = {
  id: 'zoom-to-100',
  group: 'view',
  label: 'action.zoomTo100',
  keywords: 'keyword.zoomTo100',
  icon: Ratio,
  shortcuts: ['0'],
  isEnabled: isDrawn,
  run: ({ view }) => view.zoomTo(1),
}
