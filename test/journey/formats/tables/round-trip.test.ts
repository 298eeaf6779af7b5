import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readCsv } from '../../../../journey/formats/csv/read-csv.ts'
import { renderCsv, renderCsvArchive } from '../../../../journey/formats/csv/render-csv.ts'
import { renderJson } from '../../../../journey/formats/json.ts'
import { planTables } from '../../../../journey/formats/tables/plan.ts'
import { renderTables } from '../../../../journey/formats/tables/render-tables.ts'
import { sheetKeys } from '../../../../journey/formats/tables/sheets.ts'
import { applyPlan, checkPlan } from '../../../../journey/formats/tables/table-plan.ts'
import { parseXlsx, readXlsxTables } from '../../../../journey/formats/xlsx/read-xlsx.ts'
import { renderXlsx } from '../../../../journey/formats/xlsx/render-xlsx.ts'
import { parseMap, parseMapText } from '../../../../journey/model/parse.ts'
import { type JourneyMap, fileFormat } from '../../../../journey/model/schema.ts'
import { languages } from '../../../../journey/model/vocabulary.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'
import { richMap, templateTexts } from '../../rich-map.ts'

const templates = templateTexts().map((text): JourneyMap => {
  const parsed = parseMapText(text)
  if (!parsed.ok) throw new Error('a template is no map')
  return parsed.value
})
const maps = [...Array.from({ length: 50 }, (_, seed) => bigMap(20 + seed, seed)), richMap(), ...templates]

for (const language of languages) {
  test(
    `a workbook that nobody edited gives the same file again, and no change (${language})`,
    { timeout: 60_000 },
    () => {
      for (const map of maps) {
        const read = parseXlsx(renderXlsx(map, language))
        if (!read.ok) throw new Error(read.why)
        expect(read.plan.changes).toEqual([])
        expect(read.plan.ignored).toEqual([])
        expect(renderJson(applyPlan(read.base, read.plan))).toBe(renderJson(map))
      }
    },
  )

  for (const notation of ['standard', 'indonesian'] as const)
    test(`CSV that nobody edited changes nothing (${language}, ${notation})`, { timeout: 60_000 }, () => {
      for (const map of [...maps.slice(40), richMap()]) {
        const tables = sheetKeys.map((key) => readCsv(renderCsv(map, key, { language, notation }), `${key}.csv`))
        const plan = planTables(map, tables, { removeMissing: true })
        expect(plan).toMatchObject({ changes: [], ignored: [], written: [], removed: [] })
      }
    })

  test(`CSV of the sample map reads as it did (${language})`, async () => {
    const notation = language === 'en' ? 'standard' : 'indonesian'
    const csv = strFromU8(renderCsv(sampleMap(language), 'frictions', { language, notation }))
    await expect(csv).toMatchFileSnapshot(`../golden/sample.${language}.frictions.csv.txt`)
  })
}

test('equal maps give equal bytes', () => {
  expect(renderXlsx(sampleMap(), 'en')).toEqual(renderXlsx(sampleMap(), 'en'))
  const options = { language: 'en', notation: 'standard' } as const
  expect(renderCsvArchive(sampleMap(), options)).toEqual(renderCsvArchive(sampleMap(), options))
})

/** The CSV of one sheet of the sample map, edited as text. */
function edited(sheet: 'frictions' | 'touchpoints', edit: (text: string) => string) {
  const map = sampleMap()
  const csv = strFromU8(renderCsv(map, sheet, { language: 'en', notation: 'standard' }))
  const plan = planTables(map, [readCsv(strToU8(edit(csv)), `${sheet}.csv`)], { makeId: () => 'new-1' })
  expect(checkPlan(map, plan)).toMatchObject({ ok: true })
  return { map, plan, after: applyPlan(map, plan) }
}

test('edited rows change what differs, new rows are added, and what is missing stays', () => {
  const { map, plan, after } = edited('frictions', (csv) => {
    const [header = '', first = '', ...rest] = csv.split('\r\n')
    const columns = header.replace('\ufeff', '').split(',')
    const row = columns.map((name) => ({ Title: 'Brand new', Where: 'Cart', 'Meet it': '35%' })[name] ?? '')
    return [
      header,
      first.replace(/^([^,]+),[^,]+/, '$1,Renamed').replace(/,1,Open/, ',3,Fixed'),
      rest.at(-1),
      row.join(','),
    ].join('\r\n')
  })
  expect(
    plan.changes.map((change) => [change.kind, 'column' in change ? [change.column, change.before, change.after] : '']),
  ).toEqual([
    ['changed', expect.arrayContaining(['Title'])],
    ['changed', ['Severity (0–4)', 1, 3]],
    ['changed', ['Status', 'Open', 'Fixed']],
    ['added', ''],
  ])
  expect(after.frictions).toHaveLength(map.frictions.length + 1)
  expect(after.frictions.at(-1)).toMatchObject({
    id: 'new-1',
    title: 'Brand new',
    on: ['buy-0'],
    frequency: 0.35,
    severity: 2,
  })
  expect(after.frictions[0]).toMatchObject({ severity: 3, status: 'fixed' })
})

