import { expect, it } from 'vitest'
import { metricChip } from '../../../journey/layout/metric-chip.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { Metric } from '../../../journey/model/schema.ts'
import { evidences } from '../../../journey/model/vocabulary.ts'
import { chipItems } from '../../../journey/scene/mark-items.ts'

const drawn = (fields: Partial<Metric>) => {
  const metric: Metric = {
    id: 'm',
    title: 'Stars',
    order: 'a0',
    on: 'card',
    key: 'custom',
    evidence: 'measured',
    ...fields,
  }
  const context = {
    words: sheetWords('en'),
    currency: 'USD',
    emotionLane: false,
    metricLane: false,
    bareCards: false,
    today: '2026-11-23',
  }
  const chip = metricChip(metric, 200, context)
  return { chip, items: chipItems(chip, 1000, 500) }
}
const textsOf = ({ items }: ReturnType<typeof drawn>) =>
  items.flatMap((item) => (item.kind === 'text' ? [{ text: item.text, fill: item.fill }] : []))

/** The second text of a chip is its value. */
const valueIn = (fields: Partial<Metric>) => textsOf(drawn(fields)).at(1)

it('stands where it is put, all of it inside of its box', () => {
  const { chip, items } = drawn({ unit: 'min', value: 5, p10: 2, p90: 9, target: 4, better: 'down' })
  expect(items.length).toBeGreaterThan(6)
  for (const item of items) {
    const [x, y] =
      item.kind === 'path' ? (/^M([\d.]+) ([\d.]+)/.exec(item.d) ?? []).slice(1).map(Number) : [item.x, item.y]
    expect(x).toBeGreaterThanOrEqual(1000)
    expect(x).toBeLessThanOrEqual(1000 + chip.width)
    expect(y).toBeGreaterThanOrEqual(500)
    expect(y).toBeLessThanOrEqual(500 + chip.height)
  }
})

it('tells how far its number may be believed by its line: solid, outlined, dashed', () => {
  const [measured, estimated, assumed] = evidences.map((evidence) => {
    const [box] = drawn({ evidence, value: 5 }).items
    return box?.kind === 'rect' ? { fill: box.fill !== undefined, dash: box.dash !== undefined } : undefined
  })
  expect({ measured, estimated, assumed }).toEqual({
    measured: { fill: true, dash: false },
    estimated: { fill: false, dash: false },
    assumed: { fill: false, dash: true },
  })
})

it('is fainter where the number is out of date, or is not there', () => {
  expect(valueIn({ value: 5 })?.fill).toBe('ink')
  expect(valueIn({ value: 5, expires: '2026-11-01' })?.fill).toBe('ink-3')
  expect(valueIn({})?.fill).toBe('ink-3')
})

it('says whether the target is met by a sign and words, not by colour alone', () => {
  const iconsOf = (fields: Partial<Metric>) =>
    drawn(fields).items.flatMap((item) => (item.kind === 'icon' ? [item.icon] : []))
  expect(iconsOf({ value: 5, target: 4, better: 'up' })).toContain('check')
  expect(iconsOf({ value: 3, target: 4, better: 'up' })).toContain('arrow-up')
  expect(textsOf(drawn({ value: 3, target: 4, better: 'up' })).map(({ text }) => text)).toEqual([
    'Stars',
    '3',
    '4',
    '1',
  ])
})

it('keeps the decimals of points that are the team’s own, and tells a Net Promoter Score in whole ones', () => {
  expect(valueIn({ unit: 'points', value: 7.5 })?.text).toBe('7.5')
  expect(valueIn({ key: 'nps', unit: 'points', value: 5.479452 })?.text).toBe('5')
})
