import { expect, test } from 'vitest'
import {
  type BoardRow,
  boardRows,
  filterRows,
  rowKeeper,
  sortRows,
} from '../../../../client/features/board/board-rows.ts'
import { fixRows, overdue, sortFixes } from '../../../../client/features/board/fix-rows.ts'
import { disputeWords } from '../../../../client/features/board/rank-words.ts'
import { copiedBoard } from '../../../../client/features/board/use-board-copy.ts'
import { currentText, speak } from '../../../../client/language/text.ts'
import { wholeBoard } from '../../../../client/state/board.ts'
import { analyse } from '../../../../journey/economics/analyse.ts'
import { renderTableCopy } from '../../../../journey/formats/clipboard/copied-text.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'

const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 2 }, title: 'Shop', currency: 'EUR', entrants: 1000 },
  stages: [
    { id: 's1', title: 'Choose', order: 'a0', band: 'pre-sale' },
    { id: 's2', title: 'Buy', order: 'a1', band: 'sale' },
  ],
  lanes: [{ id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
  cards: [
    { id: 'look', title: 'Catalogue', place: { stage: 's1', lane: 'touch', order: 'a0' } },
    { id: 'pay', title: 'Payment', place: { stage: 's2', lane: 'touch', order: 'a0' } },
  ],
  links: [],
  frictions: [
    // Dearest, and least severe.
    {
      id: 'dear',
      title: 'Slow page',
      order: 'a0',
      on: ['look'],
      severity: 0,
      status: 'open',
      frequency: 0.9,
      exitImpact: 0.5,
    },
    {
      id: 'some',
      title: 'Long form',
      order: 'a1',
      on: ['pay'],
      severity: 2,
      status: 'open',
      frequency: 0.5,
      exitImpact: 0.2,
    },
    {
      id: 'same',
      title: 'Long form again',
      order: 'a2',
      on: ['pay'],
      severity: 2,
      status: 'fixing',
      frequency: 0.5,
      exitImpact: 0.2,
    },
    // Most severe, and cheapest.
    {
      id: 'bad',
      title: '=SUM(A1)',
      order: 'a3',
      on: ['pay'],
      severity: 4,
      status: 'open',
      frequency: 0.01,
      exitImpact: 0.1,
      importance: 9,
      satisfaction: 2,
    },
    {
      id: 'none',
      title: 'Rude agent',
      order: 'a4',
      on: [],
      severity: 3,
      status: 'accepted',
      lossBucket: 'customers',
      owner: 'Budi',
    },
  ],
  metrics: [],
  fixes: [
    { id: 'x', title: 'Cache', order: 'a0', frictions: ['dear'], effort: 4, cost: 100, due: '2026-01-05' },
    { id: 'y', title: 'Shorter form', order: 'a1', frictions: ['some', 'same'] },
  ],
  personas: [],
  outcomes: [{ id: 'won', title: 'Bought', order: 'a0', good: true, value: 20 }],
}

const read = (of = map, options = {}) => boardRows(of, arrange(of), analyse(of), options)
const order = (rows: readonly BoardRow[]) => rows.map(({ id }) => id)

test('what is not known stands last in both directions', () => {
  const rows = read()
  expect(order(sortRows(rows, { by: 'money', descending: true }, 'en'))).toEqual([
    'dear',
    'some',
    'same',
    'bad',
    'none',
  ])
  expect(order(sortRows(rows, { by: 'money', descending: false }, 'en'))).toEqual([
    'bad',
    'some',
    'same',
    'dear',
    'none',
  ])
  expect(order(sortRows(rows, { by: 'opportunity', descending: false }, 'en'))[0]).toBe('bad')
})

test('equals stand by money at risk, then by severity, then as on the map', () => {
  const rows = sortRows(read(), { by: 'owner', descending: false }, 'en')
  expect(order(rows)).toEqual(['none', 'dear', 'some', 'same', 'bad'])
  expect(order(sortRows(read(), { by: 'persistence', descending: true }, 'en'))).toEqual([
    'dear',
    'some',
    'same',
    'bad',
    'none',
  ])
})

test('equal scores share a place, and rankings that disagree are marked and explained', async () => {
  await speak('en', { remember: false })
  const rows = new Map(read().map((row) => [row.id, row]))
  expect(rows.get('some')?.ranked.ranks.money).toBe(rows.get('same')?.ranked.ranks.money)
  const dear = rows.get('dear')
  expect(dear?.ranked.isDisputed).toBe(true)
  expect(dear && disputeWords(dear.ranked, currentText())).toContain('5th by severity')
  expect(dear && disputeWords(dear.ranked, currentText())).toContain('1st by money')
  await speak('id', { remember: false })
  expect(dear && disputeWords(dear.ranked, currentText())).toContain('ke-5 menurut keparahan')
})

test('a score that is not there says what it lacks, and nothing while the figures are on their way', () => {
  const none = read().find(({ id }) => id === 'none')
  expect(none?.missing).toEqual({
    rice: ['place', 'frequency', 'effort'],
    opportunity: ['importance', 'satisfaction'],
    money: ['place', 'frequency', 'exitImpact'],
  })
  const coming = boardRows(map, arrange(map), undefined, { isComing: true })
  expect(coming.every(({ missing }) => missing.money.length === 0 && missing.rice.length === 0)).toBe(true)
  const { value: _value, ...unpriced } = map.outcomes[0] ?? { id: '', title: '', order: '' }
  const worthless = { ...map, outcomes: [unpriced] }
  expect(read(worthless).find(({ id }) => id === 'dear')?.missing.money).toEqual(['worth'])
})

test('search, status, bucket and stage narrow down together', () => {
  const rows = read()
  const by = (filter: Partial<typeof wholeBoard>) => order(filterRows(rows, { ...wholeBoard, ...filter }))
  expect(by({})).toHaveLength(5)
  expect(by({ query: 'form pay' })).toEqual(['some', 'same'])
  expect(by({ query: 'form', statuses: ['fixing'] })).toEqual(['same'])
  expect(by({ buckets: ['customers'] })).toEqual(['none'])
  expect(by({ stages: ['s1'] })).toEqual(['dear'])
})

test('rows of which nothing has changed are the same objects', () => {
  const keep = rowKeeper()
  const first = keep(read())
  const changed = {
    ...map,
    frictions: map.frictions.map((each) => (each.id === 'none' ? { ...each, owner: 'Ani' } : each)),
  }
  const second = keep(read(changed))
  expect(second.filter((row, index) => row !== first[index]).map(({ id }) => id)).toEqual(['none'])
})

test('fixes say what they bring alone, and are overdue until nothing is left to fix', () => {
  const rows = fixRows(map, analyse(map))
  expect(rows[0]?.figures?.gain).toBeGreaterThan(0)
  expect(sortFixes(rows, { by: 'gain', descending: true }, 'en')[0]?.id).toBe('x')
  expect(sortFixes(rows, { by: 'due', descending: true }, 'en').at(-1)?.id).toBe('y')
  expect(rows[0] && overdue(rows[0], '2026-01-05')).toBe(false)
  expect(rows[0] && overdue(rows[0], '2026-01-06')).toBe(true)
  const done = { ...map, frictions: map.frictions.map((each) => ({ ...each, status: 'fixed' as const })) }
  const [fixed] = fixRows(done, analyse(done))
  expect(fixed && overdue(fixed, '2026-02-01')).toBe(false)
})

test('the copied board is a table in which nothing is run as a formula', async () => {
  await speak('en', { remember: false })
  const rows = sortRows(read(), { by: 'severity', descending: true }, 'en')
  const { text, html, json } = renderTableCopy(copiedBoard(rows, map.meta, 'en', currentText()))
  const [header, first] = text.split(/\r?\n/).map((line) => line.split('\t'))
  expect(header?.[0]).toBe('Friction')
  expect(header).toContain('Money at risk (EUR)')
  expect(first?.[0]).toBe("'=SUM(A1)")
  expect(html).toContain('<th>Friction</th>')
  expect(html).not.toContain('>=SUM')
  expect(json).toBe('')
})
