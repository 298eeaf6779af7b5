import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../journey/metrics/parse-number.ts'

const value = (text: string, language?: 'en' | 'id') => {
  const reading = parseNumber(text, language)
  return reading.ok ? reading.value : undefined
}

describe('numbers typed by an Indonesian', () => {
  it.each([
    ['1.250.000,5', 1_250_000.5],
    ['Rp 1.250.000', 1_250_000],
    ['Rp1.250.000,-', 1_250_000],
    ['Rp. 15.000', 15_000],
    ['Rp.15000', 15_000],
    ['-Rp 15.000', -15_000],
    ['Rp\u00a01.250', 1_250],
    ['1.250', 1_250],
    ['1,250', 1.25],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['2,5 jt', 2_500_000],
    ['1,1jt', 1_100_000],
    ['2,5 juta', 2_500_000],
    ['750 rb', 750_000],
    ['750ribu', 750_000],
    ['3 M', 3_000_000_000],
    ['3,2 miliar', 3_200_000_000],
    ['Rp 1,25 T', 1_250_000_000_000],
    ['5 juta rupiah', 5_000_000],
    ['1 250 000', 1_250_000],
    ['0', 0],
    ['−7', -7],
  ])('%s', (text, expected) => {
    expect(value(text, 'id')).toBe(expected)
  })
})

describe('numbers typed in English', () => {
  it.each([
    ['1,250,000.5', 1_250_000.5],
    ['1,250', 1_250],
    ['1.250', 1.25],
    ['.5', 0.5],
    ['$1,250.75', 1_250.75],
    ['50k', 50_000],
    ['2.5M', 2_500_000],
    ['3 B', 3_000_000_000],
    ['1.250.000,5', 1_250_000.5],
    ['1\u202f250\u202f000', 1_250_000],
    ["1'250", 1_250],
    ['1.5 juta', 1_500_000],
  ])('%s', (text, expected) => {
    expect(value(text, 'en')).toBe(expected)
  })
})

describe('what may mean two things', () => {
  it('names the other meaning of a single separator with three digits when the language is unknown', () => {
    expect(parseNumber('1.250')).toEqual({ ok: true, value: 1.25, ambiguous: 1250 })
    expect(parseNumber('12,500')).toEqual({ ok: true, value: 12_500, ambiguous: 12.5 })
  })

  it('does not ask where only one meaning is possible', () => {
    for (const text of ['1.25', '0.125', '1.250.000', '1.250,5', '1250', '1250.125', 'Rp 1.250', 'Rp 1,250'])
      expect(parseNumber(text)).not.toHaveProperty('ambiguous')
  })

  it('asks whether M is a million or a milliard', () => {
    expect(parseNumber('3 M')).toEqual({ ok: true, value: 3e6, ambiguous: 3e9 })
    expect(parseNumber('Rp 3 M', 'en')).toEqual({ ok: true, value: 3e6, ambiguous: 3e9, currency: 'IDR' })
    expect(parseNumber('3 M', 'en')).toEqual({ ok: true, value: 3e6 })
  })

  it('reads the separators in the language of the scale word when nothing else is known', () => {
    expect(parseNumber('1.250 jt')).toEqual({ ok: true, value: 1_250_000_000 })
    expect(parseNumber('1.250 jt', 'en')).toEqual({ ok: true, value: 1_250_000, ambiguous: 1_250_000_000 })
  })
})

it('tells percentages and currencies apart from bare numbers', () => {
  expect(parseNumber('12,5 %', 'id')).toEqual({ ok: true, value: 12.5, percent: true })
  expect(parseNumber('12.5 percent', 'en')).toEqual({ ok: true, value: 12.5, percent: true })
  expect(parseNumber('USD 40', 'en')).toEqual({ ok: true, value: 40, currency: 'USD' })
  expect(parseNumber('40 €', 'en')).toEqual({ ok: true, value: 40, currency: 'EUR' })
})

it.each([
  '',
  ' ',
  'about 5',
  '5 apples',
  '1,2,3',
  '1.25.000',
  '1,250.000.000,5',
  '--5',
  '-Rp -5',
  '1e5',
  '5 % jt',
  'Rp 5 $',
  '%',
  'Infinity',
  'NaN',
  '½',
  '5 constructor',
  'toString 5',
  `1${' 1'.repeat(100)}`,
])('refuses %j in either language', (text) => {
  for (const language of ['en', 'id', undefined] as const) expect(parseNumber(text, language)).toEqual({ ok: false })
})

it('reads back what is written in either language', async () => {
  const { formatNumber, formatMoney } = await import('../../../journey/metrics/number-format.ts')
  for (const language of ['en', 'id'] as const) {
    for (const number of [0, 7, -7, 0.25, 12.5, 999, 1000, 1250, 12_500, 123_456.78, -1_250_000.5]) {
      expect(value(formatNumber(number, language), language)).toBe(number)
      expect(value(formatMoney(Math.round(number), language, 'IDR'), language)).toBe(Math.round(number))
    }
  }
})
