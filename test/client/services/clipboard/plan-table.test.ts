import { describe, expect, it } from 'vitest'
import { planTable } from '../../../../client/services/clipboard/plan-table.ts'
import { type TableOptions, guessNumbers, guessOptions } from '../../../../client/services/clipboard/table-options.ts'
import type { PasteTarget } from '../../../../journey/edits/paste.ts'
import { pasteTable } from '../../../../journey/edits/paste-table.ts'
import { readMap } from '../../../../journey/doc/read.ts'
import { seedMap } from '../../../../journey/doc/seed.ts'
import { tableOf } from '../../../../journey/formats/clipboard/table.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import type { JourneyMap, Lane } from '../../../../journey/model/schema.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import * as Y from 'yjs'

const lane = (id: string, order: string, role: Lane['role'], title = id): Lane => ({ id, title, order, role })
const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Map', currency: 'IDR', locale: 'id' },
  stages: [
    { id: 's1', title: 'Aware', order: 'a0', band: 'pre-sale' },
    { id: 's2', title: 'Buy', order: 'a1', band: 'sale' },
    { id: 's3', title: 'Use', order: 'a2', band: 'post-sale' },
  ],
  lanes: [
    lane('touch', 'a0', 'touchpoint', 'Touchpoints'),
    lane('act', 'a1', 'action', 'What they do'),
    lane('numbers', 'a2', 'metric'),
    lane('bad', 'a3', 'friction'),
  ],
  cards: [
    { id: 't1', title: 'Advert', place: { stage: 's1', lane: 'touch', order: 'a0' } },
    { id: 't2', title: 'Shop', place: { stage: 's1', lane: 'touch', order: 'a1' } },
  ],
  links: [],
  frictions: [],
  metrics: [{ id: 'm1', title: 'NPS', key: 'nps', order: 'a0', on: 's2', unit: 'points', evidence: 'measured' }],
  fixes: [],
  personas: [],
  outcomes: [],
}
const words = {
  language: 'en',
  stage: (number: number) => `Stage ${number}`,
  metric: (number: number) => `Metric ${number}`,
  lane: () => 'Touchpoints',
} as const

function plan(rows: string[][], target?: PasteTarget, change: Partial<TableOptions> = {}, into = map) {
  const reading = tableOf(rows)
  if (!reading.ok) throw new Error('too large')
  const options = { ...guessOptions(reading.table, into, target), ...change }
  return { options, ...planTable(reading.table, into, options, target, words) }
}

/** What a map has become: the titles of each stage's cards in a lane. */
function pasted(rows: string[][], target?: PasteTarget, change: Partial<TableOptions> = {}, into = map) {
  const { contents } = plan(rows, target, change, into)
  const doc = new Y.Doc()
  seedMap(doc, into)
  const at = target?.stage && target.lane && target.index !== undefined
  pasteTable(
    doc,
    readMap(doc),
    contents,
    at
      ? { stage: target.stage ?? '', lane: target.lane ?? '', under: target.under, index: target.index ?? 0 }
      : undefined,
  )
  const after = readMap(doc)
  const arrangement = arrange(after)
  const cell = (laneId: string) =>
    after.stages.map(({ id }) => {
      const { under, whole } = arrangement.cell(id, laneId)
      return [...[...under.values()].flat(), ...whole].map(({ title }) => title)
    })
  return { after, cell, arrangement }
}

