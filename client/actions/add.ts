import { Columns3, SquarePlus } from 'lucide-react'
import { addCard } from '../../journey/edits/cards.ts'
import { addLane } from '../../journey/edits/lanes.ts'
import { addStage } from '../../journey/edits/stages.ts'
import { type Slot, cardsAt } from '../../journey/model/arrange.ts'
import { newId } from '../../journey/model/id.ts'
import type { Stage } from '../../journey/model/schema.ts'
import { type Colour, colours, laneRoles } from '../../journey/model/vocabulary.ts'
import { laneRoleWords } from '../../journey/library/lane-roles.ts'
import { currentLanguage } from '../language/text.ts'
import type { CanvasView } from '../state/canvas-view.ts'
import { wholeSlot } from '../state/change-look.ts'
import { type Editor, findThing } from '../state/editor.ts'
import type { Action, ActionContext } from './action.ts'

/** Adds a card at a slot and starts naming it. */
export function addCardAt({ editor, view }: ActionContext, slot: Slot): void {
  const gesture = newId()
  const id = editor.edit('step.addCard', undefined, () => addCard(editor.doc, slot, { title: '' }), gesture)
  startNaming(editor, view, id, gesture)
}

/** Adds a card at a slot among the cards that are shown; nothing in a lane that the map has not. */
export function addCardSeenAt(context: ActionContext, slot: Slot): void {
  const whole = wholeSlot(context.editor, slot)
  if (whole) addCardAt(context, whole)
}

/** Adds a touchpoint behind the selected one, or at the end of the selected or last stage. */
export const addTouchpoint: Action = {
  id: 'add-touchpoint',
  group: 'add',
  label: 'action.addTouchpoint',
  icon: SquarePlus,
  shortcuts: ['n'],
  isEnabled({ editor }) {
    const { map } = editor.store.getState()
    return map.stages.length > 0 && map.lanes.some(({ role }) => role === 'touchpoint')
  },
  run(context) {
    const slot = nextSlot(context.editor)
    if (slot) addCardAt(context, slot)
  },
}

/** Adds a stage behind the selected one, or at the end. */
export const addStageAction: Action = {
  id: 'add-stage',
  group: 'add',
  label: 'action.addStage',
  icon: Columns3,
  shortcuts: ['Shift+n'],
  isEnabled: () => true,
  run({ editor, view, text }) {
    const { map, selection } = editor.store.getState()
    const selected = map.stages.findIndex(({ id }) => selection.includes(id))
    const index = selected >= 0 ? selected + 1 : map.stages.length
    const band = map.stages[index - 1]?.band ?? 'pre-sale'
    const gesture = newId()
    const fields = { title: text('action.newStage'), band, colour: leastUsedColour(map.stages) }
    const id = editor.edit('step.addStage', undefined, () => addStage(editor.doc, fields, index), gesture)
    startNaming(editor, view, id, gesture)
  },
}

/** Actions that add a lane of a role below the selected one, or at the bottom. */
export const addLaneActions: readonly Action[] = laneRoles.map((role) => ({
  id: `add-lane-${role}`,
  group: 'add',
  label: 'action.addLaneOf',
  labelValues: () => ({ role: laneRoleWords[role][currentLanguage()] }),
  isEnabled: () => true,
  run({ editor, view }) {
    const { map, selection } = editor.store.getState()
    const selected = map.lanes.findIndex(({ id }) => selection.includes(id))
    const title = laneRoleWords[role][currentLanguage()]
    const gesture = newId()
    const index = selected >= 0 ? selected + 1 : map.lanes.length
    const id = editor.edit('step.addLane', undefined, () => addLane(editor.doc, { title, role }, index), gesture)
    startNaming(editor, view, id, gesture)
  },
}))

/** The slot where a new touchpoint belongs, given what is selected. */
function nextSlot(editor: Editor): Slot | undefined {
  const { map, arrangement, selection, shown } = editor.store.getState()
  const lane = map.lanes.find(({ role }) => role === 'touchpoint')
  if (!lane) return undefined
  const thing = selection[0] === undefined ? undefined : findThing(map, selection[0])
  if (thing?.kind === 'card') {
    const column = thing.value.place.under ?? thing.value.id
    const stage = arrangement.stageOf.get(thing.value.id)
    if (stage !== undefined) {
      const index = (arrangement.columns.get(stage) ?? []).findIndex(({ id }) => id === column)
      return { stage, lane: lane.id, index: index < 0 ? (arrangement.columns.get(stage)?.length ?? 0) : index + 1 }
    }
  }
  const stage = thing?.kind === 'stage' ? thing.value.id : (shown.map.stages.at(-1) ?? map.stages.at(-1))?.id
  if (stage === undefined) return undefined
  return { stage, lane: lane.id, index: cardsAt(arrangement, { stage, lane: lane.id }, true).length }
}

/** The hue that fewest stages have; slate is left for what has none. */
function leastUsedColour(stages: readonly Stage[]): Colour {
  const uses = (colour: Colour) => stages.filter((stage) => stage.colour === colour).length
  return colours.slice(1).reduce((least, colour) => (uses(colour) < uses(least) ? colour : least))
}

function startNaming(editor: Editor, view: CanvasView, id: string, making: string): void {
  editor.select([id])
  view.reveal(id)
  editor.rename(id, making)
}
