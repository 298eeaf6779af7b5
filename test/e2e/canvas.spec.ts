import { createMap, expect, newPerson, openMap, test } from './jejak.ts'

test('cards are added, named, moved, linked, recoloured, copied, deleted, and every step can be undone @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  const cards = page.locator('[data-card]')

  // An empty stage teaches how to fill it.
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await page.keyboard.type('Sees the advert')
  await page.keyboard.press('Enter')
  await expect(cards).toHaveCount(1)
  await expect(cards.first()).toContainText('Sees the advert')
  // Nothing is written of the next one, which is offered: it ends.
  await page.keyboard.press('Escape')

  // N adds behind the selected one.
  await page.keyboard.press('n')
  await page.keyboard.type('Opens the shop')
  await page.keyboard.press('Enter')
  await expect(cards).toHaveCount(2)
  await page.keyboard.press('Escape')

  // Drag the first behind the second, seeing where it will land.
  const first = cards.filter({ hasText: 'Sees the advert' })
  const second = cards.filter({ hasText: 'Opens the shop' })
  const from = await first.boundingBox()
  const to = await second.boundingBox()
  if (!from || !to) throw new Error('cards have no box')
  await page.mouse.move(from.x + 20, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width - 10, to.y + 20, { steps: 8 })
  await expect(page.locator('[data-insertion-mark]')).toBeVisible()
  await expect(page.locator('[data-moving-card]')).toBeVisible()
  await page.mouse.up()
  await expect(page.locator('[data-moving-card]')).toHaveCount(0)
  await expect
    .poll(async () => ((await first.boundingBox())?.x ?? 0) > ((await second.boundingBox())?.x ?? 0))
    .toBe(true)

  // Escape cancels a drag.
  const before = await second.boundingBox()
  if (!before) throw new Error('the card has no box')
  await page.mouse.move(before.x + 20, before.y + 14)
  await page.mouse.down()
  await page.mouse.move(before.x + 400, before.y + 60, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(async () => (await second.boundingBox())?.x).toBeCloseTo(before.x, 0)

  // A link is drawn from the handle of a touchpoint to another.
  await second.hover()
  const handle = second.locator('[data-link-handle]')
  const grip = await handle.boundingBox()
  const target = await first.boundingBox()
  if (!grip || !target) throw new Error('nothing to link')
  await page.mouse.move(grip.x + 5, grip.y + 5)
  await page.mouse.down()
  await page.mouse.move(target.x + 40, target.y + 20, { steps: 6 })
  await page.mouse.up()
  await expect(page.locator('[data-link]')).toHaveCount(1)

  // Colour by the menu of the card; then a copy, then delete it.
  await first.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Colour' }).click()
  await page.getByRole('menuitemradio', { name: 'Teal' }).click()
  await first.click()
  await page.keyboard.press('Control+d')
  await expect(cards).toHaveCount(3)
  await page.keyboard.press('Delete')
  await expect(cards).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(cards).toHaveCount(3)

  // Undo everything: nothing is left of it; redo brings it back.
  await page.locator('[data-canvas]').focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press('Control+z')
  await expect(cards).toHaveCount(0)
  // Six steps lead to three cards; the seventh would delete the copy again.
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+Shift+z')
  await expect(cards).toHaveCount(3)
  await expect(page.locator('[data-link]')).toHaveCount(1)
  await expect(first).toHaveCount(2)
})

