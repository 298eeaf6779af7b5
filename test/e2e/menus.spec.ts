import { once } from 'node:events'
import type { Browser, Locator, Page } from '@playwright/test'
import { emptyMap } from '../helpers/empty-map.ts'
import { createMap, expect, type Jejak, newPerson, openMap, serverMap, test, ownerLink, inLanguage } from './jejak.ts'

const map = {
  ...emptyMap,
  meta: { schema: { major: 1, minor: 1 }, title: 'Menus', locale: 'en' },
  stages: [
    { id: 'one', title: 'One', order: 'a0', band: 'pre-sale' },
    { id: 'two', title: 'Two', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'do', title: 'Actions', role: 'action', order: 'a1' },
    { id: 'pain', title: 'Frictions', role: 'friction', order: 'a2' },
  ],
  cards: [
    { id: 't1', title: 'Alpha', place: { stage: 'one', lane: 'touch', order: 'a0' } },
    { id: 't2', title: 'Beta', place: { stage: 'one', lane: 'touch', order: 'a1' } },
    { id: 't3', title: 'Gamma', place: { stage: 'two', lane: 'touch', order: 'a0' } },
    { id: 'd1', title: 'Looks', place: { stage: 'one', lane: 'do', order: 'a0', under: 't1' } },
  ],
}

interface ServerMap {
  readonly cards: readonly {
    readonly title: string
    readonly place: { readonly stage: string; readonly lane: string; readonly order: string; readonly under?: string }
  }[]
}

/** Titles of the touchpoints of the first stage, as the server has them. */
async function touchpoints(jejak: Jejak, id: string): Promise<readonly string[]> {
  const { cards } = (await serverMap(jejak, id)) as ServerMap
  return cards
    .filter(({ place }) => place.stage === 'one' && place.lane === 'touch')
    .toSorted((a, b) => (a.place.order < b.place.order ? -1 : 1))
    .map(({ title }) => title)
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing is drawn there')
  return box
}

async function newPhone(browser: Browser, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 }, hasTouch: true })
  await context.addInitScript(() => localStorage.setItem('jejak.user', JSON.stringify({ name: 'Ani' })))
  return context.newPage()
}

/** Whether every menu stands on the screen, with a little room to its edges. */
async function expectOnScreen(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 0, height: 0 }
  for (const menu of await page.getByRole('menu').all()) {
    const { x, y, width, height } = await boxOf(menu)
    expect(x).toBeGreaterThanOrEqual(7)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(size.width - 7)
    expect(y + height).toBeLessThanOrEqual(size.height)
  }
}

const menu = (page: Page) => page.getByRole('menu')
const item = (page: Page, name: string | RegExp) => menu(page).getByRole('menuitem', { name })

for (const [locale, colour] of [
  ['en-GB', 'Colour'],
  ['id-ID', 'Warna'],
] as const) {
  test(`on a phone menus stay on the screen, one in the place of the other, ${inLanguage(locale)}`, async ({
    browser,
    jejak,
  }) => {
    const page = await newPhone(browser, locale)
    await page.goto(ownerLink(jejak, await createMap(jejak, { map })))
    const row = page.getByRole('treeitem', { name: /Alpha/ })
    await row.getByRole('button').last().tap()
    await expect(menu(page)).toBeVisible()
    await expectOnScreen(page)
    // Nobody has keys here.
    await expect(menu(page).locator('kbd').filter({ visible: true })).toHaveCount(0)

    await item(page, colour).tap()
    await expect(menu(page)).toHaveCount(1)
    const choices = menu(page).getByRole('menuitemradio')
    await expect(choices).toHaveCount(11)
    await expectOnScreen(page)
    // The line that leads back has the focus, and leads back to the line that one came from.
    await expect(menu(page).getByRole('menuitem')).toBeFocused()
    await menu(page).getByRole('menuitem').tap()
    await expect(item(page, colour)).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(choices).toHaveCount(11)
    await page.keyboard.press('ArrowLeft')
    await expect(choices).toHaveCount(0)
    await item(page, colour).tap()
    await choices.nth(2).tap()
    await expect(menu(page)).toHaveCount(0)
    await page.context().close()
  })
}

test('on a phone settings of keys and wheel are not offered, and the save state is as large as a finger', async ({
  browser,
  jejak,
}) => {
  const page = await newPhone(browser)
  await page.goto(ownerLink(jejak, await createMap(jejak, { map })))
  const { width, height } = await boxOf(page.locator('[data-save-state]'))
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  await page.locator('[data-more-menu]').tap()
  await expect(item(page, 'Find a command')).toBeVisible()
  await expect(
    menu(page)
      .getByText(/wheel|Ctrl|shortcuts/i)
      .filter({ visible: true }),
  ).toHaveCount(0)
  // What cannot be done says why.
  const copy = item(page, /Copy what I see/)
  await expect(copy).toBeDisabled()
  await expect(copy).toContainText('Works on the drawing')
  await expectOnScreen(page)
  await page.context().close()
})

