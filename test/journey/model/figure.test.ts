import { describe, expect, it } from 'vitest'
import { type Figure, asFigure, isStale, middle } from '../../../journey/model/figure.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { fileData, renderJson } from '../../../journey/formats/json.ts'
import { goldenMap } from '../economics/golden-map.ts'

type Path = 'entrants' | 'exit' | 'visitCost' | 'frequency' | 'effectiveness' | 'cost' | 'effort' | 'value'

/** The golden map as a file's text, with one field for figures set. */
function fileWith(field: Path, value: unknown): string {
  const data = JSON.parse(JSON.stringify(fileData(goldenMap))) as Record<
    'cards' | 'frictions' | 'fixes' | 'outcomes',
    Record<string, unknown>[]
  > & { meta: Record<string, unknown> }
  const owners: Readonly<Record<Path, Record<string, unknown> | undefined>> = {
    entrants: data.meta,
    exit: data.cards[0],
    visitCost: data.cards[0],
    frequency: data.frictions[0],
    effectiveness: data.fixes[0],
    cost: data.fixes[0],
    effort: data.fixes[0],
    value: data.outcomes[0],
  }
  Object.assign(owners[field] ?? {}, { [field]: value })
  return JSON.stringify(data)
}
const problemsWith = (field: Path, value: unknown) => {
  const parsed = parseMapText(fileWith(field, value))
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}
const estimated = (value: unknown) => ({ value, evidence: 'estimated' })

describe('a field for figures takes', () => {
  const taken: [what: string, field: Path, value: unknown][] = [
    ['a bare number', 'exit', 0.25],
    ['none of all', 'exit', 0],
    ['all', 'exit', 1],
    ['a number with evidence', 'exit', estimated(0.25)],
    ['a range', 'exit', estimated({ p10: 0.1, p50: 0.2, p90: 0.4 })],
    ['a range of one value', 'exit', estimated({ p10: 0.2, p50: 0.2, p90: 0.2 })],
    ['counts', 'exit', { value: { k: 3, n: 10 }, evidence: 'measured' }],
    ['a count of none', 'frequency', { value: { k: 0, n: 1 }, evidence: 'measured' }],
    [
      'where it is from',
      'exit',
      { ...estimated(0.1), source: 'CRM', asOf: '2026-10-01', expires: '2026-12-31', owner: 'Ani' },
    ],
    ['a fraction of a customer', 'entrants', 1250.5],
    ['a large amount', 'cost', 1_250_000_000],
    ['a loss', 'value', -20],
    ['a visit that earns', 'visitCost', estimated({ p10: -3, p50: -1, p90: 2 })],
    ['what a newer version adds', 'exit', { ...estimated(0.1), reviewedBy: ['Budi'] }],
  ]
  it.each(taken)('%s', (_what, field, value) => {
    const parsed = parseMapText(fileWith(field, value))
    expect(problemsWith(field, value)).toEqual([])
    // And gives it back as it came.
    const again = parsed.ok ? parseMapText(renderJson(parsed.value)) : parsed
    expect(again).toEqual(parsed)
    expect(parsed.ok && JSON.stringify(parsed.value)).toContain(JSON.stringify(value))
  })

  const refused: [what: string, field: Path, value: unknown][] = [
    ['more than all', 'exit', 1.01],
    ['less than none', 'exit', -0.01],
    ['a text', 'exit', '0.25'],
    ['a percentage', 'effectiveness', estimated(80)],
    ['a range that falls', 'exit', estimated({ p10: 0.3, p50: 0.2, p90: 0.4 })],
    ['a range beyond all', 'frequency', estimated({ p10: 0.3, p50: 0.5, p90: 1.2 })],
    ['a range without its middle', 'exit', estimated({ p10: 0.1, p90: 0.4 })],
    ['more counted than there were', 'exit', estimated({ k: 11, n: 10 })],
    ['counts of nobody', 'exit', estimated({ k: 0, n: 0 })],
    ['half a count', 'exit', estimated({ k: 1.5, n: 10 })],
    ['counts for an amount', 'cost', estimated({ k: 3, n: 10 })],
    ['fewer than no customers', 'entrants', -1],
    ['an amount below 0', 'effort', estimated({ p10: -1, p50: 2, p90: 4 })],
    ['a figure without evidence', 'exit', { value: 0.25 }],
    ['evidence of another kind', 'exit', { value: 0.25, evidence: 'guessed' }],
    ['a day that is none', 'exit', { ...estimated(0.25), asOf: '2026-02-30' }],
    ['a time for a day', 'exit', { ...estimated(0.25), expires: '2026-02-03T10:00' }],
    ['nothing', 'exit', null],
  ]
  it.each(refused)('not %s', (_what, field, value) => {
    const paths = problemsWith(field, value)
    expect(paths).toHaveLength(1)
    expect(paths[0]).toContain(field)
  })
})

describe('a figure', () => {
  it('that is a bare number is assumed', () => {
    expect(asFigure(0.4)).toEqual({ value: 0.4, evidence: 'assumed' })
    const measured: Figure = { value: { k: 1, n: 4 }, evidence: 'measured' }
    expect(asFigure(measured)).toBe(measured)
  })

  it('has a best single value', () => {
    expect([middle(3), middle({ p10: 1, p50: 2, p90: 9 }), middle({ k: 1, n: 4 })]).toEqual([3, 2, 0.25])
  })

  it('is stale after the day that it expires on, and never without one', () => {
    expect(isStale({ expires: '2026-11-22' }, '2026-11-22')).toBe(false)
    expect(isStale({ expires: '2026-11-22' }, '2026-11-23')).toBe(true)
    expect(isStale({}, '2999-01-01')).toBe(false)
  })
})

describe('files of older minor versions', () => {
  it('have bare numbers, or none of it, and read as they did', () => {
    const text = renderJson({ ...goldenMap, meta: { schema: { major: 1, minor: 0 }, title: 'Old', entrants: 900 } })
    const parsed = parseMapText(text)
    if (!parsed.ok) throw new Error('refused')
    expect(parsed.value.meta).toEqual({ schema: { major: 1, minor: 0 }, title: 'Old', entrants: 900 })
    const { scenarios, imports, ...older } = parsed.value
    expect([scenarios, imports]).toEqual([undefined, undefined])
    expect(renderJson(older)).toBe(text)
  })
})
