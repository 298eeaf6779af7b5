import { bigMap } from '../helpers/big-map.ts'
import { fileData } from '../../journey/formats/json.ts'
import type { Page } from '@playwright/test'
import { createMap, expect, expectSaved, newPerson, openMap, test } from './jejak.ts'

/** Starts taking down which cards' elements change, come or go. */
function watchCards(page: Page): Promise<void> {
  return page.evaluate(() => {
    const changed = new Set<string>()
    const take = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement
      const id = element?.closest<HTMLElement>('[data-card]')?.dataset.card
      if (id !== undefined) changed.add(id)
    }
    const observer = new MutationObserver((mutations) => {
      for (const { target, addedNodes, removedNodes } of mutations)
        [target, ...addedNodes, ...removedNodes].forEach(take)
    })
    const canvas = document.querySelector('[data-canvas]')
    if (canvas) observer.observe(canvas, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(window, { changedCards: changed })
  })
}

/** Ids of the cards that have changed since they are watched. */
function changedCards(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { changedCards: Set<string> }).changedCards])
}

async function openBigMap(page: Page, jejak: Parameters<typeof openMap>[1], cards: number): Promise<void> {
  const id = await createMap(jejak, { map: fileData(bigMap(cards, 7)) })
  await openMap(page, jejak, id)
  await expect(page.locator('[data-card]').first()).toBeVisible()
  await expectSaved(page)
}

test('a card that is dragged is the only one drawn again', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await openBigMap(page, jejak, 500)
  // One in the midst of the others, away from the edges, where a drag would scroll; it is selected first, so that only
  // the drag itself is watched.
  const id = await page.evaluate(() => {
    const middle = { x: innerWidth / 2.5, y: innerHeight / 2 }
    const fromMiddle = (card: Element) => {
      const { x, y } = card.getBoundingClientRect()
      return Math.hypot(x - middle.x, y - middle.y)
    }
    const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
    return cards.sort((a, b) => fromMiddle(a) - fromMiddle(b))[0]?.dataset.card
  })
  const card = page.locator(`[data-card="${id}"]`)
  await card.click({ position: { x: 20, y: 20 } })
  const box = await card.boundingBox()
  if (!box) throw new Error('the card has no box')
  expect(await page.locator('[data-card]').count()).toBeGreaterThan(30)

  await watchCards(page)
  await page.mouse.move(box.x + 20, box.y + 14)
  await page.mouse.down()
  for (let step = 1; step <= 40; step++)
    await page.mouse.move(box.x + 20 + 6 * step, box.y + 14 + 30 * Math.sin(step / 6))
  await expect(page.locator('[data-moving-card]')).toBeVisible()
  const others = (await changedCards(page)).filter((changed) => changed !== id)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(others).toEqual([])
})

test('panning a big map draws cards that come into sight, and leaves alone those that stay', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openBigMap(page, jejak, 1_000)
  const cards = page.locator('[data-card]')
  expect(await cards.count()).toBeLessThan(300)
  const before = await cards.evaluateAll((elements) => elements.map((element) => (element as HTMLElement).dataset.card))

  await watchCards(page)
  await page.mouse.move(1_200, 600)
  for (let step = 0; step < 20; step++) await page.mouse.wheel(100, 0)
  await expect
    .poll(async () => {
      const now = await cards.evaluateAll((elements) =>
        elements.map((element) => (element as HTMLElement).dataset.card),
      )
      return now.filter((id) => !before.includes(id)).length
    })
    .toBeGreaterThan(0)
  const stayed = await cards.evaluateAll(
    (elements, known) =>
      elements.map((element) => (element as HTMLElement).dataset.card ?? '').filter((id) => known.includes(id)),
    before,
  )
  const changed = new Set(await changedCards(page))
  expect(stayed.length).toBeGreaterThan(0)
  expect(stayed.filter((id) => changed.has(id))).toEqual([])
  expect(await cards.count()).toBeLessThan(300)
})

test('cards say less the farther away they are, and from far away they are part of the sheet', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await openBigMap(page, jejak, 300)
  const zoom = () =>
    page.locator('[data-viewport]').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a)
  const out = async (below: number) => {
    await page.mouse.move(1_200, 600)
    await page.keyboard.down('Control')
    while ((await zoom()) >= below) await page.mouse.wheel(0, 10)
    await page.keyboard.up('Control')
  }
  const first = page.locator('[data-card]').first()
  await expect(first.locator('svg text').first()).toBeAttached()
  await out(0.5)
  await expect(first.locator('svg text')).toHaveCount(0)
  await expect(first).toHaveText(/\w/)
  await out(0.2)
  await expect(page.locator('[data-card]')).toHaveCount(0)
})
