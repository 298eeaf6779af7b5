import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { flowOf } from '../../../journey/economics/analyse.ts'
import { deleteFix } from '../../../journey/edits/fixes.ts'
import { deleteOutcome } from '../../../journey/edits/outcomes.ts'
import { restore } from '../../../journey/edits/transact.ts'
import { goldenMap } from '../economics/golden-map.ts'

function openGolden(): Y.Doc {
  const doc = new Y.Doc()
  const strengths = { 'short-form': 1, 'call-back': 0.5 }
  seedMap(doc, { ...goldenMap, scenarios: [{ id: 'both', title: 'Both', order: 'a0', strengths }] })
  return doc
}

describe('a deleted outcome', () => {
  it('takes the shares that ended there out of sight, and brings them back with it', () => {
    const doc = openGolden()
    const before = readMap(doc)
    deleteOutcome(doc, 'renewed')
    const without = readMap(doc)
    expect(without.cards.find(({ id }) => id === 'use')).not.toHaveProperty('ends')
    // The flow goes on with what is left: all who use it come to support, and from there to the end.
    expect(flowOf(without)).toMatchObject({ problem: null, hasMoney: true, conversion: expect.any(Number) })
    restore(doc, 'outcomes', 'renewed')
    expect(readMap(doc)).toEqual(before)
  })
})

describe('a deleted fix', () => {
  it('is carried out in no scenario, and again once it is back', () => {
    const doc = openGolden()
    const before = readMap(doc)
    deleteFix(doc, 'short-form')
    expect(readMap(doc).scenarios?.[0]?.strengths).toEqual({ 'call-back': 0.5 })
    deleteFix(doc, 'call-back')
    expect(readMap(doc).scenarios?.[0]).not.toHaveProperty('strengths')
    restore(doc, 'fixes', 'short-form')
    restore(doc, 'fixes', 'call-back')
    expect(readMap(doc)).toEqual(before)
  })
})
