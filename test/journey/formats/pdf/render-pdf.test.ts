import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadResource } from '../../../../journey-node/load-resource.ts'
import { readPdf } from '../../../../journey/formats/pdf/read-pdf.ts'
import { type PdfOptions, renderPdf } from '../../../../journey/formats/pdf/render-pdf.ts'
import type { Item, Scene, TextItem } from '../../../../journey/scene/items.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { openPdf } from '../../../helpers/pdf-text.ts'

const text = (content: string, fields: Partial<TextItem<string>> = {}): TextItem<string> => ({
  kind: 'text',
  x: 20,
  y: 40,
  width: 100,
  text: content,
  size: 12,
  weight: 400,
  wordSpacing: 0.6,
  anchor: 'start',
  fill: '#112233',
  ...fields,
})

const sceneOf = (items: readonly Item<string>[], width = 800, height = 500): Scene => ({
  width,
  height,
  background: '#fbfaf8',
  items,
})

const options = {
  language: 'en',
  title: 'Buying a plant',
  pages: { kind: 'fitted', paper: 'a4' },
  load: loadResource,
} as const satisfies PdfOptions

const render = (scene: Scene, more: Partial<PdfOptions> = {}) => renderPdf(scene, { ...options, ...more })
const linesOf = async (items: readonly Item<string>[]) => openPdf((await render(sceneOf(items))).bytes).pageLines[0]

afterEach(() => {
  vi.doUnmock('../../../../journey/formats/pdf/pdfkit.mjs')
  vi.resetModules()
})

describe('text in a PDF', () => {
  it.each([
    ['English with pairs that are kerned and joined', 'AVATAR To fine waffle “x” — 12.5%'],
    ['Indonesian', 'Pelanggan membandingkan harga di loket'],
    ['letters with marks, and Cyrillic', 'Řeřicha žluťoučký Привет'],
    ['Chinese', '搜索保险产品，比较价格'],
    ['emoji, alone and joined', 'ok 🌱 👨‍👩‍👧'],
    ['what none of our fonts has', 'rune ᚠ here'],
  ])('can be found and copied: %s', async (_name, content) => {
    expect(await linesOf([text(content)])).toEqual([content])
  })

  it('holds Arabic in the order in which it stands, joined letters and all', async () => {
    const [line = ''] = (await linesOf([text('مرحبا', { rtl: true })])) ?? []
    expect(Array.from(line).toReversed().join('')).toBe('مرحبا')
  })

  it('says which characters no font has', async () => {
    expect((await render(sceneOf([text('rune ᚠ')]))).missing).toEqual(['ᚠ'])
  })

  it('ends or is in the middle where it is anchored', async () => {
    const anchors = ['start', 'middle', 'end'] as const
    const { bytes } = await render(sceneOf(anchors.map((anchor) => text('Harga polis', { x: 300, anchor }))))
    const lefts = [...(openPdf(bytes).contents[0] ?? '').matchAll(/1 0 0 -1 ([\d.]+) [\d.]+ Tm/g)].map((match) =>
      Number(match[1]),
    )
    const [left = 0, middle = 0, right = 0] = lefts
    expect(left).toBe(300)
    expect(left - middle).toBeCloseTo((left - right) / 2, 1)
    // Two words of 11 letters at 12 px.
    expect(left - right).toBeGreaterThan(55)
    expect(left - right).toBeLessThan(80)
  })

  it('comes with its fonts, cut down', async () => {
    const { bytes } = await render(sceneOf([text('Bold', { weight: 700 }), text('你好')]))
    const { objects } = openPdf(bytes)
    const fonts = [...objects.values()].filter((object) => object.includes('/Type /FontDescriptor'))
    expect(fonts.length).toBeGreaterThanOrEqual(2)
    for (const font of fonts) {
      expect(font).toMatch(/\/FontName \/[A-Z]{6}\+/)
      expect(font).toMatch(/\/FontFile[23] \d+ 0 R/)
    }
    expect(bytes.length).toBeLessThan(20_000)
  })
})

