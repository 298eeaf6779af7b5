import { Columns3, SquarePlus } from 'lucide-react'
import { addLane } from '../../journey/edits/lanes.ts'
import { type Slot, cardsAt } from '../../journey/model/arrange.ts'
import { newId } from '../../journey/model/id.ts'
import { laneRoles } from '../../journey/model/vocabulary.ts'
import { laneRoleWords } from '../../journey/library/lane-roles.ts'
import { currentLanguage } from '../language/text.ts'
import { bringInSight, wholeSlot } from '../state/change-look.ts'
import { type Editor, type EditorState, findThing } from '../state/editor.ts'
import { openCardDraft, openStageDraft } from '../state/write-draft.ts'
import type { Action, ActionContext } from './action.ts'
import { toggleLane } from './restyle.ts'
import { hasRoomFor } from './room-for-cards.ts'

/** Begins writing a card at a slot, in its lane as it is shown, with its first words. */
export function addCardAt(context: ActionContext, slot: Slot, words = ''): void {
  const { editor } = context
  if (!hasRoomFor(context, 1)) return
  bringInSight(editor, slot.lane)
  const lane = editor.store.getState().map.lanes.find(({ id }) => id === slot.lane)
  if (lane?.collapsed === true && editor.store.getState().look.laneGroup !== 'executive') toggleLane(editor, slot.lane)
  openCardDraft(context, slot, words)
}

/** Begins writing a card at a slot among the cards that are shown; nothing in a lane that the map has not. */
export function addCardSeenAt(context: ActionContext, slot: Slot): void {
  const whole = wholeSlot(context.editor, slot)
  if (whole) addCardAt(context, whole)
}

/** Begins writing a touchpoint behind the one that is selected or has the keyboard, or at the end of its or the last stage. */
export const addTouchpoint: Action = {
  id: 'add-touchpoint',
  group: 'add',
  label: 'action.addTouchpoint',
  icon: SquarePlus,
  keywords: 'keyword.addTouchpoint',
  shortcuts: ['n'],
  opensField: true,
  isEnabled({ editor }) {
    const { map } = editor.store.getState()
    return map.stages.length > 0 && map.lanes.some(({ role }) => role === 'touchpoint')
  },
  run(context) {
    const slot = nextSlot(context.editor)
    if (slot) addCardAt(context, slot)
  },
}

/** Begins writing a stage behind the one that is selected or has the keyboard, or at the end. */
export const addStageAction: Action = {
  id: 'add-stage',
  group: 'add',
  label: 'action.addStage',
  icon: Columns3,
  keywords: 'keyword.addStage',
  shortcuts: ['Shift+n'],
  opensField: true,
  isEnabled: () => true,
  run(context) {
    const state = context.editor.store.getState()
    const { stages } = state.map
    openStageDraft(context, stages[indexBehind(stages, whereAdded(state).stage) - 1]?.id)
  },
}

/** Actions that add a lane of a role below the one that is selected or has the keyboard, or at the bottom. */
export const addLaneActions: readonly Action[] = laneRoles.map((role) => ({
  id: `add-lane-${role}`,
  group: 'add',
  label: 'action.addLaneOf',
  keywords: 'keyword.lane',
  laneRole: role,
  labelValues: () => ({ role: laneRoleWords[role][currentLanguage()] }),
  isEnabled: () => true,
  run({ editor, view }) {
    const state = editor.store.getState()
    const title = laneRoleWords[role][currentLanguage()]
    const making = newId()
    const index = indexBehind(state.map.lanes, whereAdded(state).lane)
    const id = editor.edit('step.addLane', undefined, () => addLane(editor.doc, { title, role }, index), making)
    editor.select([id])
    view.reveal(id)
    editor.rename(id, making)
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