test('the menu of an empty place adds and pastes there', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  const alpha = await boxOf(page.locator('[data-card=t1]'))
  const beta = await boxOf(page.locator('[data-card=t2]'))
  const between = { x: (alpha.x + alpha.width + beta.x) / 2, y: alpha.y + 8 }

  await page.mouse.click(between.x, between.y, { button: 'right' })
  await item(page, 'Add a touchpoint here').click()
  await page.keyboard.type('Middle')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => touchpoints(jejak, id)).toEqual(['Alpha', 'Middle', 'Beta'])

  // What is pasted there goes there, wherever the keyboard is.
  await page.locator('[data-card=d1]').click()
  await page.evaluate(() => navigator.clipboard.writeText('Pasted'))
  await page.mouse.click(between.x, between.y, { button: 'right' })
  await item(page, 'Paste here').click()
  await expect.poll(() => touchpoints(jejak, id)).toEqual(['Alpha', 'Pasted', 'Middle', 'Beta'])

  // In another lane it is a card, under the touchpoint of its column.
  const gamma = await boxOf(page.locator('[data-card=t3]'))
  const looks = await boxOf(page.locator('[data-card=d1]'))
  await page.mouse.click(gamma.x + 20, looks.y + 6, { button: 'right' })
  await item(page, 'Add a card here').click()
  await page.keyboard.type('There')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as ServerMap).cards.find(({ title }) => title === 'There')?.place)
    .toMatchObject({ stage: 'two', lane: 'do', under: 't3' })

  // Where a lane shows frictions, one is added to the touchpoint there.
  await page.mouse.click(gamma.x + 20, looks.y + looks.height + 60, { button: 'right' })
  await expect(item(page, /Add a friction/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('aside')).toContainText('Gamma')
})

test('what is done to several things says so, and stands in line', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openMap(page, jejak, id)
  await page.locator('[data-card=t1]').click()
  for (const card of ['t2', 't3']) await page.locator(`[data-card=${card}]`).click({ modifiers: ['Shift'] })
  const field = page.getByRole('combobox', { name: 'Add a friction to all 3 cards' })
  await expect(page.getByRole('combobox', { name: 'Add a metric to all 3 cards' })).toBeVisible()
  const panel = await boxOf(page.locator('aside'))
  const { x, width } = await boxOf(field)
  expect(x).toBeGreaterThanOrEqual(panel.x + 8)
  expect(x + width).toBeLessThanOrEqual(panel.x + panel.width - 8)
  await field.fill('Slow')
  await page.getByRole('option', { name: 'Add “Slow”' }).click()
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as { frictions: readonly { on: readonly string[] }[] }).frictions)
    .toMatchObject([{ on: ['t1', 't2', 't3'] }])
})

test('the palette finds actions by what else they are called, and shows colours', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, await createMap(jejak, { map }))
  await page.locator('[data-card=t1]').click()
  const options = page.getByRole('dialog').getByRole('option')
  const find = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(words)
  }
  for (const [words, name] of [
    ['focus mode', 'Show one stage alone'],
    ['executive', 'Show the map at a glance'],
    ['minimap', 'Overview of the map'],
    ['pan', 'Hand: move the map'],
    ['deselect', 'Select nothing'],
    ['pain point', 'Add a friction'],
  ] as const) {
    await find(words)
    await expect(options.filter({ hasText: name })).toHaveCount(1)
    await page.keyboard.press('Escape')
  }
  await find('color coral')
  await expect(options).toHaveCount(1)
  const swatch = options.locator('[style*="--j-coral"]')
  await expect(swatch).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('aside')).toContainText('Coral')
  // The overview comes when it is asked for, also over a map that is wholly in sight, and goes.
  for (const count of [1, 0]) {
    await find('minimap')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Overview' })).toHaveCount(count)
  }
})