test('a row with a fault is refused whole, with the reason, and columns of others are told', () => {
  const { plan } = edited('touchpoints', (csv) => {
    const [header = '', first = '', second = '', ...rest] = csv.split('\r\n')
    return [`${header},Mood`, first.replace('Awareness', 'Nowhere'), second.replace(',1,', ',9,'), ...rest].join('\r\n')
  })
  const refused = plan.changes.filter(({ kind }) => kind === 'refused')
  expect(refused[0]).toMatchObject({
    row: 2,
    code: 'unknown-name',
    reason: 'There is no “Nowhere” on the map.',
  })
  expect(plan.ignored).toEqual([{ sheet: 'touchpoints.csv', column: 'Mood' }])
  expect(plan.written).toEqual([])
})

test('a plan is told in Indonesian: the columns, the choices and every reason', () => {
  const map = sampleMap('id')
  const csv = strFromU8(renderCsv(map, 'frictions', { language: 'id', notation: 'indonesian' }))
  const [header = '', first = '', second = '', ...rest] = csv.split('\r\n')
  const lines = [
    header,
    first.replace(';Terbuka;', ';Sudah diperbaiki;'),
    second.replace(/;(Terbuka|Diterima|Sedang diperbaiki|Sudah diperbaiki);/, ';Lupa;'),
    ...rest,
  ]
  const { changes } = planTables(map, [readCsv(strToU8(lines.join('\r\n')), 'frictions.csv')], { language: 'id' })
  expect(changes).toMatchObject([
    { kind: 'changed', column: 'Status', before: 'Terbuka', after: 'Sudah diperbaiki' },
    { kind: 'refused', code: 'not-a-choice', reason: expect.stringMatching(/^“Lupa” tidak termasuk Terbuka, /) },
  ])
})

test('a value that the model does not take is refused with the name of its column', () => {
  const { plan } = edited('frictions', (csv) => csv.replace(/,1,Open/, ',9,Open'))
  expect(plan.changes).toMatchObject([
    { kind: 'refused', code: 'not-allowed', reason: 'The value of “Severity (0–4)” is not allowed.' },
  ])
})

test('what is missing is taken away only when asked, with what hung on it', () => {
  const map = sampleMap()
  const csv = strFromU8(renderCsv(map, 'touchpoints', { language: 'en', notation: 'standard' }))
  const lines = csv.split('\r\n').filter((line) => !line.startsWith('buy-1,'))
  const plan = planTables(map, [readCsv(strToU8(lines.join('\r\n')), 'touchpoints.csv')], { removeMissing: true })
  expect(plan.changes).toEqual([expect.objectContaining({ kind: 'removed', id: 'buy-1' })])
  const after = applyPlan(map, plan)
  expect(parseMap({ format: fileFormat, ...after })).toMatchObject({ ok: true })
  expect(after.cards).toHaveLength(map.cards.length - 1)
})

/** Texts that a spreadsheet may run, or that hide such behind something. */
const payloads = ['=', '+', '-', '@', '\t=', '\r=', "'=", '＝', '＋', '＠', '\n=', ' ='].flatMap((start) =>
  [
    '1+1',
    'HYPERLINK("http://evil.example","x")',
    "cmd|' /C calc'!A0",
    'IMPORTXML("http://evil.example","//a")',
    'SUM(A1:A9)',
  ].map((rest) => start + rest),
)

test('no text becomes a formula, in a workbook or in CSV, and it comes back as it was', () => {
  expect(payloads).toHaveLength(60)
  const map = sampleMap()
  const nasty: JourneyMap = {
    ...map,
    cards: map.cards.map((card, index) => ({
      ...card,
      title: payloads[index % 60] ?? '',
      notes: payloads[(index + 7) % 60] ?? '',
    })),
    frictions: map.frictions.map((friction, index) => ({
      ...friction,
      title: payloads[index] ?? '',
      owner: payloads[index + 30] ?? '',
    })),
  }
  const parts = unzipSync(renderXlsx(nasty, 'en'))
  for (const bytes of Object.values(parts)) expect(strFromU8(bytes)).not.toMatch(/<f[ >/]/)
  for (const table of renderTables(nasty, 'en')) {
    const csv = readCsv(renderCsv(nasty, table.key, { language: 'en', notation: 'standard' }), table.key)
    const raw = strFromU8(renderCsv(nasty, table.key, { language: 'en', notation: 'standard' }))
    expect(raw).not.toMatch(/(^|,|\r\n)"?\s*[=+@\t＝＋＠]/)
    expect(planTables(nasty, [csv]).changes).toEqual([])
  }
})

test('archives that are too large, inflate too far or are none are refused with the reason', () => {
  expect(readXlsxTables(strToU8('no archive'))).toMatchObject({ ok: false, why: 'not-a-workbook' })
  expect(readXlsxTables(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({ why: 'too-large' })
  expect(readXlsxTables(zipSync({ 'xl/workbook.xml': new Uint8Array(51 * 1024 * 1024) }))).toMatchObject({
    why: 'inflates-too-large',
  })
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`f${index}`, new Uint8Array()]))
  expect(readXlsxTables(zipSync(many))).toMatchObject({ why: 'too-many-entries' })
  const entity = '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'
  expect(
    readXlsxTables(zipSync({ 'xl/workbook.xml': strToU8(entity), 'xl/_rels/workbook.xml.rels': strToU8('<r/>') })),
  ).toMatchObject({
    why: 'not-a-workbook',
  })
})
