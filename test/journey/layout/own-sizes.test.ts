import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { entityMap } from '../../../journey/doc/shape.ts'
import { changeLane } from '../../../journey/edits/lanes.ts'
import { changeStage } from '../../../journey/edits/stages.ts'
import { layOut, changeLane as withLane, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const map = sampleMap('en')
const [first, second] = map.stages

test('columns of a stage are as wide as the stage says, and the stages behind it move', () => {
  const plain = layOut(map)
  const wide = layOut({
    ...map,
    stages: map.stages.map((stage) => (stage === first ? { ...stage, columnWidth: 240 } : stage)),
  })
  const [before, after] = [plain.stages[0], wide.stages[0]]
  expect(after?.columns.map(({ width }) => width)).toEqual(after?.columns.map(() => 240))
  const grown = (after?.columns.length ?? 0) * (240 - 176)
  expect(after?.body.width).toBe((before?.body.width ?? 0) + grown)
  expect(wide.stageById.get(second?.id ?? '')?.body.x).toBe((plain.stages[1]?.body.x ?? 0) + grown)
  expect(wide.width).toBe(plain.width + grown)
  for (const card of wide.cards.filter(({ stage, column }) => stage === first?.id && column !== undefined))
    expect(card.width).toBe(240)
  // What belongs to the stage as a whole is two columns wide at most, whatever their width.
  const whole = wide.cards.find(({ stage, column }) => stage === first?.id && column === undefined)
  expect(whole?.width).toBe(2 * 240 + 24)
})

test('a lane is at least as high as it says, and as high as what stands in it', () => {
  const cards = [touchpoint('a', 'a0'), touchpoint('b', 'a1')]
  const plain = layOut(smallMap(cards))
  const rowOf = (id: string, height: number) => layOut(withLane(smallMap(cards), id, { height })).laneById.get(id)
  expect(rowOf('do', 300)?.box.height).toBe(300)
  expect(rowOf('touch', 48)?.box.height).toBeLessThanOrEqual(plain.laneById.get('touch')?.box.height ?? 0)
  const card = layOut(withLane(smallMap(cards), 'touch', { height: 48 })).cardById.get('a')
  expect(rowOf('touch', 48)?.box.height).toBeGreaterThan(card?.height ?? Infinity)
  // A collapsed lane stays one line high.
  const collapsed = layOut(withLane(smallMap(cards), 'do', { height: 300, collapsed: true }))
  expect(collapsed.laneById.get('do')?.box.height).toBe(40)
})

test('sizes are kept in the document, cleared again, and left out where a peer wrote nonsense', () => {
  const doc = new Y.Doc()
  seedMap(doc, map)
  const stage = first?.id ?? ''
  const lane = map.lanes[0]?.id ?? ''
  const sizes = () => {
    const read = readMap(doc)
    return [read.stages.find(({ id }) => id === stage)?.columnWidth, read.lanes.find(({ id }) => id === lane)?.height]
  }
  changeStage(doc, stage, { columnWidth: 220 })
  changeLane(doc, lane, { height: 200 })
  expect(sizes()).toEqual([220, 200])
  entityMap(doc, 'stages', stage)?.set('columnWidth', 9e9)
  entityMap(doc, 'lanes', lane)?.set('height', 'tall')
  expect(sizes()).toEqual([undefined, undefined])
  changeStage(doc, stage, { columnWidth: 200 })
  changeStage(doc, stage, { columnWidth: undefined })
  expect(sizes()[0]).toBeUndefined()
})
