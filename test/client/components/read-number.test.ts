import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { printNumber, readNumber } from '../../../client/components/number-field.tsx'
import { type Text, currentText, speak } from '../../../client/language/text.ts'
import { languages } from '../../../journey/model/vocabulary.ts'

let en: Text
let id: Text
beforeAll(async () => {
  await speak('id', { remember: false })
  id = currentText()
  await speak('en', { remember: false })
  en = currentText()
})

const problem = (text: string, rules: Parameters<typeof readNumber>[2]) => {
  const reading = readNumber(text, 'en', rules, en)
  return reading.ok ? undefined : reading.problem
}

describe('readNumber', () => {
  it('reads numbers as the language of the moment writes them', () => {
    expect(readNumber('1.250.000,5', 'id', {}, id)).toEqual({ ok: true, value: 1_250_000.5 })
    expect(readNumber('1,250,000.5', 'en', {}, en)).toEqual({ ok: true, value: 1_250_000.5 })
    expect(readNumber('Rp 1.250.000', 'id', { unit: 'money', currency: 'IDR' }, id)).toEqual({
      ok: true,
      value: 1_250_000,
    })
    expect(readNumber('2,5 jt', 'id', { unit: 'money' }, id)).toEqual({ ok: true, value: 2_500_000 })
    expect(readNumber('38 %', 'en', { unit: '%' }, en)).toEqual({ ok: true, value: 38 })
  })

  it('does not ask where the language groups thousands like that', () => {
    expect(readNumber('1.250', 'id', {}, id)).toEqual({ ok: true, value: 1250 })
    expect(readNumber('1,250', 'en', {}, en)).toEqual({ ok: true, value: 1250 })
  })

  it('asks where a separator before three digits may be the habit of the other language', () => {
    const inEnglish = readNumber('1.250', 'en', {}, en)
    expect(inEnglish).toMatchObject({ ok: false, choices: [{ value: 1.25 }, { value: 1250, label: '1,250' }] })
    const inIndonesian = readNumber('1,250', 'id', {}, id)
    expect(inIndonesian).toMatchObject({ ok: false, choices: [{ value: 1.25 }, { value: 1250, label: '1.250' }] })
  })

  it('does not ask when only one of the meanings is possible', () => {
    expect(readNumber('1.250', 'en', { whole: true, least: 0 }, en)).toEqual({ ok: true, value: 1250 })
    expect(readNumber('1.250', 'en', { least: 0, most: 100 }, en)).toEqual({ ok: true, value: 1.25 })
  })

  it('says why a text is not taken', () => {
    expect(problem('many', {})).toMatch(/not a number.*1,234\.5/)
    expect(problem('12 %', { unit: 'min' })).toMatch(/not a percentage/)
    expect(problem('Rp 12', { unit: '%' })).toMatch(/not an amount of money/)
    expect(problem('€ 12', { unit: 'money', currency: 'IDR' })).toMatch(/in IDR/)
    expect(problem('12.5', { whole: true })).toMatch(/whole numbers/)
    expect(problem('120', { unit: '%', least: 0, most: 100 })).toMatch(/between 0 and 100/)
    expect(problem('-3', { least: 0 })).toMatch(/less than 0/)
  })

  it('gives a finite number or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...languages), (text, language) => {
        const reading = readNumber(text, language, {}, en)
        const values = reading.ok ? [reading.value] : (reading.choices ?? []).map(({ value }) => value)
        for (const value of values) expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })

  it('reads what it prints, or asks; it never takes it for another number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.nat({ max: 4 }),
        fc.constantFrom(...languages),
        (n, d, l) => {
          const value = n / 10 ** d
          const reading = readNumber(printNumber(value, l), l, {}, en)
          const meant = reading.ok ? [reading.value] : (reading.choices ?? []).map((choice) => choice.value)
          expect(meant).toContain(value)
        },
      ),
    )
  })
})
