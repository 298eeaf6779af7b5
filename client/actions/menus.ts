import { ChartNoAxesGantt, Move, Palette, Rows3, Scaling, SquarePlus } from 'lucide-react'
import type { Slot } from '../../journey/model/arrange.ts'
import { type LaneRole, derivedRoles } from '../../journey/model/vocabulary.ts'
import { wholeSlot } from '../state/change-look.ts'
import { type Thing, findThing } from '../state/editor.ts'
import type { Action, ActionContext } from './action.ts'
import { addFriction, addMetric } from './add-attachment.ts'
import { addCardAt, addLaneActions, addStageAction, addTouchpoint } from './add.ts'
import { checkReality } from './check-reality.ts'
import { copySelection } from './copy.ts'
import { cutSelection } from './cut.ts'
import { deleteSelection } from './delete-selection.ts'
import { duplicateSelection } from './duplicate-selection.ts'
import { importValues } from './import-values.ts'
import { linkSelection } from './link-selection.ts'
import type { ActionLine, ActionMenu } from './menu-item.tsx'
import { moveActions } from './move-selection.ts'
import { paste, pasteAt } from './paste.ts'
import { rateActions } from './rate-touchpoints.ts'
import { renameSelection } from './rename-selection.ts'
import { resizeActions } from './resize.ts'
import { bandActions, collapseLane, colourActions } from './restyle.ts'
import { openPalette } from './workplace.ts'
import { zoomTo100, zoomToFit } from './zoom.ts'

const colour: ActionMenu = { label: 'canvas.colour', icon: Palette, actions: colourActions }
const band: ActionMenu = { label: 'canvas.band', icon: ChartNoAxesGantt, actions: bandActions }
const size: ActionMenu = { label: 'action.size', icon: Scaling, actions: resizeActions }
const move: ActionMenu = { label: 'action.move', icon: Move, actions: moveActions }
const addLane: ActionMenu = { label: 'action.addLane', icon: Rows3, actions: addLaneActions }
const [left, right, up, down] = moveActions
const sideways = [left, right].filter((action) => action !== undefined)
const upAndDown = [up, down].filter((action) => action !== undefined)
const transfer: readonly ActionLine[] = [cutSelection, copySelection, paste, duplicateSelection]
const sheet: readonly ActionLine[] = [
  addStageAction,
  addLane,
  importValues,
  checkReality,
  'separator',
  zoomToFit,
  zoomTo100,
  'separator',
  openPalette,
]

/** What can be done with each kind of thing, and with the sheet around the map. */
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
    band,
    size,
    ...sideways,
    'separator',
    deleteSelection,
  ],
  lane: [
    renameSelection,
    ...transfer,
    'separator',
    addLane,
    collapseLane,
    size,
    ...upAndDown,
    'separator',
    deleteSelection,
  ],
  link: [deleteSelection],
  sheet: [addTouchpoint, paste, 'separator', ...sheet],
}

/** What a derived lane shows is added where it hangs: on the touchpoint that is selected when its place is pressed. */
const attached: Readonly<Partial<Record<LaneRole, readonly Action[]>>> = {
  emotion: rateActions,
  friction: [addFriction],
  metric: [addMetric],
}

/** What can be done at an empty place. */
export function menuOfPlace({ editor }: ActionContext, shown: Slot): readonly ActionLine[] {
  const slot = wholeSlot(editor, shown)
  if (!slot) return menus.sheet
  const lane = findThing(editor.store.getState().map, slot.lane)
  const role = lane?.kind === 'lane' ? lane.value.role : 'note'
  const added = derivedRoles.has(role) ? (attached[role] ?? []) : [addHere(slot, role)]
  return [...added, pasteAt(slot), 'separator', ...sheet]
}

/** Adds a card at the very place that was pressed. */
function addHere(slot: Slot, role: LaneRole): Action {
  return {
    id: 'add-here',
    group: 'add',
    label: role === 'touchpoint' ? 'action.addTouchpointHere' : 'canvas.addHere',
    icon: SquarePlus,
    isEnabled: () => true,
    run: (context) => addCardAt(context, slot),
  }
}
