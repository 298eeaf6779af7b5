import type { Action } from './action.ts'
import { addStageAction, addTouchpoint } from './add.ts'
import { deleteSelection } from './delete-selection.ts'
import { duplicateSelection } from './duplicate-selection.ts'
import { renameSelection } from './rename-selection.ts'
import { redo, undo } from './undo.ts'
import { zoomIn, zoomOut, zoomTo100, zoomToFit } from './zoom.ts'

/** Everything a user can do on the canvas; shortcuts and menus are made from it. */
export const actions: readonly Action[] = [
  addTouchpoint,
  addStageAction,
  renameSelection,
  duplicateSelection,
  deleteSelection,
  undo,
  redo,
  zoomIn,
  zoomOut,
  zoomToFit,
  zoomTo100,
]
