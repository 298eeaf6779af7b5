import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessKind } from '../../../journey/import/roles.ts'
import { datesOf, numbersOf } from '../../../journey/import/table-facts.ts'
import { importKinds } from '../../../journey/model/vocabulary.ts'
import { guessColumns } from '../../../journey/import/roles.ts'
import { inspectTable, tallyTable } from '../../../journey/import/read-table.ts'
import { count, inspect, inspected, sourceOf } from './table-of.ts'

const utf16 = (text: string, isBig: boolean, hasMark: boolean) => {
  const marked = hasMark ? `\ufeff${text}` : text
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), !isBig)
  return bytes
}
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const answers = 'touchpoint,score\r\nPembayaran (café),9\r\nCart,3\r\n'

describe('encodings', () => {
  const forms: readonly (readonly [string, string, Uint8Array])[] = [
    ['UTF-8', 'utf-8', new TextEncoder().encode(answers)],
    ['UTF-8 with a mark', 'utf-8', new TextEncoder().encode(`\ufeff${answers}`)],
    ['UTF-16 LE', 'utf-16le', utf16(answers, false, true)],
    ['UTF-16 BE', 'utf-16be', utf16(answers, true, true)],
    ['UTF-16 LE without a mark', 'utf-16le', utf16(answers, false, false)],
    ['UTF-16 BE without a mark', 'utf-16be', utf16(answers, true, false)],
    ['Windows-1252', 'windows-1252', latin(answers)],
  ]
  test.each(forms)('%s', async (_name, encoding, bytes) => {
    const { form, facts } = await inspected(bytes)
    expect(form.encoding).toBe(encoding)
    expect(facts.columns.map(({ header }) => header)).toEqual(['touchpoint', 'score'])
    const { groups } = await count(bytes)
    expect(groups.map(({ name }) => name)).toEqual(['Pembayaran (café)', 'Cart'])
  })

  test('a file is read again as Windows-1252 where UTF-8 ends late', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `Cart,${row % 11}`).join('\n')
    const { form, facts } = await inspected(latin(`touchpoint,score\n${rows}\ncafé,3`))
    expect([form.encoding, facts.rows]).toEqual(['windows-1252', 60_001])
  })

  test.each([
    ['a workbook', [0x50, 0x4b, 3, 4, 1], 'workbook'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
    ['a PDF', [...latin('%PDF-1.7')], 'pdf'],
    ['an archive', [0x1f, 0x8b, 8], 'archive'],
    ['nothing', [], 'empty'],
    ['a mark of byte order alone', [0xef, 0xbb, 0xbf], 'empty'],
    ['empty lines', [...latin('\n\n \r\n')], 'empty'],
  ])('%s is told by name', async (_name, bytes, why) => {
    expect(await inspect(Uint8Array.from(bytes))).toEqual({ ok: false, why })
  })
})

describe('separators and headers', () => {
  test.each([
    ['commas', 'a,b\n1,2\n3,4', ','],
    ['semicolons with decimal commas', 'tanggal;nilai\n2026-01-01;1,5\n2026-01-02;2,5', ';'],
    ['tabs', 'a\tb\n1,5\t2\n3,5\t4', '\t'],
    ['bars', 'a|b\n1|2', '|'],
    ['a line that says so', 'sep=;\na;b,c\n1;2,3', ';'],
    ['one column', 'score\n9\n3', ','],
    ['commas in quotes', '"a;b";"c"\n"1,2,3";"4"', ';'],
  ])('%s', async (_name, text, separator) => {
    expect((await inspected(text)).form.separator).toBe(separator)
  })

  test('the line that names the separator is no row', async () => {
    const { facts } = await inspected('sep=;\r\nskor;kanal\r\n9;Toko\r\n')
    expect([facts.rows, facts.columns.map(({ header }) => header)]).toEqual([1, ['skor', 'kanal']])
  })

  test('a table without a header has numbered columns, and its first row counts', async () => {
    const { form, facts } = await inspected('2026-01-01,9\n2026-01-02,3\n')
    expect([form.hasHeader, facts.rows, facts.columns.map(({ header }) => header)]).toEqual([false, 2, ['#1', '#2']])
    expect((await count('2026-01-01,9\n2026-01-02,3\n', { kind: 'nps-answers' })).used).toBe(2)
  })

  test('headers that are alike or missing are told apart', async () => {
    const { facts } = await inspected('score,score,,x\n1,2,3,4')
    expect(facts.columns.map(({ header }) => header)).toEqual(['score', 'score (2)', '#3', 'x'])
  })
})

