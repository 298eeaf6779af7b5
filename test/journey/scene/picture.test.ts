import { expect, test } from 'vitest'
import { renderPicture } from '../../../journey/scene/picture.ts'
import { themes } from '../../../journey/scene/tokens.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { smallMap } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

test.each([
  ['the sample', sampleMap()],
  ['5,000 cards', bigMap(5000, 1)],
  ['nothing', smallMap([], { stages: [], lanes: [] })],
  ['a stage without touchpoints', smallMap([])],
])('%s is a few shapes within the frame, in tokens', (_, map) => {
  const { width, height, items } = renderPicture(map)
  expect(items.length).toBeLessThan(400)
  const paints = items.flatMap(({ fill, stroke }) => [fill, stroke]).filter((paint) => paint !== undefined)
  expect(paints.filter((paint) => !Object.hasOwn(themes.light, paint))).toEqual([])
  const outside = items.filter((item) =>
    item.kind === 'path'
      ? /NaN|Infinity/.test(item.d)
      : item.x < 0 || item.y < 0 || item.x + item.width > width || item.y + item.height > height,
  )
  expect(outside).toEqual([])
})

test('shows stages in their hues, touchpoints, the curve and the worst frictions', () => {
  const { items } = renderPicture(sampleMap())
  const fills = items.map(({ fill }) => fill)
  expect(fills.filter((fill) => fill === 'severity-4')).toHaveLength(2)
  expect(items.some((item) => item.kind === 'path' && item.stroke === 'ink')).toBe(true)
  expect(new Set(fills.filter((fill) => fill?.endsWith('-strong'))).size).toBe(6)
})

test('is plain JSON', () => {
  const picture = renderPicture(sampleMap())
  expect(JSON.parse(JSON.stringify(picture))).toEqual(picture)
})
