import { restoreMap } from '../../journey/edits/restore-map.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { ActionContext } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/**
 * Makes the map what it was in a version, as one step, and says so.
 * @param name what the version is known by
 */
export function restoreVersion(context: ActionContext, version: JourneyMap, name: string): void {
  const { editor, text } = context
  editor.settle()
  editor.history.run({ action: 'step.restoreVersion', subject: name }, () =>
    restoreMap(editor.doc, editor.store.getState().map, version),
  )
  offerUndo(context, {
    key: 'restore-version',
    tone: 'good',
    message: text('history.restored', { name }),
    detail: text('history.restoredDetail'),
    durationMs: 10_000,
  })
}