describe('numbers and dates', () => {
  test.each([
    ['1.250.000,5', 'id', false],
    ['1,250,000.5', 'en', false],
    ['12,5', 'id', false],
    ['12.5', 'en', false],
    ['1.250.000', 'id', false],
    ['Rp 1.250.000', 'id', false],
    ['0.125', 'en', false],
    ['1.250', undefined, true],
    ['1,250', undefined, true],
    ['1250', undefined, false],
  ])('%s is written as in %s', async (cell, language, mustAsk) => {
    const { facts } = await inspected(`value;x\n${cell};a\n${cell};b`)
    const found = numbersOf(facts.columns.slice(0, 1))
    expect([found.language, found.mustAsk]).toEqual([language, mustAsk])
  })

  test('what is said of numbers decides what could be read in two ways', async () => {
    const table = 'date;value\n2026-01-01;1.250'
    const value = async (numbers: 'en' | 'id') =>
      (await count(table, { kind: 'values', numbers })).groups[0]?.days.get('2026-01-01')?.counts.get('value')
    expect([await value('id'), await value('en')]).toEqual([1250, 1.25])
  })

  test.each([
    ['03/04/2026', undefined, true],
    ['23/04/2026', 'dmy', false],
    ['04/23/2026', 'mdy', false],
    ['2026-04-23', undefined, false],
    ['23 April 2026', undefined, false],
    ['3 Agustus 2026', undefined, false],
  ])('%s', async (cell, order, mustAsk) => {
    const { facts } = await inspected(`x,date\na,${cell}\nb,${cell}`)
    const found = datesOf(facts.columns.slice(1))
    expect([found.order, found.mustAsk]).toEqual([order, mustAsk])
  })
})

describe('rows that are left out are listed', () => {
  test('with their line and why', async () => {
    const table = [
      'date,touchpoint,score',
      '2026-01-01,Cart,9',
      '2026-01-01,Cart,eleven',
      '2026-01-01,Cart,11',
      '',
      '2026-01-01,"two',
      'lines",7',
      '2026-02-30,Cart,7',
      '2026-01-01,Cart,7.5',
      '2026-01-01,Cart',
      '2026-01-01,Cart,7,more',
      '2026-01-01,=cmd|calc,7',
    ].join('\n')
    const { rows, used, problems } = await count(table, { kind: 'nps-answers' })
    expect(problems.listed.map(({ line, why, column }) => [line, why, column])).toEqual([
      [3, 'not-a-number', 'score'],
      [4, 'not-0-to-10', 'score'],
      [8, 'not-a-date', 'date'],
      [9, 'not-whole', 'score'],
      [10, 'missing', 'score'],
      [11, 'extra-cells', undefined],
    ])
    expect([rows, used, problems.total]).toEqual([9, 3, 6])
  })

  test('a quote that is never closed costs its line, not the rest of the file', async () => {
    const lines = Array.from({ length: 5_000 }, (_, row) => `Cart ${row % 5},${row % 11}`)
    lines[7] = '"Cart,9'
    const { used, problems } = await count(`touchpoint,score\n${lines.join('\n')}`)
    expect(used).toBe(4_999)
    expect(problems.listed.map(({ line, why }) => [line, why])).toEqual([[9, 'quotes']])
  })

  test('quotes that never match are letters from some line on', async () => {
    const lines = Array.from({ length: 200 }, () => '"Cart" here,9')
    const { used, problems } = await count(`touchpoint,score\n${lines.join('\n')}`)
    expect(problems.quotesOffFrom).toBe(23)
    expect(used + problems.total).toBe(200)
    expect(used).toBe(179)
  })

  test('a line of 10 MB is left out, and what follows is read', async () => {
    const long = 'x,'.repeat(5 * 1024 * 1024)
    const { used, problems } = await count(`touchpoint,score\nCart,9\n${long}\nCart,3\n`, {
      kind: 'nps-answers',
      columns: { score: 'score', touchpoint: 'touchpoint' },
    })
    expect([used, problems.listed.map(({ line, why }) => [line, why])]).toEqual([2, [[3, 'long-line']]])
  })

  test('a file that is one line of 10 MB, quoted or not, says so', async () => {
    for (const text of ['y'.repeat(10 * 1024 * 1024), `"${'y,'.repeat(5 * 1024 * 1024)}`])
      expect(await inspect(text)).toEqual({ ok: false, why: 'empty' })
  })

  test('rows of a thousand cells, NUL characters and lone carriage returns', async () => {
    const wide = Array.from({ length: 1_000 }, () => '1').join(',')
    const { used, problems } = await count(`touchpoint,score\rCa\0rt,9\r${wide}\r\nCart,3`, { kind: 'nps-answers' })
    expect([used, problems.listed.map(({ line, why }) => [line, why])]).toEqual([2, [[3, 'many-columns']]])
  })

  test('of very many only the first are listed, all are counted', async () => {
    const { problems } = await count(`touchpoint,score\n${'Cart,x\n'.repeat(3_000)}`, {
      kind: 'nps-answers',
      columns: { score: 'score' },
    })
    expect([problems.listed.length, problems.total]).toEqual([1_000, 3_000])
  })
})

