import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportMap } from '../../journey/export/export-map.ts'
import type { ExportFormat } from '../../journey/export/exported-file.ts'
import { exportOptions } from '../../journey/export/options.ts'
import { renderCsv, renderCsvArchive } from '../../journey/formats/csv/render-csv.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import { exportTools } from '../helpers/export-tools.ts'
import { sampleMap } from '../helpers/sample-map.ts'
import { type BuiltCli, buildCli } from './jejak.ts'

let cli: BuiltCli
beforeAll(async () => {
  cli = await buildCli()
})
afterAll(() => cli.close())

const map = sampleMap('en')
const csv = strFromU8(renderCsv(map, 'frictions', { language: 'en', notation: 'standard' }))
const edited = csv.replace(/,1,Open/, ',3,Open').replace(/,2,Open/, ',9,Open')

describe('jejak import', () => {
  it.each(['svg', 'png', 'pdf', 'html', 'xlsx', 'cjml', 'json'] as ExportFormat[])(
    'gives the map of a file back, from the standard input too: %s',
    async (format) => {
      const options = exportOptions({ language: 'en', today: '2026-11-22', scale: 0.1 })
      const { bytes } = await exportMap(map, format, options, exportTools)
      const { code, out, error } = await cli.run(['import', '-'], bytes)
      expect([code, error]).toEqual([0, ''])
      expect(out).toBe(renderJson(map))
    },
  )

  it('reads files of other programs, and says what it did not take', async () => {
    const path = cli.file(
      'other.xml',
      '<CJML><mood/><plannedJourney><journeyTitle>Beli buku</journeyTitle></plannedJourney></CJML>',
    )
    const { code, out, error } = await cli.run(['import', path, '--language', 'id'])
    expect([code, error]).toEqual([0, 'Baris 1: Tidak dipahami dan dilewati: <mood>\n'])
    expect(JSON.parse(out)).toMatchObject({ meta: { title: 'Beli buku', locale: 'id' } })
    const mermaid = await cli.run(['import', '-'], 'journey\n title Buy\n section Find\n  Search: 5: Ani\n')
    expect(JSON.parse(mermaid.out)).toMatchObject({ meta: { title: 'Buy' }, personas: [{ title: 'Ani' }] })
  })

  it('refuses what holds no map, says why, and writes nothing', async () => {
    const bomb = '<!DOCTYPE CJML [<!ENTITY a "b">]><CJML><plannedJourney/></CJML>'
    const refused = await cli.run(['import', '-', '--language', 'id'], bomb)
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.error).toContain('tipe dokumen')
    expect((await cli.run(['import', '/nowhere.png'])).code).toBe(1)
  })

  it('puts edited rows onto a map, lists what changes and what was refused, and exits 1 for that', async () => {
    const into = cli.map('base.json', map)
    const path = cli.file('frictions.csv', edited)
    const result = await cli.run(['import', path, '--into', into])
    expect(result.code).toBe(1)
    const after = parseMapText(result.out)
    expect(
      after.ok && after.value.frictions.filter(({ severity }, index) => severity !== map.frictions[index]?.severity),
    ).toHaveLength(1)
    expect(result.error).toContain('1 cell changed, 0 rows added, 0 removed, 1 refused')
    expect(result.error).toMatch(/~ Frictions, row \d+ “.+”: Severity \(0–4\): 1 → 3/)
    expect(result.error).toMatch(/! Frictions, row \d+ “.+”: The value of “Severity \(0–4\)” is not allowed\./)
  })

  it('only lists with --dry-run; as data, and in Indonesian; writes over a file only by force', async () => {
    const into = cli.map('into.json', map)
    const path = cli.file('frictions.csv', edited)
    const json = await cli.run(['import', path, '--into', into, '--dry-run', '--format', 'json', '--language', 'id'])
    expect(JSON.parse(json.out)).toMatchObject({
      changes: [
        { kind: 'changed', column: 'Keparahan (0–4)', before: 1, after: 3 },
        { kind: 'refused', code: 'not-allowed', reason: 'Nilai di “Keparahan (0–4)” tidak diperbolehkan.' },
      ],
    })
    expect(readFileSync(into, 'utf8')).toBe(renderJson(map))
    expect((await cli.run(['import', path, '--into', into, '-o', into])).error).toContain('--force')
    const forced = await cli.run(['import', path, '--into', into, '-o', into, '--force', '--language', 'id'])
    expect(forced.out).toContain('1 sel diubah, 0 baris ditambahkan, 0 dihapus, 1 ditolak')
    expect(readFileSync(into, 'utf8')).not.toBe(renderJson(map))
  })

  it('takes archives of tables as Excel in Indonesia reads them, and takes away what is missing when asked', async () => {
    const into = cli.map('whole.json', map)
    const archive = renderCsvArchive(map, { language: 'id', notation: 'indonesian' })
    const path = cli.file('tables.zip', archive)
    const same = await cli.run(['import', path, '--into', into, '--remove-missing'])
    expect([same.code, same.out]).toEqual([0, renderJson(map)])
    const lines = csv.split('\r\n')
    const fewer = cli.file('frictions.csv', [...lines.slice(0, -2), ''].join('\r\n'))
    const removed = await cli.run(['import', fewer, '--into', into, '--remove-missing', '--dry-run'])
    expect(removed.out).toMatch(/^0 cells changed, 0 rows added, 1 removed, 0 refused\n- Frictions “/)
  })

  it('refuses bombs, foreign tables and calls without sense', async () => {
    const into = cli.map('m.json', map)
    const bomb = cli.file('bomb.zip', zipSync({ 'stages.csv': new Uint8Array(51 * 1024 * 1024) }))
    expect((await cli.run(['import', bomb, '--into', into])).error).toContain('more than 50 MB')
    const foreign = cli.file('foreign.csv', strToU8('a,b\n1,2\n'))
    expect((await cli.run(['import', foreign, '--into', into])).error).toContain('no sheet has the columns of a map')
    expect((await cli.run(['import', '-', '--into', '-'])).code).toBe(2)
    expect((await cli.run(['import', into, '--dry-run'])).code).toBe(2)
    const help = await cli.run(['import', '--help'])
    expect(help.out).toContain('$ jejak import edited.xlsx --into map.json --dry-run')
  })
})
