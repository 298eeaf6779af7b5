import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../../client/language/formats.ts'
import { pickLanguage } from '../../../client/language/languages.ts'
import { en } from '../../../client/language/en/index.ts'
import { id } from '../../../client/language/id/index.ts'
import { currentLanguage, currentText, speak, withWords } from '../../../client/language/text.ts'

describe('the choice of language', () => {
  it.each([
    [['id-ID', 'en'], 'id'],
    [['in'], 'id'],
    [['de-DE', 'id', 'en'], 'id'],
    [['en-US', 'id'], 'en'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ] as const)('of a reader of %j is %s', (preferred, language) => {
    expect(pickLanguage(preferred)).toBe(language)
  })

  it('is the last one asked for, whichever arrives last', async () => {
    await Promise.all([speak('en', { remember: false }), speak('id', { remember: false })])
    expect(currentLanguage()).toBe('id')
    expect(currentText()('library.title')).toBe('Peta saya')
    await speak('en', { remember: false })
    expect(currentText()('library.title')).toBe('My maps')
  })
})

describe('messages with values', () => {
  it('counts as each language does, with its digits', async () => {
    await speak('id', { remember: false })
    expect(currentText()('library.size', { stages: 1, cards: 1_234 })).toBe('1 tahap · 1.234 kartu')
    await speak('en', { remember: false })
    expect(currentText()('library.size', { stages: 1, cards: 1_234 })).toBe('1 stage · 1,234 cards')
  })

  it('leaves text that looks like a placeholder or code alone', () => {
    expect(currentText()('library.copyOf', { title: "{count} 'quoted' \\u0041 <b>" })).toContain("{count} 'quoted'")
  })

  it('sets a title that is written from right to left apart, so that its signs stay with it', () => {
    expect(currentText()('canvas.label', { title: 'رحلة (2026)' })).toBe('Map: \u2068رحلة (2026)\u2069')
    expect(currentText()('canvas.label', { title: 'Trip (2026)' })).toBe('Map: Trip (2026)')
  })

  it('fails loudly on a key that does not exist', () => {
    expect(() => currentText()('library.nonsense' as 'library.title')).toThrow('library.nonsense')
  })
})

describe('formats', () => {
  const english = formatsOf('en')
  const indonesian = formatsOf('id')
  // Noon where the test runs, wherever that is.
  const now = new Date(2026, 10, 22, 12).getTime()
  const minute = 60_000
  const day = 24 * 60 * minute

  it('writes numbers, shares and money by language', () => {
    expect(english.number(1_250_000.5)).toBe('1,250,000.5')
    expect(indonesian.number(1_250_000.5)).toBe('1.250.000,5')
    expect(english.percent(12.5)).toBe('12.5%')
    expect(indonesian.percent(12.5)).toBe('12,5%')
    expect(indonesian.money(1_250_000, 'IDR').replace(/\s/g, ' ')).toBe('Rp 1.250.000')
  })

  it.each([
    [0, 'now', 'sekarang'],
    [-5 * minute, 'now', 'sekarang'],
    [59_999, 'now', 'sekarang'],
    [minute, '1 minute ago', '1 menit yang lalu'],
    [90 * minute, '1 hour ago', '1 jam yang lalu'],
    [day, 'yesterday', 'kemarin'],
    [8 * day, 'last week', 'minggu lalu'],
    [60 * day, '23 Sept 2026', '23 Sep 2026'],
  ])('says how long ago %i ms are', (age, inEnglish, inIndonesian) => {
    expect(english.relative(now - age, now)).toBe(inEnglish)
    expect(indonesian.relative(now - age, now)).toBe(inIndonesian)
  })
})

describe('the words of what is fetched later', () => {
  it('are there when it is, in whatever language was chosen meanwhile', async () => {
    await speak('en', { remember: false })
    const fetching = withWords(() => Promise.resolve('part'))
    const speaking = speak('id', { remember: false })
    expect(await fetching).toBe('part')
    await speaking
    expect(currentText()('imports.title')).toBe(id.imports.title)
    await speak('en', { remember: false })
    expect(currentText()('imports.title')).toBe(en.imports.title)
  })
})
