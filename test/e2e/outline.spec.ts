import type { Browser, Locator, Page } from '@playwright/test'
import { createMap, expect, expectSaved, type Jejak, newPerson, openMap, serverMap, test, ownerLink } from './jejak.ts'

const map = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 1 }, title: 'By list', locale: 'en' },
  stages: [
    { id: 'one', title: 'Before', order: 'a0', band: 'pre-sale' },
    { id: 'two', title: 'After', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'do', title: 'Actions', role: 'action', order: 'a1' },
  ],
  cards: [
    { id: 't1', title: 'Alpha', place: { stage: 'one', lane: 'touch', order: 'a0' }, channels: ['email'] },
    { id: 't2', title: 'Beta', place: { stage: 'one', lane: 'touch', order: 'a1' } },
    { id: 't3', title: 'Gamma', place: { stage: 'two', lane: 'touch', order: 'a0' } },
    { id: 'd1', title: 'Looks', place: { stage: 'one', lane: 'do', order: 'a0', under: 't1' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

interface ServerMap {
  readonly stages: readonly { readonly title: string }[]
  readonly cards: readonly {
    readonly title: string
    readonly place: { readonly stage: string; readonly lane: string }
  }[]
}

const tree = (page: Page) => page.getByRole('tree')
const row = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem', { name })
const focused = (page: Page) => page.locator(':focus')

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Titles of the cards of the outline from top to bottom. */
const cards = (page: Page) => tree(page).locator('[aria-level="3"] [dir=auto]:nth-child(1)')

/** Goes down the rows until one with this name has the keyboard. */
async function walkTo(page: Page, name: RegExp): Promise<void> {
  await press(page, 'Home')
  await expect(async () => {
    if (!name.test((await focused(page).getAttribute('aria-label')) ?? '')) {
      await press(page, 'ArrowDown')
      throw new Error(`not there yet: ${await focused(page).getAttribute('aria-label')}`)
    }
  }).toPass({ intervals: [0] })
}

async function openOutline(page: Page, jejak: Jejak, id: string): Promise<void> {
  await openMap(page, jejak, id)
  await press(page, 'g')
  await expect(tree(page)).toBeVisible()
  // Whoever comes from the drawing by keyboard goes on here.
  await expect(focused(page)).toHaveAttribute('role', 'treeitem')
}

test('a map is made and changed in the outline by keyboard alone', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map: { ...map, stages: [], cards: [] } })
  await openMap(page, jejak, id)
  await press(page, 'g')
  await expect(page.locator('[data-outline]')).toBeVisible()
  await expect(page.getByText('Your map has no stages yet')).toBeVisible()

  // A stage, and another.
  await press(page, 'Shift+N')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new stage')
  await page.keyboard.type('Before')
  await press(page, 'Enter')
  await page.keyboard.type('After')
  await press(page, 'Enter', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Stage: After. No touchpoints.')

  // On a lane Enter starts a card; Enter there goes on to the next one, and an empty one ends it.
  await walkTo(page, /^Lane: Touchpoints/)
  await press(page, 'Enter')
  await page.keyboard.type('Sees it')
  await press(page, 'Enter')
  await page.keyboard.type('Pays')
  await press(page, 'Enter', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Touchpoint: Pays.')
  await expect(row(page, 'Lane: Touchpoints. 2 cards.')).toHaveAttribute('aria-expanded', 'true')
  await expect(row(page, 'Touchpoint: Sees it.')).toHaveAttribute('aria-posinset', '1')

  // Another name. Escape ends the writing and keeps what was written, as everywhere.
  await press(page, 'F2')
  await page.keyboard.type('Pays at once')
  await press(page, 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Touchpoint: Pays at once.')
  await press(page, 'F2')
  await page.keyboard.type('Pays by card')
  await press(page, 'Tab')
  await expect(row(page, 'Touchpoint: Pays by card.')).toHaveCount(1)
  await expectSaved(page)
  const made = (await serverMap(jejak, id)) as ServerMap
  expect(made.stages.map(({ title }) => title)).toEqual(['Before', 'After'])
  expect(made.cards.map(({ title }) => title).toSorted()).toEqual(['Pays by card', 'Sees it'])
})

test('rows are walked, moved, folded, selected, deleted, brought back and pasted with keys', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map })
  await openOutline(page, jejak, id)
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Looks', 'Gamma'])
  await expect(row(page, 'Touchpoint: Alpha. Channels: Email.')).toHaveCount(1)
  await expect(row(page, 'Action: Looks. Under Alpha.')).toHaveCount(1)

  // Left and right fold and unfold, and go up and down a level.
  await press(page, 'Home', 'ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Lane: Touchpoints. 2 cards.')
  await press(page, 'ArrowLeft')
  await expect(focused(page)).toHaveAttribute('aria-expanded', 'false')
  await expect(cards(page)).toHaveText(['Looks', 'Gamma'])
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Alpha\./)
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Lane|^Stage/)

  // Alt with an arrow moves what has the keyboard, which keeps it; beyond the end of a stage it goes into the next.
  await walkTo(page, /^Touchpoint: Alpha/)
  await press(page, 'Alt+ArrowDown')
  await expect(cards(page)).toHaveText(['Beta', 'Alpha', 'Looks', 'Gamma'])
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Alpha/)
  await press(page, 'Alt+ArrowDown')
  await expect(cards(page)).toHaveText(['Beta', 'Alpha', 'Gamma', 'Looks'])
  await expect(page.locator('output', { hasText: 'Moved to After, 1 of 2' })).toHaveCount(1)
  await press(page, 'Control+z', 'Control+z')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Looks', 'Gamma'])

  // A stage too.
  await press(page, 'Home', 'Alt+ArrowDown')
  await expect(tree(page).locator('[aria-level="1"]').first()).toHaveAttribute('aria-label', /^Stage: After/)
  await expect(focused(page)).toHaveAttribute('aria-label', /^Stage: Before/)
  await press(page, 'Control+z')

  // Shift takes more; Delete takes all of it away, and one step brings it back.
  await walkTo(page, /^Touchpoint: Alpha/)
  await press(page, 'Shift+ArrowDown')
  await expect(page.getByText('2 things are selected')).toBeAttached()
  await expect(tree(page).locator('[aria-selected=true]')).toHaveCount(2)
  await press(page, 'Delete')
  await expect(cards(page)).toHaveText(['Looks', 'Gamma'])
  await expect(focused(page)).toHaveAttribute('role', 'treeitem')
  await press(page, 'Control+z')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Looks', 'Gamma'])

  // The menu of a row, by its key, and back.
  await walkTo(page, /^Touchpoint: Beta/)
  await press(page, 'Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Beta/)

  // A copy goes where the keyboard is.
  await press(page, 'Control+c')
  await expect(page.getByText('Copied “Beta”')).toBeVisible()
  await walkTo(page, /^Touchpoint: Gamma/)
  await press(page, 'Control+v')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Looks', 'Gamma', 'Beta'])
  await expectSaved(page)
  const { cards: kept } = (await serverMap(jejak, id)) as ServerMap
  expect(
    kept
      .filter(({ title }) => title === 'Beta')
      .map(({ place }) => place.stage)
      .toSorted(),
  ).toEqual(['one', 'two'])

  // Back on the drawing the keyboard is at the same place.
  await press(page, 'g')
  await expect(page.getByRole('grid')).toBeAttached()
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Beta\. After/)
})

