import { type Page } from '@playwright/test'
import { createMap, expect, expectSaved, newPerson, openMap, test } from './jejak.ts'

const cardIn = (page: Page, title: string) => page.locator('[data-card]', { hasText: title })

/** Whether a card stands within the width of a stage. */
async function standsIn(page: Page, card: string, stage: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([
    cardIn(page, card).boundingBox(),
    page.locator('[data-kind=stage]', { hasText: stage }).boundingBox(),
  ])
  return !!inner && !!outer && inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width
}

/** How many edits this browser's storage holds. */
function rowsOnDevice(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('jejak')
        opening.addEventListener('error', () => reject(new Error('the storage does not open')))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('updates').objectStore('updates').count()
          counting.addEventListener('success', () => {
            opening.result.close()
            resolve(counting.result)
          })
        })
      }),
  )
}

test('what was mapped is on this device: it is all there after a reload without the server @essential', async ({
  browser,
  restartable: jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await page.keyboard.type('Asks a neighbour')
  await page.keyboard.press('Enter')
  expect(await standsIn(page, 'Asks a neighbour', 'Before')).toBe(true)

  // To another stage by hand, back by undo, there again by redo.
  const from = await cardIn(page, 'Asks a neighbour').boundingBox()
  const to = await page.locator('[data-kind=stage]', { hasText: 'After' }).boundingBox()
  if (!from || !to) throw new Error('nothing to drag')
  await page.mouse.move(from.x + 20, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, from.y + 20, { steps: 8 })
  await expect(page.locator('[data-insertion-mark]')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => standsIn(page, 'Asks a neighbour', 'After')).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(() => standsIn(page, 'Asks a neighbour', 'Before')).toBe(true)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => standsIn(page, 'Asks a neighbour', 'After')).toBe(true)

  await expectSaved(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await jejak.stop()
  await page.reload()
  await expect(cardIn(page, 'Asks a neighbour')).toBeVisible()
  expect(await standsIn(page, 'Asks a neighbour', 'After')).toBe(true)

  // What is done now is on the device only; the server gets it when it is back.
  await page.locator('[data-canvas]').focus()
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await page.keyboard.type('Reads a leaflet')
  const before = await rowsOnDevice(page)
  await page.keyboard.press('Enter')
  await expect.poll(() => rowsOnDevice(page)).toBeGreaterThan(before)
  await page.reload()
  await expect(cardIn(page, 'Reads a leaflet')).toBeVisible()
  await jejak.start()
  await expectSaved(page)
})

test('two tabs of one browser show the same map, whichever of them is written in @essential', async ({
  browser,
  jejak,
}) => {
  const { context, page: left } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(left, jejak, id)
  const right = await context.newPage()
  await openMap(right, jejak, id)
  for (const [here, there, title] of [
    [right, left, 'Written on the right'],
    [left, right, 'Written on the left'],
  ] as const) {
    await here.bringToFront()
    await here.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
    await here.keyboard.type(title)
    await here.keyboard.press('Enter')
    await expect(cardIn(there, title)).toBeVisible()
  }
  for (const page of [left, right]) await expect(page.locator('[data-card]')).toHaveCount(2)
})
