import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { applyImport } from '../../../journey/edits/import-values.ts'
import { readDate, periodStart } from '../../../journey/import/dates.ts'
import { quantile } from '../../../journey/import/plan-tickets.ts'
import { type Role, keptMapping, roles } from '../../../journey/import/roles.ts'
import { parseMap } from '../../../journey/model/parse.ts'
import { type ImportKind, importKinds, importPeriods } from '../../../journey/model/vocabulary.ts'
import { fileData } from '../../../journey/formats/json.ts'
import { inspected, plan, shop } from './table-of.ts'

const answers = [
  'Date;Touchpoint;Score',
  ...['10', '9', '9', '8', '3'].map((score) => `02/11/2026;Cart;${score}`),
  ...['0', '7'].map((score) => `15/11/2026;cart;${score}`),
  '15/11/2026;Pembayaran (cafe);9',
  '15/11/2026;Kasir;9',
  '15/11/2026;;10',
].join('\n')

const placesOf = async (nameless?: string) => {
  const { contents } = await plan(answers, shop(), { nameless })
  return [contents.metrics.map(({ make }) => make?.on), contents.mapping?.fields.nameless]
}
const daily = (from: number, to: number, month: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => `2026-${month}-${String(from + index).padStart(2, '0')},9`)
const tableOf = (...days: readonly string[][]) => ['Date,Score', ...days.flat()].join('\n')
const monthsOf = async (text: string, today: string, takesUnfinished?: boolean) => {
  const { contents, unfinished } = await plan(text, shop(), { period: 'month', today, takesUnfinished })
  return [contents.metrics.flatMap(({ points }) => points.map(({ day }) => day)), unfinished]
}

describe('answers to the recommendation question', () => {
  test('become a score for each touchpoint and day, with the counts behind it', async () => {
    const { contents, unmatched, namelessRows, tally } = await plan(answers, shop())
    expect(namelessRows).toBe(1)
    expect(tally.used).toBe(10)
    expect(contents.metrics.map(({ make, points }) => [make?.key, make?.on, points])).toEqual([
      [
        'nps',
        'cart',
        [
          {
            day: '2026-11-02',
            value: expect.closeTo(40, 9),
            n: 5,
            inputs: { promoters: 3, passives: 1, detractors: 1 },
          },
          { day: '2026-11-15', value: -50, n: 2, inputs: { promoters: 0, passives: 1, detractors: 1 } },
        ],
      ],
      ['nps', 'pay', [{ day: '2026-11-15', value: 100, n: 1, inputs: { promoters: 1, passives: 0, detractors: 0 } }]],
    ])
    expect(unmatched).toEqual([{ name: 'Kasir', rows: 1, many: false }])
  })

  test('that name no touchpoint are left out until someone says whose they are', async () => {
    expect(await placesOf()).toEqual([['cart', 'pay'], undefined])
    expect(await placesOf('map')).toEqual([['cart', 'pay', undefined], 'map'])
    expect(await placesOf('page')).toEqual([['cart', 'pay', 'page'], 'page'])
    // What is gone from the map means nothing.
    expect(await placesOf('gone')).toEqual([['cart', 'pay'], undefined])
  })

  test('of a week or month that is not whole are not the newest value, unless there are no others', async () => {
    const both = tableOf(daily(1, 31, '10'), daily(1, 20, '11'))
    const running = { start: '2026-11-01', isTaken: false }
    expect(await monthsOf(both, '2026-11-21')).toEqual([['2026-10-01'], running])
    // The month is over, but the table ends before it.
    expect(await monthsOf(both, '2026-12-24')).toEqual([['2026-10-01'], running])
    expect(await monthsOf(both, '2026-12-24', true)).toEqual([
      ['2026-10-01', '2026-11-01'],
      { ...running, isTaken: true },
    ])
    expect(await monthsOf(tableOf(daily(1, 20, '11')), '2026-11-21')).toEqual([
      ['2026-11-01'],
      { ...running, isTaken: true },
    ])
    expect(await monthsOf(tableOf(daily(1, 31, '10'), daily(1, 30, '11')), '2026-12-01')).toEqual([
      ['2026-10-01', '2026-11-01'],
      undefined,
    ])
    // Nothing is told on Saturdays and Sundays.
    const weekdays = tableOf(daily(5, 9, '10'), daily(12, 16, '10'))
    const { unfinished } = await plan(weekdays, shop(), { period: 'week', today: '2026-10-20' })
    expect(unfinished).toBeUndefined()
  })

  test('of a month are counted together, not averaged', async () => {
    const { contents } = await plan(answers, shop(), { period: 'month' })
    const [cart] = contents.metrics
    expect(cart?.points).toEqual([
      {
        day: '2026-11-01',
        value: expect.closeTo((100 * (3 - 2)) / 7, 9),
        n: 7,
        inputs: { promoters: 3, passives: 2, detractors: 2 },
      },
    ])
  })

  test('find a name with a colon again that was told once', async () => {
    const table = 'Date;Touchpoint;Score\n15/11/2026;Shop: till;9'
    const { contents } = await plan(table, shop(), { names: { 'Shop: till': 'cart' } })
    const { names } = contents.mapping?.fields ?? {}
    expect(names).toEqual({ 'Shop – till': 'cart' })
    const again = await plan(table, shop(), { names: names ?? {} })
    expect(again.unmatched).toEqual([])
  })

  test('go where someone says that a name belongs', async () => {
    const { contents, unmatched } = await plan(answers, shop(), { names: { Kasir: 'page', cart: 'gone' } })
    expect(unmatched).toEqual([])
    expect(contents.metrics.map(({ make }) => make?.on)).toContain('page')
    expect(contents.mapping?.fields.names).toEqual({ Kasir: 'page', cart: 'gone' })
  })
})