test('what the search goes to in the outline has the keyboard when the search is left', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openOutline(page, jejak, await createMap(jejak, { map }))
  await press(page, 'Home', 'ArrowLeft', 'Control+f')
  await expect(page.getByRole('combobox', { name: 'Find on the map' })).toBeFocused()
  await page.keyboard.type('looks')
  await expect(page.locator('[data-find] [role=option]')).toHaveCount(1)
  await press(page, 'Escape')
  // The stage that it was folded away in is open.
  await expect(focused(page)).toHaveAttribute('aria-label', /^Action: Looks/)
  await press(page, 'Enter')
  await page.keyboard.type('Looks twice')
  await press(page, 'Enter', 'Escape')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Looks twice', 'Gamma'])
})

test('two people in one outline see and hear each other, and nobody loses the keyboard', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { map })
  await openOutline(ani.page, jejak, id)
  await openOutline(budi.page, jejak, id)
  await walkTo(budi.page, /^Touchpoint: Beta/)
  await expect(row(ani.page, 'Touchpoint: Beta. Budi is here.')).toBeVisible()

  // What Ani writes stays while Budi moves it, and her row keeps the keyboard.
  await walkTo(ani.page, /^Touchpoint: Alpha/)
  await press(ani.page, 'F2')
  await ani.page.keyboard.type('Alpha of Ani')
  await walkTo(budi.page, /^Touchpoint: Alpha/)
  await press(budi.page, 'Alt+ArrowDown')
  await expect(cards(ani.page).first()).toHaveText('Beta')
  await press(ani.page, 'Enter', 'Escape')
  await expect(focused(ani.page)).toHaveAttribute('aria-label', /^Touchpoint: Alpha of Ani\./)
  await expect(cards(budi.page)).toHaveText(['Beta', 'Alpha of Ani', 'Looks', 'Gamma'])

  // What has Ani's keyboard goes: it is at a neighbour, and she is told.
  await walkTo(budi.page, /^Touchpoint: Alpha/)
  await press(budi.page, 'Delete')
  await expect(row(ani.page, /Alpha of Ani/)).toHaveCount(0)
  await expect(focused(ani.page)).toHaveAttribute('role', 'treeitem')
  await expect(ani.page.locator('output', { hasText: /^Budi/ })).toHaveCount(1, { timeout: 15_000 })
})

