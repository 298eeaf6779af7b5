import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exportMap } from '../../../../journey/export/export-map.ts'
import { type ExportOptions, exportOptions } from '../../../../journey/export/options.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { themes } from '../../../../journey/scene/tokens.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { emptyMap } from '../../../helpers/empty-map.ts'
import { exportTools } from '../../../helpers/export-tools.ts'
import { templateMaps } from '../../../helpers/template-maps.ts'
import { flowMap } from '../../../helpers/flow-map.ts'

afterEach(() => {
  vi.useRealTimers()
})

const write = async (map: JourneyMap, options: Partial<ExportOptions> = {}) => {
  const asked = exportOptions({ language: 'en', today: '2026-11-22', ...options })
  return (await exportMap(map, 'pptx', asked, exportTools)).bytes
}

/** The parts of a package by name, as text; workbooks of charts are opened too. */
function partsOf(bytes: Uint8Array, prefix = ''): Map<string, string> {
  const parts = new Map<string, string>()
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('.xlsx')) for (const [inner, text] of partsOf(part, `${name}!`)) parts.set(inner, text)
    else parts.set(prefix + name, strFromU8(part))
  }
  return parts
}

/** Text of each slide in its order, one paragraph a line. */
function slidesOf(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  return Array.from({ length: parts.size }, (_, index) => parts.get(`ppt/slides/slide${index + 1}.xml`) ?? [])
    .flat()
    .map((xml) => {
      const lines = [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph = '']) =>
        [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => plain(text)).join(''),
      )
      return lines.filter((line) => line !== '').join('\n')
    })
}

const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const template = (name: string) => {
  const [, map] = templateMaps.find(([file]) => file === name) ?? []
  if (!map) throw new Error(`There is no template ${name}.`)
  return map
}

/** Every text that a person can write, as one of some texts. */
function mapOf(texts: readonly string[]): JourneyMap {
  const map = bigMap(40, 11)
  const text = (index: number) => texts[index % texts.length] ?? ''
  return {
    ...map,
    meta: { ...map.meta, title: text(0), description: texts.join('\n') },
    stages: map.stages.map((one, index) => ({ ...one, title: text(index) })),
    lanes: map.lanes.map((one, index) => ({ ...one, title: text(index) })),
    personas: map.personas.map((one, index) => ({ ...one, title: text(index) })),
    cards: map.cards.map((one, index) => ({ ...one, title: text(index), channels: [text(index)] })),
    frictions: map.frictions.map((one, index) => ({ ...one, title: text(index), owner: text(index + 1) })),
    metrics: map.metrics.map((one, index) => ({ ...one, title: text(index), source: text(index + 1) })),
  }
}

