import { expect, test } from 'vitest'
import { statusByDay, statusChanges } from '../../../../client/features/board/status-history.ts'
import type { Friction } from '../../../../journey/model/schema.ts'

const friction = (id: string, status: Friction['status'], statusLog?: Friction['statusLog']): Friction => ({
  id,
  title: id,
  order: id,
  on: [],
  severity: 2,
  status,
  ...(statusLog ? { statusLog } : {}),
})

const frictions = [
  friction('a', 'fixed', { '2026-01-01': 'open', '2026-01-03': 'fixing', '2026-01-09': 'fixed' }),
  friction('b', 'accepted', { '2026-01-03': 'accepted' }),
  friction('c', 'wont-fix', { '2026-01-03': 'open', '2026-01-09': 'wont-fix' }),
  friction('d', 'open'),
]

test('counts at the end of each day on which something was changed, and today', () => {
  expect(statusByDay(frictions, '2026-02-01')).toEqual([
    { day: '2026-01-01', open: 2, fixing: 0, fixed: 0 },
    { day: '2026-01-03', open: 3, fixing: 1, fixed: 0 },
    { day: '2026-01-09', open: 2, fixing: 0, fixed: 1 },
    { day: '2026-02-01', open: 2, fixing: 0, fixed: 1 },
  ])
})

test('changes come newest first', () => {
  expect(statusChanges(frictions).map(({ day, id }) => `${day} ${id}`)).toEqual([
    '2026-01-09 a',
    '2026-01-09 c',
    '2026-01-03 a',
    '2026-01-03 b',
    '2026-01-03 c',
    '2026-01-01 a',
  ])
})

test('a day that another clock has written ahead is left out', () => {
  expect(statusByDay([friction('a', 'open', { '2030-01-01': 'open' })], '2026-01-01')).toHaveLength(1)
})
