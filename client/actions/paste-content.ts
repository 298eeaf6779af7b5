import { type PasteTarget, applyPaste, overfull, planPaste } from '../../journey/edits/paste.ts'
import { pasteTable } from '../../journey/edits/paste-table.ts'
import type { StepLabel } from '../../journey/doc/history.ts'
import type { Table } from '../../journey/formats/clipboard/table.ts'
import { laneRoleWords } from '../../journey/library/lane-roles.ts'
import type { Fragment } from '../../journey/model/fragment.ts'
import { showToast } from '../components/toast-store.ts'
import { formatsOf } from '../language/formats.ts'
import type { MessageKey } from '../language/messages.ts'
import { type Text, currentLanguage } from '../language/text.ts'
import { type TablePlan, type TableWords, planTable } from '../services/clipboard/plan-table.ts'
import { type ClipboardContent, type Pasted, readContent } from '../services/clipboard/read-content.ts'
import { guessOptions } from '../services/clipboard/table-options.ts'
import { type Editor, findThing } from '../state/editor.ts'
import { placeOf, slotAtPlace } from '../state/focus.ts'
import type { ActionContext } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/**
 * Pastes what a clipboard holds at a place, or where the keyboard is. A table is asked about first, in a dialog;
 * everything else is pasted at once, as one step.
 */
export function pasteContent(context: ActionContext, content: ClipboardContent, at?: PasteTarget): void {
  const { editor, workplace, text } = context
  const pasted = readContent(content)
  switch (pasted.kind) {
    case 'nothing':
      showToast({ key: 'clipboard', message: text('paste.nothing') })
      break
    case 'fragment':
      pasteFragment(context, pasted.fragment, at)
      break
    case 'text':
      pasteText(context, pasted.text, at)
      break
    case 'table':
      endLastMessage()
      workplace.setState({ dialog: { ...pasted, kind: 'paste', target: at ?? placeOfKeyboard(editor) } })
      break
    case 'too-large':
      sayTooLarge(text, pasted.reading)
      break
    case 'refused': {
      const { code, detail = '' } = pasted.problem
      const message = text(`problem.${code}` as MessageKey, { detail })
      showToast({ key: 'clipboard', tone: 'danger', message })
      break
    }
  }
}

/** Says why a text is not taken: which count, and the most that can be pasted. */
export function sayTooLarge(
  text: Text,
  { what, count, most }: Extract<Pasted, { kind: 'too-large' }>['reading'],
): void {
  const formats = formatsOf(currentLanguage())
  const key = {
    text: 'paste.tooLong',
    rows: 'paste.tooManyRows',
    columns: 'paste.tooManyColumns',
    cells: 'paste.tooManyCells',
  } as const
  showToast({
    key: 'clipboard',
    tone: 'danger',
    message: text(key[what], { count: formats.number(count), most: formats.number(most) }),
    detail: text('paste.inParts'),
  })
}

/** Where the keyboard is, as a place to paste at. */
function placeOfKeyboard(editor: Editor): PasteTarget | undefined {
  const state = editor.store.getState()
  const { focus, map } = state
  if (!focus) return undefined
  if (focus.kind === 'stage') return { stage: focus.id }
  if (focus.kind === 'lane') return { lane: focus.id }
  const slot = slotAtPlace(state, focus)
  if (!slot) return undefined
  const isTouchpoint = map.lanes.some(({ id, role }) => id === slot.lane && role === 'touchpoint')
  const column = focus.kind === 'card' && isTouchpoint ? focus.id : slot.under
  return { stage: slot.stage, lane: slot.lane, index: slot.index, ...(column === undefined ? {} : { under: column }) }
}

/** What was copied and pasted last, what that made, and where. */
let lastPaste:
  | { readonly roots: readonly string[]; readonly made: readonly string[]; readonly target: PasteTarget | undefined }
  | undefined

function isSame(ids: readonly string[], others: readonly string[] | undefined): boolean {
  return ids.length === others?.length && ids.every((id, index) => id === others[index])
}

function pasteFragment(context: ActionContext, fragment: Fragment, at: PasteTarget | undefined): void {
  const { editor, text } = context
  const { map, selection } = editor.store.getState()
  const roots = new Set(fragment.roots)
  // Who pastes without having gone elsewhere wants the copies beside the originals; who pastes once more, where the first
  // copies went. The keyboard is at the last of those, from where several stages would go on behind the map's end.
  const isAtOriginals = selection.length > 0 && selection.every((id) => roots.has(id))
  const isAgain = isSame(selection, lastPaste?.made) && isSame(fragment.roots, lastPaste?.roots)
  const target = at ?? (isAgain ? lastPaste?.target : isAtOriginals ? undefined : placeOfKeyboard(editor))
  const plan = planPaste(map, fragment, target)
  if (plan.made.length === 0) return void showToast({ key: 'clipboard', message: text('paste.nothing') })
  if (overfull(map, plan)) return sayTooMany(text)
  const [first = ''] = plan.made
  const isOnlyCards = fragment.roots.every((id) => fragment.map.cards.some((card) => card.id === id))
  const title = titleIn(fragment, fragment.roots[0])
  const { cards, stages, lanes, personas } = plan.count
  const own = (kind: 'stages' | 'lanes') => fragment.map[kind].filter(({ id }) => roots.has(id)).length
  const many = isOnlyCards ? 'step.pasteCards' : 'step.pasteMany'
  const step = plan.made.length === 1 ? pasteOf(first, title) : pasteOfMany(many, plan.made.length)
  editor.history.run(step, () => applyPaste(editor.doc, plan))
  show(context, plan.made)
  lastPaste = { roots: fragment.roots, made: editor.store.getState().selection, target }
  const also = [
    ['paste.countStages', stages - own('stages')],
    ['paste.countLanes', lanes - own('lanes')],
    ['paste.countPersonas', personas],
  ] as const
  const added = also.flatMap(([key, count]) => (count > 0 ? [text(key, { count })] : []))
  // A single card is seen where it appears.
  if (plan.made.length === 1 && added.length === 0 && isOnlyCards) return
  sayPasted(
    context,
    isOnlyCards ? text('paste.pastedCards', { count: cards }) : text('paste.pastedThings', { count: plan.made.length }),
    added.length === 0 ? '' : text('paste.alsoAdded', { list: formatsOf(currentLanguage()).list(added) }),
  )
}

