import type * as Y from 'yjs'
import { fragmentOf } from '../model/fragment.ts'
import type { JourneyMap } from '../model/schema.ts'
import { applyPaste, planPaste } from './paste.ts'

/**
 * Copies cards, and stages and lanes with all that stands in them, each behind its original, and returns the copies'
 * ids. A card that stands in a copied stage or lane is copied with it and not a second time. A copy carries copies of
 * the original's metrics and of the links among the copied, and occurs in the same frictions.
 */
export function duplicate(doc: Y.Doc, map: JourneyMap, ids: readonly string[]): string[] {
  const plan = planPaste(map, fragmentOf(map, ids))
  applyPaste(doc, plan)
  return [...plan.made]
}
