import { describe, expect, it } from 'vitest'
import { pathOperators } from '../../../../journey/formats/pdf/path-operators.ts'
import { iconNames, iconPath } from '../../../../journey/scene/icons.ts'

const draw = (d: string, placing = { x: 0, y: 0, scale: 1 }) => pathOperators(d, placing).split('\n')

describe('path data as operators of a page', () => {
  it('keeps lines, absolute and relative, and closes them', () => {
    expect(draw('M1 2L3 4h2v-1l-1-1H0V9z')).toEqual([
      '1 2 m',
      '3 4 l',
      '5 4 l',
      '5 3 l',
      '4 2 l',
      '0 2 l',
      '0 9 l',
      'h',
    ])
  })

  it('goes on from where a closed path began', () => {
    expect(draw('M1 1l2 0zm1 1l1 0')).toEqual(['1 1 m', '3 1 l', 'h', '2 2 m', '3 2 l'])
  })

  it('takes more points after a move for lines', () => {
    expect(draw('m1 1 1 1 1 1')).toEqual(['1 1 m', '2 2 l', '3 3 l'])
  })

  it('keeps curves and mirrors control points', () => {
    expect(draw('M0 0C1 1 2 1 3 0s2-1 3 0')).toEqual(['0 0 m', '1 1 2 1 3 0 c', '4 -1 5 -1 6 0 c'])
    expect(draw('M0 0Q3 3 6 0T12 0')).toEqual(['0 0 m', '2 2 4 2 6 0 c', '8 -2 10 -2 12 0 c'])
  })

  it('draws a circle as four curves that meet its quarters', () => {
    const operators = draw('M0 5a5 5 0 1 0 10 0a5 5 0 1 0-10 0z')
    expect(operators.filter((operator) => operator.endsWith('c')).map((curve) => curve.split(' ').slice(4, 6))).toEqual(
      [
        ['5', '10'],
        ['10', '5'],
        ['5', '0'],
        ['0', '5'],
      ],
    )
  })

  it('reads flags of arcs that stand without anything between', () => {
    expect(draw('M0 5a5 5 0 1010 0')).toEqual(draw('M0 5a5 5 0 1 0 10 0'))
  })

  it('makes radii larger that are too small to reach', () => {
    expect(draw('M0 0A1 1 0 0 1 10 0').at(-1)).toMatch(/10 0 c$/)
  })

  it('places and scales', () => {
    expect(draw('M1 1L2 2', { x: 10, y: 20, scale: 2 })).toEqual(['12 22 m', '14 24 l'])
  })

  it.each(iconNames)('draws every icon within its square: %s', (name) => {
    const operators = pathOperators(iconPath(name), { x: 0, y: 0, scale: 1 })
    expect(operators).not.toMatch(/NaN|Infinity|e-/)
    for (const [point = '0'] of operators.matchAll(/-?[\d.]+/g)) {
      expect(Number(point)).toBeGreaterThan(-2)
      expect(Number(point)).toBeLessThan(26)
    }
  })
})
