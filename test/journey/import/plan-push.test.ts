import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { applyImport } from '../../../journey/edits/import-values.ts'
import { fileData } from '../../../journey/formats/json.ts'
import { planPush } from '../../../journey/import/plan-push.ts'
import { pushSentence } from '../../../journey/import/push-sentences.ts'
import { metricCatalogue } from '../../../journey/metrics/catalogue.ts'
import { parseMap } from '../../../journey/model/parse.ts'
import { shop } from './table-of.ts'

test('whatever a program sends, it is refused with reasons or leaves a map that a file can hold', () => {
  const keys = metricCatalogue.map(({ key }) => key)
  const inputNames = [
    'promoters',
    'passives',
    'detractors',
    'satisfied',
    'answers',
    'in',
    'out',
    'lost',
    'atStart',
    'x',
    '__proto__',
  ]
  const number = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 60 }) },
    fc.integer({ min: -5, max: 200 }),
    fc.double(),
    fc.constant(2 ** 60),
  )
  const inputs = fc.dictionary(fc.constantFrom(...inputNames), number, { maxKeys: 4 })
  const fields = {
    metric: fc.oneof(
      fc.constantFrom('m', 'gone'),
      fc.record(
        {
          key: fc.constantFrom(...keys, 'no'),
          on: fc.constantFrom('cart', 'Cart', 'page', 'buy', 'Nowhere', 4),
          title: fc.constantFrom('T', '', 't'),
        },
        { requiredKeys: ['key'] },
      ),
    ),
    day: fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-02-30'),
    value: number,
    n: number,
    evidence: fc.constantFrom('measured', 'assumed', 'estimated', 'sure'),
    source: fc.string({ maxLength: 10 }),
  }
  const least = { requiredKeys: ['metric', 'day'] as ('metric' | 'day')[] }
  const told = { requiredKeys: ['metric', 'day', 'value'] as ('metric' | 'day' | 'value')[] }
  const point = fc.oneof(fc.record(fields, told), fc.record(fields, told), fc.record({ ...fields, inputs }, least))
  const bodies = fc.oneof(
    fc.anything(),
    fc.record({ points: fc.array(fc.oneof({ weight: 20, arbitrary: point }, fc.anything()), { maxLength: 3 }) }),
  )
  const metric = { id: 'm', title: 'Churn', order: 'a0', key: 'churn', evidence: 'assumed' } as const
  let taken = 0
  fc.assert(
    fc.property(bodies, (sent) => {
      const body: unknown = JSON.parse(JSON.stringify(sent) ?? 'null')
      const doc = new Y.Doc()
      seedMap(doc, shop({ metrics: [metric] }))
      const plan = planPush(body, readMap(doc))
      const reasons = plan.ok ? [] : plan.problems.map(({ message }) => message)
      expect(reasons.length > 0).toBe(!plan.ok)
      expect(reasons.filter((message) => !message.endsWith('.'))).toEqual([])
      // In the other language, too, with everything that it names.
      const told = plan.ok ? [] : plan.problems.map(({ code, values }) => pushSentence('id', code, values) ?? '')
      expect(told.filter((sentence) => sentence === '' || /\{\w+\}/.test(sentence))).toEqual([])
      if (!plan.ok) return
      taken++
      applyImport(doc, plan.contents)
      const parsed = parseMap(fileData(readMap(doc)))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    }),
    { numRuns: 2_000 },
  )
  expect(taken).toBeGreaterThan(20)
})
