import { describe, expect, it } from 'vitest'
import { knownPeriod, periodIn } from '../../../journey/metrics/period.ts'

describe('a period', () => {
  it('is told in the language of the reader', () => {
    expect(periodIn('id', 'month')).toBe('bulan')
    expect(periodIn('id', 'per week')).toBe('minggu')
    expect(periodIn('en', 'Kuartal')).toBe('quarter')
    expect(periodIn('en', 'tahunan')).toBe('year')
  })

  it('stays as the team wrote it where it is of the language, or of their own', () => {
    expect(periodIn('id', 'kuartal')).toBe('kuartal')
    expect(periodIn('en', 'Monthly')).toBe('Monthly')
    expect(periodIn('id', '2026 Q3')).toBe('2026 Q3')
    expect(knownPeriod('season')).toBeUndefined()
  })
})
