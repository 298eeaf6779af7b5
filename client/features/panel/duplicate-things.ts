import { duplicateCards, duplicateLane, duplicateStage } from '../../../journey/edits/duplicate.ts'
import type { Editor, Thing } from '../../state/editor.ts'

/**
 * Copies several things as one step and selects the copies. A card that stands in a copied stage or lane is copied with
 * it and not a second time.
 */
export function duplicateThings(editor: Editor, things: readonly Thing[]): void {
  const { map, arrangement } = editor.store.getState()
  const ids = new Set(things.map(({ value }) => value.id))
  const cards = things.flatMap((thing) => {
    if (thing.kind !== 'card') return []
    const { id, place } = thing.value
    return ids.has(place.lane) || ids.has(arrangement.stageOf.get(id) ?? '') ? [] : [id]
  })
  const copies = editor.edit('step.duplicateMany', undefined, () => [
    ...things.map(({ kind, value }) => {
      if (kind === 'stage') return duplicateStage(editor.doc, map, value.id)
      return kind === 'lane' ? duplicateLane(editor.doc, map, value.id) : undefined
    }),
    ...(cards.length > 0 ? duplicateCards(editor.doc, map, cards) : []),
  ])
  editor.select(copies.filter((id) => id !== undefined))
}
