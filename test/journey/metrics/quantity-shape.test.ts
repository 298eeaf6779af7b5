import { describe, expect, test } from 'vitest'
import { quantityShape } from '../../../journey/metrics/quantity-shape.ts'

describe('the form of a typed quantity', () => {
  test.each(['12 of 40', '12/40', '12 / 40', '12 out of 40', '12 dari 40', '12 DARI 40'])('%s is counted', (text) => {
    expect(quantityShape(text)).toEqual({ form: 'counts', k: '12', n: '40' })
  })

  test.each([
    '30-50',
    '30–50',
    '30 — 50',
    '30 to 50',
    '30 sampai 50',
    '30 s.d. 50',
    '30 s/d 50',
    '30 hingga 50',
    '30..50',
  ])('%s is a range', (text) => {
    expect(quantityShape(text)).toEqual({ form: 'range', low: '30', high: '50' })
  })

  test.each(['between 30 and 50', 'antara 30 dan 50', 'from 30 to 50', 'dari 30 sampai 50'])(
    '%s is a range',
    (text) => {
      expect(quantityShape(text)).toEqual({ form: 'range', low: '30', high: '50' })
    },
  )

  test.each(['30-40-50', '30–40–50', '30 – 40 – 50', '40 (30-50)', '40 [30–50]'])('%s says the likely one', (text) => {
    expect(quantityShape(text)).toEqual({ form: 'range', low: '30', likely: '40', high: '50' })
  })

  test('a unit behind the last number goes for all', () => {
    expect(quantityShape('30-50%')).toEqual({ form: 'range', low: '30 %', high: '50%' })
    expect(quantityShape('Rp 1–2 jt')).toEqual({ form: 'range', low: 'Rp 1 jt', high: '2 jt' })
    expect(quantityShape('Rp 500 rb - Rp 2 jt')).toEqual({ form: 'range', low: 'Rp 500 rb', high: 'Rp 2 jt' })
    expect(quantityShape('10-20-30k')).toEqual({ form: 'range', low: '10 k', likely: '20 k', high: '30k' })
  })

  test('signs are not dashes', () => {
    expect(quantityShape('-5 - 10')).toEqual({ form: 'range', low: '-5', high: '10' })
    expect(quantityShape('-10--5')).toEqual({ form: 'range', low: '-10', high: '-5' })
    for (const text of ['-5', '−5', 'Rp 50.000,-', '1.250,5', '12 %', 'of', '/', '12 of', 'a-b', '1-2-3-4'])
      expect(quantityShape(text)).toEqual({ form: 'number', text })
  })

  test('numbers keep the way in which they were written', () => {
    expect(quantityShape('1.250 dari 4.000')).toEqual({ form: 'counts', k: '1.250', n: '4.000' })
    expect(quantityShape('12,5–14,5')).toEqual({ form: 'range', low: '12,5', high: '14,5' })
  })
})