describe('a map as slides', () => {
  it.each([
    ['en', ['Executive summary', 'The journey', 'Top frictions', 'Metrics', 'Emotion curve']],
    ['id', ['Ringkasan eksekutif', 'Perjalanan', 'Titik gesekan utama', 'Metrik', 'Kurva emosi']],
  ] as const)('has its title, summary, map, tables and curves: %s', async (language, titles) => {
    const map = template(`sample.${language}.json`)
    const slides = slidesOf(await write(map, { language }))
    expect(slides[0]).toContain(map.meta.title)
    for (const title of titles) expect(slides.filter((slide) => slide.startsWith(title)).length).toBeGreaterThan(0)
    const all = slides.join('\n')
    for (const { title } of [...map.stages, ...map.lanes, ...map.cards, ...map.frictions, ...map.metrics])
      expect(all).toContain(title)
  })

  it.each(['general.en.json', 'ecommerce.id.json', 'service-blueprint.id.json'])(
    'names every stage in full on its first slide, in letters of one size: %s',
    async (name) => {
      const { stages } = template(name)
      const bytes = await write(template(name))
      for (const { title } of stages) expect(slidesOf(bytes)[0]).toContain(title)
      const first = partsOf(bytes).get('ppt/slides/slide1.xml') ?? ''
      const shapes = first.split('<p:sp>').filter((shape) => shape.includes('homePlate'))
      expect(shapes.length).toBe(stages.length)
      expect(new Set(shapes.map((shape) => / sz="(\d+)"/.exec(shape)?.[1])).size).toBe(1)
    },
  )

  it('keeps numbers apart from the texts to their right', async () => {
    const parts = partsOf(await write(template('sample.en.json')))
    const table =
      [...parts.values()].find((xml) => xml.includes('First response time') && xml.includes('<a:tbl>')) ?? ''
    const rows = [...table.matchAll(/<a:tr .*?<\/a:tr>/gs)].map(([row]) =>
      [...row.matchAll(/ marR="(\d+)"/g)].map(([, margin]) => Number(margin)),
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const margins of rows) {
      expect(margins[1]).toBeGreaterThan(2 * (margins[2] ?? Infinity))
      expect(margins[3]).toBe(margins[1])
    }
  })

  it('draws nothing as a picture, and no text smaller than 9 points', async () => {
    const parts = partsOf(await write(bigMap(300, 3)))
    expect([...parts.keys()].filter((name) => /ppt\/media\/./.test(name))).toEqual([])
    const sizes = [...parts]
      .filter(([name]) => /^ppt\/(slides|charts)\/[^/]+\.xml$/.test(name))
      .flatMap(([, xml]) => [...xml.matchAll(/ sz="(\d+)"/g)].map(([, size]) => Number(size)))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(900)
    expect([...parts.values()].join('')).toContain('<a:tbl>')
    expect([...parts.values()].join('')).toContain('<c:lineChart>')
  })

  it('says what frictions cost only where the flow knows it, and then what that is not', async () => {
    const honest = 'not a proof of cause'
    expect(slidesOf(await write(bigMap(40, 2))).join('\n')).not.toContain(honest)
    const slides = slidesOf(await write(flowMap({ touchpoints: 12, frictions: 7 })))
    const [frictions = ''] = slides.filter((slide) => slide.startsWith('Top frictions'))
    expect(frictions).toContain('Money at risk')
    expect(frictions).toContain(honest)
  })

  it('has the colours of the theme', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const slide = partsOf(await write(template('sample.en.json'), { theme })).get('ppt/slides/slide2.xml')
      expect(slide).toContain(themes[theme].ink.slice(1).toUpperCase())
    }
  })

  it('shows the lanes that are asked for', async () => {
    const map = template('sample.en.json')
    const lanes = map.lanes.filter(({ role }) => role === 'touchpoint').map(({ id }) => id)
    const journey = slidesOf(await write(map, { lanes })).filter((slide) => slide.startsWith('The journey'))
    expect(journey.join('\n')).toContain('Touchpoints')
    expect(journey.join('\n')).not.toContain('Opportunities')
  })

  it('is made of a map without anything', async () => {
    expect(slidesOf(await write(emptyMap)).length).toBeGreaterThanOrEqual(2)
  })

  it('is the same byte for byte, whenever and after whatever else it is written', async () => {
    const map = template('sample.en.json')
    const first = await write(map)
    await write(bigMap(40, 1))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 5) })
    expect(Buffer.from(await write(map)).equals(Buffer.from(first))).toBe(true)
  })

  it('of 300 cards is written in 2 seconds', async () => {
    const map = bigMap(300, 1)
    await write(map)
    const times: number[] = []
    for (let run = 0; run < 3; run++) {
      const start = performance.now()
      await write(map)
      times.push(performance.now() - start)
    }
    expect(Math.min(...times)).toBeLessThan(2_000)
  })
})

describe('what people wrote', () => {
  it('stays as it is in every script', async () => {
    const texts = ['مرحبا بالعالم', '搜索保险产品，比较价格', 'ok 🌱 👨‍👩‍👧', 'Řeřicha & žluťoučký', 'e\u0301']
    const bytes = await write(mapOf(texts))
    const all = slidesOf(bytes).join('\n')
    for (const text of texts) expect(all).toContain(text)
    expect([...partsOf(bytes).values()].join('')).toMatch(/rtl="1"/)
  })

  it('is neither markup nor formula nor address nor a character that XML cannot hold', async () => {
    const texts = [
      '</a:t></a:r><script>alert(1)</script>',
      '"><a:hlinkClick r:id="rId1"/>',
      ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
      "=cmd|' /C calc'!A0",
      '@SUM(1+1)',
      'https://example.com/a.png',
      '/etc/passwd',
      'data:image/png;base64,AAAA',
      'a\u0000b\u0008c\uFFFE\uD800',
      '$& $1 {{x}} &amp;',
    ]
    const parts = partsOf(await write(mapOf(texts)))
    for (const [name, xml] of parts) {
      // Throws where something is not well-formed.
      const parser = new SaxesParser({ fileName: name })
      const names = new Set<string>()
      parser.on('opentag', (tag) => names.add(tag.name))
      parser.on('error', (error) => {
        throw error
      })
      parser.write(xml).close()
      expect(names).not.toContain('script')
      expect(names).not.toContain('a:hlinkClick')
      expect(name.includes('!') && names.has('f')).toBe(false)
      expect(xml).not.toContain('TargetMode="External"')
    }
    expect([...parts.keys()].filter((name) => /ppt\/media\/./.test(name))).toEqual([])
    expect(plain([...parts.values()].join(''))).toContain(texts[0])
  })
})

const hasOffice = spawnSync('loimpress', ['--version'], { stdio: 'ignore' }).status === 0

describe('in an office program', () => {
  it.skipIf(!hasOffice)('opens, every slide a page (needs soffice)', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jejak-pptx-'))
    try {
      const bytes = await write(template('sample.id.json'), { language: 'id' })
      writeFileSync(join(folder, 'map.pptx'), bytes)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const asked = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'map.pptx')]
      execFileSync('soffice', asked, { stdio: 'ignore', timeout: 110_000 })
      const pages = readFileSync(join(folder, 'map.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)
      expect(pages).toHaveLength(slidesOf(bytes).length)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
