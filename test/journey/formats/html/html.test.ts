import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../../journey/formats/html/read-html.ts'
import { renderHtml } from '../../../../journey/formats/html/render-html.ts'
import { renderJson } from '../../../../journey/formats/json.ts'
import { parseMapText } from '../../../../journey/model/parse.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { emptyMap } from '../../../helpers/empty-map.ts'

const parts = { script: 'document.title = "</script><!--"', style: 'p{content:"</style>"}', fonts: [] }
const options = { language: 'en', asOf: '2026-11-22' } as const

const sample = (language: string): JourneyMap => {
  const parsed = parseMapText(readFileSync(`templates/sample.${language}.json`, 'utf8'))
  if (!parsed.ok) throw new Error('The sample is no map.')
  return parsed.value
}

function again(map: JourneyMap): string {
  const read = readHtml(renderHtml(map, parts, options))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return renderJson(read.value)
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('a map as one HTML file', () => {
  it.each(['en', 'id'])('gives the sample back byte for byte (%s)', (language) => {
    expect(again(sample(language))).toBe(renderJson(sample(language)))
  })

  it('gives back any text, and no text gets out of its place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.constantFrom(
            '</script><script>alert(1)</script>',
            '<!--<script>',
            '<img src=x onerror=alert(1)>',
            '"><svg onload=alert(1)>',
            '\u2028\u2029',
            '<script type="application/json" id="jejak-map">{}',
          ),
        ),
        (title) => {
          const map = { ...emptyMap, meta: { ...emptyMap.meta, title, description: title } } as unknown as JourneyMap
          const html = renderHtml(map, parts, options)
          expect(again(map)).toBe(renderJson(map))
          expect(html.match(/<script/gi)).toHaveLength(2)
          expect(html.match(/<\/script/gi)).toHaveLength(2)
          expect(html.match(/<\/style/gi)).toHaveLength(1)
          expect(html).not.toMatch(/<img|<svg/)
        },
      ),
    )
  })

  it('allows its own script and style by their hashes, and nothing else', () => {
    const html = renderHtml(sample('en'), parts, options)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toContain(`script-src ${hash(/<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '')}`)
    expect(policy).toContain(`style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '')}`)
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe|http/)
  })

  it('says the map in words where no script runs', () => {
    const html = renderHtml(sample('en'), parts, options)
    for (const { title } of sample('en').stages)
      expect(html.includes(`<h2><bdi>${title.replace('&', '&amp;')}</bdi></h2>`)).toBe(true)
  })

  it('is the same bytes for the same map', () => {
    expect(renderHtml(sample('id'), parts, options)).toBe(renderHtml(sample('id'), parts, options))
  })

  it('refuses a file that holds no map', () => {
    expect(readHtml('<!doctype html><p>Hello')).toMatchObject({ ok: false, problems: [{ code: 'not-a-map' }] })
  })
})
