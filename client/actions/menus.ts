import type { Thing } from '../state/editor.ts'
import { addFriction, addMetric } from './add-attachment.ts'
import { addLaneActions, addStageAction, addTouchpoint } from './add.ts'
import { copySelection } from './copy.ts'
import { cutSelection } from './cut.ts'
import { deleteSelection } from './delete-selection.ts'
import { duplicateSelection } from './duplicate-selection.ts'
import { linkSelection } from './link-selection.ts'
import type { ActionLine } from './menu-item.tsx'
import { moveActions } from './move-selection.ts'
import { paste } from './paste.ts'
import { renameSelection } from './rename-selection.ts'
import { resizeActions } from './resize.ts'
import { bandActions, collapseLane, colourActions } from './restyle.ts'
import { openPalette } from './workplace.ts'
import { zoomTo100, zoomToFit } from './zoom.ts'

const colour: ActionLine = { label: 'canvas.colour', actions: colourActions }
const size: ActionLine = { label: 'action.size', actions: resizeActions }
const move: ActionLine = { label: 'action.move', actions: moveActions }
const [left, right, up, down] = moveActions
const sideways = [left, right].filter((action) => action !== undefined)
const upAndDown = [up, down].filter((action) => action !== undefined)
const transfer: readonly ActionLine[] = [cutSelection, copySelection, paste, duplicateSelection]

/** What can be done with each kind of thing, and with the empty sheet. */
export const menus: Readonly<Record<Thing['kind'] | 'sheet', readonly ActionLine[]>> = {
  card: [
    renameSelection,
    ...transfer,
    'separator',
    addFriction,
    addMetric,
    linkSelection,
    'separator',
    colour,
    move,
    'separator',
    deleteSelection,
  ],
  stage: [
    renameSelection,
    ...transfer,
    'separator',
    addStageAction,
    addFriction,
    addMetric,
    'separator',
    colour,
    { label: 'canvas.band', actions: bandActions },
    size,
    ...sideways,
    'separator',
    deleteSelection,
  ],
  lane: [renameSelection, ...transfer, 'separator', collapseLane, size, ...upAndDown, 'separator', deleteSelection],
  link: [deleteSelection],
  sheet: [
    addTouchpoint,
    addStageAction,
    { label: 'action.addLane', actions: addLaneActions },
    paste,
    'separator',
    zoomToFit,
    zoomTo100,
    'separator',
    openPalette,
  ],
}
