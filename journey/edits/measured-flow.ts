import type * as Y from 'yjs'
import type { MeasuredFlow } from '../model/measured-flow.ts'
import { changeCard } from './cards.ts'
import { addLink, changeLink } from './links.ts'
import { setEnd } from './outcomes.ts'
import { edit } from './transact.ts'

/** Writes what was measured of how customers move onto the map, as one step. What is gone meanwhile is left out. */
export function applyMeasuredFlow(doc: Y.Doc, flow: MeasuredFlow): void {
  edit(doc, () => {
    for (const { card, exit } of flow.exits) changeCard(doc, card, { exit, exitKind: 'measured' })
    for (const { link, weight } of flow.weights) changeLink(doc, link, { weight })
    for (const { card, outcome, weight } of flow.ends) setEnd(doc, card, outcome, weight)
    for (const { card, entry } of flow.entries) changeCard(doc, card, { entry })
    for (const link of flow.links) addLink(doc, link)
  })
}
