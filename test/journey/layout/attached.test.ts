import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { changeLane, holds, layOut, overlapping, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const templates = new URL('../../../templates/', import.meta.url)

const chipOf = (metric: object, language: 'en' | 'id' = 'en', today?: string) => {
  const map = smallMap([touchpoint('t', 'a0')], {
    meta: { schema: { major: 1, minor: 0 }, title: '', currency: 'IDR' },
    metrics: [{ id: 'm', key: 'churn', title: 'Churn', order: 'a0', on: 't', evidence: 'measured', ...metric }],
  })
  const options = { words: sheetWords(language), locale: language, ...(today === undefined ? {} : { today }) }
  return layOut(map, options).cardById.get('t')?.content.metrics[0]
}
const lines = (block: { lines: readonly { text: string }[] } | undefined) => block?.lines.map(({ text }) => text)

const shownMetrics = (each: JourneyMap) => layOut(each).cardById.get('help-1')?.content.metrics.length

describe('frictions', () => {
  const layout = layOut(sampleMap())

  test('stand under their touchpoint, open before closed, worst first', () => {
    const rows = layout.frictions.filter(({ column }) => column === 'buy-1')
    expect(rows.map(({ severity, closed }) => [severity, closed])).toEqual([
      [4, false],
      [3, false],
      [1, true],
    ])
  })

  test('the mark on a touchpoint is the worst open one and counts the open ones', () => {
    expect(layout.cardById.get('buy-1')?.content.mark).toMatchObject({ severity: 4, count: 2 })
    const closed = {
      ...sampleMap(),
      frictions: sampleMap().frictions.map((each) => ({ ...each, status: 'fixed' as const })),
    }
    expect(layOut(closed).cardById.get('buy-1')?.content.mark).toBeUndefined()
  })

  test('of a stage show in its header and in its cell; of something that is gone, nowhere', () => {
    const map = sampleMap()
    const [first] = map.frictions
    const on = (target: string) => layOut({ ...map, frictions: first ? [{ ...first, on: [target] }] : [] })
    expect(on('buy').stageById.get('buy')?.mark).toMatchObject({ count: 1 })
    expect(on('buy').frictions).toMatchObject([{ stage: 'buy' }])
    expect(on('gone').frictions).toEqual([])
    expect(on('gone').laneById.get('friction')?.count).toBe(0)
  })

  test('of a card count for the touchpoint in whose column it stands', () => {
    const map = sampleMap()
    const [first] = map.frictions
    const frictions = first ? [{ ...first, on: ['buy-0-action'] }] : []
    expect(layOut({ ...map, frictions }).frictions).toMatchObject([{ column: 'buy-0' }])
  })
})

describe('metrics', () => {
  test('are written as readers of the language write them', () => {
    expect(lines(chipOf({ value: 1_250_000, unit: 'money' }, 'id')?.value)?.[0]).toMatch(/^Rp\s1\.250\.000$/)
    expect(lines(chipOf({ value: 38.4, unit: '%' }, 'en')?.value)).toEqual(['38.4%'])
    expect(lines(chipOf({ value: 38.4, unit: '%' }, 'id')?.value)).toEqual(['38,4%'])
  })

  test('say how far the target is, in the direction that is better', () => {
    expect(chipOf({ value: 8, target: 5, unit: '%' })?.gap).toMatchObject({ met: false, icon: { icon: 'arrow-down' } })
    expect(chipOf({ value: 4, target: 5, unit: '%' })?.gap).toMatchObject({ met: true, icon: { icon: 'check' } })
    expect(chipOf({ key: 'nps', value: 4, target: 5 })?.gap).toMatchObject({ met: false, icon: { icon: 'arrow-up' } })
    expect(chipOf({ key: 'custom', value: 4, target: 5 })?.gap).toBeUndefined()
    expect(chipOf({ key: 'custom', better: 'down', value: 4, target: 5 })?.gap).toMatchObject({ met: true })
  })

  test('is stale from the day after it was to be renewed, where it has a value', () => {
    const expires = '2026-10-31'
    expect(chipOf({ value: 4, expires }, 'en', '2026-11-01')).toMatchObject({ stale: true })
    expect(chipOf({ value: 4, expires }, 'en', '2026-10-31')).toMatchObject({ stale: false })
    expect(chipOf({ expires }, 'en', '2026-11-01')).toMatchObject({ stale: false })
    expect(chipOf({ value: 4, expires })).toMatchObject({ stale: false })
  })

  test('without a value say so', () => {
    expect(chipOf({})).toMatchObject({ measured: false })
    expect(lines(chipOf({}, 'id')?.value)).toEqual(['belum diukur'])
  })

  test('fill the card when no lane shows them, and give it the first when one does', () => {
    const map = sampleMap()
    expect(shownMetrics(map)).toBe(1)
    expect(shownMetrics(changeLane(map, 'metric', { collapsed: true }))).toBe(2)
  })
})

describe('links', () => {
  const layout = layOut(sampleMap())
  const link = (id: string) => layout.links.find((each) => each.id === id)
  const touch = layout.laneById.get('touch')

  test('to the next touchpoint are straight arrows between the two cards', () => {
    const from = layout.cardById.get('aware-0')
    const to = layout.cardById.get('aware-1')
    const numbers =
      link('l0')
        ?.path.match(/[\d.]+/g)
        ?.map(Number) ?? []
    expect(numbers).toHaveLength(4)
    expect(numbers[1]).toBe(numbers[3])
    expect(numbers[0]).toBeGreaterThanOrEqual((from?.x ?? 0) + (from?.width ?? 0))
    expect(numbers[2]).toBeLessThanOrEqual(to?.x ?? 0)
  })

  test('back and across run above the touchpoints, inside of their lane', () => {
    for (const id of ['link-again', 'link-back', 'link-happy']) {
      const ys = [...(link(id)?.path ?? '').matchAll(/[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
      expect(Math.max(...ys)).toBeLessThanOrEqual(touch?.cardsTop ?? 0)
      expect(Math.min(...ys)).toBeGreaterThan(touch?.box.y ?? 0)
    }
  })

  test('labels lie inside of the lane and not upon each other', () => {
    const boxes = layout.links.flatMap(({ label }) => (label ? [label.box] : []))
    expect(boxes.length).toBeGreaterThan(2)
    for (const box of boxes) expect(touch && holds(touch.box, box)).toBe(true)
    expect(overlapping(boxes)).toEqual([])
  })

  const files = readdirSync(templates).filter((name) => name.endsWith('.json'))
  test.each(files)('of %s: labels stand clear of each other and of cards, in little room', (name) => {
    const parsed = parseMapText(readFileSync(new URL(name, templates), 'utf8'))
    if (!parsed.ok) throw new Error(name)
    const { links, cards, lanes } = layOut(parsed.value)
    const boxes = links.flatMap(({ label }) => (label ? [label.box] : []))
    expect(overlapping(boxes)).toEqual([])
    const touchpoints = cards.filter(({ role }) => role === 'touchpoint')
    expect(boxes.filter((box) => touchpoints.some((card) => overlapping([box, card]).length > 0))).toEqual([])
    const row = lanes.find(({ role }) => role === 'touchpoint')
    expect((row?.cardsTop ?? 0) - (row?.box.y ?? 0)).toBeLessThanOrEqual(112)
  })

  test('say their share where a touchpoint has several ways out', () => {
    expect(link('link-happy')?.label?.text.lines[0]?.text).toBe('it fits · 70%')
    expect(link('l0')?.label).toBeUndefined()
  })

  test('of touchpoints that are not drawn are not drawn', () => {
    const map = sampleMap()
    expect(layOut({ ...map, links: [{ id: 'x', from: 'buy-0', to: 'gone' }] }).links).toEqual([])
    expect(layOut(changeLane(map, 'touch', { collapsed: true })).links).toEqual([])
  })

  test('between two touchpoint lanes end at their touchpoint; a tangle and a loop stay in bounds', () => {
    const map = smallMap(
      Array.from({ length: 12 }, (_, index) => {
        const card = touchpoint(
          `t${index}`,
          `a${String.fromCharCode(48 + Math.min(index, 9))}${'V'.repeat(Math.max(0, index - 9))}`,
        )
        return index % 2 ? { ...card, place: { ...card.place, lane: 'touch2' } } : card
      }),
      {
        lanes: [
          { id: 'touch', title: 'Online', role: 'touchpoint', order: 'a0' },
          { id: 'touch2', title: 'In the shop', role: 'touchpoint', order: 'a1' },
        ],
        links: Array.from({ length: 144 }, (_, index) => ({
          id: `l${index}`,
          from: `t${Math.floor(index / 12)}`,
          to: `t${index % 12}`,
        })),
      },
    )
    const tangled = layOut(map)
    expect(tangled.links).toHaveLength(144)
    for (const { cardsTop, box } of tangled.lanes.filter(({ role }) => role === 'touchpoint'))
      expect(cardsTop - box.y).toBeLessThanOrEqual(120)
    for (const { path, to } of tangled.links) {
      const ys = [...path.matchAll(/[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
      expect(Math.min(...ys)).toBeGreaterThan(tangled.lanes[0]?.box.y ?? 0)
      const target = tangled.cardById.get(to)
      expect(ys.at(-1)).toBeLessThan((target?.y ?? 0) + 40)
    }
  })
})
