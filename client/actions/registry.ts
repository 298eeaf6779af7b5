import type { Action } from './action.ts'
import { addFriction, addMetric } from './add-attachment.ts'
import { addLaneActions, addStageAction, addTouchpoint } from './add.ts'
import { toggleBoard } from './board.ts'
import { copySelection } from './copy.ts'
import { copyTable } from './copy-table.ts'
import { copyViewLink } from './copy-view-link.ts'
import { cutSelection } from './cut.ts'
import { deleteSelection } from './delete-selection.ts'
import { duplicateSelection } from './duplicate-selection.ts'
import { copyView, exportJson, exportPng, exportPng2 } from './export.ts'
import { checkReality } from './check-reality.ts'
import { closeFind, findNext, findPrevious, openFind } from './find.ts'
import { openHistory } from './history.ts'
import { importValues } from './import-values.ts'
import { updateFromWorkbook } from './update-from-workbook.ts'
import { paste } from './paste.ts'
import { linkSelection } from './link-selection.ts'
import { openComments } from './open-comments.ts'
import { openExport } from './open-export.ts'
import { openOnePager } from './one-pager.ts'
import { present } from './present.ts'
import { moveActions, moveHeaderActions } from './move-selection.ts'
import { rateActions } from './rate-touchpoints.ts'
import { renameSelection } from './rename-selection.ts'
import { bandActions, collapseLane, colourActions } from './restyle.ts'
import { resizeActions } from './resize.ts'
import { handTool, selectTool } from './tool.ts'
import { selectMore, selectNone, toggleSelected } from './select.ts'
import { share } from './share.ts'
import { redo, undo } from './undo.ts'
import { openWhatIf } from './what-if.ts'
import {
  openPalette,
  openShortcuts,
  toggleOutline,
  toggleOverview,
  togglePanel,
  toggleSingleKeys,
  toggleWheelZoom,
} from './workplace.ts'
import {
  clearFilterAction,
  focusStage,
  leaveStage,
  nextStage,
  openView,
  previousStage,
  showAll,
  showExecutive,
  showOperator,
  toggleFlow,
  toggleHideAssumed,
  toggleHideUnmatched,
} from './views.ts'
import { zoomIn, zoomOut, zoomTo100, zoomToFit, zoomToSelection } from './zoom.ts'

/** Everything a user can do with an open map: menus, shortcuts, the palette and the shortcuts sheet are made from it. */
export const actions: readonly Action[] = [
  addTouchpoint,
  addStageAction,
  ...addLaneActions,
  addFriction,
  addMetric,
  linkSelection,
  renameSelection,
  cutSelection,
  copySelection,
  paste,
  duplicateSelection,
  deleteSelection,
  ...colourActions,
  ...bandActions,
  collapseLane,
  ...resizeActions,
  ...rateActions,
  ...moveActions,
  ...moveHeaderActions,
  selectMore,
  toggleSelected,
  selectNone,
  undo,
  redo,
  zoomIn,
  zoomOut,
  zoomToFit,
  zoomToSelection,
  zoomTo100,
  selectTool,
  handTool,
  openPalette,
  openFind,
  findNext,
  findPrevious,
  closeFind,
  openShortcuts,
  toggleOutline,
  toggleBoard,
  openWhatIf,
  present,
  openOnePager,
  share,
  toggleOverview,
  openView,
  showExecutive,
  showOperator,
  focusStage,
  leaveStage,
  previousStage,
  nextStage,
  toggleFlow,
  toggleHideAssumed,
  toggleHideUnmatched,
  clearFilterAction,
  showAll,
  togglePanel,
  importValues,
  updateFromWorkbook,
  checkReality,
  openHistory,
  openComments,
  copyViewLink,
  openExport,
  exportPng,
  exportPng2,
  copyView,
  copyTable,
  exportJson,
  toggleSingleKeys,
  toggleWheelZoom,
]
