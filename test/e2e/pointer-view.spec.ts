import { bigMap } from '../helpers/big-map.ts'
import { layOut } from '../helpers/laid-out.ts'
import { createMap, expect, newPerson, openMap, test } from './jejak.ts'
import { type Spot, boxOf, card, drag, openTwoStages, spotIn, viewportOf, zoomOf } from './pointer.ts'

test('Space, the middle button, the wheel and the hand tool scroll; Ctrl and the wheel zoom at the pointer', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const alpha = card(page, 'Alpha')
  const canvas = page.locator('[data-canvas]')
  const moves = async (by: Spot, does: () => Promise<void>) => {
    const before = await boxOf(alpha)
    await does()
    await expect.poll(async () => Math.round((await boxOf(alpha)).x - before.x)).toBe(by.x)
    expect(Math.round((await boxOf(alpha)).y - before.y)).toBe(by.y)
  }
  const over = await spotIn(alpha)
  const to = { x: over.x + 120, y: over.y + 60 }
  const back = { x: to.x - 120, y: to.y - 60 }
  // Words that are marked are what a middle button would paste on Linux.
  await alpha.dblclick()
  await expect(page.locator('[data-viewport] textarea')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Escape')
  // A card stays where it is on the sheet: the sheet itself is moved.
  await moves({ x: 120, y: 60 }, async () => {
    await page.keyboard.down(' ')
    await expect(canvas).toHaveAttribute('data-hand', 'open')
    await drag(page, over, to)
    await page.keyboard.up(' ')
  })
  await expect(canvas).not.toHaveAttribute('data-hand', /./)
  await moves({ x: -120, y: -60 }, () => drag(page, to, back, 'middle'))
  await page.mouse.move(over.x, over.y)
  await moves({ x: 0, y: -80 }, () => page.mouse.wheel(0, 80))
  await moves({ x: 0, y: 80 }, () => page.mouse.wheel(0, -80))
  await page.keyboard.down('Shift')
  await moves({ x: -90, y: 0 }, () => page.mouse.wheel(0, 90))
  await moves({ x: 90, y: 0 }, () => page.mouse.wheel(0, -90))
  await page.keyboard.up('Shift')

  await canvas.focus()
  await page.keyboard.press('h')
  await expect(canvas).toHaveAttribute('data-hand', 'open')
  await moves({ x: 120, y: 60 }, () => drag(page, over, to))
  await page.keyboard.press('v')
  await moves({ x: -120, y: -60 }, () => drag(page, to, back, 'middle'))
  await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeDisabled()

  // The point under the pointer stays under it.
  const zoom = await zoomOf(page)
  const box = await boxOf(alpha)
  const held = { x: box.x + box.width / 4, y: box.y + box.height / 2 }
  await page.mouse.move(held.x, held.y)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, 100)
  await page.keyboard.up('Control')
  await expect.poll(() => zoomOf(page)).toBeLessThan(zoom * 0.6)
  const small = await boxOf(alpha)
  expect(small.x + small.width / 4).toBeCloseTo(held.x, 0)
  expect(small.y + small.height / 2).toBeCloseTo(held.y, 0)

  // A plain wheel zooms for whoever wants it to.
  await page.evaluate(() => localStorage.setItem('jejak.preferences', JSON.stringify({ wheel: 'zoom' })))
  await page.reload()
  await expect(alpha).toBeVisible()
  const opened = await zoomOf(page)
  await page.mouse.move(held.x, held.y)
  await page.mouse.wheel(0, -100)
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(opened * 1.1)
})

test('a drag scrolls at the edges, and its mark is seen at every zoom and over headers', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const map = bigMap(300, 7)
  const id = await createMap(jejak, { map: { ...map, format: 'jejak-map' } })
  await openMap(page, jejak, id)
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('0')
  const canvas = await boxOf(page.locator('[data-canvas]'))
  // The first card is brought into sight.
  const place = layOut(map).cardById.get('t0')
  const where = await viewportOf(page)
  await page.mouse.move(canvas.x + 600, canvas.y + 400)
  await page.mouse.wheel(where.x + (place?.x ?? 0) - (canvas.x + 400), where.y + (place?.y ?? 0) - (canvas.y + 300))
  const first = page.locator('[data-card=t0]')
  await first.click()
  const from = await spotIn(first, 0.5, 0.8)
  const left = () => page.locator('[data-viewport]').evaluate((el) => new DOMMatrix(getComputedStyle(el).transform).e)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(canvas.x + canvas.width - 10, from.y, { steps: 6 })
  const start = await left()
  await expect.poll(left).toBeLessThan(start - 1500)
  await expect(page.locator('[data-insertion-mark]')).toBeInViewport()
  // Over the frozen headers the mark still shows.
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + 20, { steps: 3 })
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/header.png` })
  await expect(page.locator('[data-insertion-mark]')).toBeInViewport()
  await page.keyboard.press('Escape')
  await page.mouse.up()

  // From far away cards are blocks: they are selected, dragged and marked all the same.
  await page.mouse.move(canvas.x + 600, canvas.y + 300)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 14; turn++) await page.mouse.wheel(0, 100)
  await page.keyboard.up('Control')
  await expect.poll(() => zoomOf(page)).toBeLessThan(0.12)
  await page.locator('[data-canvas]').focus()
  await expect(page.locator('[data-card]')).toHaveCount(0)
  const far = await viewportOf(page)
  const block = layOut(map).cardById.get('t12')
  if (!block) throw new Error('the map has no such card')
  const spot = {
    x: far.x + (block.x + block.width / 2) * far.zoom,
    y: far.y + (block.y + block.height / 2) * far.zoom,
  }
  await page.mouse.move(spot.x, spot.y)
  await page.mouse.down()
  await page.mouse.move(spot.x + 60, spot.y + 30, { steps: 6 })
  const ghost = await boxOf(page.locator('[data-moving-card]'))
  expect(ghost.width).toBeGreaterThan(90)
  const mark = await boxOf(page.locator('[data-insertion-mark]'))
  expect(Math.max(mark.width, mark.height)).toBeGreaterThanOrEqual(28)
  await expect(page.locator('[data-drop-name]')).toContainText('·')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/far.png` })
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('the overview shows where one is, and a press or drag in it goes there', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map: { ...bigMap(300, 7), format: 'jejak-map' } })
  await openMap(page, jejak, id)
  const overview = page.getByRole('region', { name: 'Overview' }).locator('canvas')
  await expect(overview).toBeVisible()
  const left = () => page.locator('[data-viewport]').evaluate((el) => new DOMMatrix(getComputedStyle(el).transform).e)
  const start = await left()
  const spot = await spotIn(overview, 0.7)
  await page.mouse.move(spot.x, spot.y)
  await page.mouse.down()
  await expect.poll(left).toBeLessThan(start - 500)
  const pressed = await left()
  await page.mouse.move(spot.x + 20, spot.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(left).toBeLessThan(pressed - 100)
})
