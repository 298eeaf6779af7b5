import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, type LucideIcon } from 'lucide-react'
import { moveInTurn } from '../../journey/edits/cards.ts'
import { moveLane } from '../../journey/edits/lanes.ts'
import { moveStage } from '../../journey/edits/stages.ts'
import { announce } from '../state/announcements.ts'
import { wholeIndex, wholeMoves } from '../state/change-look.ts'
import { type EditorState, findThing } from '../state/editor.ts'
import { cellOfCard } from '../state/focus.ts'
import type { MessageKey } from '../language/messages.ts'
import type { Action, ActionContext } from './action.ts'
import { type Direction, planMoves } from './move-plan.ts'
import { whereCard } from './where.ts'

const keys: Readonly<Record<Direction, string>> = {
  left: 'ArrowLeft',
  right: 'ArrowRight',
  up: 'ArrowUp',
  down: 'ArrowDown',
}
const names: Readonly<Record<Direction, MessageKey>> = {
  left: 'action.moveLeft',
  right: 'action.moveRight',
  up: 'action.moveUp',
  down: 'action.moveDown',
}
const arrows: Readonly<Record<Direction, LucideIcon>> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
}
const directions = ['left', 'right', 'up', 'down'] as const

/** Move what is selected by one cell: cards, or a stage or lane among its like. */
export const moveActions: readonly Action[] = directions.map((direction) => ({
  id: `move-${direction}`,
  group: 'move',
  label: names[direction],
  icon: arrows[direction],
  shortcuts: [`Alt+${keys[direction]}`],
  isEnabled: ({ editor }) => movable(editor.store.getState(), direction),
  run(context) {
    const { selection, map } = context.editor.store.getState()
    const header = selection.length === 1 ? findThing(map, selection[0] ?? '') : undefined
    if (header?.kind === 'stage' && isSideways(direction)) moveStageBy(context, header.value.id, direction)
    else if (header?.kind === 'lane' && !isSideways(direction)) moveLaneBy(context, header.value.id, direction)
    else moveSelectedCards(context, direction)
  },
}))

/** Move the stage or lane that the keyboard is in. */
export const moveHeaderActions: readonly Action[] = (
  [
    ['left', 'action.moveStageLeft'],
    ['right', 'action.moveStageRight'],
    ['up', 'action.moveLaneUp'],
    ['down', 'action.moveLaneDown'],
  ] as const
).map(([direction, label]) => ({
  id: isSideways(direction) ? `move-stage-${direction}` : `move-lane-${direction}`,
  group: 'move',
  label,
  icon: arrows[direction],
  shortcuts: [`$mod+Shift+${keys[direction]}`],
  isEnabled({ editor }) {
    const state = editor.store.getState()
    const id = headerAround(state, direction)
    const { stages, lanes } = state.shown.map
    return id !== undefined && hasNeighbour(isSideways(direction) ? stages : lanes, id, direction)
  },
  run(context) {
    const id = headerAround(context.editor.store.getState(), direction)
    if (id === undefined) return
    if (isSideways(direction)) moveStageBy(context, id, direction)
    else moveLaneBy(context, id, direction)
  },
}))

function isSideways(direction: Direction): direction is 'left' | 'right' {
  return direction === 'left' || direction === 'right'
}

/** Whether something would move: not at the map's edge. */
function movable({ selection, shown }: EditorState, direction: Direction): boolean {
  const { map } = shown
  const [first] = selection
  const header = selection.length === 1 && first !== undefined ? findThing(map, first) : undefined
  if (header?.kind === 'stage') return isSideways(direction) && hasNeighbour(map.stages, header.value.id, direction)
  if (header?.kind === 'lane') return !isSideways(direction) && hasNeighbour(map.lanes, header.value.id, direction)
  return planMoves(shown, selection, direction).length > 0
}

function hasNeighbour(things: readonly { readonly id: string }[], id: string, direction: Direction): boolean {
  const index = things.findIndex((thing) => thing.id === id)
  return things[index + (direction === 'right' || direction === 'down' ? 1 : -1)] !== undefined
}

function moveSelectedCards(context: ActionContext, direction: Direction): void {
  const { editor, view, text } = context
  const state = editor.store.getState()
  const moves = planMoves(state.shown, state.selection, direction)
  const [move] = moves
  const [first] = move?.ids ?? []
  if (!move || first === undefined) return
  const count = moves.reduce((sum, { ids }) => sum + ids.length, 0)
  const whole = wholeMoves(editor, moves)
  editor.edit(count > 1 ? 'step.moveCards' : 'step.moveCard', first, () => moveInTurn(editor.doc, whole))
  const after = editor.store.getState()
  const place = whereCard(after, text, first)
  if (count > 1) announce(text('grid.movedMany', { count }))
  else if (move.slot.lane === cardLane(state, first)) announce(text('grid.moved', { place }))
  else {
    const lane = after.map.lanes.find(({ id }) => id === move.slot.lane)?.title || text('untitled.lane')
    announce(text('grid.movedToLane', { lane, place }))
  }
  if (after.focus) view.revealPlace(after.focus)
  else view.reveal(first)
}

const cardLane = ({ map }: EditorState, id: string) => map.cards.find((card) => card.id === id)?.place.lane

function moveStageBy({ editor, view, text }: ActionContext, id: string, direction: 'left' | 'right'): void {
  const { stages } = editor.store.getState().shown.map
  const from = stages.findIndex((stage) => stage.id === id)
  const to = from + (direction === 'right' ? 1 : -1)
  if (from < 0 || to < 0 || to >= stages.length) return
  editor.edit('step.moveStage', id, () => moveStage(editor.doc, id, wholeIndex(editor, 'stages', id, to)))
  const title = stages[from]?.title || text('untitled.stage')
  announce(text('grid.movedStage', { title, index: to + 1, count: stages.length }))
  const { focus } = editor.store.getState()
  if (focus) view.revealPlace(focus)
  else view.reveal(id)
}

function moveLaneBy({ editor, view, text }: ActionContext, id: string, direction: 'up' | 'down'): void {
  const { lanes } = editor.store.getState().shown.map
  const from = lanes.findIndex((lane) => lane.id === id)
  const to = from + (direction === 'down' ? 1 : -1)
  if (from < 0 || to < 0 || to >= lanes.length) return
  editor.edit('step.moveLane', id, () => moveLane(editor.doc, id, wholeIndex(editor, 'lanes', id, to)))
  const title = lanes[from]?.title || text('untitled.lane')
  announce(text('grid.movedLane', { title, index: to + 1, count: lanes.length }))
  const { focus } = editor.store.getState()
  if (focus) view.revealPlace(focus)
  else view.reveal(id)
}

/** The stage (for left and right) or lane (for up and down) that is focused, or that the focused place is in. */
function headerAround(state: EditorState, direction: Direction): string | undefined {
  const { focus } = state
  const kind = isSideways(direction) ? 'stage' : 'lane'
  if (!focus) return undefined
  if (focus.kind === 'stage' || focus.kind === 'lane') return focus.kind === kind ? focus.id : undefined
  const cell = focus.kind === 'cell' ? focus : cellOfCard(state, focus.id)
  return cell?.[kind]
}
