import type * as Y from 'yjs'
import { writeEntry } from '../doc/fields.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import type { Scenario } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove } from './transact.ts'

/** Adds a scenario and returns its id. */
export function addScenario(doc: Y.Doc, fields: Omit<Scenario, 'id' | 'order'>): string {
  return addOne(doc, 'scenarios', { ...fields, order: orderIn(doc, 'scenarios') })
}

/** Changes a scenario's title or notes; how far fixes are carried out is changed by {@link setStrength}. */
export function changeScenario(
  doc: Y.Doc,
  id: string,
  fields: Patch<Omit<Scenario, 'id' | 'order' | 'strengths'>>,
): void {
  change(doc, 'scenarios', id, fields)
}

/** Says how far a fix is carried out in a scenario, 0…1, without touching its other fixes; `undefined`: not at all. */
export function setStrength(doc: Y.Doc, id: string, fixId: string, strength: number | undefined): void {
  edit(doc, () => {
    const scenario = entityMap(doc, 'scenarios', id)
    if (isLive(scenario)) writeEntry(scenario, 'strengths', fixId, strength)
  })
}

/** Deletes a scenario; its fixes stay. */
export function deleteScenario(doc: Y.Doc, id: string): void {
  remove(doc, 'scenarios', id)
}
