import { expect, it } from 'vitest'
import {
  type MetricKey,
  catalogueMetric,
  isPossibleValue,
  metricCatalogue,
} from '../../../journey/metrics/catalogue.ts'
import { unitKindOf } from '../../../journey/metrics/units.ts'

it('holds every metric of the field guide once', () => {
  const keys: MetricKey[] = [
    'nps',
    'csat',
    'ces',
    'churn',
    'retention',
    'clv',
    'cac',
    'retention-cost',
    'cost-per-ticket',
    'first-response-time',
    'average-handle-time',
    'daily-resolution-rate',
    'first-contact-resolution',
    'hold-time',
    'abandonment',
    'complaints',
    'conversion',
    'reach',
    'visits',
    'revenue',
    'custom',
  ]
  expect(metricCatalogue.map(({ key }) => key)).toEqual(keys)
})

it('says of every metric what it is called, how it is computed and which way is good', () => {
  const known = metricCatalogue.filter(({ key }) => key !== 'custom')
  const silent = known.filter(
    ({ en, id, formula, better }) => !en || !id || !formula?.en || !formula.id || better === undefined,
  )
  expect(silent.map(({ key }) => key)).toEqual([])
})

it('gives every metric a unit of its kind', () => {
  const wrong = metricCatalogue.filter(({ unit, unitKind }) => unitKindOf(unit) !== unitKind)
  expect(wrong.map(({ key }) => key)).toEqual([])
})

it('tells impossible values from possible ones', () => {
  expect(isPossibleValue('nps', -100)).toBe(true)
  expect(isPossibleValue('nps', 101)).toBe(false)
  expect(isPossibleValue('ces', 0)).toBe(false)
  expect(isPossibleValue('churn', 101)).toBe(false)
  expect(isPossibleValue('clv', -5)).toBe(true)
  expect(isPossibleValue('a key of the user', -5)).toBe(true)
})

it('knows nothing of keys that objects have by nature', () => {
  expect(catalogueMetric('constructor')).toBeUndefined()
})
