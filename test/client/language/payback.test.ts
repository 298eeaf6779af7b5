import { beforeAll, describe, expect, test } from 'vitest'
import { formatsOf } from '../../../client/language/formats.ts'
import { printPayback } from '../../../client/language/money-words.ts'
import { type Text, currentText, speak } from '../../../client/language/text.ts'

let en: Text
let id: Text
beforeAll(async () => {
  await speak('id', { remember: false })
  id = currentText()
  await speak('en', { remember: false })
  en = currentText()
})

describe('a time until a cost is earned', () => {
  test('is said as people say it, whichever language the map calls its period in', () => {
    expect(printPayback(2.24, 'month', en, formatsOf('en'))).toBe('2.2 months')
    expect(printPayback(2.24, 'month', id, formatsOf('id'))).toBe('2,2 bulan')
    expect(printPayback(1, 'Bulan', en, formatsOf('en'))).toBe('1 month')
    expect(printPayback(0.95, 'per year', en, formatsOf('en'))).toBe('0.95 years')
    expect(printPayback(13.2, 'kuartal', en, formatsOf('en'))).toBe('13 quarters')
    expect(printPayback(13.2, 'kuartal', id, formatsOf('id'))).toBe('13 triwulan')
  })

  test('keeps words of the team’s own', () => {
    expect(printPayback(1, 'Q3 2026', en, formatsOf('en'))).toBe('1 period (Q3 2026)')
    expect(printPayback(2.5, 'musim panen', id, formatsOf('id'))).toBe('2,5 periode (musim panen)')
    expect(printPayback(2.5, undefined, en, formatsOf('en'))).toBe('2.5 periods')
    expect(printPayback(2.5, ' ', id, formatsOf('id'))).toBe('2,5 periode')
  })
})
