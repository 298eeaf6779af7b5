import { expect, it } from 'vitest'
import { isMonthly, changeOf, seriesOf, standingOf } from '../../../journey/metrics/series.ts'

const series = {
  '2026-10-01': { value: 40 },
  '2026-08-01': { value: 30, n: 12 },
  '2026-09-01': { value: 35 },
}

it('stands in the order of its days, whatever the order in which they were written', () => {
  expect(seriesOf({ series }).map(({ value }) => value)).toEqual([30, 35, 40])
  expect(seriesOf({})).toEqual([])
})

it('tells the change since the day before, and whether that is good', () => {
  expect(changeOf({ key: 'nps', series })).toEqual({ since: '2026-09-01', difference: 5, isBetter: true })
  expect(changeOf({ key: 'churn', series })?.isBetter).toBe(false)
  expect(changeOf({ key: 'custom', series })?.isBetter).toBeUndefined()
  expect(changeOf({ key: 'custom', better: 'down', series })?.isBetter).toBe(false)
  expect(changeOf({ key: 'nps', series: { '2026-10-01': { value: 4 } } })).toBeUndefined()
})

it('compares with the target by the better way', () => {
  expect(standingOf({ key: 'nps', value: 40, target: 50, series })).toMatchObject({
    isMet: false,
    distance: 10,
    isNearer: true,
  })
  expect(standingOf({ key: 'churn', value: 4, target: 5 })).toMatchObject({ isMet: true, isNearer: undefined })
  expect(standingOf({ key: 'custom', value: 4, target: 5 })).toMatchObject({ isMet: undefined })
  expect(standingOf({ key: 'custom', better: 'up', value: 4, target: 5 })).toMatchObject({ isMet: false })
  expect(standingOf({ key: 'nps', value: 4 })).toBeUndefined()
})

const monthly = (...days: readonly string[]) => isMonthly(days.map((day) => ({ day, value: 1 })))

it('a series of first days of months is told month by month, one day alone is not', () => {
  expect([
    monthly('2026-10-01', '2026-11-01'),
    monthly('2026-10-01', '2026-11-02'),
    monthly('2026-11-01'),
    monthly(),
  ]).toEqual([true, false, false, false])
})