test('tickets: how many, how soon, how long, resolved that day and at once', async () => {
  const table = [
    'Created,First reply,Resolved,Handle time (min),FCR,Channel',
    '2026-11-02 09:00,2026-11-02 09:10,2026-11-02 12:00,10,yes,Cart',
    '2026-11-02 10:00,2026-11-02 10:30,2026-11-03 12:00,20,no,Cart',
    '2026-11-02T23:50:00Z,2026-11-03T07:10:00+07:00,,"0:06:00",Ya,Cart',
    '2026-11-03 10:00,2026-11-03 09:00,,5,no,Cart',
    '2026-11-03 10:00,,2026-11-01,5,no,Cart',
  ].join('\n')
  const { contents, tally, notes } = await plan(table, shop())
  expect(tally.problems.listed.map(({ line, why, column }) => [line, why, column])).toEqual([
    [5, 'before-created', 'First reply'],
    [6, 'before-created', 'Resolved'],
  ])
  const points = Object.fromEntries(contents.metrics.map((each) => [each.make?.key, each.points]))
  expect(contents.metrics.every(({ make }) => make?.on === 'cart')).toBe(true)
  expect(points).toEqual({
    custom: [{ day: '2026-11-02', value: 3 }],
    // Minutes 10, 20 (seven in the morning in Jakarta is midnight UTC) and 30.
    'first-response-time': [
      { day: '2026-11-02', value: 20, n: 3, inputs: { median: 20, p90: expect.closeTo(28, 9), replies: 3 } },
    ],
    'average-handle-time': [{ day: '2026-11-02', value: 12, n: 3 }],
    'daily-resolution-rate': [
      { day: '2026-11-02', value: expect.closeTo(100 / 3, 9), n: 3, inputs: { resolved: 1, received: 3 } },
    ],
    'first-contact-resolution': [
      { day: '2026-11-02', value: expect.closeTo(200 / 3, 9), n: 3, inputs: { resolvedFirst: 2, contacts: 3 } },
    ],
  })
  // On the third one was resolved and none received.
  expect(notes).toEqual([{ why: 'nothing-received', name: '', count: 1 }])
})

test('a time goes into the unit that the metric has', async () => {
  const metric = {
    id: 'aht',
    title: 'AHT',
    order: 'a0',
    key: 'average-handle-time',
    unit: 's',
    evidence: 'measured',
  } as const
  const { contents } = await plan(
    'Created,Handle time\n2026-11-02,2\n2026-11-02,3',
    shop({ metrics: [metric] }),
    {},
    { kind: 'tickets' },
  )
  expect(contents.metrics.find((each) => each.metric === 'aht')?.points).toEqual([
    { day: '2026-11-02', value: 150, n: 2 },
  ])
})

const friction = (id: string, title: string, on: string[]) =>
  ({ id, title, order: 'a0', on, severity: 2, status: 'open' }) as const

