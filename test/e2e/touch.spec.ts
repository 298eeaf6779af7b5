import type { Browser, CDPSession, Locator, Page } from '@playwright/test'
import { createMap, expect, type Jejak, openMap, test } from './jejak.ts'
import { type Spot, boxOf, card, spotIn } from './pointer.ts'

/** A tablet held by someone with fingers. */
async function newTablet(browser: Browser, size = { width: 1180, height: 820 }) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: size, hasTouch: true })
  await context.addInitScript(() => localStorage.setItem('jejak.user', JSON.stringify({ name: 'Ani' })))
  const page = await context.newPage()
  return { page, fingers: new Fingers(await context.newCDPSession(page)) }
}

/** Fingers as the browser sees them, without any help of a test library's. */
class Fingers {
  readonly #session: CDPSession
  constructor(session: CDPSession) {
    this.#session = session
  }
  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Spot[], at?: number): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }))
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints, ...(at ? { timestamp: at } : {}) })
  }
  down = (...at: Spot[]) => this.#send('touchStart', at)
  move = (...at: Spot[]) => this.#send('touchMove', at)
  up = () => this.#send('touchEnd', [])
  async tap(at: Spot): Promise<void> {
    await this.down(at)
    await this.up()
  }
  /** Taps twice within 150 ms, however slow the machine is. */
  async doubleTap(at: Spot): Promise<void> {
    const now = Date.now() / 1000
    for (const later of [0, 0.12]) {
      await this.#send('touchStart', [at], now + later)
      await this.#send('touchEnd', [], now + later + 0.03)
    }
  }
  /** Moves fingers along straight lines, in steps. */
  async drag(...lines: readonly (readonly [Spot, Spot])[]): Promise<void> {
    const at = (part: number) =>
      lines.map(([from, to]) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }))
    await this.down(...at(0))
    for (let step = 1; step <= 8; step++) await this.move(...at(step / 8))
    await this.up()
  }
}

const spot = (page: Page, selector: string, across?: number, down?: number): Promise<Spot> =>
  spotIn(page.locator(selector).first(), across, down)

