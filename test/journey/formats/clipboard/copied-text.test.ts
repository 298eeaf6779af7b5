import { describe, expect, it } from 'vitest'
import { renderCopied } from '../../../../journey/formats/clipboard/copied-text.ts'
import { parseFragment } from '../../../../journey/formats/clipboard/parse-fragment.ts'
import { renderFragment } from '../../../../journey/formats/clipboard/render-fragment.ts'
import { readTableText } from '../../../../journey/formats/clipboard/table.ts'
import { fragmentOf } from '../../../../journey/model/fragment.ts'
import type { Card, JourneyMap } from '../../../../journey/model/schema.ts'
import { richMap } from '../../rich-map.ts'

const card = (id: string, title: string, stage: string, lane: string, order: string, under?: string): Card => ({
  id,
  title,
  place: { stage, lane, order, ...(under ? { under } : {}) },
})

const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Shop' },
  stages: [
    { id: 's1', title: 'Aware', order: 'a0', band: 'pre-sale' },
    { id: 's2', title: 'Buy', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' },
    { id: 'act', title: 'Actions', order: 'a1', role: 'action' },
  ],
  cards: [
    card('t1', 'Advert', 's1', 'touch', 'a0'),
    card('t2', 'Shop', 's2', 'touch', 'a0'),
    card('t3', '=Pay("now")', 's2', 'touch', 'a1'),
    card('a1', 'Looks', 's2', 'act', 'a0', 't2'),
    card('a2', 'Asks', 's2', 'act', 'a1', 't2'),
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}
const textOf = (...ids: string[]) => renderCopied(fragmentOf(map, ids)).text

describe('what is copied', () => {
  it('is a plain title for a card, and a line each for cards of one cell', () => {
    expect(textOf('t1')).toBe('Advert')
    expect(textOf('t3')).toBe('\'=Pay("now")')
    expect(textOf('a1', 'a2')).toBe('Looks\r\nAsks')
  })

  it('is a column each for the stages of one lane, under their titles', () => {
    expect(textOf('t1', 't2', 't3')).toBe('Aware\tBuy\r\nAdvert\tShop\r\n\t\'=Pay("now")')
  })

  it('is a row each for several lanes, with one title a line within a cell', () => {
    const text = textOf('t1', 't2', 'a1', 'a2')
    expect(text).toBe('\tAware\tBuy\r\nTouchpoints\tAdvert\tShop\r\nActions\t\t"Looks\nAsks"')
    const reading = readTableText(text)
    expect(reading.ok && reading.table.rows[2]).toEqual(['Actions', '', 'Looks\nAsks'])
  })

  it('is a stage or lane with all that stands in it', () => {
    expect(textOf('s2')).toBe('\tBuy\r\nTouchpoints\t"Shop\n=Pay(""now"")"\r\nActions\t"Looks\nAsks"')
    expect(textOf('touch')).toContain('Touchpoints\tAdvert')
  })

  it('is a table that carries the fragment in an attribute, whatever the titles hold', () => {
    const hostile = { ...map, cards: [card('x', '"><script>alert(1)</script>', 's1', 'touch', 'a0')] }
    const { html, json } = renderCopied(fragmentOf(hostile, ['x']))
    expect(html).not.toContain('<script>')
    const carried = /data-jejak-fragment="([^"]*)"/.exec(html)?.[1] ?? ''
    const decoded = carried
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    expect(decoded).toBe(json)
  })
})

describe('a fragment', () => {
  it('is read back as it was written, with fields of newer versions', () => {
    const rich = richMap()
    const fragment = fragmentOf(rich, ['buy', 'touch-000', 'touch-003'])
    expect(parseFragment(renderFragment(fragment))).toEqual({ ok: true, value: fragment })
  })

  it('holds what is copied and nothing of the rest but where it stood', () => {
    const fragment = fragmentOf(map, ['a1'])
    expect(fragment.roots).toEqual(['a1'])
    expect(fragment.map.stages.map(({ id }) => id)).toEqual(['s2'])
    expect(fragment.map.cards.map(({ id }) => id)).toEqual(['a1', 't2', 't3'])
  })

  it.each([
    ['not JSON', '{'],
    ['another format', '{"format":"jejak-map"}'],
    ['a list', '[]'],
    ['roots that are no ids', '{"format":"jejak-fragment","roots":["__proto__"],"map":{}}'],
    ['too many roots', JSON.stringify({ format: 'jejak-fragment', roots: Array(20_001).fill('a'), map: {} })],
    ['no map', '{"format":"jejak-fragment","roots":[]}'],
    ['a map that is damaged', renderFragment(fragmentOf(map, ['t1'])).replace('"a0"', '7')],
    ['a map of a newer Jejak', renderFragment(fragmentOf(map, ['t1'])).replace('"major":1', '"major":9')],
    ['too much', ' '.repeat(9_000_000)],
  ])('is refused with a sentence when the clipboard holds %s', (_name, text) => {
    const reading = parseFragment(text)
    expect(reading.ok).toBe(false)
    expect(!reading.ok && reading.problems[0]?.message).toMatch(/\.$/)
  })
})
