import type { Page } from '@playwright/test'
import { expect, newPerson, openMap, test } from './jejak.ts'
import { boxOf, card, drag, openTwoStages, spotIn, undo } from './pointer.ts'

const selected = (page: Page) => page.evaluate(() => document.querySelectorAll('[data-card][class*=selected]').length)

test('a rectangle selects the cards it touches, while it is drawn; Shift adds; Escape takes it back', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const alpha = await boxOf(card(page, 'Alpha'))
  const reads = await boxOf(card(page, 'Reads'))

  // From below the cards up to the first row: touches Looks, Reads and Alpha, Beta partly.
  await page.mouse.move(alpha.x - 8, reads.y + reads.height + 12)
  await page.mouse.down()
  await page.mouse.move(reads.x + 20, reads.y + 6, { steps: 6 })
  await expect(page.locator('[data-marquee]')).toBeVisible()
  await expect.poll(() => selected(page)).toBe(2)
  await page.mouse.move(reads.x + 20, alpha.y + 6, { steps: 4 })
  await expect.poll(() => selected(page)).toBe(4)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/marquee.png` })
  await page.mouse.up()
  await expect(page.locator('[data-marquee]')).toHaveCount(0)
  await expect.poll(() => selected(page)).toBe(4)

  const delta = await boxOf(card(page, 'Delta'))
  await page.keyboard.down('Shift')
  await drag(page, { x: delta.x + delta.width + 6, y: delta.y - 6 }, { x: delta.x + 20, y: delta.y + 20 })
  await page.keyboard.up('Shift')
  await expect.poll(() => selected(page)).toBe(5)

  await page.mouse.move(delta.x + delta.width + 6, delta.y - 6)
  await page.mouse.down()
  await page.mouse.move(delta.x + 20, delta.y + 20, { steps: 4 })
  await expect.poll(() => selected(page)).toBe(1)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => selected(page)).toBe(5)

  // A click on empty room lets go of all.
  await page.mouse.click(delta.x + delta.width + 6, delta.y - 6)
  await expect.poll(() => selected(page)).toBe(0)
  await card(page, 'Alpha').click()
  await card(page, 'Gamma').click({ modifiers: ['Control'] })
  await expect.poll(() => selected(page)).toBe(2)
  await card(page, 'Alpha').click({ modifiers: ['Shift'] })
  await expect.poll(() => selected(page)).toBe(1)
})

test('many cards move together as one step: side by side at the mark, or each in its own lane', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const at = async (title: string) => Math.round((await boxOf(card(page, title))).x)
  const columns = [await at('Alpha'), await at('Beta'), await at('Gamma'), await at('Delta')]

  // Of one lane: both go behind Delta, in their order; what stands under them travels along.
  await card(page, 'Beta').click()
  await card(page, 'Alpha').click({ modifiers: ['Shift'] })
  const from = await spotIn(card(page, 'Beta'), 0.3, 0.4)
  const delta = await boxOf(card(page, 'Delta'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(delta.x + delta.width + 4, delta.y + 20, { steps: 8 })
  await expect(page.locator('[data-moving-count]')).toHaveText('2')
  await expect(page.locator('[data-insertion-mark]')).toBeVisible()
  await expect(page.locator('[data-drop-cell]')).toBeVisible()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/many.png` })
  await page.mouse.up()
  await expect.poll(async () => (await at('Gamma')) < (await at('Delta'))).toBe(true)
  await expect.poll(async () => (await at('Delta')) < (await at('Alpha'))).toBe(true)
  await expect.poll(async () => (await at('Alpha')) < (await at('Beta'))).toBe(true)
  expect(await at('Looks')).toBe(await at('Alpha'))
  await undo(page)
  await expect.poll(async () => [await at('Alpha'), await at('Beta')]).toEqual(columns.slice(0, 2))

  // Of several lanes: two columns on, each in its own lane.
  await card(page, 'Looks').click()
  await card(page, 'Hopes').click({ modifiers: ['Shift'] })
  const gamma = await boxOf(card(page, 'Gamma'))
  const looks = await boxOf(card(page, 'Looks'))
  const hopes = await boxOf(card(page, 'Hopes'))
  await drag(page, { x: looks.x + 20, y: looks.y + 10 }, { x: gamma.x + 20, y: looks.y + 12 })
  await expect.poll(() => at('Looks')).toBe(columns[2])
  expect(await at('Hopes')).toBe(columns[2])
  expect((await boxOf(card(page, 'Hopes'))).y).toBeCloseTo(hopes.y, -1)
  await undo(page)
  await expect.poll(async () => [await at('Looks'), await at('Hopes')]).toEqual([columns[0], columns[0]])
})