describe('complaints', () => {
  const map = shop({
    frictions: [friction('queue', 'Long queue', ['cart']), friction('rude', 'Rude staff', ['cart', 'page'])],
  })
  const table =
    'Type,Count,Date\nLong queue,30,2026-11-02\nlong queue,2,2026-11-02\nRude staff,5,2026-11-02\nOther,1,2026-11-03'

  test('are counted by type, at the place of the friction of that name if it has one place', async () => {
    const { contents, frictionTypes } = await plan(table, map)
    expect([...frictionTypes]).toEqual([
      ['Long queue', 'queue'],
      ['long queue', 'queue'],
      ['Rude staff', 'rude'],
    ])
    expect(contents.metrics.map(({ make, points }) => [make?.on, points])).toEqual([
      ['cart', [{ day: '2026-11-02', value: 32, inputs: { 'Long queue': 30, 'long queue': 2 } }]],
      [
        undefined,
        [
          { day: '2026-11-02', value: 5, inputs: { 'Rude staff': 5 } },
          { day: '2026-11-03', value: 1, inputs: { Other: 1 } },
        ],
      ],
    ])
    expect(contents.frequencies).toEqual([])
  })

  test('say how often a friction is met only when it is known among how many, and as an estimate', async () => {
    const { contents } = await plan(table, map, { customers: 400 })
    const figure = { evidence: 'estimated', source: 'table.csv', asOf: '2026-11-22' }
    expect(contents.frequencies).toEqual([
      { friction: 'queue', frequency: { value: { k: 32, n: 400 }, ...figure } },
      { friction: 'rude', frequency: { value: { k: 5, n: 400 }, ...figure } },
    ])
    const { contents: few, notes } = await plan(table, map, { customers: 20 })
    expect([few.frequencies.length, notes]).toEqual([1, [{ why: 'impossible', name: 'Long queue', count: 1 }]])
  })

  test('of a type with a name that files cannot hold are counted under the others', async () => {
    const { contents } = await plan('Type,Count\n__proto__,3\nBug: slow,2', shop(), {}, { kind: 'complaints' })
    expect(contents.metrics[0]?.points).toEqual([
      { day: '2026-11-22', value: 5, inputs: { 'Bug – slow': 2, Other: 3 } },
    ])
  })
})

describe('a funnel', () => {
  test('gives visits and who left, from one step to the next', async () => {
    const { contents, notes } = await plan(
      'Step,Users\nProduct page,1000\nNowhere,400\nCart,300\nPembayaran (café),320',
      shop(),
    )
    expect(contents.metrics.map(({ make, points }) => [make?.key, make?.on, points[0]?.value])).toEqual([
      ['visits', 'page', 1000],
      ['visits', 'cart', 300],
      ['visits', 'pay', 320],
    ])
    const figure = { evidence: 'measured', source: 'table.csv', asOf: '2026-11-22' }
    expect(contents.exits).toEqual([{ card: 'page', exit: { value: { k: 600, n: 1000 }, ...figure } }])
    expect(notes).toEqual([{ why: 'funnel-grows', name: 'Cart', count: 1 }])
  })

  test('is believed where it tells who went on or left', async () => {
    const { contents } = await plan(
      'Step,In,Out,Date\nProduct page,100,40,2026-11-01\nProduct page,50,10,2026-11-02\nCart,45,45,2026-11-02',
      shop(),
      {},
      { kind: 'funnel' },
    )
    expect(contents.exits.map(({ card, exit }) => [card, exit.value, exit.asOf])).toEqual([
      ['page', { k: 100, n: 150 }, '2026-11-02'],
      ['cart', { k: 0, n: 45 }, '2026-11-02'],
    ])
  })
})

