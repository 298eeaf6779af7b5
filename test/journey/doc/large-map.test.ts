import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { plantEntity } from '../../../journey/doc/fields.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { linksRoot, metaRoot } from '../../../journey/doc/shape.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { limits } from '../../../journey/model/limits.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { type Collection, collections, currentSchema } from '../../../journey/model/schema.ts'

/** As many cards as a map may have, and what people make of them on a day of hard work, several times over. */
const counts: Readonly<Record<Collection | 'links', number>> = {
  stages: 120,
  lanes: 80,
  cards: limits.cards,
  links: 4_000,
  frictions: 4_000,
  metrics: 6_000,
  fixes: 2_000,
  personas: 60,
  outcomes: 60,
  views: 100,
  scenarios: 100,
  imports: 100,
}

const idsOf = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`)

const fieldsOf: Readonly<Record<Collection, (index: number) => Readonly<Record<string, unknown>>>> = {
  stages: () => ({ band: 'sale' }),
  lanes: () => ({ role: 'touchpoint' }),
  cards: (index) => ({ channels: ['email'], emotions: { [`personas-${index % counts.personas}`]: 1 } }),
  frictions: (index) => ({ on: [`cards-${index}`], severity: 3, status: 'open' }),
  metrics: (index) => ({ key: 'nps', on: `cards-${index}`, value: index, evidence: 'measured' }),
  fixes: (index) => ({ frictions: [`frictions-${index}`] }),
  personas: () => ({}),
  outcomes: () => ({ good: true }),
  views: (index) => ({ stage: `stages-${index}`, owners: ['Budi'], minSeverity: 3 }),
  scenarios: (index) => ({ strengths: { [`fixes-${index}`]: 0.5 } }),
  imports: (index) => ({ kind: 'values', columns: { value: 'Nilai' }, metric: `metrics-${index}` }),
}

it('a map far beyond what people draw is exported as a file that can be imported', { timeout: 120_000 }, () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    metaRoot(doc).set('schema', currentSchema)
    for (const collection of collections) {
      const orders = freshOrders(counts[collection])
      idsOf(collection, counts[collection]).forEach((id, index) => {
        const order = orders[index]
        const place = { stage: `stages-${index % counts.stages}`, lane: `lanes-${index % counts.lanes}`, order }
        const standing = collection === 'cards' ? { place } : { order }
        plantEntity(doc, collection, id, { title: `Thing ${index}`, ...standing, ...fieldsOf[collection](index) })
      })
    }
    idsOf('links', counts.links).forEach((id, index) =>
      linksRoot(doc).set(id, { from: `cards-${index}`, to: `cards-${index + 1}` }),
    )
    // One friction that is everywhere.
    plantEntity(doc, 'frictions', 'everywhere', {
      title: 'Slow',
      order: 'a0',
      on: idsOf('cards', limits.entries + 1),
      severity: 3,
      status: 'open',
    })
  })
  const map = readMap(doc)
  expect(map.cards).toHaveLength(counts.cards)
  expect(map.frictions.find(({ id }) => id === 'everywhere')?.on).toHaveLength(limits.entries)
  const parsed = parseMapText(renderJson(map))
  expect(parsed.ok || parsed.problems).toBe(true)
})
