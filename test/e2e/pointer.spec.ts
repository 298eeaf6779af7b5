import type { Locator, Page } from '@playwright/test'
import { bigMap } from '../helpers/big-map.ts'
import { layOut } from '../helpers/laid-out.ts'
import { createMap, expect, newPerson, openMap, test } from './jejak.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing is drawn there')
  return box
}

/** A point in a box, by fractions of its sides. */
async function spotIn(locator: Locator, across = 0.5, down = 0.5): Promise<Spot> {
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width * across, y: y + height * down }
}

async function drag(page: Page, from: Spot, to: Spot, button: 'left' | 'middle' = 'left'): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up({ button })
}

const card = (page: Page, title: string) => page.locator('[data-card]', { hasText: title }).first()
const undo = async (page: Page) => {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+z')
}

/** Two stages of two touchpoints; two lanes of cards, one under each touchpoint of the first stage. */
const twoStages = (collapsed = false) => ({
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 1 }, title: 'Pointer', locale: 'en' },
  stages: [
    { id: 'one', title: 'One', order: 'a0', band: 'pre-sale' },
    { id: 'two', title: 'Two', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'do', title: 'Actions', role: 'action', order: 'a1' },
    { id: 'think', title: 'Thoughts', role: 'thought', order: 'a2', ...(collapsed ? { collapsed: true } : {}) },
  ],
  cards: [
    { id: 't1', title: 'Alpha', place: { stage: 'one', lane: 'touch', order: 'a0' } },
    { id: 't2', title: 'Beta', place: { stage: 'one', lane: 'touch', order: 'a1' } },
    { id: 't3', title: 'Gamma', place: { stage: 'two', lane: 'touch', order: 'a0' } },
    { id: 't4', title: 'Delta', place: { stage: 'two', lane: 'touch', order: 'a1' } },
    { id: 'd1', title: 'Looks', place: { stage: 'one', lane: 'do', order: 'a0', under: 't1' } },
    { id: 'd2', title: 'Reads', place: { stage: 'one', lane: 'do', order: 'a1', under: 't2' } },
    { id: 'th1', title: 'Hopes', place: { stage: 'one', lane: 'think', order: 'a0', under: 't1' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
})

const openTwoStages = async (page: Page, jejak: Parameters<typeof openMap>[1], collapsed = false) => {
  const id = await createMap(jejak, { map: twoStages(collapsed) })
  await openMap(page, jejak, id)
  await expect(card(page, 'Alpha')).toBeVisible()
  return id
}

/** Where the sheet's corner is in the window, and how large the sheet is drawn. */
const viewportOf = (page: Page) =>
  page.locator('[data-viewport]').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
    const area = element.closest('[data-sheet]')?.getBoundingClientRect()
    return { zoom: a, x: e + (area?.left ?? 0), y: f + (area?.top ?? 0) }
  })

const zoomOf = (page: Page) =>
  page.locator('[data-viewport]').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)

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
