import { describe, expect, it } from 'vitest'
import { exportMap } from '../../../journey/export/export-map.ts'
import type { ExportFormat } from '../../../journey/export/exported-file.ts'
import { exportOptions } from '../../../journey/export/options.ts'
import { readFile } from '../../../journey/export/read-file.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { exportTools } from '../../helpers/export-tools.ts'
import { templateMaps } from '../../helpers/template-maps.ts'
import { richMap } from '../rich-map.ts'

/** Formats from which the whole map comes back as it was. */
const returning: readonly ExportFormat[] = ['json', 'svg', 'png', 'pdf', 'html', 'xlsx', 'cjml']

/** Texts that some format could take for its own marks, or cannot hold as they are. */
const awkward = [
  '</script><script>alert(1)</script>',
  ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '"><svg onload=alert(1)>',
  '<metadata id="jejak-map">{}</metadata>',
  '&amp;&lt;&#65;%00',
  'مرحبا 你好 🌱 e\u0301 \u2028\u2029',
  '\uFFFE\uFFFF\uD800',
  'a\tb\nc',
]

const options = exportOptions({ language: 'en', today: '2026-11-22', scale: 0.1 })

async function again(map: JourneyMap, format: ExportFormat, asked = options): Promise<string> {
  const { bytes } = await exportMap(map, format, asked, exportTools)
  const read = readFile(bytes)
  return read.ok ? renderJson(read.value) : JSON.stringify(read.problems)
}

function awkwardMap(): JourneyMap {
  const map = bigMap(40, 11)
  const text = (index: number) => awkward[index % awkward.length] ?? ''
  return {
    ...map,
    meta: { ...map.meta, title: text(0), description: awkward.join('\n') },
    stages: map.stages.map((stage, index) => ({ ...stage, title: text(index) })),
    cards: map.cards.map((card, index) => ({ ...card, title: text(index), notes: text(index + 1) })),
    frictions: map.frictions.map((friction, index) => ({ ...friction, title: text(index) })),
  }
}

describe.each(returning)('a map written as %s and read again', (format) => {
  it.each(templateMaps)('is the same byte for byte: %s', async (_name, map) => {
    expect(await again(map, format)).toBe(renderJson(map))
  })

  it('is the same for fifty random maps', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const map = bigMap(5 + (seed % 30), seed)
      expect(await again(map, format), `seed ${seed}`).toBe(renderJson(map))
    }
  })

  it('is the same with fields of a newer version, with comments if they are asked for, and with any text', async () => {
    for (const map of [richMap(6), awkwardMap()])
      expect(await again(map, format, { ...options, comments: true })).toBe(renderJson(map))
  })

  it('holds nothing that people said of it unless that is asked for, but as JSON', async () => {
    const map = richMap(6)
    const { comments: _comments, votes: _votes, ...undiscussed } = map
    expect(await again(map, format)).toBe(renderJson(format === 'json' ? map : undiscussed))
  })

  it('is the same bytes when it is written again', async () => {
    const map = bigMap(30, 7)
    const [one, other] = [
      await exportMap(map, format, options, exportTools),
      await exportMap(map, format, options, exportTools),
    ]
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  })
})

describe('a file that holds no map', () => {
  it.each([
    ['an SVG of another program', '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'],
    ['an SVG with a bomb of entities', `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(999)}">]><svg>&a;</svg>`],
    ['a page', '<!doctype html><title>Hello'],
    ['a PNG that ends in the middle', '\u0089PNG\r\n\u001A\n\0\0\0\u000DIHDR'],
    ['nothing', ''],
  ])('is refused with a reason: %s', (_name, text) => {
    const read = readFile(Uint8Array.from(text, (character) => character.charCodeAt(0)))
    expect(read).toMatchObject({ ok: false })
    expect(read.ok ? '' : read.problems[0]?.message).toMatch(/\w/)
  })

  it('is refused when it is larger than a map may be', () => {
    expect(readFile(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({ problems: [{ code: 'too-large' }] })
  })

  it('is refused when its text would fill the memory', async () => {
    const { zlibSync } = await import('fflate')
    const { signature } = await import('../../../journey/formats/png/png-encoder.ts')
    const begin = new TextEncoder().encode('jejak-map\0\u0001\0\0\0')
    const packed = zlibSync(new Uint8Array(60 * 1024 * 1024))
    const png = new Uint8Array(signature.length + 12 + begin.length + packed.length)
    png.set(signature)
    new DataView(png.buffer).setUint32(signature.length, begin.length + packed.length)
    png.set(new TextEncoder().encode('iTXt'), signature.length + 4)
    png.set(begin, signature.length + 8)
    png.set(packed, signature.length + 8 + begin.length)
    expect(readFile(png)).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] })
  })
})
