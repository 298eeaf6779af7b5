import type { Page } from '@playwright/test'
import { type Jejak, createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'
import { spotIn } from './pointer.ts'

/** A map with two personas: three touchpoints, of which Rani has rated two and Budi none. */
const map = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 0 }, title: 'Curve' },
  stages: [{ id: 'stage', title: 'Buy', order: 'a0', band: 'sale' }],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'feel', title: 'Emotion', role: 'emotion', order: 'a1' },
    { id: 'channel', title: 'Channels', role: 'channel', order: 'a2' },
    { id: 'back', title: 'Back stage', role: 'backstage', order: 'a3' },
  ],
  cards: [
    {
      id: 'one',
      title: 'Cart',
      place: { stage: 'stage', lane: 'touch', order: 'a0' },
      emotions: { rani: 1 },
      channels: ['website'],
    },
    {
      id: 'two',
      title: 'Pay',
      place: { stage: 'stage', lane: 'touch', order: 'a1' },
      emotions: { rani: -1 },
      channels: ['phone'],
    },
    { id: 'three', title: 'Thanks', place: { stage: 'stage', lane: 'touch', order: 'a2' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [
    { id: 'rani', title: 'Rani', order: 'a0' },
    { id: 'budi', title: 'Budi', order: 'a1' },
  ],
  outcomes: [],
}

const point = (page: Page, card: string, persona: string) => page.locator(`[data-rating-of="${card}/${persona}"]`)
const emptyColumn = (page: Page, card: string) => page.locator(`[data-rate-here="${card}"]`)
const mark = (page: Page) => page.locator('[data-rating-mark]')

async function emotions(jejak: Jejak, id: string): Promise<unknown> {
  const { cards } = (await serverMap(jejak, id)) as { cards: { id: string; emotions?: unknown }[] }
  return Object.fromEntries(cards.flatMap((card) => (card.emotions ? [[card.id, card.emotions]] : [])))
}

/** Height of a level on screen: the two ratings of Rani are two levels apart. */
async function levelHeight(page: Page): Promise<number> {
  const [one, two] = [await spotIn(point(page, 'one', 'rani')), await spotIn(point(page, 'two', 'rani'))]
  return (two.y - one.y) / 2
}

test('dragging a point of the curve rates it: seen at once, one step, and Escape takes it back @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  const step = await levelHeight(page)
  const start = await spotIn(point(page, 'one', 'rani'))
  const curve = () =>
    page.locator('[data-emotion-chart] path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')).join())
  const before = await curve()

  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + step, { steps: 4 })
  await expect(mark(page)).toHaveAttribute('data-rating-mark', '0')
  await page.mouse.move(start.x + 5, start.y + 3 * step, { steps: 4 })
  await expect(mark(page)).toHaveText('Rani: Very bad (−2)')
  expect(await curve()).not.toBe(before)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(curve).toBe(before)
  await expect(mark(page)).toHaveCount(0)

  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + 3 * step, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => emotions(jejak, id)).toEqual({ one: { rani: -2 }, two: { rani: -1 } })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: -1 } })
  await expect.poll(curve).toBe(before)
})

test('a click where nobody rated selects first; on what is selected it rates the level, for the persona that was chosen', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  const step = await levelHeight(page)
  const three = await spotIn(emptyColumn(page, 'three'))
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  // A stray click rates nothing: the touchpoint is selected, and only then the pointer shows what a click would do.
  await page.mouse.click(three.x, three.y)
  await expect(title).toHaveValue('Thanks')
  await page.mouse.move(three.x, three.y - step)
  await expect(mark(page)).toHaveText('Rate Rani here: Good (+1)')
  await page.mouse.down()
  await page.mouse.up()
  await expect.poll(() => emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: -1 }, three: { rani: 1 } })

  await page.getByRole('button', { name: 'Rate emotions of Budi' }).click()
  const one = await spotIn(emptyColumn(page, 'one'))
  await page.mouse.click(one.x, one.y + 2 * step)
  await expect(title).toHaveValue('Cart')
  expect(await emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: -1 }, three: { rani: 1 } })
  await page.mouse.click(one.x, one.y + 2 * step)
  await expect.poll(() => emotions(jejak, id)).toMatchObject({ one: { rani: 1, budi: -2 } })
  await expect(page.locator('[data-emotion-chart]')).toContainText('mean −2 · peak–end −2')
  // A click on a rated point opens its touchpoint, and rates nothing.
  const rani = await spotIn(point(page, 'two', 'rani'))
  await page.mouse.click(rani.x, rani.y)
  await expect(title).toHaveValue('Pay')
  await expect.poll(() => emotions(jejak, id)).toMatchObject({ two: { rani: -1 } })
})

