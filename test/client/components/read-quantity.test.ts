import { beforeAll, describe, expect, test } from 'vitest'
import { readQuantity, understood } from '../../../client/components/read-quantity.ts'
import { type Text, currentText, speak } from '../../../client/language/text.ts'

let en: Text
let id: Text
beforeAll(async () => {
  await speak('id', { remember: false })
  id = currentText()
  await speak('en', { remember: false })
  en = currentText()
})

const share = { unit: '%', least: 0, most: 100, isShare: true }
const money = { unit: 'money', currency: 'IDR', least: 0, isShare: false }
const labels = (reading: ReturnType<typeof readQuantity>) =>
  reading.ok ? [] : reading.choices?.map(({ label }) => label)

describe('a share', () => {
  test('below 1 without its sign is asked: 0.3 is 30 % to many', () => {
    const asked = readQuantity('0.3', 'en', share, en)
    expect(asked).toMatchObject({ ok: false, choices: [{ value: 0.3 }, { value: 30 }] })
    expect(labels(asked)).toEqual(['0.3%', '30%'])
    expect(labels(readQuantity('0,3', 'id', share, id))).toEqual(['0,3%', '30%'])
    expect(labels(readQuantity('.3-.5', 'en', share, en))).toEqual(['0.3–0.4–0.5%', '30–40–50%'])
  })

  test('is clear with its sign, and from 1 on', () => {
    expect(readQuantity('0.3 %', 'en', share, en)).toEqual({ ok: true, value: 0.3 })
    expect(readQuantity('1', 'en', share, en)).toEqual({ ok: true, value: 1 })
    expect(readQuantity('0', 'en', share, en)).toEqual({ ok: true, value: 0 })
    expect(readQuantity('0.5-2', 'en', share, en)).toEqual({ ok: true, value: { p10: 0.5, p50: 1.25, p90: 2 } })
  })

  test('of a metric in percent is asked too, and is not counted', () => {
    const percent = { unit: '%', isShare: false }
    expect(labels(readQuantity('0.3', 'en', percent, en))).toEqual(['0.3%', '30%'])
    expect(readQuantity('0.3%', 'en', percent, en)).toEqual({ ok: true, value: 0.3 })
    expect(readQuantity('30', 'en', percent, en)).toEqual({ ok: true, value: 30 })
    expect(readQuantity('12 of 40', 'en', percent, en)).toEqual({ ok: false, problem: en('figure.noCounts') })
    expect(readQuantity('0.3', 'en', { isShare: false }, en)).toEqual({ ok: true, value: 0.3 })
  })

  test('may be counted, in the numbers of each language', () => {
    const counts = { ok: true, value: { k: 12, n: 40 } }
    for (const text of ['12 of 40', '12/40', '12 dari 40']) {
      expect(readQuantity(text, 'en', share, en)).toEqual(counts)
      expect(readQuantity(text, 'id', share, id)).toEqual(counts)
    }
    expect(readQuantity('1.250 dari 4.000', 'id', share, id)).toEqual({ ok: true, value: { k: 1250, n: 4000 } })
    expect(readQuantity('1,250 of 4,000', 'en', share, en)).toEqual({ ok: true, value: { k: 1250, n: 4000 } })
    expect(readQuantity('41 of 40', 'en', share, en)).toEqual({ ok: false, problem: en('figure.tooMany') })
    expect(readQuantity('1.5 of 40', 'en', share, en)).toEqual({ ok: false, problem: en('figure.countsWhole') })
    expect(readQuantity('0 of 0', 'en', share, en)).toEqual({ ok: false, problem: en('figure.countsWhole') })
  })

  test('may be a range; the likely value lies between where it is not said', () => {
    expect(readQuantity('30-50', 'en', share, en)).toEqual({ ok: true, value: { p10: 30, p50: 40, p90: 50 } })
    expect(readQuantity('30–35–50 %', 'en', share, en)).toEqual({ ok: true, value: { p10: 30, p50: 35, p90: 50 } })
    expect(readQuantity('12,5–14,5', 'id', share, id)).toEqual({ ok: true, value: { p10: 12.5, p50: 13.5, p90: 14.5 } })
    expect(readQuantity('50-30', 'en', share, en)).toEqual({ ok: false, problem: en('figure.mustRise') })
    expect(readQuantity('30-150', 'en', share, en).ok).toBe(false)
  })
})

describe('an amount', () => {
  test('may be a range of money in words of scale, and is never counted', () => {
    const millions = { ok: true, value: { p10: 1_000_000, p50: 1_500_000, p90: 2_000_000 } }
    expect(readQuantity('Rp 1–2 jt', 'id', money, id)).toEqual(millions)
    expect(readQuantity('1 sampai 2 juta', 'id', money, id)).toEqual(millions)
    expect(readQuantity('0.3', 'en', money, en)).toEqual({ ok: true, value: 0.3 })
    expect(readQuantity('12 of 40', 'en', money, en)).toEqual({ ok: false, problem: en('figure.noCounts') })
  })

  test('whose separators may mean two things is asked as a whole', () => {
    expect(readQuantity('1,250-1,500', 'id', { least: 0, isShare: false }, id)).toMatchObject({
      choices: [{ value: { p10: 1.25, p50: 1.375, p90: 1.5 } }, { value: { p10: 1250, p50: 1375, p90: 1500 } }],
    })
  })
})

test('what was understood is said where it is more than what was typed', () => {
  expect(understood({ k: 12, n: 40 }, '12/40', 'en', true, en)).toBe('= 12 of 40 (30%)')
  expect(understood({ p10: 30, p50: 40, p90: 50 }, '30-50', 'id', true, id)).toBe(
    'Rendah 30%, paling mungkin 40%, tinggi 50%',
  )
  expect(understood(1_500_000, '1,5 jt', 'id', false, id)).toBe('= 1.500.000')
  expect(understood(30, '30', 'en', true, en)).toBeUndefined()
  expect(understood(30, '30 %', 'en', true, en)).toBeUndefined()
})
