import type { Locator, Page } from '@playwright/test'
import { createMap, expect, newPerson, openMap, test } from './jejak.ts'

const cards = (page: Page) => page.locator('[data-card]')
const toast = (page: Page, words: string) => page.getByText(words, { exact: true })

async function rename(page: Page, card: Locator, title: string): Promise<void> {
  await card.dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(card).toContainText(title)
}

/** Scrolls the sheet until a thing is out of sight. */
async function goAway(page: Page, from: Locator): Promise<void> {
  const area = await page.locator('[data-canvas]').boundingBox()
  if (!area) throw new Error('there is no canvas')
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2)
  await expect(async () => {
    await page.mouse.wheel(2_000, 0)
    await expect(from).not.toBeInViewport({ timeout: 500 })
  }).toPass()
}

const card = (page: Page) => cards(page).filter({ hasText: 'Checkout' })

test('undo names the step, scrolls to what it changed, and selects it', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.setViewportSize({ width: 1200, height: 800 })
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  const first = await cards(page).first().getAttribute('data-card')
  const card = page.locator(`[data-card="${first}"]`)
  await rename(page, card, 'Basket')
  await rename(page, card, 'Checkout')
  await goAway(page, card)

  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(toast(page, 'Undid: rename “Basket”')).toBeVisible()
  await expect(card).toBeInViewport({ ratio: 1 })
  await expect(card).toContainText('Basket')
  await expect(page.locator('#side-panel').getByRole('textbox').first()).toHaveValue('Basket')

  await goAway(page, card)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(toast(page, 'Redid: rename “Basket”')).toBeVisible()
  await expect(card).toBeInViewport({ ratio: 1 })
  await expect(card).toContainText('Checkout')
})

test('undoing the move of a lane scrolls no further than to the lane: not sideways', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.setViewportSize({ width: 1200, height: 800 })
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  const lanes = page.locator('[data-kind=lane]')
  await expect(lanes.nth(1)).toContainText('Actions')
  await lanes.nth(1).click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(lanes.nth(1)).toContainText('Thoughts')
  const left = () => page.locator('[data-viewport]').evaluate((el) => new DOMMatrix(getComputedStyle(el).transform).e)
  await page.mouse.move(500, 400)
  await page.mouse.wheel(900, 0)
  await expect.poll(left).toBeLessThan(-800)
  const before = await left()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(lanes.nth(1)).toContainText('Actions')
  await expect(lanes.nth(1)).toBeInViewport({ ratio: 0.5 })
  expect(await left()).toBe(before)
})

test('undo keeps a card that someone else has written into since, and says why', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await ani.page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await ani.page.keyboard.type('Checkout')
  await ani.page.keyboard.press('Enter')
  await card(budi.page).click()
  const panel = budi.page.locator('#side-panel')
  await panel.getByRole('textbox', { name: 'Notes' }).fill('Ask for the receipt')
  await card(ani.page).click()
  const notes = ani.page.locator('#side-panel').getByRole('textbox', { name: 'Notes' })
  await expect(notes).toHaveValue('Ask for the receipt')

  await ani.page.locator('[data-canvas]').focus()
  await ani.page.keyboard.press('ControlOrMeta+z')
  await expect(toast(ani.page, 'Nothing left to undo: add card “Checkout”')).toBeVisible()
  await expect(toast(ani.page, 'Someone else has changed it since.')).toBeVisible()
  await expect(notes).toHaveValue('Ask for the receipt')
  await expect(card(budi.page)).toHaveCount(1)
})