test('who leaves a popover or menu of the bar is back where they were, and the map has its keys', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, await createMap(jejak, { map }))
  const bar = page.locator('header').first()
  const opened = page.locator('[role=menu], [role=dialog]')
  for (const name of [/^Saved/, /^You/, 'View', 'Help and keys', 'Export', 'Share', /^Language/, 'Theme']) {
    const button = bar.getByRole('button', { name, exact: true })
    await button.click()
    await expect(opened).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0)
    await expect(button).toBeFocused()
    // The map's keys, without a click on it.
    await page.keyboard.press('h')
    await expect(page.getByRole('button', { name: 'Hand: move the map' })).toHaveAttribute('aria-pressed', 'true')
    // Letters that follow each other at once would be a word.
    await page.keyboard.press('Escape')
    await page.keyboard.press('v')
    await expect(page.getByRole('button', { name: 'Hand: move the map' })).toHaveAttribute('aria-pressed', 'false')
  }
  // Opened by a key on the map, it gives the keyboard back there.
  await page.locator('[data-card=t2]').click()
  for (const keys of ['Control+k', 'Shift+V', 'Shift+?']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Touchpoint: Beta\./)
  }
})

test('a long list goes on as one scrolls or walks', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, await createMap(jejak, { map }))
  const field = page.getByRole('combobox', { name: 'Currency' })
  await field.click()
  const options = page.getByRole('option')
  await expect(options).toHaveCount(60)
  const count = Number(await options.first().getAttribute('aria-setsize'))
  expect(count).toBeGreaterThan(60)
  await expect(async () => {
    await options.last().scrollIntoViewIfNeeded()
    expect(await options.count()).toBe(count)
  }).toPass()
  // From the field up is the last one, at once.
  await page.keyboard.press('Escape')
  await field.click()
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('[role=option][data-active]')).toHaveAttribute('aria-posinset', String(count))
})

test('more of what was found is a button', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const cards = Array.from({ length: 60 }, (_, index) => ({
    id: `c${index}`,
    title: `Waits ${index}`,
    place: { stage: 'one', lane: 'do', order: `a${String(index).padStart(2, '0')}V`, under: 't1' },
  }))
  await openMap(page, jejak, await createMap(jejak, { map: { ...map, cards: [...map.cards, ...cards] } }))
  await page.keyboard.press('Control+f')
  await page.keyboard.type('waits')
  const hits = page.locator('[data-find] [role=option]')
  await expect(hits).toHaveCount(40)
  await page.getByRole('button', { name: 'Show 20 more' }).click()
  await expect(hits).toHaveCount(60)
  await expect(page.getByRole('button', { name: /Show .* more/ })).toHaveCount(0)
})

/** Keeps back what opens over the page. Returns how to let it come. */
async function holdMenus(page: Page): Promise<() => void> {
  const gate = new EventTarget()
  let isOpen = false
  await page.route(/floating-parts/, async (route) => {
    if (!isOpen) await once(gate, 'open')
    await route.continue()
  })
  return () => {
    isOpen = true
    gate.dispatchEvent(new Event('open'))
  }
}

test.describe('before the menus are here', () => {
  test('a key on a button opens its menu when it comes, and the button stays what it is', async ({
    browser,
    jejak,
  }) => {
    const id = await createMap(jejak, { map })
    const { page } = await newPerson(browser, 'Ani')
    const letCome = await holdMenus(page)
    await openMap(page, jejak, id)
    const button = page.getByRole('button', { name: 'Help and keys' })
    await button.evaluate((element) => element.setAttribute('data-before', ''))
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await expect(page.getByRole('menu')).toHaveCount(0)
    letCome()
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await expect(page.locator('[data-before]')).toHaveAttribute('aria-expanded', 'true')
  })

  const presses: readonly [string, string, (page: Page) => Promise<void>][] = [
    ['a click', 'menu', (page) => page.getByRole('button', { name: 'Help and keys' }).click()],
    ['a right click', 'menu', (page) => page.locator('[data-card=t1]').click({ button: 'right' })],
    ['a click on what has a popover', 'dialog', (page) => page.getByRole('button', { name: 'Share' }).click()],
  ]
  for (const [what, role, press] of presses)
    test(`${what} is not lost`, async ({ browser, jejak }) => {
      const id = await createMap(jejak, { map })
      const { page } = await newPerson(browser, 'Ani')
      const letCome = await holdMenus(page)
      await openMap(page, jejak, id)
      await press(page)
      await expect(page.getByRole(role as 'menu')).toHaveCount(0)
      letCome()
      await expect(page.getByRole(role as 'menu')).toBeVisible()
    })

  test('a tap on a phone is not lost', async ({ browser, jejak }) => {
    const id = await createMap(jejak, { map })
    const page = await newPhone(browser)
    const letCome = await holdMenus(page)
    await page.goto(ownerLink(jejak, id))
    await page.getByRole('button', { name: 'More', exact: false }).first().tap()
    letCome()
    await expect(page.getByRole('menu')).toBeVisible()
  })
})
