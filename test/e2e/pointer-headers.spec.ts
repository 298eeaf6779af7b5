import { expect, newPerson, test } from './jejak.ts'
import { boxOf, card, drag, openTwoStages, spotIn, undo, zoomOf } from './pointer.ts'

test('stages and lanes are put in order by dragging their titles', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const titles = (kind: string) => page.locator(`[data-kind=${kind}]`).allInnerTexts()
  const [one, two] = [page.locator('[data-thing=one]'), page.locator('[data-thing=two]')]
  await drag(page, await spotIn(one, 0.2), await spotIn(two, 0.8))
  await expect.poll(() => titles('stage')).toEqual(['Two', 'One'])
  const from = await spotIn(page.locator('[data-thing=think]'), 0.5, 0.3)
  const to = await spotIn(page.locator('[data-thing=touch]'), 0.5, 0.2)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await expect(page.locator('[data-moving-pane]')).toHaveText('Thoughts')
  await expect(page.locator('[data-insertion-mark]')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => titles('lane')).toEqual(['Thoughts', 'Touchpoints', 'Actions'])
  await undo(page)
  await undo(page)
  await expect.poll(() => titles('stage')).toEqual(['One', 'Two'])
  await expect.poll(() => titles('lane')).toEqual(['Touchpoints', 'Actions', 'Thoughts'])
})

test('stages are made wider and lanes higher by their edges; a double click resets; all of it can be undone', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const scale = await zoomOf(page)
  const alpha = card(page, 'Alpha')
  const width = (await boxOf(alpha)).width
  const edge = page.locator('[data-stage-width=one]')
  const from = await spotIn(edge)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 96 * scale, from.y, { steps: 6 })
  await expect(page.locator('[data-size-guide]')).toContainText('224')
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/size.png` })
  await expect.poll(async () => (await boxOf(alpha)).width).toBeCloseTo(width + 48 * scale, 0)
  await page.mouse.up()
  await expect.poll(async () => (await boxOf(alpha)).width).toBeCloseTo(width + 48 * scale, 0)
  expect((await boxOf(card(page, 'Gamma'))).width).toBeCloseTo(width, 0)
  await undo(page)
  await expect.poll(async () => (await boxOf(alpha)).width).toBeCloseTo(width, 0)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await boxOf(alpha)).width).toBeGreaterThan(width + 20)
  const now = await spotIn(edge)
  await page.mouse.dblclick(now.x, now.y)
  await expect.poll(async () => (await boxOf(alpha)).width).toBeCloseTo(width, 0)

  const lane = page.locator('[data-kind=lane]', { hasText: 'Actions' })
  const height = (await boxOf(lane)).height
  const low = await spotIn(page.locator('[data-lane-height=do]'))
  await drag(page, low, { x: low.x, y: low.y + 120 })
  await expect.poll(async () => (await boxOf(lane)).height).toBeGreaterThan(height + 110)
  const lower = await spotIn(page.locator('[data-lane-height=do]'))
  await page.mouse.move(lower.x, lower.y)
  await page.mouse.down()
  await page.mouse.move(lower.x, lower.y + 80, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(async () => (await boxOf(lane)).height).toBeLessThan(height + 130)
  await undo(page)
  await expect.poll(async () => (await boxOf(lane)).height).toBeCloseTo(height, 0)
})
