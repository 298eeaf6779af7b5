import { addCard } from '../../../journey/edits/cards.ts'
import { applyMeasuredFlow } from '../../../journey/edits/measured-flow.ts'
import { addOutcome } from '../../../journey/edits/outcomes.ts'
import { type MeasuredFlow, nothingMeasured, sizeOfFlow } from '../../../journey/model/measured-flow.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { NotDrawn, NotMapped, RealityCheck } from '../../../journey/reality/compare.ts'
import type { ExitRow, WayGroup } from '../../../journey/reality/stated.ts'
import {
  type LogSource,
  drawWay,
  measuredDifferences,
  measuredEntries,
  measuredExit,
  measuredWeights,
  slotOf,
} from '../../../journey/reality/take-over.ts'
import type { ActionContext } from '../../actions/action.ts'
import { offerUndo } from '../../actions/offer-undo.ts'
import { hasRoomFor } from '../../actions/room-for-cards.ts'
import type { MessageKey } from '../../language/messages.ts'
import type { Compared } from './use-event-log.ts'

/** Does one thing to the map as one step, and says so. */
function take(
  context: ActionContext,
  step: string,
  subject: string,
  message: string,
  run: () => void,
  detail?: string,
) {
  const { editor } = context
  editor.history.run({ action: step, subject }, run)
  editor.settle()
  offerUndo(context, { key: 'reality', tone: 'good', message, ...(detail === undefined ? {} : { detail }) })
}

/** What a touchpoint or an outcome of the map is called. */
export function titleOf(map: JourneyMap, id: string, text: ActionContext['text']): string {
  const card = map.cards.find((each) => each.id === id)
  if (card) return card.title || text('untitled.card')
  return map.outcomes.find((each) => each.id === id)?.title || text('untitled.outcome')
}

/** Whether a place of the log can be put onto a map: there is a stage and a lane of touchpoints. */
export const canAdd = ({ stages, lanes }: JourneyMap): boolean =>
  stages.length > 0 && lanes.some(({ role }) => role === 'touchpoint')

/** Puts a place that was visited onto the map. */
export function addPlace(context: ActionContext, place: NotMapped): void {
  const { editor, text } = context
  const { map, arrangement } = editor.store.getState()
  const slot = slotOf(place, map, arrangement)
  if (!slot || !hasRoomFor(context, 1)) return
  const title = place.touchpoint
  take(context, 'step.addLoggedPlace', title, text('reality.added', { title }), () =>
    addCard(editor.doc, slot, { title }),
  )
}

/** Draws a way that was taken. */
export function drawTaken(context: ActionContext, way: NotDrawn, { reading, names }: Compared): void {
  const { editor, text } = context
  const { map } = editor.store.getState()
  const { transitions } = reading.findings
  const countTo = (id: string) => {
    const found = transitions.find(({ from, to, isOutcome }) => {
      const match = (isOutcome ? names.outcomes : names.touchpoints).get(to)
      return from === way.from.name && match?.kind === 'one' && match.id === id
    })
    return found?.count ?? 0
  }
  const drawing = drawWay(way, map, countTo)
  if (!drawing) return
  const words = {
    from: titleOf(map, way.from.id ?? '', text),
    to: titleOf(map, way.to.id ?? '', text),
  }
  const { also } = drawing
  take(
    context,
    'step.drawWay',
    text('reality.way', words),
    text('reality.drawn', words),
    () => applyMeasuredFlow(editor.doc, drawing.flow),
    also === undefined ? undefined : text('reality.drawnAlso', { title: titleOf(map, also, text) }),
  )
}

export function takeExit(context: ActionContext, row: ExitRow, source: LogSource): void {
  const { editor, text } = context
  const title = titleOf(editor.store.getState().map, row.card, text)
  const { count, of } = row.measured
  const flow = { ...nothingMeasured, exits: [measuredExit(row, source)] }
  takeFlow(context, 'step.takeExit', title, text('reality.tookExit', { title, count, of }), flow)
}

export function takeWeights(context: ActionContext, group: WayGroup): void {
  const { editor, text } = context
  const title = titleOf(editor.store.getState().map, group.card, text)
  takeFlow(context, 'step.takeWeights', title, text('reality.tookWeights', { title }), measuredWeights(group))
}

export function takeEntries(context: ActionContext, check: RealityCheck): void {
  const flow = { ...nothingMeasured, entries: measuredEntries(check) }
  takeFlow(context, 'step.takeEntries', '', context.text('reality.tookEntries'), flow)
}

/** Takes all figures over that the map says otherwise, or does not say. */
export function takeAll(context: ActionContext, check: RealityCheck, source: LogSource): void {
  const { text } = context
  const flow = measuredDifferences(check, source)
  const count = sizeOfFlow(flow)
  const detail = text('reality.tookDetail', { source: source.source })
  takeFlow(context, 'step.takeAllMeasured', String(count), text('reality.tookAll', { count }), flow, detail)
}

function takeFlow(
  context: ActionContext,
  step: MessageKey,
  subject: string,
  message: string,
  flow: MeasuredFlow,
  detail?: string,
): void {
  take(context, step, subject, message, () => applyMeasuredFlow(context.editor.doc, flow), detail)
}

export function addEnd(context: ActionContext, title: string): void {
  const { editor, text } = context
  take(context, 'step.addOutcome', title, text('reality.addedOutcome', { title }), () =>
    addOutcome(editor.doc, { title }),
  )
}
