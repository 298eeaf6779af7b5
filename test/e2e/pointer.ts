import type { Locator, Page } from '@playwright/test'
import { type Jejak, createMap, expect, openMap } from './jejak.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing is drawn there')
  return box
}

/** A point in a box, by fractions of its sides. */
export async function spotIn(locator: Locator, across = 0.5, down = 0.5): Promise<Spot> {
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width * across, y: y + height * down }
}

export async function drag(page: Page, from: Spot, to: Spot, button: 'left' | 'middle' = 'left'): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up({ button })
}

export const card = (page: Page, title: string) => page.locator('[data-card]', { hasText: title }).first()
export const undo = async (page: Page) => {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Control+z')
}

/** Two stages of two touchpoints; two lanes of cards, one under each touchpoint of the first stage. */
const twoStages = (collapsed = false) => ({
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 1 }, title: 'Pointer', locale: 'en' },
  stages: [
    { id: 'one', title: 'One', order: 'a0', band: 'pre-sale' },
    { id: 'two', title: 'Two', order: 'a1', band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
    { id: 'do', title: 'Actions', role: 'action', order: 'a1' },
    { id: 'think', title: 'Thoughts', role: 'thought', order: 'a2', ...(collapsed ? { collapsed: true } : {}) },
  ],
  cards: [
    { id: 't1', title: 'Alpha', place: { stage: 'one', lane: 'touch', order: 'a0' } },
    { id: 't2', title: 'Beta', place: { stage: 'one', lane: 'touch', order: 'a1' } },
    { id: 't3', title: 'Gamma', place: { stage: 'two', lane: 'touch', order: 'a0' } },
    { id: 't4', title: 'Delta', place: { stage: 'two', lane: 'touch', order: 'a1' } },
    { id: 'd1', title: 'Looks', place: { stage: 'one', lane: 'do', order: 'a0', under: 't1' } },
    { id: 'd2', title: 'Reads', place: { stage: 'one', lane: 'do', order: 'a1', under: 't2' } },
    { id: 'th1', title: 'Hopes', place: { stage: 'one', lane: 'think', order: 'a0', under: 't1' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
})

export const openTwoStages = async (page: Page, jejak: Jejak, collapsed = false) => {
  const id = await createMap(jejak, { map: twoStages(collapsed) })
  await openMap(page, jejak, id)
  await expect(card(page, 'Alpha')).toBeVisible()
  return id
}

/** Where the sheet's corner is in the window, and how large the sheet is drawn. */
export const viewportOf = (page: Page) =>
  page.locator('[data-viewport]').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
    const area = element.closest('[data-sheet]')?.getBoundingClientRect()
    return { zoom: a, x: e + (area?.left ?? 0), y: f + (area?.top ?? 0) }
  })

export const zoomOf = (page: Page) =>
  page.locator('[data-viewport]').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
