import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipboardLimits } from '../../../../journey/formats/clipboard/clipboard-limits.ts'
import { guessDelimiter, parseDelimited, renderTsv } from '../../../../journey/formats/clipboard/delimited.ts'
import { escapeFormula, unescapeFormula } from '../../../../journey/formats/clipboard/formula.ts'
import { readTableText, tableOf } from '../../../../journey/formats/clipboard/table.ts'

const rowsOf = (text: string) => {
  const reading = readTableText(text)
  if (!reading.ok) throw new Error(reading.tooLarge.what)
  return reading.table.rows
}

describe('text from a spreadsheet', () => {
  it('is rows of cells, whatever the line ends', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(rowsOf(`a\tb${end}c\td${end}`)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ])
  })

  it('keeps line breaks, tabs and quotes of quoted cells', () => {
    expect(rowsOf('"first\nsecond"\t"a ""word"" here"\r\n"tab\there"\tb')).toEqual([
      ['first\nsecond', 'a "word" here'],
      ['tab\there', 'b'],
    ])
  })

  it('takes a quote that opens no cell as a quote', () => {
    expect(rowsOf('"Why?" she asked\tb\n"never closed\tc')).toEqual([
      ['"Why?" she asked', 'b'],
      ['"never closed', 'c'],
    ])
  })

  it('keeps the quotes that people put around what was said', () => {
    expect(rowsOf('"I hate waiting"\n"Never again"')).toEqual([['"I hate waiting"'], ['"Never again"']])
    expect(rowsOf('"two\nlines"\nthree')).toEqual([['two\nlines'], ['three']])
  })

  it('has no empty rows or columns at its end, but keeps those within', () => {
    expect(rowsOf('a\t\tb\t\n\t\t\t\nc\t\t\t\n\t\t\t\n\n')).toEqual([
      ['a', '', 'b'],
      ['', '', ''],
      ['c', '', ''],
    ])
  })

  it('loses control characters and the spaces around its texts, not the words of any script', () => {
    expect(rowsOf('\u0000a\u0007\u00a0\tمرحبا بالعالم\n 你好 \t👩‍👩‍👧')).toEqual([
      ['a', 'مرحبا بالعالم'],
      ['你好', '👩‍👩‍👧'],
    ])
  })

  it('is read in one pass: sixteen times as much takes sixteen times as long, not 256 times', () => {
    const line = `${'x'.repeat(480)}\t"${'y'.repeat(480)}"\n`
    const timed = (count: number) => {
      const text = line.repeat(count)
      const start = performance.now()
      expect(rowsOf(text)).toHaveLength(count)
      return performance.now() - start
    }
    // The first runs are not compiled yet. A busy machine only ever adds to a time.
    const best = (count: number) => Math.min(...Array.from({ length: 6 }, () => timed(count)))
    expect(best(1_040) / best(65)).toBeLessThan(64)
  })

  it('is refused above the limits, with the count and the limit', () => {
    const tall = readTableText('a\n'.repeat(10_000))
    expect(tall).toEqual({ ok: false, tooLarge: { what: 'rows', count: 10_000, most: clipboardLimits.rows } })
    expect(readTableText('a\t'.repeat(300) + 'b')).toMatchObject({ tooLarge: { what: 'columns', count: 301 } })
    expect(readTableText(`${'a\t'.repeat(99)}b\n`.repeat(60))).toMatchObject({ tooLarge: { what: 'cells' } })
    expect(readTableText('a'.repeat(clipboardLimits.textLength + 1))).toMatchObject({ tooLarge: { what: 'text' } })
  })
})

describe('text that is not tab-separated', () => {
  it('is comma or semicolon separated where every line has as many cells', () => {
    expect(guessDelimiter('name,stage,owner\na,b,c')).toBe(',')
    expect(guessDelimiter('name;nilai\nNPS;1.234,5')).toBe(';')
    expect(guessDelimiter('"a","b, c"\n"d","e"')).toBe(',')
  })

  it('is one cell a line where commas belong to sentences or numbers', () => {
    expect(guessDelimiter('Hello, world\nBye, world')).toBe('none')
    expect(guessDelimiter('1.234,56\n2.000,10')).toBe('none')
    expect(guessDelimiter('one line, only')).toBe('none')
    expect(guessDelimiter('First, second, third\nNo commas here')).toBe('none')
  })

  it('loses the marks of a list, and only of a list', () => {
    expect(rowsOf('• Search\n• Compare\n')).toEqual([['Search'], ['Compare']])
    expect(rowsOf('1. Search\n2) Compare')).toEqual([['Search'], ['Compare']])
    expect(rowsOf('- Search\nCompare')).toEqual([['- Search'], ['Compare']])
  })
})

describe('a formula', () => {
  it('is escaped, and a number is none', () => {
    expect(['=1+1', '+cmd|x', '-a', '@SUM(A1)', '＝1'].map(escapeFormula)).toEqual([
      "'=1+1",
      "'+cmd|x",
      "'-a",
      "'@SUM(A1)",
      "'＝1",
    ])
    expect(['-5', '+3,5', '-12.5 %'.replace(' ', '')].map(escapeFormula)).toEqual(['-5', '+3,5', '-12.5%'])
  })

  it('comes back as it was, also a text that looks escaped', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', "'", "''", '=', "'=", '-', "'-1", '@'), (rest, start) => {
        expect(unescapeFormula(escapeFormula(start + rest))).toBe(start + rest)
      }),
    )
  })
})

it('tab-separated text is read back as it was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ',', "'", '=', ' ', 'é') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(parseDelimited(renderTsv(rows), '\t')).toEqual(rows)
    }),
  )
})

it('a table has rows of one length', () => {
  expect(tableOf([['a'], ['b', 'c']], true)).toEqual({
    ok: true,
    table: {
      rows: [
        ['a', ''],
        ['b', 'c'],
      ],
      columns: 2,
      header: true,
    },
  })
})