/** A phone held by someone with fingers. */
async function newPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, hasTouch: true })
  await context.addInitScript(() => localStorage.setItem('jejak.user', JSON.stringify({ name: 'Ani' })))
  return context.newPage()
}

/** Whether a finger finds it: 44 px each way, and nothing else over its middle. */
async function expectTouchable(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  expect(Math.round(Math.min(box?.width ?? 0, box?.height ?? 0))).toBeGreaterThanOrEqual(44)
  expect(
    await target.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }),
  ).toBe(true)
}

test('on a phone the map is an outline that is worked on with a finger', async ({ browser, jejak }) => {
  const page = await newPhone(browser)
  const id = await createMap(jejak, { map })
  await page.goto(ownerLink(jejak, id))
  await expect(tree(page)).toBeVisible()
  await expect(page.locator('[data-canvas]')).toHaveCount(0)

  // A card is added at the end of its lane.
  const add = page.getByRole('button', { name: 'Add a card to Touchpoints' }).first()
  await expectTouchable(add)
  await add.tap()
  await page.keyboard.type('Delta')
  await press(page, 'Enter', 'Enter')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Looks', 'Gamma'])

  // A tap selects; the sheet below then is of that card; another tap on its handle opens it.
  await row(page, /^Touchpoint: Beta/).tap()
  await expect(row(page, /^Touchpoint: Beta/)).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('aside')).toContainText('Beta')

  // A fold is a target of its own.
  const fold = row(page, /^Stage: Before/)
    .locator('button')
    .first()
  await expectTouchable(fold)
  await fold.tap()
  await expect(cards(page)).toHaveText(['Gamma'])
  await fold.tap()

  // The menu of a row, without a right button.
  const menu = page.getByRole('button', { name: 'Menu of Beta' })
  await expectTouchable(menu)
  await menu.tap()
  await page.getByRole('menuitem', { name: 'Delete' }).tap()
  await expect(cards(page)).toHaveText(['Alpha', 'Delta', 'Looks', 'Gamma'])
  await page.getByRole('button', { name: 'Undo', exact: true }).first().tap()
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Looks', 'Gamma'])

  // The same menu by a finger that rests, from the first time on; one that scrolls brings none.
  const finger = await page.context().newCDPSession(page)
  const box = await row(page, /^Touchpoint: Beta/).boundingBox()
  const at = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await page.getByRole('menuitem', { name: 'Duplicate' }).tap()
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Beta', 'Delta', 'Looks', 'Gamma'])
  await page.getByRole('button', { name: 'Undo', exact: true }).first().tap()
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Looks', 'Gamma'])

  // Renamed from the menu.
  await page.getByRole('button', { name: 'Menu of Gamma' }).tap()
  await page.getByRole('menuitem', { name: 'Rename' }).tap()
  await page.keyboard.type('Omega')
  await press(page, 'Enter', 'Escape')
  await expect(cards(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Looks', 'Omega'])
  await page.context().close()
})

test('on a phone cards and stages are written one after another, and the field is never covered', async ({
  browser,
  jejak,
}) => {
  const page = await newPhone(browser)
  const id = await createMap(jejak, { map })
  await page.goto(ownerLink(jejak, id))
  await expect(tree(page)).toBeVisible()
  const isUncovered = () =>
    page.evaluate(() => {
      const { x, y, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
      return document.elementFromPoint(x + width / 2, y + height / 2) === document.activeElement
    })
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).last().tap()
  for (let count = 1; count <= 20; count++) {
    await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new card')
    await expect.poll(isUncovered).toBe(true)
    await page.keyboard.type(`Number ${count}`)
    await press(page, count % 2 === 0 ? 'Tab' : 'Enter')
  }
  await press(page, 'Enter')
  await expect(row(page, /^Touchpoint: Number/)).toHaveCount(20)
  await page.getByRole('button', { name: 'Add a stage', exact: true }).last().tap()
  for (const title of ['Farewell', 'Return']) {
    await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new stage')
    await expect.poll(isUncovered).toBe(true)
    await page.keyboard.type(title)
    await press(page, 'Enter')
  }
  await press(page, 'Escape')
  await expect(row(page, /^Stage: (Farewell|Return)/)).toHaveCount(2)
  await page.context().close()
})