const map = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 1 }, title: 'Touch', locale: 'en' },
  stages: [
    { id: 'one', title: 'One', order: 'a0', band: 'pre-sale' },
    { id: 'two', title: 'Two', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'do', title: 'Actions', role: 'action', order: 'a1' },
  ],
  cards: [
    { id: 't1', title: 'Alpha', place: { stage: 'one', lane: 'touch', order: 'a0' } },
    { id: 't2', title: 'Beta', place: { stage: 'two', lane: 'touch', order: 'a0' } },
    { id: 'd1', title: 'Looks', place: { stage: 'one', lane: 'do', order: 'a0', under: 't1' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

async function openSmall(page: Page, jejak: Jejak): Promise<void> {
  await openMap(page, jejak, await createMap(jejak, { map }))
  await expect(card(page, 'Alpha')).toBeVisible()
}

const zoomOf = (page: Page) =>
  page.locator('[data-viewport]').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
const isSelected = (page: Page, id: string) =>
  page.locator(`[data-card=${id}]`).evaluate((element) => element.className.includes('selected'))

test('a finger selects, moves what is selected, scrolls otherwise; two fingers zoom where they are', async ({
  browser,
  jejak,
}) => {
  const { page, fingers } = await newTablet(browser)
  await openSmall(page, jejak)
  await expect.poll(() => page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true)

  // On a card that is not selected a finger scrolls: the card keeps its place on the sheet, and all move alike.
  const alpha = await spot(page, '[data-card=t1]')
  const beta = await spot(page, '[data-card=t2]')
  await fingers.drag([alpha, { x: alpha.x + 80, y: alpha.y + 60 }])
  await expect.poll(async () => Math.round((await spot(page, '[data-card=t1]')).x - alpha.x)).toBe(80)
  expect(Math.round((await spot(page, '[data-card=t2]')).x - beta.x)).toBe(80)
  expect(await isSelected(page, 't1')).toBe(false)

  // A tap selects; then the finger moves it.
  await fingers.tap(await spot(page, '[data-card=t1]'))
  await expect.poll(() => isSelected(page, 't1')).toBe(true)
  const from = await spot(page, '[data-card=t1]')
  const to = await spot(page, '[data-card=t2]', 0.95)
  await fingers.down(from)
  for (let step = 1; step <= 8; step++)
    await fingers.move({ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 })
  await expect(page.locator('[data-insertion-mark]')).toBeVisible()
  await fingers.up()
  await expect
    .poll(async () => (await spot(page, '[data-card=t1]')).x > (await spot(page, '[data-card=t2]')).x)
    .toBe(true)

  // A second finger ends a drag without a drop, and the two zoom around their middle.
  const before = await zoomOf(page)
  const held = await spot(page, '[data-card=t2]')
  await fingers.drag(
    [
      { x: held.x - 60, y: held.y },
      { x: held.x - 120, y: held.y },
    ],
    [
      { x: held.x + 60, y: held.y },
      { x: held.x + 120, y: held.y },
    ],
  )
  await expect.poll(() => zoomOf(page)).toBeCloseTo(before * 2, 1)
  const after = await spot(page, '[data-card=t2]')
  expect(Math.abs(after.x - held.x)).toBeLessThan(3)
  expect(Math.abs(after.y - held.y)).toBeLessThan(3)

  // A tap on empty room lets go; two taps write a title.
  await fingers.tap({ x: held.x, y: held.y - 140 })
  await expect.poll(() => isSelected(page, 't2')).toBe(false)
  await fingers.doubleTap(await spot(page, '[data-card=t2]'))
  await expect(page.locator('[data-card] textarea, [data-viewport] textarea').first()).toBeFocused()
  await page.keyboard.type('Gamma')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Gamma')).toBeVisible()
})

test('a long press brings the menu of what is under the finger, and it stays', async ({ browser, jejak }) => {
  const { page, fingers } = await newTablet(browser)
  await openSmall(page, jejak)
  const menu = page.getByRole('menu')
  for (const selector of ['[data-card=t1]', '[data-kind=stage]', '[data-kind=lane]', '[data-sheet]']) {
    const at = selector === '[data-sheet]' ? await spot(page, selector, 0.5, 0.8) : await spot(page, selector, 0.3)
    await fingers.down(at)
    await expect(menu).toBeVisible()
    const released = await watchRelease(page)
    await fingers.up()
    await released()
    await expect(menu).toBeVisible()
    await expect(menu.getByRole('menuitem').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
  }
  // What is chosen in it happens.
  await fingers.down(await spot(page, '[data-card=d1]'))
  await expect(menu).toBeVisible()
  await fingers.up()
  const item = await boxOf(menu.getByRole('menuitem', { name: /Duplicate/ }))
  await fingers.tap({ x: item.x + 40, y: item.y + item.height / 2 })
  await expect(page.locator('[data-card]')).toHaveCount(4)
})

/** Waits for a finger that is lifted from now on, and for what the page makes of it: two frames, and the menu at rest. */
async function watchRelease(page: Page): Promise<() => Promise<void>> {
  const release = await page.evaluateHandle(() => {
    const lifted = new Promise((done) => addEventListener('touchend', done, { capture: true, once: true }))
    const settled = async () => {
      await lifted
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const moving = document.querySelector('[role=menu]')?.getAnimations({ subtree: true }) ?? []
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
    return { settled: settled() }
  })
  return () => release.evaluate(({ settled }) => settled)
}

/** The first of some headers that nothing covers where it is pressed. */
async function inSight(page: Page, selector: string): Promise<Locator> {
  const index = await page.locator(selector).evaluateAll((headers) =>
    headers.findIndex((header) => {
      const { x, y } = header.getBoundingClientRect()
      return [40, 60].every((across) =>
        [12, 20].every((down) => header.contains(document.elementFromPoint(x + across, y + down))),
      )
    }),
  )
  return page.locator(selector).nth(index)
}

/** Controls that are smaller than a side length, in px, by their names. */
const tooSmall = (page: Page, least: number) =>
  page.evaluate((side) => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [role=button], [role=tab], [role=switch], [role=combobox], ' +
        '[role^=menuitem], [role=radio], [role=checkbox], [data-link-handle], [data-stage-width], [data-lane-height]',
    )
    /** How far a control takes presses, from its middle along one axis. */
    const reach = (element: HTMLElement, dx: number, dy: number) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const takes = (step: number) => {
        const hit = document.elementFromPoint(x + width / 2 + step * dx, y + height / 2 + step * dy)
        return hit !== null && element.contains(hit)
      }
      let length = 0
      for (const sign of [-1, 1]) for (let step = 1; step <= side && takes(sign * (step - 0.5)); step++) length++
      return length
    }
    return [...controls].flatMap((element) => {
      const isShown = element.checkVisibility({ opacityProperty: false, visibilityProperty: true })
      const { width: shownWidth, height: shownHeight } = element.getBoundingClientRect()
      if (!isShown || shownWidth <= 1 || shownHeight <= 1) return []
      if (element.closest('[aria-hidden=true]')) return []
      element.scrollIntoView({ block: 'nearest' })
      const box = element.getBoundingClientRect()
      const width = Math.max(box.width, reach(element, 1, 0))
      const height = Math.max(box.height, reach(element, 0, 1))
      if (width >= side - 0.5 && height >= side - 0.5) return []
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''
      return [
        `${element.tagName.toLowerCase()} “${name || element.className}” ${Math.round(width)}×${Math.round(height)}`,
      ]
    })
  }, least)

for (const { pointer, least, hasTouch } of [
  { pointer: 'a finger', least: 44, hasTouch: true },
  { pointer: 'a mouse', least: 24, hasTouch: false },
]) {
  test(`every control is at least ${least} px wide and high for ${pointer}`, async ({ browser, jejak }) => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1180, height: 820 }, hasTouch })
    await context.addInitScript(() => localStorage.setItem('jejak.user', JSON.stringify({ name: 'Ani' })))
    const page = await context.newPage()
    await openMap(page, jejak, await createMap(jejak, { template: 'ecommerce', locale: 'en' }))
    await expect(page.locator('[data-card]').first()).toBeVisible()
    const found: Record<string, string[]> = {}
    const look = async (state: string) => {
      const small = await tooSmall(page, least)
      if (small.length > 0) found[state] = small
    }
    await look('the map')
    // What is drawn on the sheet is measured at 100 %: it grows and shrinks with it.
    await page.locator('[data-canvas]').focus()
    await page.keyboard.press('0')
    await page.keyboard.press('Escape')
    await expect.poll(() => zoomOf(page)).toBe(1)
    const middle = await page.evaluate(() => {
      const area = document.querySelector('[data-canvas]')?.getBoundingClientRect()
      const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
      // A card that nothing covers, away from the edges.
      return cards.find((card) => {
        const { x, y, width, height } = card.getBoundingClientRect()
        const inside = area && x > area.left + 220 && x + width < area.right - 60 && y > area.top + 90
        return inside === true && y + height < area.bottom - 120
      })?.dataset.card
    })
    await page.locator(`[data-card="${middle}"]`).click()
    await expect(page.getByRole('tab').first()).toBeVisible()
    await look('a card')
    for (const tab of ['Frictions', 'Metrics', 'Comments']) {
      await page.getByRole('tab', { name: tab }).click()
      await look(tab)
    }
    await (await inSight(page, '[data-kind=stage]')).click({ position: { x: 60, y: 12 } })
    await look('a stage')
    const lane = await inSight(page, '[data-kind=lane]')
    await lane.click({ position: { x: 40, y: 20 } })
    await look('a lane')
    await lane.click({ button: 'right', position: { x: 40, y: 20 } })
    await expect(page.getByRole('menu')).toBeVisible()
    await look('a menu')
    expect(found).toEqual({})
  })
}