describe('values', () => {
  test('of a wide table go to the metrics that its headers name', async () => {
    const table = 'Tanggal;NPS;CSAT;Waktu muat (ms)\n2026-11-01;41,5;80%;1.250\n2026-11-02;;140;900'
    const { contents, tally } = await plan(table, shop(), {}, { numbers: 'id' })
    expect(
      contents.metrics.map(({ make, points }) => [make?.key, make?.title, points.map(({ value }) => value)]),
    ).toEqual([
      ['nps', 'Net Promoter Score', [41.5]],
      ['csat', 'Customer satisfaction (CSAT)', [80]],
      ['custom', 'Waktu muat (ms)', [1250]],
    ])
    expect(tally.used).toBe(1)
    expect(tally.problems.listed).toMatchObject([{ line: 3, why: 'impossible', column: 'CSAT', cell: '140' }])
  })

  test('that the chosen metric cannot have are listed with their line', async () => {
    const { tally } = await plan(
      'date,share\n2026-11-01,50\n2026-11-02,500',
      shop(),
      { key: 'csat' },
      { key: 'csat', kind: 'values' },
    )
    expect(tally.problems.listed).toMatchObject([{ line: 3, why: 'impossible', column: 'share', cell: '500' }])
  })

  test('of a long table go to the metric and place that each row names', async () => {
    const table =
      'date,metric,touchpoint,value,n\n2026-11-01,csat,Cart,80,50\n2026-11-01,csat,Cart,81,50\n2026-11-01,Churn,,4,200'
    const { contents, tally } = await plan(table, shop(), { nameless: 'map' })
    expect(contents.metrics.map(({ make, points }) => [make?.key, make?.on, points])).toEqual([
      ['csat', 'cart', [{ day: '2026-11-01', value: 80, n: 50 }]],
      ['churn', undefined, [{ day: '2026-11-01', value: 4, n: 200 }]],
    ])
    expect(tally.problems.listed.map(({ line, why }) => [line, why])).toEqual([[3, 'twice']])
  })

  test('without a name go to the metric that was chosen', async () => {
    const metric = {
      id: 'm',
      title: 'Returns',
      order: 'a0',
      key: 'custom',
      on: 'cart',
      evidence: 'assumed',
      value: 3,
    } as const
    const { contents } = await plan('date,value\n2026-11-01,5', shop({ metrics: [metric] }), { metric: 'm' })
    expect(contents.metrics).toMatchObject([
      { metric: 'm', evidence: 'measured', points: [{ day: '2026-11-01', value: 5 }] },
    ])
    expect(contents.mapping?.fields).toMatchObject({
      kind: 'values',
      metric: 'm',
      columns: { value: 'value', date: 'date' },
    })
  })
})

function opened(): Y.Doc {
  const doc = new Y.Doc()
  seedMap(doc, shop())
  return doc
}

describe('on the map', () => {
  test('it is one step, which undo takes back whole', async () => {
    const doc = opened()
    const history = openHistory(doc, () => readMap(doc))
    const before = readMap(doc)
    const { contents } = await plan('Step,Users\nProduct page,1000\nCart,300', before)
    history.run({ action: 'step.importValues' }, () => applyImport(doc, contents))
    const after = readMap(doc)
    expect(after.metrics).toHaveLength(2)
    expect(after.imports).toHaveLength(1)
    expect(after.cards.find(({ id }) => id === 'page')).toMatchObject({
      exitKind: 'measured',
      exit: { value: { k: 700, n: 1000 } },
    })
    expect(parseMap(fileData(after))).toMatchObject({ ok: true })
    history.undo()
    expect(readMap(doc)).toEqual(before)
    history.redo()
    expect(readMap(doc)).toEqual(after)
    history.close()
  })

  test('the same table again changes nothing, and a longer one adds its days', async () => {
    const doc = opened()
    const first = await plan(answers, readMap(doc))
    applyImport(doc, first.contents)
    const facts = (await inspected(answers)).facts
    const kept = keptMapping(readMap(doc), facts)
    expect(kept?.columns).toEqual({ score: 'Score', date: 'Date', touchpoint: 'Touchpoint' })
    const again = await plan(answers, readMap(doc), { kept: kept?.id })
    const before = Y.encodeStateVector(doc)
    applyImport(doc, again.contents)
    expect(Y.encodeStateVector(doc)).toEqual(before)
    const longer = await plan(`${answers}\n16/11/2026;Cart;10`, readMap(doc), { kept: kept?.id })
    expect(longer.contents.metrics.every(({ make }) => make === undefined)).toBe(true)
    applyImport(doc, longer.contents)
    const { metrics, imports } = readMap(doc)
    expect([metrics.length, imports?.length]).toEqual([2, 1])
    expect(metrics.find(({ on }) => on === 'cart')).toMatchObject({ value: 100, n: 1, asOf: '2026-11-16' })
    expect(Object.keys(metrics.find(({ on }) => on === 'cart')?.series ?? {})).toHaveLength(3)
  })

  test('older days do not take the place of a newer value', async () => {
    const doc = opened()
    const values = async (text: string) =>
      applyImport(doc, (await plan(text, readMap(doc), { key: 'csat' }, { kind: 'values' })).contents)
    await values('date,value\n2026-11-20,90\n2026-11-21,91')
    await values('date,value\n2026-11-01,10')
    const [metric, ...others] = readMap(doc).metrics
    expect(others).toEqual([])
    expect(metric).toMatchObject({ value: 91, asOf: '2026-11-21' })
    expect(Object.keys(metric?.series ?? {})).toHaveLength(3)
  })
})

