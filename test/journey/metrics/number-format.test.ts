import { expect, it } from 'vitest'
import { formatMoney, formatNumber, formatPercent, formatValue } from '../../../journey/metrics/number-format.ts'
import { metricUnits, unitLabel } from '../../../journey/metrics/units.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

it('writes numbers as readers of the language do', () => {
  expect(formatNumber(1_250_000.5, 'en')).toBe('1,250,000.5')
  expect(formatNumber(1_250_000.5, 'id')).toBe('1.250.000,5')
  expect(formatNumber(1.239, 'en', 1)).toBe('1.2')
  expect(formatPercent(12.5, 'en')).toBe('12.5%')
  expect(formatPercent(12.5, 'id')).toBe('12,5%')
})

it('writes rupiah without decimals and other money with them where there are any', () => {
  expect(plain(formatMoney(1_250_000, 'id', 'IDR'))).toBe('Rp 1.250.000')
  expect(plain(formatMoney(1_250_000.4, 'id', 'IDR'))).toBe('Rp 1.250.000')
  expect(plain(formatMoney(1_250_000, 'en', 'IDR'))).toBe('Rp 1,250,000')
  expect(formatMoney(12.5, 'en', 'USD')).toBe('$12.50')
  expect(formatMoney(12, 'en', 'USD')).toBe('$12')
})

it('writes a value with the unit that the metric holds', () => {
  expect(formatValue(38, '%', 'en')).toBe('38%')
  expect(plain(formatValue(4.5, 'min', 'en'))).toBe('4.5 min')
  expect(plain(formatValue(4.5, 'min', 'id'))).toBe('4,5 mnt')
  expect(plain(formatValue(2, 'd', 'id'))).toBe('2 hari')
  expect(plain(formatValue(285_000, 'money', 'id', 'IDR'))).toBe('Rp 285.000')
  expect(formatValue(285_000, 'money', 'id')).toBe('285.000')
  expect(formatValue(-12, 'points', 'en')).toBe('-12')
  expect(formatValue(5.4, 'score', 'id')).toBe('5,4')
  expect(formatValue(1240, 'count', 'en')).toBe('1,240')
  expect(formatValue(1240, undefined, 'en')).toBe('1,240')
  expect(plain(formatValue(12, 'crates', 'en'))).toBe('12 crates')
})

it('names every unit in both languages, and leaves the user’s own as they are', () => {
  for (const unit of metricUnits)
    for (const language of ['en', 'id'] as const) expect(unitLabel(unit, language)).not.toBe('')
  expect(unitLabel('constructor', 'en')).toBe('constructor')
})
