import type { JourneyMap } from '../../journey/model/schema.ts'
import { createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'

/** What is typed on a map is written somewhere, whoever is quick and whatever others do meanwhile. */

test('words that are typed where no field is open become a card, and are no commands', async ({ browser, jejak }) => {
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