/** One text: a card at once, or what its lane is made of. */
function pasteText(context: ActionContext, cell: string, at: PasteTarget | undefined): void {
  const { editor, workplace, text } = context
  const { map } = editor.store.getState()
  const target = at ?? placeOfKeyboard(editor)
  const table: Table = { rows: [[cell]], columns: 1 }
  const options = guessOptions(table, map, target)
  // What a number measures has to be asked.
  if (options.kind === 'values') return workplace.setState({ dialog: { kind: 'paste', table, target } })
  confirmTable(context, planTable(table, map, options, target, tableWords(text)), target)
}

/** Adds what a table comes to, as one step. */
export function confirmTable(context: ActionContext, plan: TablePlan, target: PasteTarget | undefined): void {
  const { editor, text } = context
  const { contents } = plan
  if (plan.tooMany) return sayTooMany(text)
  if (plan.count.made === 0) return void showToast({ key: 'clipboard', message: text('paste.nothing') })
  const { cards, frictions, metrics, values, stages } = contents
  const { map } = editor.store.getState()
  const count = plan.count.made
  const [onlyCard] = cards
  const place =
    cards[0]?.id ?? frictions[0]?.on[0] ?? metrics[0]?.on ?? map.metrics.find(({ id }) => id === values[0]?.metric)?.on
  const isOne = count === 1 && onlyCard !== undefined
  const step = cards.length > 0 ? 'step.pasteCards' : frictions.length > 0 ? 'step.pasteFrictions' : 'step.pasteValues'
  const at =
    target?.stage === undefined || target.lane === undefined || target.index === undefined
      ? undefined
      : { ...target, stage: target.stage, lane: target.lane, index: target.index }
  editor.history.run(isOne ? pasteOf(onlyCard.id, onlyCard.title) : pasteOfMany(step, count), () =>
    pasteTable(editor.doc, map, contents, at),
  )
  show(context, cards.length > 0 ? cards.map(({ id }) => id) : place === undefined ? [] : [place])
  // One reads on from the first card.
  const { shown, selection } = editor.store.getState()
  const first = selection[0] === undefined ? undefined : placeOf(shown, selection[0])
  if (first) editor.focusOn(first, selection)
  if (cards.length === 0) editor.showTab(frictions.length > 0 ? 'frictions' : 'metrics')
  if (isOne) return
  const pasted =
    cards.length > 0 ? 'paste.pastedCards' : frictions.length > 0 ? 'paste.pastedFrictions' : 'paste.pastedValues'
  const added = stages.length === 0 ? '' : text('paste.countStages', { count: stages.length })
  sayPasted(context, text(pasted, { count }), added === '' ? '' : text('paste.alsoAdded', { list: added }))
}

/** What new stages, metrics and lanes are called that a table has no name for. */
export function tableWords(text: Text): TableWords {
  const language = currentLanguage()
  return {
    language,
    stage: (number) => text('paste.stageNumber', { number }),
    metric: (number) => text('paste.metricNumber', { number }),
    lane: () => laneRoleWords.touchpoint[language],
  }
}

/** A step that is named for the thing that it adds. */
const pasteOf = (target: string, subject: string): StepLabel => ({ action: 'step.paste', subject, target })

/** A step that is named for how many things it adds. */
const pasteOfMany = (action: MessageKey, count: number): StepLabel => ({ action, subject: String(count) })

/** Selects what was pasted and brings its beginning into sight. */
function show({ editor, view }: ActionContext, ids: readonly string[]): void {
  const { map } = editor.store.getState()
  const there = ids.filter((id) => findThing(map, id) !== undefined)
  editor.select(there)
  if (there[0] !== undefined) view.reveal(there[0])
}

/** Takes the message of the last paste away, which would lie over the dialog. */
let endLastMessage: () => void = () => undefined

function sayPasted(context: ActionContext, message: string, detail: string): void {
  endLastMessage = offerUndo(context, { key: 'clipboard', message, detail, durationMs: 6_000 })
}

function sayTooMany(text: Text): void {
  showToast({ key: 'clipboard', tone: 'danger', message: text('paste.mapFull') })
}

function titleIn({ map }: Fragment, id: string | undefined): string {
  return [...map.cards, ...map.stages, ...map.lanes].find((thing) => thing.id === id)?.title ?? ''
}