describe('what a table is', () => {
  test.each([
    ['nps-answers', 'Tanggal;Titik sentuh;Skor\n01/02/2026;Kasir;9\n14/02/2026;Kasir;3\n15/02/2026;Kasir;3'],
    ['tickets', 'Created,First reply,Resolved\n2026-01-01 10:00,2026-01-01 10:05,2026-01-02'],
    [
      'tickets',
      'Ticket ID,Created at,Subject,Type,First response (min),Status,CSAT\n1,2026-01-01 10:00,Help,Login,30,solved,bad',
    ],
    ['tickets', 'Created at,Subject,First response\n2026-01-01 10:00,Help,2026-01-01 10:30'],
    ['complaints', 'Jenis keluhan;Jumlah;Tanggal\nAntre;12;2026-01-01'],
    ['funnel', 'Langkah;Pengguna\nBeranda;1000\nKeranjang;300'],
    ['values', 'date,value\n2026-01-01,41.5\n2026-01-02,42'],
  ])('%s', async (kind, text) => {
    expect(guessKind((await inspected(text)).facts)).toBe(kind)
  })
})

const complaintColumns = async (text: string) => guessColumns('complaints', (await inspected(text)).facts)

test('the type of complaints is the column called so, and their subject only without one', async () => {
  expect((await complaintColumns('Subject,Type,Date\nHelp,Login,2026-01-01')).type).toBe('Type')
  expect((await complaintColumns('Subject,Date\nHelp,2026-01-01')).type).toBe('Subject')
})

test('pictures, other bytes and single lines are no tables', async () => {
  const random = Uint8Array.from({ length: 4_000 }, (_, at) => 1 + ((at * at * 31 + at * 7) % 255))
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)
  expect([await inspect(png), await inspect(random), await inspect('Just a sentence')]).toEqual([
    { ok: false, why: 'not-text' },
    { ok: false, why: 'not-text' },
    { ok: false, why: 'one-cell' },
  ])
})

describe('whatever the bytes are', () => {
  const letters = fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    '\r',
    '\t',
    '|',
    '\0',
    "'",
    '=',
    '1',
    '9',
    '.',
    '-',
    '/',
    'a',
    'é',
    ' ',
    '2026-01-01',
    'score',
    '\ufeff',
    '__proto__',
  )
  test('nothing throws, and every row is used or left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(letters, { maxLength: 400 }).map((parts) => new TextEncoder().encode(parts.join(''))),
          fc.uint8Array({ maxLength: 600 }),
        ),
        async (bytes) => {
          const inspection = await inspectTable(sourceOf(bytes), {}, () => undefined)
          if (!inspection.ok) return
          for (const kind of importKinds) {
            const columns = guessColumns(kind, inspection.facts)
            const tally = await tallyTable(sourceOf(bytes), inspection, { kind, columns }, () => undefined)
            expect(tally.used + tally.problems.total).toBe(tally.rows)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the same rows come out, however the file is cut into pieces', async () => {
    const text = Array.from({ length: 20_000 }, (_, row) => `"Cart, ${row % 3}","é\r\n${row}",${row % 11}`).join('\r\n')
    const table = `touchpoint,note,score\r\n${text}`
    const { used, groups } = await count(table)
    expect([used, groups.map(({ rows }) => rows)]).toEqual([20_000, [6_667, 6_667, 6_666]])
  })
})
