import type { Page } from '@playwright/test'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test } from './jejak.ts'

/** Words of a card or stage that is not on the map yet outlive the page they are written on. */

const newCard = (page: Page) => page.getByRole('textbox', { name: 'Title of the new card' })
const newStage = (page: Page) => page.getByRole('textbox', { name: 'Title of the new stage' })
const cards = (page: Page, title: string) => page.locator('[data-card]', { hasText: title })

async function beginCard(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await expect(newCard(page)).toBeFocused()
  await page.keyboard.type(words)
  await expect(newCard(page)).toHaveValue(words)
}

test('a card or stage that is being written goes on after a reload, on the drawing and in the outline @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  await beginCard(page, 'Sees the')
  await page.reload()
  await expect(newCard(page)).toHaveValue('Sees the')
  await expect(newCard(page)).toBeFocused()
  await expect(newCard(page)).toBeInViewport()
  await page.keyboard.type(' advert')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'Sees the advert')).toHaveCount(1)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+N')
  await expect(newStage(page)).toBeFocused()
  await page.keyboard.type('Fare')
  await expect(newStage(page)).toHaveValue('Fare')
  await page.reload()
  await expect(newStage(page)).toHaveValue('Fare')
  await expect(newStage(page)).toBeFocused()
  await page.keyboard.type('well')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => ((await serverMap(jejak, id)) as JourneyMap).stages.map(({ title }) => title))
    .toContain('Farewell')

  // What is on the map is written once.
  await page.reload()
  await expect(cards(page, 'Sees the advert')).toHaveCount(1)
  await expect(newStage(page)).toHaveCount(0)
  await expect(newCard(page)).toHaveCount(0)

  await page.setViewportSize({ width: 400, height: 800 })
  await page.getByRole('button', { name: 'Add a card to Touchpoints' }).first().click()
  await expect(newCard(page)).toBeFocused()
  await page.keyboard.type('Asks a')
  await expect(newCard(page)).toHaveValue('Asks a')
  await page.reload()
  await expect(newCard(page)).toHaveValue('Asks a')
  await expect(newCard(page)).toBeFocused()
  await page.keyboard.type(' friend')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { name: 'Touchpoint: Asks a friend.' })).toHaveCount(1)
})

test('words of a tab that was closed go on in the next one; those of an open tab stay there', async ({
  browser,
  jejak,
}) => {
  const { page, context } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  await beginCard(page, 'Sees the')
  const other = await context.newPage()
  await openMap(other, jejak, id)
  await expectSaved(other)
  await expect(newCard(other)).toHaveCount(0)
  await expect(newCard(page)).toHaveValue('Sees the')
  await page.close()
  await other.reload()
  await expect(newCard(other)).toHaveValue('Sees the')
  // Given up: Escape on no words leaves nothing.
  await newCard(other).fill('')
  await other.keyboard.press('Escape')
  await expect(newCard(other)).toHaveCount(0)
  await other.reload()
  await expect(other.locator('[data-canvas] [data-at]')).toBeAttached()
  await expectSaved(other)
  await expect(newCard(other)).toHaveCount(0)
})

test('words whose place was deleted meanwhile are on an unplaced card, and that is said', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await beginCard(ani.page, 'Sees the advert')
  const [stage] = ((await serverMap(jejak, id)) as JourneyMap).stages
  await ani.page.close()
  await budi.page.locator(`[data-thing="${stage?.id}"]`).click()
  await budi.page.keyboard.press('Delete')
  await expect(budi.page.locator(`[data-thing="${stage?.id}"]`)).toHaveCount(0)
  await expectSaved(budi.page)
  const page = await ani.context.newPage()
  await openMap(page, jejak, id)
  await expect(page.getByRole('region', { name: 'Unplaced' }).getByText('Sees the advert')).toBeVisible()
  await expect(page.locator('[data-toast]', { hasText: 'Sees the advert' })).toBeVisible()
})
