import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createMap, expect, expectSaved, newPerson, openMap, test } from './jejak.ts'

const screenOf = (page: Page, part: 'presenter' | 'follower') => page.locator(`[data-presentation=${part}]`)
const step = (page: Page) => page.locator('[data-present-caption]')

/** Whether anything of a laser pointer is drawn. */
const seesLaser = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('[data-presentation] canvas')].some((canvas) => {
      const { width, height } = canvas
      const pixels = width * height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined
      return pixels?.some((value, index) => index % 4 === 3 && value > 0) ?? false
    }),
  )

test('a map is presented by keys alone, stage by stage and friction by friction, with notes', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.setViewportSize({ width: 1280, height: 800 })
  await openMap(page, jejak, await createMap(jejak, { template: 'ecommerce', locale: 'en' }))
  await page.keyboard.press('Control+Shift+Enter')
  await expect(screenOf(page, 'presenter')).toBeFocused()
  await expect(step(page)).toContainText('1 of 7')
  await expect(step(page)).toContainText('Online shop, omnichannel')

  await page.keyboard.press('ArrowRight')
  await expect(step(page)).toContainText('Discover')
  // A clicker's button, and the space bar.
  await page.keyboard.press('PageDown')
  await expect(step(page)).toContainText('Compare')
  await page.keyboard.press('Space')
  await expect(step(page)).toContainText('Check out')
  await expect(page.locator('[data-spoken]')).toContainText('4 of 7. Check out.')
  await page.keyboard.press('PageUp')
  await expect(step(page)).toContainText('Compare')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(step(page)).toContainText('7 of 7')
  await page.keyboard.press('Home')
  await expect(step(page)).toContainText('1 of 7')

  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: 'Speaker notes' })).toContainText('Next: Discover')
  const { violations } = await new AxeBuilder({ page }).include('[data-presentation]').analyze()
  expect(violations).toEqual([])

  // To the frictions, by Tab and arrows; then keys turn pages again.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'End' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Stages' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Frictions' })).toBeFocused()
  await expect(page.getByRole('radio', { name: 'Frictions' })).toBeChecked()
  await page.keyboard.press('PageDown')
  await expect(step(page)).toContainText('Friction 1')

  await page.keyboard.press('Escape')
  await expect(screenOf(page, 'presenter')).toHaveCount(0)
  await expect(page.locator('[data-canvas]')).toBeVisible()
})

test('who follows sees the step and the laser pointer, goes on with the presenter, and hears of the end', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'ecommerce', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await expectSaved(ani.page)
  await expectSaved(budi.page)

  await ani.page.keyboard.press('Control+Shift+Enter')
  await expect(screenOf(ani.page, 'presenter')).toBeFocused()
  await ani.page.keyboard.press('ArrowRight')
  const banner = budi.page.getByRole('region', { name: 'Presentation' })
  await expect(banner).toContainText('Ani is presenting')
  await banner.getByRole('button', { name: 'Follow' }).click()
  await expect(screenOf(budi.page, 'follower')).toBeVisible()
  await expect(step(budi.page)).toContainText('Discover')
  await expect(screenOf(ani.page, 'presenter')).toContainText('Budi')

  await ani.page.keyboard.press('ArrowRight')
  await expect(step(budi.page)).toContainText('Compare')

  expect(await seesLaser(budi.page)).toBe(false)
  await ani.page.keyboard.press('l')
  await expect
    .poll(async () => {
      // A pointer that rests fades.
      await ani.page.mouse.move(600 + Math.random() * 600, 300 + Math.random() * 200, { steps: 5 })
      return seesLaser(budi.page)
    })
    .toBe(true)

  // Any other key does nothing; Escape leaves, and the offer stands.
  await budi.page.keyboard.press('Space')
  await expect(screenOf(budi.page, 'follower')).toBeVisible()
  await budi.page.keyboard.press('Escape')
  await expect(screenOf(budi.page, 'follower')).toHaveCount(0)
  await banner.getByRole('button', { name: 'Follow' }).click()
  await expect(step(budi.page)).toContainText('Compare')

  await ani.page.keyboard.press('Escape')
  await expect(screenOf(budi.page, 'follower')).toHaveCount(0)
  await expect(budi.page.getByText('Ani has ended the presentation.')).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('a presentation stays on its feet while others change the map', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'ecommerce', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await ani.page.keyboard.press('Control+Shift+Enter')
  await expect(screenOf(ani.page, 'presenter')).toBeFocused()
  await ani.page.keyboard.press('ArrowRight')
  await ani.page.keyboard.press('ArrowRight')
  await expect(step(ani.page)).toContainText('3 of 7')
  await expect(step(ani.page)).toContainText('Compare')

  await budi.page.keyboard.press('Control+k')
  await expect(budi.page.getByPlaceholder('What would you like to do?')).toBeFocused()
  await budi.page.keyboard.insertText('Compare')
  await budi.page.getByRole('option', { name: 'Compare' }).first().click()
  await budi.page.keyboard.press('Delete')
  await expect(step(ani.page)).toContainText('3 of 6')
  await expect(step(ani.page)).toContainText('Check out')
  // No key of the map does anything behind it.
  await ani.page.keyboard.press('Control+z')
  await ani.page.keyboard.press('Delete')
  await ani.page.keyboard.press('ArrowLeft')
  await expect(step(ani.page)).toContainText('2 of 6')
})
