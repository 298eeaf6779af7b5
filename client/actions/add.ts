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
import { type Editor, type EditorState, findThing } from '../state/editor.ts'
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

/** Adds a touchpoint behind the one that is selected or has the keyboard, or at the end of its or the last stage. */
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

/** Adds a stage behind the one that is selected or has the keyboard, or at the end. */
export const addStageAction: Action = {
  id: 'add-stage',
  group: 'add',
  label: 'action.addStage',
  icon: Columns3,
  shortcuts: ['Shift+n'],
  isEnabled: () => true,
  run({ editor, view, text }) {
    const state = editor.store.getState()
    const { map } = state
    const index = indexBehind(map.stages, whereAdded(state).stage)
    const band = map.stages[index - 1]?.band ?? 'pre-sale'
    const gesture = newId()
    const fields = { title: text('action.newStage'), band, colour: leastUsedColour(map.stages) }
    const id = editor.edit('step.addStage', undefined, () => addStage(editor.doc, fields, index), gesture)
    startNaming(editor, view, id, gesture)
  },
}

/** Actions that add a lane of a role below the one that is selected or has the keyboard, or at the bottom. */
export const addLaneActions: readonly Action[] = laneRoles.map((role) => ({
  id: `add-lane-${role}`,
  group: 'add',
  label: 'action.addLaneOf',
  labelValues: () => ({ role: laneRoleWords[role][currentLanguage()] }),
  isEnabled: () => true,
  run({ editor, view }) {
    const state = editor.store.getState()
    const title = laneRoleWords[role][currentLanguage()]
    const gesture = newId()
    const index = indexBehind(state.map.lanes, whereAdded(state).lane)
    const id = editor.edit('step.addLane', undefined, () => addLane(editor.doc, { title, role }, index), gesture)
    startNaming(editor, view, id, gesture)
  },
}))

/** Where on the map something is added: as far as it is known. */
interface Where {
  readonly stage?: string | undefined
  readonly lane?: string | undefined
  /** The touchpoint whose column it is. */
  readonly column?: string | undefined
}

/** Where what is selected stands; with nothing selected, where the keyboard is. */
function whereAdded({ map, arrangement, selection, focus }: EditorState): Where {
  const [selected] = selection
  if (selected === undefined && focus?.kind === 'cell') return { ...focus, column: focus.under }
  const id = selected ?? (focus?.kind === 'cell' ? undefined : focus?.id)
  const thing = id === undefined ? undefined : findThing(map, id)
  switch (thing?.kind) {
    case 'card': {
      const { id: card, place } = thing.value
      return { stage: arrangement.stageOf.get(card), lane: place.lane, column: place.under ?? card }
    }
    case 'stage':
      return { stage: thing.value.id }
    case 'lane':
      return { lane: thing.value.id }
    default:
      return {}
  }
}

/** The slot where a new touchpoint belongs. */
function nextSlot(editor: Editor): Slot | undefined {
  const state = editor.store.getState()
  const { map, arrangement, shown } = state
  const lane = map.lanes.find(({ role }) => role === 'touchpoint')
  if (!lane) return undefined
  const { stage = (shown.map.stages.at(-1) ?? map.stages.at(-1))?.id, column } = whereAdded(state)
  if (stage === undefined) return undefined
  const behind = (arrangement.columns.get(stage) ?? []).findIndex(({ id }) => id === column)
  const end = cardsAt(arrangement, { stage, lane: lane.id }, true).length
  return { stage, lane: lane.id, index: behind < 0 ? end : behind + 1 }
}

/** The index behind one of some stages or lanes; without it the end. */
function indexBehind(things: readonly { readonly id: string }[], one: string | undefined): number {
  const index = things.findIndex(({ id }) => id === one)
  return index < 0 ? things.length : index + 1
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
