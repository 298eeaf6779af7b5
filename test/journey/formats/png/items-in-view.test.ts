import { expect, test } from 'vitest'
import { itemsInView, pathBounds } from '../../../../journey/formats/png/items-in-view.ts'
import { layoutMap } from '../../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../../journey/library/sheet-words.ts'
import { renderScene } from '../../../../journey/scene/render-scene.ts'
import { themes } from '../../../../journey/scene/tokens.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'

test('bounds of a path hold its points, absolute and relative', () => {
  expect(pathBounds('M10 20L30 5H50V60')).toEqual({ left: 10, top: 5, right: 50, bottom: 60 })
  expect(pathBounds('M100 100l-8 -4.5v9z')).toEqual({ left: 92, top: 95.5, right: 100, bottom: 104.5 })
  expect(pathBounds('M0 0C10 -5 20 40 30 10')).toEqual({ left: 0, top: -5, right: 30, bottom: 40 })
  const arc = pathBounds('M10 10A8 8 0 0 1 18 18')
  expect(arc.left).toBeLessThanOrEqual(10)
  expect(arc.right).toBeGreaterThanOrEqual(18)
})

test('strips of a sheet together hold every item, and each only what it shows', () => {
  const layout = layoutMap(sampleMap(), { words: sheetWords('en'), locale: 'en', title: true })
  const { items, width, height } = renderScene(layout, themes.light)
  const strips = Array.from({ length: 10 }, (_, index) =>
    itemsInView(items, { x: 0, y: (index * height) / 10, width, height: height / 10 }),
  )
  expect(new Set(strips.flat()).size).toBe(items.length)
  for (const strip of strips) expect(strip.length).toBeLessThan(items.length * 0.6)
})
