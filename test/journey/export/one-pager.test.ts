import { describe, expect, it } from 'vitest'
import { onePagerContent } from '../../../journey/export/one-pager-content.ts'
import { onePagerScene } from '../../../journey/export/one-pager.ts'
import { onePagerPapers } from '../../../journey/layout/one-pager-sizes.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { iconNames } from '../../../journey/scene/icons.ts'
import type { Item, Scene } from '../../../journey/scene/items.ts'
import { sampleMap } from '../../helpers/sample-map.ts'
import { goldenMap } from '../economics/golden-map.ts'
import { randomOnePagerMap } from './random-one-pager.ts'

const today = '2026-11-23'
const plain = { today, paper: 'a4', theme: 'light', language: 'en' } as const

interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly what: string
}

function areaOf(item: Item<string>): Area {
  if (item.kind === 'path') {
    const numbers = (item.d.match(/-?[\d.]+/g) ?? []).map(Number)
    // Coordinates come in pairs, but for H; what is wide and what is high is not told apart, which is strict enough.
    return { left: Math.min(...numbers), right: Math.max(...numbers), top: 0, bottom: 0, what: item.d }
  }
  if (item.kind === 'text') {
    const left = item.x - (item.anchor === 'end' ? item.width : item.anchor === 'middle' ? item.width / 2 : 0)
    return {
      left,
      right: left + item.width,
      top: item.y - item.size * 0.74,
      bottom: item.y + item.size * 0.2,
      what: item.text,
    }
  }
  const [width, height] = item.kind === 'icon' ? [item.size, item.size] : [item.width, item.height]
  return { left: item.x, right: item.x + width, top: item.y, bottom: item.y + height, what: item.kind }
}

/** What leaves the page; text may not even come into its margin. */
function outside({ width, height, items }: Scene): string[] {
  return items.flatMap((item) => {
    const { left, right, top, bottom, what } = areaOf(item)
    const margin = item.kind === 'text' ? 24 : 0
    const isIn = left >= margin && right <= width - margin && top >= 0 && bottom <= height - margin / 2
    return isIn && [left, right, top, bottom].every(Number.isFinite) ? [] : [what]
  })
}