test('with the mouse a run of cards begins at a stage, in a gap, or where there is none yet, and goes on by Enter and Tab @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  const cards = page.locator('[data-card]')
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).first()
  const write = async (...parts: readonly string[]) => {
    for (const part of parts) {
      if (['Enter', 'Tab', 'Escape'].includes(part)) await page.keyboard.press(part)
      else await page.keyboard.type(part)
    }
  }
  const stage = page.locator('[data-kind=stage]').first()
  const during = page.locator('[data-kind=stage]').nth(1)

  // A button that is pressed without a word being written leaves nothing.
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', 'Title of the new card')
  await write('Enter')
  await expect(undo).toBeDisabled()

  // The stage opens a column for the card: the field lies over nothing beside it.
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await write('Sees the advert', 'Enter')
  const field = await page.locator(':focus').boundingBox()
  const header = await stage.boundingBox()
  const next = await during.boundingBox()
  const edge = (box: typeof field) => (box?.x ?? 0) + (box?.width ?? 0)
  expect(edge(field)).toBeLessThan(edge(header))
  expect(edge(header)).toBeLessThanOrEqual(next?.x ?? 0)
  await write('Opens the shop', 'Tab', 'Pays', 'Tab', 'Tells a friend', 'Tab', 'Comes back', 'Enter', 'Enter')
  await expect(cards).toHaveText(['Sees the advert', 'Opens the shop', 'Pays', 'Tells a friend', 'Comes back'])
  await expect(page.locator('[data-kind=stage]')).toHaveCount(3)
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', 'Touchpoint: Comes back. After, 2 of 2.')

  // The "+" of a stage goes on at its end, that of a gap in the gap.
  await stage.hover()
  await page.getByRole('button', { name: 'Add a touchpoint in “Before”' }).click()
  await write('Asks around', 'Enter', 'Escape')
  const second = await cards.filter({ hasText: 'Opens the shop' }).boundingBox()
  if (!second) throw new Error('the card has no box')
  await page.mouse.move(second.x - 4, second.y + 10)
  await page.getByRole('button', { name: 'Add a card here' }).click()
  await write('Looks it up', 'Enter', 'Compares', 'Enter', 'Enter')
  const inOrder = () =>
    cards.evaluateAll((all) =>
      all
        .toSorted((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
        .map(({ textContent }) => textContent),
    )
  const all = ['Sees the advert', 'Looks it up', 'Compares', 'Opens the shop', 'Asks around', 'Pays']
  await expect.poll(inOrder).toEqual([...all, 'Tells a friend', 'Comes back'])

  // A step a card, named for it.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undid: add card “Compares”')).toBeVisible()
  for (let step = 0; step < 7; step++) await page.keyboard.press('Control+z')
  await expect(cards).toHaveCount(0)
  await expect(undo).toBeDisabled()
})

test('stages and lanes are added, renamed, moved, collapsed, copied and deleted; no card is lost with them', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  const stages = page.locator('[data-kind=stage]')
  const count = await stages.count()

  await page.getByRole('button', { name: 'Add a stage', exact: true }).click()
  await page.keyboard.type('Farewell')
  // Enter offers another stage; an empty one ends it.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(stages).toHaveCount(count + 1)
  await expect(stages.last()).toContainText('Farewell')

  await stages.last().click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move left' }).click()
  await expect(stages.nth(count - 1)).toContainText('Farewell')

  const lanes = page.locator('[data-kind=lane]')
  const laneCount = await lanes.count()
  await page.getByRole('button', { name: 'Add a lane' }).click()
  await page.getByRole('menuitem', { name: 'Backstage' }).click()
  await page.keyboard.press('Enter')
  await expect(lanes).toHaveCount(laneCount + 1)

  // The new lane has been brought into sight; the first one is brought back.
  await page.mouse.move(900, 500)
  await page.mouse.wheel(0, -400)
  const touchpoints = lanes.first()
  const height = (await touchpoints.boundingBox())?.height ?? 0
  await touchpoints.hover()
  await touchpoints.getByRole('button', { name: /Collapse lane/ }).click()
  await expect.poll(async () => (await touchpoints.boundingBox())?.height ?? 0).toBeLessThan(height)
  await touchpoints.getByRole('button', { name: /Expand lane/ }).click()

  // A deleted stage leaves its cards in the tray; undo puts them back.
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('1')
  await stages.first().click()
  await page.keyboard.press('Delete')
  await expect(stages).toHaveCount(count)
  await expect(page.getByText(/tray/).first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(stages).toHaveCount(count + 1)
})

test('the canvas says what is broken and what is empty', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.goto(`${jejak.url}/m/AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(page.getByRole('heading', { name: 'This link does not open a map' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'To my maps', exact: true })).toBeVisible()
})
