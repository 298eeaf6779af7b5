import { unzipSync } from 'fflate'
import { loadImage } from '@napi-rs/canvas'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { exportMap } from '../../../journey/export/export-map.ts'
import type { ExportFormat } from '../../../journey/export/exported-file.ts'
import { type ExportOptions, exportOptions } from '../../../journey/export/options.ts'
import { readFile } from '../../../journey/export/read-file.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { exportTools } from '../../helpers/export-tools.ts'
import { openPdf } from '../../helpers/pdf-text.ts'
import { scriptedMap } from '../../helpers/scripted-map.ts'
import { templateMap } from '../../helpers/template-maps.ts'
import { worldMap, worldWords } from '../../helpers/world-map.ts'

async function write(map: JourneyMap, format: ExportFormat, fields: Partial<ExportOptions> = {}) {
  const { bytes, missing } = await exportMap(
    map,
    format,
    exportOptions({ language: 'en', today: '2026-11-22', ...fields }),
    exportTools,
  )
  expect(missing).toEqual([])
  return bytes
}

const asText = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

/** The XML of a zipped file, by name. */
const partsOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).flatMap(([name, data]) =>
    /\.(xml|rels)$/.test(name) ? [[name, asText(data)] as const] : [],
  )

/** All text of some XML. @throws when it is not well-formed */
function parse(xml: string): string {
  let text = ''
  const parser = new SaxesParser()
  parser.on('text', (part) => (text += part))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return text
}

describe('a PNG', () => {
  it('may be 28,800 px wide, and decodes', { timeout: 120_000 }, async () => {
    const bytes = await write(bigMap(300, 3), 'png', { width: 28_800 })
    const { width, height } = await loadImage(Buffer.from(bytes))
    expect(width).toBe(28_800)
    expect(height).toBeGreaterThan(1_000)
    expect(readFile(bytes).ok).toBe(true)
  })
})

describe('an HTML file', () => {
  it('has at most 1.5 MB for 300 touchpoints, and asks for nothing else', async () => {
    const map = bigMap(1_500, 5)
    const touchpoints = new Set(map.lanes.flatMap(({ id, role }) => (role === 'touchpoint' ? [id] : [])))
    expect(map.cards.filter(({ place }) => touchpoints.has(place.lane))).toHaveLength(300)
    const bytes = await write(map, 'html')
    expect(bytes.length).toBeLessThan(1_500_000)
    expect(asText(bytes)).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//)
  })
})

describe('words of every script', () => {
  const map = worldMap()

  it('stand in an SVG with the fonts that draw them, at every weight that they are set in', async () => {
    const svg = asText(await write(map, 'svg'))
    const faces = [...svg.matchAll(/font-family:'([^']+)';font-style:normal;font-weight:(\d+)/g)]
    const weightsOf = (family: string) =>
      new Set(faces.flatMap(([, name, weight]) => (name === family ? [weight] : [])))
    for (const family of ['Noto Sans', 'Noto Sans Thai', 'Noto Sans Arabic', 'Noto Sans SC', 'Noto Emoji'])
      expect([...weightsOf(family)], `weights of ${family}`).toContain('700')
    for (const word of Object.values(worldWords)) expect(svg).toContain(word.split(' ')[0])
  })

  it('can be found in a PDF, a workbook, slides and an outline', async () => {
    const { pageLines } = openPdf(await write(map, 'pdf'))
    const said = pageLines.flat().join(' ')
    for (const word of ['顾客在手机上寻找植物', 'πελάτης', 'Клиент', 'Khách', 'Pelanggan']) expect(said).toContain(word)
    for (const format of ['xlsx', 'pptx'] as const) {
      const text = partsOf(await write(map, format))
        .map(([, xml]) => parse(xml))
        .join('\n')
      for (const word of Object.values(worldWords)) expect(text, `words in ${format}`).toContain(word)
    }
    const outline = asText(await write(map, 'markdown'))
    for (const word of Object.values(worldWords)) expect(outline).toContain(word)
  })
})

describe('500 scripts in every text', () => {
  it.each(['xlsx', 'pptx'] as const)(
    'are text in %s: all its XML is well-formed, and none of it is markup',
    async (format) => {
      const parts = partsOf(await write(scriptedMap(), format))
      expect(parts.length).toBeGreaterThan(5)
      const texts = parts.map(([name, xml]) => {
        expect(xml, `markup in ${name}`).not.toMatch(/<(?:\w+:)?(?:script|iframe|object|embed|img|foreignObject)\b/i)
        return parse(xml)
      })
      expect(texts.join('\n')).toContain('<script>globalThis.pwned=1</script>')
    },
  )

  it('are text in an SVG, which is well-formed', async () => {
    const svg = asText(await write(scriptedMap(), 'svg'))
    parse(svg)
    expect(svg).not.toMatch(/<(?:script|iframe|object|embed|img|foreignObject|use|animate|set|handler)\b/i)
  })
})

describe('the SVG of the sample', () => {
  it.each(['en', 'id'] as const)('is what it was (%s)', async (language) => {
    const svg = asText(await write(templateMap(`sample.${language}.json`), 'svg', { language }))
    const drawn = svg.replace(/<metadata[^]*?<\/metadata>/, '').replaceAll(/base64,[\w+/=]+/g, 'base64,')
    await expect(drawn).toMatchFileSnapshot(`sample.${language}.svg.golden.txt`)
  })
})