function overlaps({ items }: Scene): string[] {
  const texts = items.filter((item) => item.kind === 'text').map(areaOf)
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.what} / ${b.what}`),
  )
}

const textOf = ({ items }: Scene) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join(' ')

describe('the one-pager of any map', () => {
  it('keeps to its page, covers nothing, and is nowhere smaller than 6 pt', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const map = randomOnePagerMap(seed)
      const paper = onePagerPapers[seed % onePagerPapers.length] ?? 'a4'
      const before = seed % 3 === 0 ? {} : { before: { map: randomOnePagerMap(seed + 1), name: '2026-10-01' } }
      const scene = onePagerScene(map, { ...plain, paper, language: seed % 2 === 0 ? 'en' : 'id', ...before })
      const smallest = Math.min(...scene.items.map((item) => (item.kind === 'text' ? item.size : Infinity)))
      expect({ seed, paper, outside: outside(scene), overlaps: overlaps(scene) }).toEqual({
        seed,
        paper,
        outside: [],
        overlaps: [],
      })
      expect(smallest, `seed ${seed}`).toBeGreaterThanOrEqual(8)
    }
  })

  it('is the same picture every time, in the sizes of the papers', () => {
    const sizes = onePagerPapers.map((paper) => {
      const options = { ...plain, paper }
      const scene = onePagerScene(sampleMap(), options)
      expect(onePagerScene(sampleMap(), options)).toEqual(scene)
      return [scene.width, scene.height]
    })
    expect(sizes).toEqual([
      [1122.5, 793.7],
      [1587.45, 1122.46],
      [1056, 816],
      [1280, 720],
    ])
  })

  it('draws only what there is a drawing of, in colours of the theme', () => {
    const { items } = onePagerScene(sampleMap(), { ...plain, theme: 'dark', before: { map: goldenMap, name: '' } })
    const icons = items.flatMap((item) => (item.kind === 'icon' ? [item.icon] : []))
    expect(icons.filter((icon) => !(iconNames as readonly string[]).includes(icon))).toEqual([])
    const paints = items.flatMap((item) => [item.fill, item.kind === 'text' ? undefined : item.stroke])
    expect(paints.filter((paint) => paint !== undefined && !/^#[0-9a-f]{6}$/.test(paint))).toEqual([])
  })

  it('stands where it stood', async () => {
    const { items } = onePagerScene(goldenMap, plain)
    const lines = items.map((item) =>
      item.kind === 'text'
        ? `${item.x} ${item.y} ${item.size}/${item.weight} ${item.anchor} ${item.text}`
        : item.kind === 'path'
          ? item.d
          : `${item.kind} ${item.x} ${item.y}`,
    )
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('one-pager.golden.txt')
  })
})

describe('what a one-pager says', () => {
  it('puts the five worst frictions by money at risk, with where they are and the caution beside the figures', () => {
    const { frictions, honest, deck } = onePagerContent(goldenMap, { language: 'en', today })
    expect(frictions.rows.map(({ title, money }) => [title, money?.text])).toEqual([
      ['form-too-long', '$210,180'],
      ['no-faq', '$143,457'],
      ['long-hold', '$131,197'],
      ['cta-buried', '$104,684'],
      ['re-entry', '$60,838'],
    ])
    expect(frictions.rows[0]).toMatchObject({ meets: { text: '40%', evidence: 'estimated' }, money: { share: 1 } })
    expect(honest).toBe('Money at risk is the model’s sensitivity to these inputs, not a proof of cause.')
    expect(deck).toContain('“form-too-long” alone puts $210,180 per month at risk')
    expect(textOf(onePagerScene(goldenMap, plain))).toContain(honest)
  })

  it('goes by severity where there is no money, says nothing of it then, and leaves out what is closed', () => {
    const map = sampleMap()
    const { frictions, honest } = onePagerContent(map, { language: 'en', today })
    const severities = frictions.rows.map(({ severity }) => severity)
    expect(severities).toEqual(severities.toSorted((a, b) => b - a))
    expect(frictions.rows).toHaveLength(5)
    expect(honest).toBeUndefined()
    const closed = map.frictions.filter(({ status }) => status === 'fixed').map(({ title }) => title)
    expect(closed.length).toBeGreaterThan(0)
    expect(frictions.rows.filter(({ title }) => closed.includes(title))).toEqual([])
  })

  it('speaks Indonesian and writes numbers so', () => {
    const scene = onePagerScene(sampleMap('id'), { ...plain, language: 'id' })
    expect(textOf(scene)).toContain('Perjalanan pelanggan dalam satu halaman')
    expect(textOf(scene)).toContain('Per 23 November 2026')
    const english = textOf(onePagerScene(sampleMap('id'), plain))
    for (const word of ['Evidence', 'target', 'Against']) expect(english).toContain(word)
    expect(textOf(scene)).not.toMatch(/Evidence|Against|What hurts/)
  })

  it('says what changed since an earlier version, figures first, and nothing of it without one', () => {
    const before = sampleMap()
    const measured = before.metrics.find(({ value, key }) => value !== undefined && key === 'nps')
    const after: JourneyMap = {
      ...before,
      metrics: before.metrics.map((metric) => (metric.id === measured?.id ? { ...metric, value: 50 } : metric)),
      frictions: before.frictions.map((friction, index) =>
        index === 1 ? { ...friction, severity: 4 as const, status: 'fixed' as const } : friction,
      ),
    }
    const { changes } = onePagerContent(after, { language: 'en', today, before: { map: before, name: '2026-10-01' } })
    expect(changes?.heading).toBe('Since 1 October 2026')
    expect(changes?.lines[0]).toEqual({ kind: 'better', text: `${measured?.title}: ${measured?.value} → 50` })
    expect(changes?.lines[1]).toMatchObject({ kind: 'better', text: expect.stringContaining('Fixed') as string })
    expect(onePagerContent(after, { language: 'en', today }).changes).toBeUndefined()
    const same = onePagerContent(before, { language: 'id', today, before: { map: before, name: '' } }).changes
    expect(same?.lines).toEqual([{ kind: 'neutral', text: 'Tidak ada yang berubah.' }])
  })
})
