import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordSpacing } from '../../../journey/layout/font-metrics.ts'
import { type TextStyle, firstGrapheme, measure, wrap } from '../../../journey/layout/text.ts'

const style: TextStyle = { size: 10, weight: 400, lineHeight: 14 }
const texts = (text: string, width: number, lines = 10) => wrap(text, style, width, lines).map((line) => line.text)

const plain = (value: string) => value.replaceAll(/[\s\u3000]/gu, '')

describe('measure', () => {
  // Advances of the bundled font at these weights, as a browser's canvas measures them without kerning.
  test.each([
    ['A', 400, 652],
    ['A', 500, 672],
    ['A', 600, 692],
    ['A', 700, 712],
    ['W', 600, 1008],
    ['1', 600, 392],
    ['—', 500, 927],
  ])('%s at weight %i is %i thousandths wide', (text, weight, width) => {
    expect(measure(text, { size: 1000, weight, lineHeight: 1200 })).toBeCloseTo(width, 0)
  })

  test('spaces are as wide as the sheet sets them', () => {
    expect(measure(' ', { ...style, size: 1000 })).toBeCloseTo(170 + 1000 * wordSpacing, 3)
  })

  test('characters that the font lacks have the width of fallback fonts; a family is one sign', () => {
    expect(measure('漢', style)).toBe(10)
    expect(measure('Ж', style)).toBeGreaterThan(5)
    expect(measure('👩‍👩‍👧', style)).toBe(measure('👍', style))
    expect(measure('e\u0301', style)).toBe(measure('e', style))
  })
})

describe('wrap', () => {
  test('breaks at spaces and leaves them at the end of the line', () => {
    expect(texts('one two three', measure('one two', style))).toEqual(['one two', 'three'])
  })

  test('a line that fits exactly is one line', () => {
    for (const text of ['Waits for an answer', 'Mengisi ulang alamat', '“Where?”'])
      expect(texts(text, measure(text, style))).toEqual([text])
  })

  test('breaks after hyphens, dashes and slashes inside words, not before a minus', () => {
    expect(texts('melihat-lihat', measure('melihat-lih', style))).toEqual(['melihat-', 'lihat'])
    expect(texts('SMS/WhatsApp', measure('SMS/Whats', style))).toEqual(['SMS/', 'WhatsApp'])
    expect(texts('down to -40', measure('down to -4', style))).toEqual(['down to', '-40'])
  })

  test('breaks inside a word only where it is longer than a line', () => {
    const lines = texts('so mempertanggungjawabkannya', measure('mempertang', style))
    expect(lines[0]).toBe('so')
    expect(lines.slice(1).join('')).toBe('mempertanggungjawabkannya')
  })

  test('keeps line breaks, also empty lines between', () => {
    expect(texts('one\ntwo\r\n\nthree', 200)).toEqual(['one', 'two', '', 'three'])
  })

  test('ends in an ellipsis where there is no more room', () => {
    expect(texts('one two three four', measure('one two', style), 2)).toEqual(['one two', 'three…'])
    expect(texts('one\ntwo', 200, 1)).toEqual(['one…'])
    expect(texts('Acquisition cost', measure('Acquisit…', style), 1)).toEqual(['Acquisit…'])
  })

  test('breaks Chinese and Japanese between characters, punctuation stays with its word', () => {
    expect(texts('客户旅程地图', 30)).toEqual(['客户旅', '程地图'])
    expect(texts('顧客の声。次へ', 40)).toEqual(['顧客の', '声。次へ'])
  })

  test('text without any character gives no line', () => {
    expect(texts('', 100)).toEqual([])
    expect(texts(' \n ', 100)).toEqual([])
  })

  test('any text: no line is too wide, no grapheme is cut, nothing is lost', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('pelanggan', 'melihat-lihat', '👩‍👩‍👧👍🏽', '客户旅程', 'مرحبا', 'नमस्ते', '\u00a0', 'a/b/c'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 20, max: 160 }), (parts, width) => {
        const text = parts.join(' ')
        const lines = wrap(text, style, width, 1000)
        for (const line of lines) {
          expect(line.width).toBeCloseTo(measure(line.text, style), 6)
          const count = [...graphemes.segment(line.text)].length
          expect(line.width <= width + 0.01 || count === 1, `"${line.text}" in ${width}`).toBe(true)
        }
        expect(plain(lines.map((line) => line.text).join(''))).toBe(plain(text))
        const whole = new Set([...graphemes.segment(text)].map(({ segment }) => segment))
        const cut = lines.flatMap((line) =>
          [...graphemes.segment(line.text)].filter(({ segment }) => !whole.has(segment)),
        )
        expect(cut).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('initials are whole characters', () => {
  expect(firstGrapheme('Dewi')).toBe('D')
  expect(firstGrapheme('👩‍👩‍👧 family')).toBe('👩‍👩‍👧')
  expect(firstGrapheme('')).toBe('')
})