describe('the pages of a PDF', () => {
  const wide = sceneOf(
    Array.from({ length: 12 }, (_, index) => text(`Card ${index}`, { x: 40 + index * 200 })),
    2400,
    900,
  )

  it('are one of the paper, with the title, the language and no clock', async () => {
    const { bytes } = await render(sceneOf([text('a')]), { asOf: '2026-11-22', language: 'id' })
    const { objects, pageSizes } = openPdf(bytes)
    expect(pageSizes).toEqual([[841.89, 595.28]])
    const all = [...objects.values()].join('\n')
    expect(all).toContain('/Lang (id)')
    expect(all).toContain('(Buying a plant)')
    expect(all).toContain('D:20261122000000Z')
    expect(all).toContain('/DisplayDocTitle true')
  })

  it('are several that show every card, with numbers and places', async () => {
    const { bytes, plan } = await render(wide, { pages: { kind: 'tiled', paper: 'a4', orientation: 'portrait' } })
    const { pageSizes, pageLines } = openPdf(bytes)
    expect(pageSizes).toHaveLength(plan.columns * plan.rows)
    expect(new Set(pageSizes.map(String))).toEqual(new Set(['595.28,841.89']))
    for (let index = 0; index < 12; index++)
      expect(pageLines.some((lines) => lines.includes(`Card ${index}`))).toBe(true)
    pageLines.forEach((lines, index) => {
      const shown = lines.join('\n')
      expect(shown).toContain(`Row 1, column ${index + 1} · Page ${index + 1} of ${pageSizes.length}`)
      expect(shown).toContain('Buying a plant')
      expect(shown.includes(`→ ${index + 2}`)).toBe(index < pageSizes.length - 1)
    })
  })

  it('speak Indonesian', async () => {
    const { bytes } = await render(wide, { pages: { kind: 'tiled', paper: 'a4' }, language: 'id' })
    expect(openPdf(bytes).pageLines[0]?.join('\n')).toMatch(/Baris 1, kolom 1 · Halaman 1 dari \d/)
  })

  it('are measured in larger units where a map is longer than a page may be', async () => {
    const { bytes, plan } = await render(sceneOf([text('a', { size: 9 })], 40_000, 3000))
    expect(plan.width).toBeGreaterThan(14_400)
    const [[width] = [0]] = openPdf(bytes).pageSizes
    expect(width).toBeLessThanOrEqual(14_400)
    expect([...openPdf(bytes).objects.values()].join('\n')).toContain('/UserUnit 2')
  })

  it('are reached through bookmarks, each on the page that shows its place', async () => {
    const bookmarks = [
      { title: 'Discover', x: 40, y: 100 },
      { title: '', x: 2300, y: 100 },
    ]
    const { bytes } = await render(wide, { pages: { kind: 'tiled', paper: 'a4', orientation: 'portrait' }, bookmarks })
    const { objects } = openPdf(bytes)
    const items = [...objects.values()].filter((object) => object.includes('/XYZ'))
    const pages = [...objects].filter(([, object]) => /\/Type \/Page\n/.test(object)).map(([number]) => number)
    expect(items.map((item) => Number(/\/Dest \[(\d+) 0 R/.exec(item)?.[1]))).toEqual([pages[0], pages.at(-1)])
    expect(items.map((item) => /\/Title \(([^)]*)\)/.exec(item)?.[1])).toEqual(['Discover', 'Untitled'])
  })

  it('take words for words, whatever they look like', async () => {
    const title = '</rdf:li><script>alert(1)</script>) /JS (app.alert(1)'
    const { bytes } = await render(sceneOf([text(title)]), { title, bookmarks: [{ title, x: 0, y: 0 }] })
    const { objects, pageLines } = openPdf(bytes)
    expect(pageLines[0]).toEqual([title])
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<script>alert(1)</script></rdf')
    // In strings a bracket is escaped, so that nothing after it becomes an action.
    for (const object of objects.values()) expect(object).not.toMatch(/(?<!\\)\) \/JS/)
    expect(Buffer.from(bytes).toString('latin1')).toContain('&lt;/rdf:li&gt;&lt;script&gt;')
  })
})

