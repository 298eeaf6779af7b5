import * as Y from 'yjs'
import { openHistory } from '../../journey/doc/history.ts'
import { readMap, watchMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { type JourneyMap, currentSchema } from '../../journey/model/schema.ts'
import { attachedOperations } from './operations/attached.ts'
import { cardOperations } from './operations/cards.ts'
import { economicsOperations } from './operations/economics.ts'
import { structureOperations } from './operations/structure.ts'
import { typing } from './operations/typing.ts'
import { viewOperations } from './operations/views.ts'
import type { Subject } from './subject.ts'

const place = (stage: string, lane: string, order: string) => ({ stage, lane, order })

/** Small on purpose: the fewer things there are, the more often people meet at one of them. */
export const startMap: JourneyMap = {
  meta: { schema: currentSchema, title: '' },
  stages: [
    { id: 's1', title: '', order: 'a0', band: 'pre-sale' },
    { id: 's2', title: '', order: 'a1', band: 'sale' },
    { id: 's3', title: '', order: 'a2', band: 'post-sale' },
  ],
  lanes: [
    { id: 'l1', title: '', order: 'a0', role: 'touchpoint' },
    { id: 'l2', title: '', order: 'a1', role: 'action' },
    { id: 'l3', title: '', order: 'a2', role: 'note' },
  ],
  cards: [
    { id: 'c1', title: '', place: place('s1', 'l1', 'a0') },
    { id: 'c2', title: '', place: place('s2', 'l1', 'a0') },
    { id: 'c3', title: '', place: place('s2', 'l1', 'a1') },
    { id: 'c4', title: '', place: { ...place('s2', 'l2', 'a0'), under: 'c2' } },
    { id: 'c5', title: '', place: place('s1', 'l2', 'a0') },
    { id: 'c6', title: '', place: place('s3', 'l3', 'a0') },
  ],
  links: [{ id: 'k1', from: 'c1', to: 'c2' }],
  frictions: [{ id: 'f1', title: '', order: 'a0', on: ['c2', 's2'], severity: 2, status: 'open' }],
  metrics: [{ id: 'm1', title: '', order: 'a0', key: 'nps', on: 'c3', evidence: 'assumed' }],
  fixes: [{ id: 'x1', title: '', order: 'a0', frictions: ['f1'] }],
  personas: [{ id: 'p1', title: '', order: 'a0' }],
  outcomes: [{ id: 'o1', title: '', order: 'a0' }],
  scenarios: [{ id: 'n1', title: '', order: 'a0', strengths: { x1: 0.5 } }],
  views: [{ id: 'v1', title: '', order: 'a0', stage: 's2', personas: ['p1'] }],
}

function genesis(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedMap(doc, startMap)
  return Y.encodeStateAsUpdate(doc)
}

/** The product's own document, edits and history. */
export const realMap: Subject = {
  genesis: genesis(),
  operations: [
    ...cardOperations,
    ...structureOperations,
    ...attachedOperations,
    ...viewOperations,
    ...economicsOperations,
    ...typing,
  ],
  read: readMap,
  open(doc) {
    const history = openHistory(doc)
    const watch = watchMap(doc, () => {})
    return {
      current: () => watch.current,
      run: (label, plan) => history.run(label, () => plan.run(), plan.gesture),
      top: () => history.state.undo,
      undo: () => history.undo()?.label,
      redo: () => history.redo()?.label,
      close() {
        watch.close()
        history.close()
      },
    }
  },
}
