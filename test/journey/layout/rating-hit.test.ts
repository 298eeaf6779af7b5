import { expect, test } from 'vitest'
import { chartAt, pointNear } from '../../../journey/layout/rating-hit.ts'
import { layOut, smallMap, touchpoint } from '../../helpers/laid-out.ts'

const layout = layOut(
  smallMap([touchpoint('a', 'a0', { emotions: { p: 1, q: 1 } }), touchpoint('b', 'a1', { emotions: { p: -2 } })], {
    personas: [
      { id: 'p', title: 'Rani', order: 'a0' },
      { id: 'q', title: 'Budi', order: 'a1' },
    ],
  }),
)
const chart = layout.emotions[0]
if (!chart) throw new Error('no chart')
const [p, q] = chart.curves.map(({ points }) => points[0])
if (!p || !q) throw new Error('no points')

test('the nearest point is taken, of whichever persona', () => {
  expect(pointNear(chart, { x: p.x - 2, y: p.y + 1 }, 16)).toMatchObject({
    curve: { persona: 'p' },
    point: { card: 'a' },
  })
  expect(pointNear(chart, { x: q.x + 2, y: q.y }, 16)).toMatchObject({ curve: { persona: 'q' }, point: { card: 'a' } })
})

test('between two the persona that is being rated has it', () => {
  const between = { x: (p.x + q.x) / 2, y: p.y }
  expect(pointNear(chart, between, 16, 'p')?.curve.persona).toBe('p')
  expect(pointNear(chart, between, 16, 'q')?.curve.persona).toBe('q')
})

test('out of reach there is nothing', () => {
  expect(pointNear(chart, { x: p.x, y: p.y - 40 }, 16)).toBeUndefined()
  expect(chartAt(layout, chart.box.y - 1)).toBeUndefined()
  expect(chartAt(layout, chart.box.y + 1)).toBe(chart)
})
