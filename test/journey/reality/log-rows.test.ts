import { describe, expect, it } from 'vitest'
import { type Inspection, inspectTable } from '../../../journey/import/read-table.ts'
import { guessLogColumns, logDates, missingLogRoles } from '../../../journey/reality/log-columns.ts'
import { readEventLog, readMoment } from '../../../journey/reality/log-rows.ts'
import { readLog } from '../../../journey/reality/event-log.ts'

const sourceOf = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { size: bytes.length, slice: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)) }
}

async function inspect(text: string): Promise<Inspection> {
  const inspection = await inspectTable(sourceOf(text), {}, () => undefined)
  if (!inspection.ok) throw new Error(inspection.why)
  return inspection
}

async function read(text: string, outcomes: readonly string[] = []) {
  const inspection = await inspect(text)
  const columns = guessLogColumns(inspection.facts)
  const { order } = logDates(columns, inspection.facts)
  return readEventLog(sourceOf(text), inspection, { columns, dates: order, outcomes }, () => undefined)
}

const cellOf = (name: string, row: number) =>
  /time|waktu/i.test(name) ? `2026-01-0${row} 10:00` : /id|case|pelanggan|session/i.test(name) ? `c${row}` : `x${row}`

describe('the columns of an event log', () => {
  it.each([
    ['customer_id,timestamp,touchpoint,channel,outcome', ['customer_id', 'timestamp', 'touchpoint']],
    ['case:concept:name,concept:name,time:timestamp', ['case:concept:name', 'time:timestamp', 'concept:name']],
    ['Pelanggan;Waktu;Titik sentuh;Kanal;Hasil', ['Pelanggan', 'Waktu', 'Titik sentuh']],
    ['session,page,event_time', ['session', 'event_time', 'page']],
  ])('are found by their headers: %s', async (header, expected) => {
    const separator = header.includes(';') ? ';' : ','
    const names = header.split(separator)
    const rows = [1, 2, 3].map((row) => names.map((name) => cellOf(name, row)).join(separator))
    const { facts } = await inspect([header, ...rows].join('\n'))
    const columns = guessLogColumns(facts)
    expect([columns.case, columns.time, columns.touchpoint]).toEqual(expected)
    expect(missingLogRoles(columns, facts)).toEqual([])
  })

  it('without a header are found by their cells, and a date of two readings is asked about', async () => {
    const { facts } = await inspect('a1,03/04/2026,Shop\na1,05/04/2026,Pay\na2,06/04/2026,Shop\n')
    const columns = guessLogColumns(facts)
    expect(columns.time).toBe('#2')
    expect(logDates(columns, facts)).toEqual({ cell: '05/04/2026' })
  })
})

describe('the rows of an event log', () => {
  it('that are no events are listed with the reason, and the others are read', async () => {
    const log = await read(
      'case,time,touchpoint,outcome\n' +
        'a,2026-01-01 10:00,Shop,\na,2026-01-02 10:00,SHOP ,\n,2026-01-01,Shop,\nb,soon,Shop,\nb,,Shop,\n' +
        'c,2026-01-03,,\nc,2026-01-04,,Lost\nd,2026-02-30,Shop,\ne,2026-01-05,Shop,,,extra\n',
    )
    expect(log.rows).toBe(9)
    expect(log.events.map(({ touchpoint, outcome }) => [touchpoint, outcome])).toEqual([
      ['Shop', undefined],
      // Written otherwise, and meant alike.
      ['Shop', undefined],
      ['', 'Lost'],
    ])
    expect(log.problems.listed.map(({ line, why }) => [line, why])).toEqual([
      [4, 'missing'],
      [5, 'not-a-date'],
      [6, 'not-a-date'],
      [7, 'missing'],
      [9, 'not-a-date'],
      [10, 'extra-cells'],
    ])
    expect([log.firstDay, log.lastDay]).toEqual(['2026-01-01', '2026-01-04'])
  })

  it('that are called like an outcome of the map say how it ended', async () => {
    const text = 'case,time,activity\na,2026-01-01,Shop\na,2026-01-02,bought!\n'
    const { outcomes, touchpoints } = readLog((await read(text, ['Bought'])).events)
    expect(outcomes).toMatchObject([{ outcome: 'bought!', count: 1 }])
    expect(touchpoints.map(({ touchpoint }) => touchpoint)).toEqual(['Shop'])
  })

  it('may write times as dates, in words, with zones, or as the clock of a computer', () => {
    const noon = Date.UTC(2026, 0, 5, 12)
    for (const cell of [
      '2026-01-05T12:00:00.000Z',
      '2026-01-05 19:00 WIB',
      '5 Jan 2026 12:00',
      `${noon}`,
      `${noon / 1_000}`,
    ])
      expect([cell, readMoment(cell, undefined)?.ms]).toEqual([cell, noon])
    for (const cell of ['', 'yesterday', '12', '99999999999999999999', 'NaN', '2026-13-01'])
      expect([cell, readMoment(cell, undefined)]).toEqual([cell, undefined])
  })

  it('with more names than a map could ever have are left out, and nothing breaks', async () => {
    const rows = Array.from({ length: 3_000 }, (_, row) => `c${row % 9},2026-01-01,place ${row}`)
    const log = await read(`case,time,touchpoint\n${rows.join('\n')}\n`)
    expect(log.events.length).toBe(1_000)
    expect(log.problems.counts.get('many-names')).toBe(2_000)
  })

  it.each(['case,time,touchpoint\n', 'x,y\n', 'case,time,touchpoint\n"a,2026-01-01,Shop\n\u0000,,\n', ',,,\n,,,\n'])(
    'of a strange file give few events or none: %j',
    async (text) => {
      expect(readLog((await read(text)).events).cases).toBeLessThan(2)
    },
  )
})
