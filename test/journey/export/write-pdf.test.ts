import { describe, expect, it } from 'vitest'
import { exportOptions } from '../../../journey/export/options.ts'
import { writePdf } from '../../../journey/export/write-pdf.ts'
import { leastPoints } from '../../../journey/formats/pdf/plan-pages.ts'
import type { ExportPages } from '../../../journey/export/options.ts'
import { exportTools } from '../../helpers/export-tools.ts'
import { openPdf } from '../../helpers/pdf-text.ts'
import { templateMaps } from '../../helpers/template-maps.ts'

const templates = new Map(templateMaps)

async function pdfOf(name: string, language: 'en' | 'id', pages: ExportPages) {
  const map = templates.get(name)
  if (!map) throw new Error(`There is no template ${name}.`)
  const options = exportOptions({ language, today: '2026-11-22', pages })
  const { bytes, plan, missing } = await writePdf(map, options, exportTools.load, {})
  return { map, plan, missing, ...openPdf(bytes) }
}

/** Sizes of text that a page sets, in points. */
function sizesOn(content: string, scale: number): number[] {
  return [...content.matchAll(/^\/F\d+ ([\d.]+) Tf$/gm)].map((match) => Number(match[1]) * scale)
}

describe('a map as PDF', () => {
  it.each([
    ['sample.en.json', 'en'],
    ['service-blueprint.id.json', 'id'],
  ] as const)('says on one page what the map says, and leads to its stages: %s', async (name, language) => {
    const { map, objects, pageLines, missing } = await pdfOf(name, language, { kind: 'fitted', paper: 'a3' })
    expect(pageLines).toHaveLength(1)
    expect(missing).toEqual([])
    const said = pageLines[0]?.join(' ') ?? ''
    for (const { title } of [...map.stages, ...map.lanes, ...map.cards]) {
      const [word = ''] = title.trim().split(/\s+/)
      expect(said).toContain(word)
    }
    const bookmarks = [...objects.values()].filter((object) => object.includes('/XYZ'))
    expect(bookmarks).toHaveLength(map.stages.length)
  })

  it.each(['fitted', 'tiled'] as const)('has no text under 6 pt when it is %s', async (kind) => {
    const { contents, plan } = await pdfOf('sample.id.json', 'id', { kind, paper: 'a4' })
    for (const content of contents) {
      const [picture = ''] = content.split('\nQ\n')
      expect(Math.min(...sizesOn(picture, plan.scale), Infinity)).toBeGreaterThanOrEqual(leastPoints - 1e-6)
    }
  })

  it.each([
    ['a4', 842, 595],
    ['a3', 1191, 842],
    ['letter', 792, 612],
  ] as const)('is a one-pager on a single sheet of %s', async (paper, width, height) => {
    const { pageSizes, contents, plan } = await pdfOf('sample.en.json', 'en', { kind: 'one-pager', paper })
    expect(pageSizes.map((size) => size.map(Math.round))).toEqual([[width, height]])
    expect(Math.min(...sizesOn(contents[0] ?? '', plan.scale))).toBeGreaterThanOrEqual(leastPoints)
  })
})
