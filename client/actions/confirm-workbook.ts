import type { StepLabel } from '../../journey/doc/history.ts'
import { writeThings } from '../../journey/edits/write-things.ts'
import type { TablePlan } from '../../journey/formats/tables/table-plan.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { ActionContext } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/**
 * Puts what was edited in a workbook onto the map, as one step, and says so.
 * @param before the map that the plan was made for
 */
export function confirmWorkbook(context: ActionContext, before: JourneyMap, plan: TablePlan, rows: number): void {
  const { editor, text } = context
  const step: StepLabel = { action: 'step.updateFromWorkbook', subject: String(rows) }
  editor.history.run(step, () => writeThings(editor.doc, before, plan.written))
  offerUndo(context, {
    key: 'workbook',
    tone: 'good',
    message: text('workbook.done', { count: rows }),
    detail: text('workbook.doneDetail'),
    durationMs: 8_000,
  })
}