test('a point is pressed and dragged as well where the map is seen from afar', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  await page.locator('[data-canvas]').focus()
  const zoom = page.getByRole('button', { name: /^Zoom, now/ })
  for (const [most, title, card] of [
    [45, 'Cart', 'one'],
    [30, 'Pay', 'two'],
  ] as const) {
    const now = async () => Number.parseInt((await zoom.textContent()) ?? '')
    while ((await now()) > most) {
      const before = await now()
      await page.keyboard.press('Control+-')
      await expect.poll(now).toBeLessThan(before)
    }
    const at = await spotIn(point(page, card, 'rani'))
    // Beside the point, as a hand does.
    await page.mouse.click(at.x + 9, at.y)
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
    await page.locator('[data-canvas]').focus()
  }
  const two = await spotIn(point(page, 'two', 'rani'))
  await page.mouse.move(two.x, two.y)
  await page.mouse.down()
  await page.mouse.move(two.x, two.y - 60, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: 2 } })
})

test('a finger holds a point and rates it; elsewhere in the chart it scrolls', async ({ browser, jejak }) => {
  const context = await browser.newContext({ hasTouch: true, locale: 'en-GB', viewport: { width: 1600, height: 1200 } })
  const page = await context.newPage()
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  const step = await levelHeight(page)
  const touch = await fingerOf(page)
  const two = await spotIn(point(page, 'two', 'rani'))
  // A finger need not be exact.
  await touch({ x: two.x + 14, y: two.y + 10 }, { x: two.x + 14, y: two.y + 10 - 3 * step })
  await expect.poll(() => emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: 2 } })

  const three = await spotIn(emptyColumn(page, 'three'))
  await touch(three, { x: three.x, y: three.y - 60 })
  await expect.poll(async () => (await spotIn(emptyColumn(page, 'three'))).y).toBeCloseTo(three.y - 60, -1)
  expect(await emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: 2 } })

  // The first tap opens the touchpoint, a later one rates it.
  const now = await spotIn(emptyColumn(page, 'three'))
  await page.touchscreen.tap(now.x, now.y)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Thanks')
  expect(await emotions(jejak, id)).toEqual({ one: { rani: 1 }, two: { rani: 2 } })
  await expect
    .poll(
      async () => {
        // Gone once it is rated, which the server may hear of later.
        const column = await emptyColumn(page, 'three')
          .boundingBox({ timeout: 500 })
          .catch(() => null)
        if (column) await page.touchscreen.tap(column.x + column.width / 2, column.y + column.height / 2 - step)
        return emotions(jejak, id)
      },
      { intervals: [600] },
    )
    .toMatchObject({ three: { rani: 1 } })
})

test('channels are lines with their names in sight, and a blueprint says its lines, in the language of the reader', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { map })
  for (const [locale, website, visibility] of [
    ['en-GB', 'Website', 'Line of visibility'],
    ['id-ID', 'Situs web', 'Garis visibilitas'],
  ] as const) {
    const { page } = await newPerson(browser, 'Ani', { locale })
    await openMap(page, jejak, id)
    await expect(page.locator('[data-thing="channel"]')).toContainText(website)
    await expect(page.locator('[data-canvas] svg text', { hasText: visibility }).first()).toBeVisible()
  }
})

test('while a point is dragged no card is drawn again', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  // What arrives after the first paint is here.
  await expect(page.locator('#side-panel')).toBeVisible()
  await expect(page.locator('[data-export-menu]')).toHaveAttribute('id', /./)
  const step = await levelHeight(page)
  const start = await spotIn(point(page, 'one', 'rani'))
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + step, { steps: 3 })
  await page.evaluate(() => {
    const changed: string[] = []
    Object.assign(globalThis, { changed })
    const note = (records: MutationRecord[]) => {
      for (const { target, attributeName, type } of records) {
        const element = target instanceof Element ? target : target.parentElement
        if (!element?.closest('[data-emotion-chart], [data-rating-mark], output, [aria-live]'))
          changed.push(`${type} ${attributeName ?? ''} ${(element?.outerHTML ?? '').slice(0, 120)}`)
      }
    }
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
  await page.mouse.move(start.x, start.y + 3 * step, { steps: 8 })
  await expect(mark(page)).toHaveAttribute('data-rating-mark', '-2')
  expect(await page.evaluate(() => (globalThis as unknown as { changed: string[] }).changed)).toEqual([])
  await page.mouse.up()
})

/** Moves one finger in a straight line. */
async function fingerOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  return async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
    for (let part = 1; part <= 8; part++) {
      const at = { x: from.x + ((to.x - from.x) * part) / 8, y: from.y + ((to.y - from.y) * part) / 8 }
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] })
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}
