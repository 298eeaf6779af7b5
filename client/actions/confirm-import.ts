import type { StepLabel } from '../../journey/doc/history.ts'
import { applyImport } from '../../journey/edits/import-values.ts'
import type { ImportPlan } from '../../journey/import/planning.ts'
import type { ActionContext } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/** Puts what a table comes to onto the map, as one step, and says so. */
export function confirmImport(context: ActionContext, { contents, points }: ImportPlan): void {
  const { editor, text } = context
  const count = points + contents.exits.length + contents.frequencies.length
  const step: StepLabel = { action: 'step.importValues', subject: String(count) }
  editor.history.run(step, () => applyImport(editor.doc, contents))
  const places = new Set(contents.metrics.map(({ metric }) => metric)).size
  offerUndo(context, {
    key: 'import',
    tone: 'good',
    message: text('imports.done', { count }),
    detail: text('imports.doneDetail', { count: places }),
    durationMs: 8_000,
  })
}
