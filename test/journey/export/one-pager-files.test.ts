import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exportMap } from '../../../journey/export/export-map.ts'
import { versionName } from '../../../journey/export/earlier-map.ts'
import type { ExportFormat } from '../../../journey/export/exported-file.ts'
import { type ExportOptions, exportOptions } from '../../../journey/export/options.ts'
import { readFile } from '../../../journey/export/read-file.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { exportTools } from '../../helpers/export-tools.ts'
import { openPdf } from '../../helpers/pdf-text.ts'
import { templateMap } from '../../helpers/template-maps.ts'

const map = templateMap('sample.en.json')
const [first, ...others] = map.metrics
if (first?.value === undefined) throw new Error('The sample has no metric with a value.')
const before = {
  map: { ...map, metrics: [{ ...first, value: first.value / 2 }, ...others] },
  name: '2026-09-30',
}

async function write(format: ExportFormat, fields: Partial<ExportOptions> = {}) {
  const options = exportOptions({
    language: 'en',
    today: '2026-11-22',
    pages: { kind: 'one-pager', paper: 'a4' },
    ...fields,
  })
  return (await exportMap(map, format, options, exportTools)).bytes
}

const asText = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

const slides = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).flatMap(([name, data]) =>
    /^ppt\/slides\/slide\d+\.xml$/.test(name) ? [asText(data)] : [],
  )

describe('the one-pager says in every format what changed since an earlier version', () => {
  it('as a page of HTML in which nothing runs, in words too, and which opens again', async () => {
    const bytes = await write('html', { before })
    const html = asText(bytes)
    expect(html).toContain('Since 30 September 2026')
    expect(html).toContain(`<li dir="auto">${first.title}: `)
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
    expect(scripts).toEqual(['<script type="application/json" id="jejak-map">'])
    expect(html).toContain("default-src 'none'; style-src 'sha256-")
    expect(html).not.toMatch(/ style="|https?:\/\/(?!www\.w3\.org)[^"\s]*"/)
    const read = readFile(bytes)
    expect(read.ok && renderJson(read.value)).toBe(renderJson(map))
    expect(asText(await write('html', { before }))).toBe(html)
    expect(asText(await write('html'))).not.toContain('Since')
  })

  it('as PDF and as a picture', async () => {
    const { pageLines } = openPdf(await write('pdf', { before }))
    expect(pageLines).toHaveLength(1)
    expect(pageLines[0]?.join(' ')).toContain('Since 30 September 2026')
    expect(asText(await write('svg', { before }))).toContain('Since 30 September 2026')
  })

  it('on a slide of its own', async () => {
    const compared = slides(await write('pptx', { before }))
    const plain = slides(await write('pptx'))
    expect(compared).toHaveLength(plain.length + 1)
    const slide = compared.find((xml) => xml.includes('Since 30 September 2026'))
    expect(slide).toContain(first.title)
    expect(slide).toMatch(/Better|Worse/)
  })

  it('without figures that are only assumed, where they are not wanted', async () => {
    const { exportedOnePager } = await import('../../../journey/export/one-pager.ts')
    const options = exportOptions({ language: 'en', today: '2026-11-22' })
    const known = exportedOnePager(map, { ...options, look: { ...options.look, hideAssumed: true } })
    const assumed = (content: typeof known) =>
      content.metrics.rows.filter(({ value }) => value?.evidence === 'assumed').length
    expect(assumed(exportedOnePager(map, options)) + 1).toBeGreaterThan(assumed(known))
    expect(assumed(known)).toBe(0)
  })
})

describe('the name of a version in a file', () => {
  it('is its day, or what it is called', () => {
    expect(versionName('Kedai 2026-09-30.jejak.json')).toBe('2026-09-30')
    expect(versionName('before-launch.json')).toBe('before-launch')
  })
})
