import type { Page } from '@playwright/test'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Jejak, createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'

const cards = (page: Page) => page.locator('[data-card]')
const focused = (page: Page) => page.locator(':focus')
const titlesOf = async (jejak: Jejak, id: string) =>
  ((await serverMap(jejak, id)) as JourneyMap).cards.map(({ title }) => title).toSorted()

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

for (const [pace, delay] of [
  ['fast', 40],
  ['slow', 200],
] as const) {
  // What the browser does with keys is the same at any pace.
  const where = pace === 'fast' ? ' @essential' : ' @long'
  test(`words that are typed ${pace} where no field is open become cards and run no commands${where}`, async ({
    browser,
    jejak,
  }) => {
    const { page } = await newPerson(browser, 'Ani')
    const id = await createMap(jejak, { template: 'blank', locale: 'en' })
    await openMap(page, jejak, id)
    const type = (words: string) => page.keyboard.type(words, { delay })
    await press(page, 'ArrowRight')
    await type('compares\n\n')
    await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: compares\./)
    // Right after Enter ended the run, letters are words at any pace.
    await type('later on\n')
    await type('more ideas\n')
    await press(page, 'Enter')
    await expect(cards(page)).toHaveText(['compares', 'later on', 'more ideas'])
    // A card is selected, and nobody has typed for a while: a word shows by its pace.
    await cards(page).filter({ hasText: 'compares' }).click()
    await type('talks to support\nwrites a review\n')
    await press(page, 'Enter')
    await expect(cards(page)).toHaveCount(5)
    // The press elsewhere leaves the card that was written last to go on behind.
    const { width = 0, height = 0 } = page.viewportSize() ?? {}
    await page.mouse.click(width / 2, height - 120)
    await type(pace === 'fast' ? 'friend tells\n' : 'tells a friend\n')
    await press(page, 'Enter')
    const all = ['compares', 'later on', 'more ideas', 'talks to support', 'writes a review']
    await expect
      .poll(() => titlesOf(jejak, id))
      .toEqual([...all, pace === 'fast' ? 'friend tells' : 'tells a friend'].toSorted())
    const map = (await serverMap(jejak, id)) as JourneyMap
    expect([map.frictions.length, map.metrics.length, map.links.length]).toEqual([0, 0, 0])
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
}

test('a word that is typed letter by letter is a word from its first, whatever that did meanwhile', async ({
  browser,
  jejak,
}) => {
  test.setTimeout(120_000)
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  const stages = page.locator('[data-kind=stage]')
  const count = await stages.count()
  const card = cards(page).first()
  const title = (await card.getAttribute('data-card')) ?? ''
  const written: string[] = []
  const begin = async () => {
    await page.locator(`[data-card="${title}"]`).click()
    await expect(page.locator('[data-at=card]')).toBeFocused()
  }
  const titles = await titlesOf(jejak, id)
  // What the first letter did can be seen before the second comes.
  const seen: Readonly<Record<string, () => Promise<void>>> = {
    s: () => expect(stages).toHaveCount(1),
    b: () => expect(page.locator('[data-canvas]')).toHaveCount(0),
    g: () => expect(page.locator('[data-outline]')).toBeVisible(),
    h: () => expect(page.getByRole('button', { name: /^Hand/ })).toHaveAttribute('aria-pressed', 'true'),
    x: async () => {},
    a: async () => {},
  }
  for (const word of ['sees', 'buys', 'gets', 'hears', 'xenon', 'asks']) {
    const [first = '', second = ''] = word
    await begin()
    await page.keyboard.press(first)
    await seen[first]?.()
    await page.keyboard.press(second)
    await expect(focused(page)).toHaveValue(first + second)
    await page.keyboard.type(word.slice(2))
    await expect(focused(page)).toHaveValue(word)
    await page.keyboard.press('Escape')
    written.push(word)
    await expect(page.locator('[data-canvas]')).toBeVisible()
    await expect(stages).toHaveCount(count)
    await expect.poll(() => titlesOf(jejak, id)).toEqual([...titles, ...written].toSorted())
  }
  await expect(page.getByRole('button', { name: /^Hand/ })).toHaveAttribute('aria-pressed', 'false')
  // Letters that are commands stay commands, one after the other.
  await begin()
  await press(page, 's')
  await expect(stages).toHaveCount(1)
  await press(page, 'h')
  await expect(page.getByRole('button', { name: /^Hand/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(stages).toHaveCount(1)
})

test('where no card is known words begin none, and it is said how to begin one; N takes what follows', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  await page.keyboard.type('friend', { delay: 40 })
  await expect(page.getByText('No card is open: press N to write one.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'Escape')
  await page.keyboard.type('nTells everyone\n', { delay: 40 })
  await expect.poll(() => titlesOf(jejak, id)).toContain('Tells everyone')
  await press(page, 'Escape')
  // One letter by itself is a command, soon after it is pressed.
  await press(page, 'f')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Add a friction')
})

test('cells that are pasted into an empty new card are shown as a table first; with words they are text', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  const paste = async () => {
    await page.evaluate(() => navigator.clipboard.writeText('Sees\tBuys\tReturns\n'))
    await press(page, 'Control+v')
  }
  await press(page, 'ArrowRight', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new card')
  await paste()
  await expect(page.getByRole('dialog', { name: 'Paste a table' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Sees\./)
  await expect.poll(() => titlesOf(jejak, id)).toEqual(['Buys', 'Returns', 'Sees'])
  await press(page, 'n')
  await page.keyboard.type('Then ')
  await paste()
  await expect(focused(page)).toHaveValue(/^Then Sees\s+Buys\s+Returns/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
