import type { Locator } from '@playwright/test'
import { createMap, expect, newPerson, openMap, test } from './jejak.ts'

/** Whether nothing else lies over the middle of something. */
const isFree = (target: Locator) =>
  target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

test('at twice the size of the browser, map, tools and panel are there beside each other and nothing covers them', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { template: 'ecommerce', locale: 'en' })
  const { page } = await newPerson(browser, 'Ani')
  // 1440 × 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  await openMap(page, jejak, id)
  const card = page.locator('[data-card]').first()
  const tools = ['Add a touchpoint', 'Add a stage', 'Undo', 'Zoom in', 'Show the whole map'].map((name) =>
    page.getByRole('button', { name, exact: true }).first(),
  )
  const handle = page.getByRole('button', { name: 'Details: draw up or down' })
  await card.click()
  await expect(handle).toBeVisible()
  for (const tool of tools) await expect.poll(() => isFree(tool)).toBe(true)

  await handle.click()
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue('Video ad in the feed')
  for (const part of [card, title, ...tools]) {
    await expect(part).toBeInViewport({ ratio: 1 })
    await expect.poll(() => isFree(part)).toBe(true)
  }
  await handle.click()
  await expect(handle).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(() => isFree(card)).toBe(true)
})
