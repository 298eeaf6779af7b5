import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { deleteCard } from '../../../journey/edits/cards.ts'
import { addFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import { deleteStage } from '../../../journey/edits/stages.ts'
import { restore } from '../../../journey/edits/transact.ts'
import { richMap } from '../rich-map.ts'

function docWithFriction(on: readonly string[]): { doc: Y.Doc; placesOf: () => readonly string[] | undefined } {
  const doc = new Y.Doc()
  seedMap(doc, richMap(8))
  const id = addFriction(doc, { title: 'Long wait', on: [...on], severity: 3, status: 'open' })
  return { doc, placesOf: () => readMap(doc).frictions.find((friction) => friction.id === id)?.on }
}

const idOf = (doc: Y.Doc) => readMap(doc).frictions.find(({ title }) => title === 'Long wait')?.id ?? ''

describe('a friction taken off a place', () => {
  it('keeps its other places', () => {
    const { doc, placesOf } = docWithFriction(['touch-000', 'touch-001'])
    setFrictionPlace(doc, idOf(doc), 'touch-000', false)
    expect(placesOf()).toEqual(['touch-001'])
  })

  it('belongs to the whole map when the places left are all deleted', () => {
    const { doc, placesOf } = docWithFriction(['touch-000', 'touch-001', 'use'])
    deleteCard(doc, 'touch-001')
    deleteStage(doc, 'use')
    setFrictionPlace(doc, idOf(doc), 'touch-000', false)
    expect(placesOf()).toEqual([])
    restore(doc, 'cards', 'touch-001')
    expect(placesOf()).toEqual([])
  })

  it('has its deleted places again after undo', () => {
    const { doc, placesOf } = docWithFriction(['touch-000', 'touch-001'])
    deleteCard(doc, 'touch-001')
    const history = openHistory(doc)
    history.run({ action: 'off' }, () => setFrictionPlace(doc, idOf(doc), 'touch-000', false))
    history.undo()
    expect(placesOf()).toEqual(['touch-000'])
    restore(doc, 'cards', 'touch-001')
    expect(placesOf()?.toSorted()).toEqual(['touch-000', 'touch-001'])
  })

  it('stays hidden with what was deleted when it was not on that place', () => {
    const { doc, placesOf } = docWithFriction(['touch-001'])
    const id = idOf(doc)
    deleteCard(doc, 'touch-001')
    setFrictionPlace(doc, id, 'touch-000', false)
    expect(placesOf()).toBeUndefined()
  })
})