test('Escape cancels a drag and nothing has moved', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak)
  const before = await boxOf(card(page, 'Alpha'))
  const to = await spotIn(card(page, 'Delta'), 0.9)
  for (const what of [card(page, 'Alpha'), page.locator('[data-kind=stage]').first()]) {
    const from = await spotIn(what, 0.3)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, from.y + 4, { steps: 6 })
    await expect(page.locator('[data-insertion-mark]')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-insertion-mark]')).toHaveCount(0)
    await page.mouse.up()
    expect((await boxOf(card(page, 'Alpha'))).x).toBeCloseTo(before.x, 0)
  }
  await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeDisabled()
})

test('a collapsed lane opens while a drag rests on it, and takes the card', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openTwoStages(page, jejak, true)
  const lane = page.locator('[data-kind=lane]', { hasText: 'Thoughts' })
  const height = (await boxOf(lane)).height
  const from = await spotIn(card(page, 'Reads'))
  const beta = await boxOf(card(page, 'Beta'))
  const row = await boxOf(lane)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(beta.x + 30, row.y + row.height / 2, { steps: 6 })
  await expect.poll(async () => (await boxOf(lane)).height).toBeGreaterThan(height * 1.5)
  await expect(card(page, 'Hopes')).toBeVisible()
  await page.mouse.up()
  // It is closed again, with one card more.
  await expect.poll(async () => (await boxOf(lane)).height).toBeCloseTo(height, 0)
  await expect(card(page, 'Reads')).toHaveCount(0)
  await lane.hover()
  await lane.getByRole('button', { name: /Expand lane/ }).click()
  await expect(card(page, 'Reads')).toBeVisible()
  expect((await boxOf(card(page, 'Reads'))).x).toBeCloseTo((await boxOf(card(page, 'Beta'))).x, 0)
})

test('what others do to a dragged card waits for the drop, and nothing deleted comes back', async ({
  browser,
  jejak,
}) => {
  test.setTimeout(120_000)
  const ani = (await newPerson(browser, 'Ani')).page
  const budi = (await newPerson(browser, 'Budi')).page
  const id = await openTwoStages(ani, jejak)
  await openMap(budi, jejak, id)
  await expect(card(budi, 'Alpha')).toBeVisible()
  const delta = await boxOf(card(ani, 'Delta'))
  const home = await boxOf(card(ani, 'Looks'))
  const hold = async (title: string) => {
    const from = await spotIn(card(ani, title), 0.3)
    await ani.mouse.move(from.x, from.y)
    await ani.mouse.down()
    await ani.mouse.move(delta.x + 40, home.y + 10, { steps: 6 })
    await expect(ani.locator('[data-moving-card]')).toBeVisible()
  }
  // Budi moves and renames what Ani holds: Ani sees it as she grabbed it, and her drop wins as one step.
  await hold('Looks')
  await drag(budi, await spotIn(card(budi, 'Looks')), await spotIn(card(budi, 'Reads'), 0.5, 0.9))
  await card(budi, 'Looks').dblclick()
  await budi.keyboard.type('Looks around')
  await budi.keyboard.press('Enter')
  await card(budi, 'Gamma').dblclick()
  await budi.keyboard.type('Epsilon')
  await budi.keyboard.press('Enter')
  await expect(card(ani, 'Epsilon')).toBeVisible()
  await expect(ani.locator('[data-moving-card]')).not.toContainText('around')
  expect((await boxOf(ani.locator('[data-card=d1]'))).x).toBeCloseTo(home.x, 0)
  await ani.mouse.up()
  await expect(card(ani, 'Looks around')).toBeVisible()
  await expect.poll(async () => (await boxOf(card(ani, 'Looks around'))).x).toBeCloseTo(delta.x, 0)
  await expect.poll(async () => (await boxOf(card(budi, 'Looks around'))).x).toBeCloseTo(delta.x, 0)

  // Budi deletes what Ani holds.
  await hold('Reads')
  await card(budi, 'Reads').click()
  await budi.keyboard.press('Delete')
  await card(budi, 'Epsilon').dblclick()
  await budi.keyboard.type('Zeta')
  await budi.keyboard.press('Enter')
  await expect(card(ani, 'Zeta')).toBeVisible()
  await expect(ani.locator('[data-moving-card]')).toBeVisible()
  await ani.mouse.up()
  await expect(ani.getByText('Someone deleted “Reads” while you were moving it')).toBeVisible()
  await expect(card(ani, 'Reads')).toHaveCount(0)
  await expect(card(budi, 'Reads')).toHaveCount(0)

  // Budi deletes the lane over which Ani holds a card: it lands in a lane that there is.
  await hold('Looks around')
  await budi.locator('[data-kind=lane]', { hasText: 'Thoughts' }).click()
  await budi.keyboard.press('Delete')
  await expect(ani.locator('[data-kind=lane]')).toHaveCount(2)
  await ani.mouse.move(delta.x + 42, home.y + 12)
  await ani.mouse.up()
  await expect(card(ani, 'Looks around')).toBeVisible()
})
