import type { JourneyMap } from '../../journey/model/schema.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test } from './jejak.ts'

/** What is typed on a map is written somewhere, whoever is quick and whatever others do meanwhile. */

test('words that are typed where no field is open become a card, and are no commands @long', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  const cards = page.locator('[data-card]')
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await page.keyboard.type('Sees the ad')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cards).toHaveCount(1)

  // F, L, M and T are commands of a selected card, pressed one by one; a word that begins with one of them is a word.
  for (const [index, words] of ['friend tells', 'later on', 'more ideas', 'talks to support'].entries()) {
    await cards.filter({ hasText: 'Sees the ad' }).click()
    await page.keyboard.type(words, { delay: 45 })
    await page.keyboard.press('Enter')
    await expect(cards.filter({ hasText: words })).toHaveCount(1)
    // The next line goes on behind it, at any pace.
    const next = `and then ${String(index)}`
    await page.keyboard.type(next, { delay: 90 })
    await page.keyboard.press('Enter')
    await expect(cards.filter({ hasText: next })).toHaveCount(1)
    await page.keyboard.press('Escape')
  }
  await expect(cards.filter({ hasText: 'Sees the ad' })).toHaveCount(1)
  await expect(cards).toHaveCount(9)

  // Pressed by itself, a letter is a command.
  await cards.filter({ hasText: 'Sees the ad' }).click()
  await page.keyboard.press('f')
  await expect(page.getByRole('combobox', { name: 'Add a friction' })).toBeFocused()
})

test('who writes in a card that someone else deletes goes on writing, and changes no other card', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  const cards = ani.page.locator('[data-card]')
  await ani.page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  for (const title of ['Advert', 'Payment', 'Receipt']) {
    await ani.page.keyboard.type(title)
    await ani.page.keyboard.press('Enter')
  }
  await ani.page.keyboard.press('Escape')
  await openMap(budi.page, jejak, id)
  await budi.page.locator('[data-card]', { hasText: 'Receipt' }).dblclick()
  await budi.page.keyboard.press('End')
  await budi.page.keyboard.type(' by mail')

  await cards.filter({ hasText: 'Receipt' }).click()
  await ani.page.keyboard.press('Delete')
  await expect(budi.page.getByText('deleted by someone else while you were writing')).toBeVisible()
  await budi.page.keyboard.type(' and in the app')
  await budi.page.keyboard.press('Enter')
  await budi.page.keyboard.type('A loyalty card')
  await budi.page.keyboard.press('Enter')
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as JourneyMap).cards.map(({ title }) => title))
    .toEqual(['Advert', 'Payment', 'Receipt by mail and in the app', 'A loyalty card'])
})

test('a new name is on the map while it is typed: others see the letters, a reload keeps them, one undo takes it all', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  const before = (await serverMap(jejak, id)) as JourneyMap
  const card = before.cards[0]?.id ?? ''
  const lane = before.lanes[0]?.id ?? ''
  const stage = before.stages[0]?.id ?? ''
  const field = ani.page.getByRole('textbox', { name: 'Title', exact: true }).and(ani.page.locator('textarea.nodrag'))
  for (const thing of [card, stage, lane]) {
    const seen = budi.page.locator(`[data-thing="${thing}"], [data-card="${thing}"]`).first()
    const mine = ani.page.locator(`[data-thing="${thing}"], [data-card="${thing}"]`).first()
    await mine.dblclick()
    await expect(field).toBeFocused()
    await ani.page.keyboard.type('Half a na')
    await expect(seen).toContainText('Half a na')
    await ani.page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
    await ani.page.keyboard.press('Control+z')
    await expect(seen).not.toContainText('Half a na')
  }
  // Amidst a word.
  await ani.page.locator(`[data-thing="${card}"], [data-card="${card}"]`).first().dblclick()
  await expect(field).toBeFocused()
  await ani.page.keyboard.type('Half a na')
  await expectSaved(ani.page)
  await ani.page.reload()
  await expect(ani.page.locator('[data-card]', { hasText: 'Half a na' })).toHaveCount(1)
})

for (const kind of ['stage', 'lane'] as const) {
  test(`a ${kind} that someone else deletes while its title is written comes back with the words at one press`, async ({
    browser,
    jejak,
  }) => {
    const ani = await newPerson(browser, 'Ani')
    const budi = await newPerson(browser, 'Budi')
    const id = await createMap(jejak, { template: 'general', locale: 'en' })
    await openMap(ani.page, jejak, id)
    await openMap(budi.page, jejak, id)
    const things = async () => ((await serverMap(jejak, id)) as JourneyMap)[`${kind}s`]
    const [thing] = await things()
    const header = ({ page }: typeof ani) => page.locator(`[data-thing="${thing?.id}"][data-kind="${kind}"]`)
    await header(budi).dblclick()
    await budi.page.keyboard.press('End')
    await budi.page.keyboard.type(' and so on')
    await expect(header(ani)).toContainText(`${thing?.title} and so on`)
    await header(ani).click()
    await ani.page.keyboard.press('Delete')
    await expect(header(budi)).toHaveCount(0)
    await budi.page.getByRole('button', { name: 'Put it back' }).click()
    await expect(header(budi)).toContainText(`${thing?.title} and so on`)
    await expect.poll(async () => (await things()).map(({ title }) => title)).toContain(`${thing?.title} and so on`)
  })
}

test('who writes in the outline in a title that someone else deletes goes on writing', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await ani.page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await ani.page.keyboard.type('Receipt')
  await ani.page.keyboard.press('Enter')
  await ani.page.keyboard.press('Escape')
  const card = ani.page.locator('[data-card]', { hasText: 'Receipt' })
  await openMap(budi.page, jejak, id)
  await budi.page.keyboard.press('g')
  await budi.page.getByRole('treeitem', { name: 'Touchpoint: Receipt' }).dblclick()
  await budi.page.keyboard.press('End')
  await budi.page.keyboard.type(' by mail')
  await expect(card).toContainText('Receipt by mail')
  await card.click()
  await ani.page.keyboard.press('Delete')
  await expect(budi.page.getByText('deleted by someone else while you were writing')).toBeVisible()
  await expect(budi.page.getByRole('textbox', { name: 'Title of the new card' })).toHaveValue('Receipt by mail')
  await budi.page.keyboard.type(' and in the app')
  await budi.page.keyboard.press('Enter')
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as JourneyMap).cards.map(({ title }) => title))
    .toEqual(['Receipt by mail and in the app'])
})