test('whatever a table says, the map stays one that a file can hold, and undo takes it back', async () => {
  const likely: Readonly<Record<string, readonly string[]>> = {
    number: ['0', '3', '9', '10', '1.250', '1,5', '45%', '12'],
    date: ['2026-11-02', '2026-11-02 09:00', '3/4/2026', '2026-10-30'],
    text: ['Cart', 'cart', 'NPS', 'csat', 'Product page', '__proto__', 'constructor'],
    time: ['5', '2026-11-02 10:00', '00:06:00', ''],
    'yes-no': ['yes', 'no', ''],
  }
  const odd = ['', '-4', '99999999999999', '1e9', 'Rp 2 jt', '=1+1', 'x'.repeat(400), '24:00', 'Nowhere', '2026-02-30']
  const cellOf = ({ takes }: Role) =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...(likely[takes] ?? [])) }, fc.constantFrom(...odd))
  const tables = fc.constantFrom(...importKinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      rows: fc.array(fc.tuple(...roles[kind].map(cellOf)), { minLength: 1, maxLength: 25 }),
    }),
  )
  const seen = new Set<ImportKind>()
  await fc.assert(
    fc.asyncProperty(
      tables,
      fc.constantFrom(...importPeriods),
      fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
      fc.constantFrom(undefined, 'map', 'cart'),
      async ({ kind, rows }, period, customers, nameless) => {
        const doc = opened()
        const history = openHistory(doc, () => readMap(doc))
        const before = readMap(doc)
        const names = roles[kind].map(({ role }) => role)
        const columns = Object.fromEntries(names.map((name) => [name, name]))
        const table = [names.join(';'), ...rows.map((row) => row.join(';'))].join('\n')
        const { contents, tally, points } = await plan(
          table,
          before,
          { period, customers, nameless, columns },
          { kind, columns },
        )
        expect(tally.used + tally.problems.total).toBe(tally.rows)
        history.run({ action: 'step.importValues' }, () => applyImport(doc, contents))
        const after = readMap(doc)
        const parsed = parseMap(fileData(after))
        expect(parsed.ok ? [] : parsed.problems).toEqual([])
        const brought = contents.metrics.reduce((sum, each) => sum + each.points.length, 0)
        expect(brought).toBe(points)
        if (points > 0) seen.add(kind)
        history.undo()
        expect(readMap(doc)).toEqual(before)
        history.close()
      },
    ),
    { numRuns: 300 },
  )
  // Otherwise the tables were only refused.
  expect(seen.size).toBe(importKinds.length)
})

test.each([
  ['2026-11-22', '2026-11-22'],
  ['2026-11-22T14:05:00.123Z', '2026-11-22'],
  ['22.11.2026 14.05', '2026-11-22'],
  ['22-11-26', '2026-11-22'],
  ['22 Nov 2026', '2026-11-22'],
  ['Senin, 17 Agustus 2026', '2026-08-17'],
  ['17 Agu 2026 10:30 WIB', '2026-08-17'],
  ['November 22, 2026 2:05 PM', '2026-11-22'],
  ['1 Mei 2026', '2026-05-01'],
  ['2026-11', '2026-11-01'],
  ['Okt 2026', '2026-10-01'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', undefined],
  ['31/04/2026', undefined],
  ['2026-13-01', undefined],
  ['2026-11-22 25:61', undefined],
  ['yesterday', undefined],
  ['1.250.000', undefined],
])('%s is read as %s', (text, day) => {
  expect(readDate(text, 'dmy')?.day).toBe(day)
})

test('periods begin on Mondays and firsts of months', () => {
  expect(['2026-11-22', '2026-11-23', '2026-01-01'].map((day) => periodStart(day, 'week'))).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2025-12-29',
  ])
  expect(periodStart('2026-11-22', 'month')).toBe('2026-11-01')
})

test('quantiles are those of spreadsheets', () => {
  expect([quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.9), quantile([7], 0.9)]).toEqual([
    2.5,
    expect.closeTo(3.7, 9),
    7,
  ])
})