describe('the bytes of a PDF', () => {
  const scene = sceneOf([
    text('Harga ﬁ مرحبا 你好 🌱'),
    { kind: 'rect', x: 10, y: 10, width: 90, height: 40, radius: 8, fill: '#ffeedd', stroke: '#334455', dash: [4, 2] },
    { kind: 'icon', icon: 'website', x: 50, y: 60, size: 16, stroke: '#000000', strokeWidth: 1.5 },
  ])

  it('are the same from the library’s part for browsers as from that for Node', async () => {
    const one = await render(scene, { map: bigMap(20, 3) })
    vi.resetModules()
    let isAsked = false
    vi.doMock('../../../../journey/formats/pdf/pdfkit.mjs', async () => {
      isAsked = true
      const file = '../../../../node_modules/pdfkit/js/pdfkit.browser.mjs'
      return { PDFDocument: ((await import(file)) as { PDFDocument: unknown }).PDFDocument }
    })
    const { renderPdf: renderInBrowser } = await import('../../../../journey/formats/pdf/render-pdf.ts')
    const other = await renderInBrowser(scene, { ...options, map: bigMap(20, 3) })
    expect(isAsked).toBe(true)
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  })

  it('are no others for another moment', async () => {
    const one = await render(scene)
    vi.useFakeTimers({ now: new Date('2031-01-01'), toFake: ['Date'] })
    try {
      expect(Buffer.compare(one.bytes, (await render(scene)).bytes)).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are not made any further once it is stopped', async () => {
    const stop = new AbortController()
    const stopped = render(sceneOf([text('a')], 30_000, 4000), {
      pages: { kind: 'tiled', paper: 'a4' },
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped by the user')),
    })
    await expect(stopped).rejects.toThrow('stopped by the user')
  })

  it('tell how far they are', async () => {
    const told: number[] = []
    await render(sceneOf([text('a')], 3000, 900), {
      pages: { kind: 'tiled', paper: 'a4' },
      onProgress: (done) => told.push(done),
    })
    expect(told.length).toBeGreaterThan(2)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })
})

const run = (program: string, ...more: string[]) => execFileSync(program, more, { encoding: 'utf8' })
/** Poppler reads PDFs as other programs do; where it is not installed, our own reading has to be enough. */
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

describe.runIf(hasPoppler)('another program', () => {
  it('finds text, fonts, pages and the map, and complains of nothing', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jejak-pdf-'))
    try {
      const file = join(folder, 'map.pdf')
      const contents = ['Harga polis', 'بحث عن السلام', '搜索保险', 'ok 🌱', 'rune ᚠ']
      const items = contents.map((content, index) => text(content, { y: 40 + 30 * index }))
      const { bytes } = await render(sceneOf(items), { map: bigMap(20, 3) })
      writeFileSync(file, bytes)
      const words = run('pdftotext', file, '-')
      for (const content of ['Harga polis', '搜索保险', 'ok 🌱', 'rune ᚠ', 'بحث', 'عن', 'السلام'])
        expect(words).toContain(content)
      const fonts = run('pdffonts', file).split('\n').slice(2).filter(Boolean)
      expect(fonts.length).toBeGreaterThan(3)
      for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/)
      expect(run('pdfinfo', file)).toMatch(/Title: +Buying a plant/)
      expect(run('pdfdetach', '-list', file)).toContain('map.jejak.json')
      expect(spawnSync('pdftoppm', ['-r', '20', file, join(folder, 'page')], { encoding: 'utf8' }).stderr).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a map in a PDF', () => {
  it('is found again after other software has saved the file anew', async () => {
    const map = bigMap(20, 3)
    const { bytes } = await render(sceneOf([text('a')]), { map })
    // Lengths as objects of their own and other line ends are what such software writes.
    const source = Buffer.from(bytes).toString('latin1')
    const [whole = '', before = '', length = '', after = ''] =
      /(\/Type \/EmbeddedFile\n[\s\S]*?)\/Length (\d+)(\n[\s\S]*?>>)\nstream\n/.exec(source) ?? []
    const saved = source.replace(whole, () => `${before}/Length 999 0 R${after}\r\nstream\r\n`)
    expect(saved).not.toContain(`${before}/Length ${length}`)
    expect(readPdf(Buffer.from(`%junk before\n${saved}`, 'latin1'))).toEqual({ ok: true, value: map })
  })

  it.each([
    ['another program’s', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF'],
    ['one that only speaks of attached files', `%PDF-1.7\n${'/EmbeddedFile '.repeat(5_000)}`],
    ['one whose attached file is cut off', '%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length 900 >>\nstream\n{"for'],
    [
      'one with a damaged file',
      '%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length 3 /Filter /FlateDecode >>\nstream\nabc',
    ],
    ['nothing', ''],
  ])('is missed with a reason: %s', (_name, source) => {
    const read = readPdf(Buffer.from(source, 'latin1'))
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'not-a-map' }] })
  })

  it('is refused where it would fill the memory', async () => {
    const { zlibSync } = await import('fflate')
    const packed = zlibSync(new Uint8Array(24 * 1024 * 1024))
    const head = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
    const bomb = Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')])
    expect(readPdf(bomb)).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] })
    expect(readPdf(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({ problems: [{ code: 'too-large' }] })
  })
})