describe('a pasted table', () => {
  it('goes down the lane and across the stages, from the place of the keyboard', () => {
    const { after, cell } = pasted(
      [
        ['a', 'b'],
        ['c', ''],
      ],
      { stage: 's1', lane: 'touch', under: 't1', index: 1 },
    )
    expect(cell('touch')).toEqual([['Advert', 'a', 'c', 'Shop'], ['b'], []])
    expect(after.stages).toHaveLength(3)
  })

  it('stands under the touchpoint of the first cell, and in the following stages as a whole', () => {
    const { arrangement, cell } = pasted([['x', 'y']], { stage: 's1', lane: 'act', under: 't2', index: 0 })
    expect(arrangement.cell('s1', 'act').under.get('t2')).toHaveLength(1)
    expect(cell('act')).toEqual([['x'], ['y'], []])
  })

  it('adds stages behind the last one, or leaves columns out', () => {
    const rows = [['a', 'b', 'c']]
    const target = { stage: 's2', lane: 'touch' }
    expect(plan(rows, target)).toMatchObject({ beyond: 1, columns: [{}, {}, { title: 'Stage 4', state: 'new' }] })
    expect(pasted(rows, target).after.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy', 'Use', 'Stage 4'])
    const left = plan(rows, target, { addBeyond: false })
    expect(left.count).toMatchObject({ made: 2, leftOut: 1, stages: 2 })
    expect(left.contents.stages).toEqual([])
  })

  it('counts what is empty and what goes where', () => {
    const { count } = plan([
      ['a', '', 'c'],
      ['', 'b', ''],
    ])
    expect(count).toMatchObject({ made: 3, empty: 3, stages: 3 })
  })
})

describe('a header', () => {
  it('is known by the stages that it names, and sends columns to them', () => {
    const { options, columns, missing } = plan([
      ['USE', 'Farewell', 'buy'],
      ['a', 'b', 'c'],
    ])
    expect(options).toMatchObject({ header: true, addMissing: true })
    expect(missing).toEqual(['Farewell'])
    expect(columns.map(({ title, state }) => [title, state])).toEqual([
      ['Use', 'there'],
      ['Farewell', 'new'],
      ['Buy', 'there'],
    ])
    const { after, cell } = pasted([
      ['USE', 'Farewell', 'buy'],
      ['a', 'b', 'c'],
    ])
    expect(after.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy', 'Use', 'Farewell'])
    expect(cell('touch').slice(1)).toEqual([['c'], ['a'], ['b']])
  })

  it('is not made up: text without stages, numbers or marks has none', () => {
    const table = [
      ['Opens the shop', 'Pays'],
      ['Looks around', 'Waits'],
    ]
    expect(plan(table).options.header).toBe(false)
    expect(guessOptions({ rows: table, columns: 2, header: true }, map, undefined).header).toBe(true)
  })

  it.each([
    ['numbers that count up', ['1. See', '2. Pay', '3. Own'], ['Advert', 'Shop', 'Manual']],
    ['numbers alone', ['Stage 1', 'Stage 2'], ['Advert', 'Shop']],
    ['usual names of stages', ['Awareness', 'Purchase'], ['Advert', 'Shop']],
    ['usual names in Indonesian', ['Kesadaran', 'Pembelian'], ['Iklan', 'Toko']],
    ['capitals', ['SEE', 'PAY'], ['Advert', 'Shop']],
    ['short words over texts', ['See', 'Pay'], ['Sees an advert on the bus home', 'Looks for the voucher field']],
  ])('is known by %s', (_by, names, texts) => {
    const { options, columns } = plan([names, texts])
    expect(options).toMatchObject({ header: true, addMissing: false })
    // Names that the map has not give no stages unasked, and are no cards.
    expect(columns.every(({ state }) => state === 'there')).toBe(true)
    expect(plan([texts, texts]).options.header).toBe(false)
    // Whoever knows better switches it.
    expect(plan([names, texts], undefined, { header: false }).count.made).toBe(2 * names.length)
  })

  it.each([
    ['one column', [['Advert'], ['Shop']]],
    [
      'texts of one length',
      [
        ['Sees an advert', 'Looks for it'],
        ['Asks a friend', 'Pays by phone'],
        ['Waits', 'Opens it'],
      ],
    ],
    [
      'a row with gaps',
      [
        ['SEE', ''],
        ['Looks around the shop for long', 'Waits'],
      ],
    ],
    [
      'numbers of things',
      [
        ['2 adverts', '7 reviews'],
        ['Shop', 'Order'],
      ],
    ],
    [
      'sentences',
      [
        ['Why so dear?', 'Where is it?'],
        ['Nobody told me about the shipping fees', 'I have been waiting for a week'],
      ],
    ],
  ])('is not taken for one: %s', (_what, rows) => {
    expect(plan(rows).options.header).toBe(false)
  })

  it('finds a stage by its name behind a number', () => {
    const { columns } = plan([
      ['Stage 2: Buy', '3) Use'],
      ['a', 'b'],
    ])
    expect(columns.map(({ title }) => title)).toEqual(['Buy', 'Use'])
  })

  it('of one column may be the name of a lane', () => {
    expect(plan([['Touchpoints'], ['Advert']]).options.header).toBe(true)
  })

  it('names the stages of an empty map', () => {
    const empty = { ...map, stages: [], cards: [], lanes: [], metrics: [] }
    const rows = [
      ['Search', 'Order'],
      ['a', 'b'],
    ]
    const { after, cell } = pasted(rows, undefined, { header: true }, empty)
    expect(after.stages.map(({ title }) => title)).toEqual(['Search', 'Order'])
    expect(cell(after.lanes[0]?.id ?? '')).toEqual([['a'], ['b']])
  })
})

it('a first column that names lanes sends each row to its lane; a line of a cell is a card', () => {
  const { options } = plan([
    ['', 'Aware', 'Buy'],
    ['Touchpoints', 'a\nb', 'c'],
    ['Tindakan', 'd', ''],
    ['', 'e', ''],
  ])
  expect(options).toMatchObject({ labels: true, header: true })
  const { cell } = pasted([
    ['', 'Aware', 'Buy'],
    ['Touchpoints', 'a\nb', 'c'],
    ['Tindakan', 'd', ''],
    ['', 'e', ''],
  ])
  expect(cell('touch')).toEqual([['Advert', 'Shop', 'a', 'b'], ['c'], []])
  expect(cell('act')).toEqual([['d', 'e'], [], []])
})

it('a text that is too long for a title stands in the notes as a whole', () => {
  const long = 'word '.repeat(100).trim()
  const { contents, count } = plan([[long]])
  expect(count.long).toBe(1)
  expect(contents.cards[0]?.title.length).toBeLessThanOrEqual(280)
  expect(contents.cards[0]?.title.endsWith('word…')).toBe(true)
  expect(contents.cards[0]?.notes).toBe(long)
})

describe('numbers in a lane of metrics', () => {
  const target = { stage: 's1', lane: 'numbers' }
  const values = (numbers: TableOptions['numbers'], cells: string[]) => {
    const result = plan(
      cells.map((cell) => [cell]),
      target,
      { numbers },
    )
    return [result.contents.metrics.map(({ value }) => value), result.count.ambiguous]
  }

  it('become values, named by the first column and known by the catalogue', () => {
    const result = plan(
      [
        ['', 'Aware', 'Buy'],
        ['Net Promoter Score', '30', '45'],
        ['CSAT', '81,5%', 'unknown'],
        ['Own', 'Rp 2.500', ''],
      ],
      target,
    )
    expect(result.options).toMatchObject({ kind: 'values', labels: true, header: true })
    expect(result.count).toMatchObject({ made: 4, notNumbers: 1, empty: 1 })
    // What is measured there already gets the value.
    expect(result.contents.values).toEqual([{ metric: 'm1', value: 45 }])
    expect(result.contents.metrics).toMatchObject([
      { key: 'nps', on: 's1', value: 30, unit: 'points', evidence: 'assumed' },
      { key: 'csat', on: 's1', value: 81.5, unit: '%' },
      { key: 'custom', title: 'Own', on: 's1', value: 2500, unit: 'money' },
    ])
  })

  it('go to the touchpoint whose column it is, and stay cards where that is wanted', () => {
    expect(plan([['1'], ['2']], { ...target, under: 't2' }).contents.metrics).toMatchObject([
      { title: 'Metric 1', on: 't2', value: 1 },
      { title: 'Metric 2', on: 't2', value: 2 },
    ])
    expect(plan([['1']], target, { kind: 'cards' }).contents.cards).toMatchObject([{ title: '1' }])
  })

  it('are read in the notation of the table, of the user, or of the map', () => {
    expect(guessNumbers(['1.234,5', '2.000'])).toBe('id')
    expect(guessNumbers(['1,234.5', '2,000'])).toBe('en')
    expect(guessNumbers(['1.250.000'])).toBe('id')
    expect(guessNumbers(['2,5', 'x'])).toBe('id')
    expect(guessNumbers(['1.250', '7'])).toBeUndefined()
    expect(values('auto', ['1.250', '2,5'])).toEqual([[1250, 2.5], 1])
    expect(values('en', ['1.250', '7'])).toEqual([[1.25, 7], 1])
    expect(values('auto', ['1.250'])).toEqual([[1250], 1])
  })
})

it('texts in a lane of frictions become frictions, those of the library with what it knows of them', () => {
  const { contents } = plan([['Tidak ada FAQ', 'Something else']], { stage: 's1', lane: 'bad', under: 't1' })
  expect(contents.frictions).toMatchObject([
    { key: 'no-faq', kind: 'self-service', on: ['t1'], status: 'open' },
    { title: 'Something else', severity: 2, on: ['s2'] },
  ])
})

it('fifty rows of six columns are planned and added in well under 300 ms, on a map of 1,000 cards', () => {
  const into = bigMap(1_000, 3)
  const doc = new Y.Doc()
  seedMap(doc, into)
  const rows = Array.from({ length: 50 }, (_, row) => Array.from({ length: 6 }, (_cell, column) => `${row}/${column}`))
  const times = [1, 2, 3, 4, 5].map(() => {
    const now = readMap(doc)
    const start = performance.now()
    pasteTable(doc, now, plan(rows, undefined, {}, now).contents)
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(300)
  expect(readMap(doc).cards).toHaveLength(2_500)
})
