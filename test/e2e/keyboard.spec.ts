import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { emptyMap } from '../helpers/empty-map.ts'
import { downloaded } from './firefox.ts'
import { createMap, expect, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

const grid = (page: Page) => page.getByRole('grid')
/** What has the focus, by what a screen reader would say of it. */
const focused = (page: Page) => page.locator(':focus')

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Runs an action of the palette by its name. */
async function command(page: Page, words: string): Promise<void> {
  await press(page, 'Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(words)
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('a map of three stages and three lanes with a link, a friction, a metric and its export is made by keyboard alone @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map: emptyMap })
  await openMap(page, jejak, id)
  // Nothing has the focus yet: keys are the canvas's all the same.
  await press(page, 'Enter')
  for (const stage of ['Before', 'Purchase', 'After']) {
    await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new stage')
    await page.keyboard.type(stage)
    await press(page, 'Enter')
  }
  await press(page, 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Stage: After. 3 of 3. No touchpoints.')
  for (const role of ['Touchpoints', 'Actions', 'Thoughts']) {
    await command(page, `lane ${role}`)
    await expect(focused(page)).toHaveAttribute('aria-label', 'Title')
    await press(page, 'Enter')
  }
  // In the first empty cell: a card, Tab to the next stage, and so on.
  await press(page, 'Control+Home')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Touchpoint: empty. Before, at the end.')
  await page.keyboard.type('Sees the advert')
  await press(page, 'Tab')
  await page.keyboard.type('Pays premium')
  await press(page, 'Tab')
  await page.keyboard.type('Tells a friend')
  await press(page, 'Enter', 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Touchpoint: Tells a friend. After, 1 of 1.')

  for (const words of [
    ['Taps it', 'Fills in the form', 'Sends a message'],
    ['Is this for me?', 'So many fields', 'They must hear this'],
  ]) {
    await press(page, 'Home', 'ArrowDown')
    for (const [index, title] of words.entries()) {
      if (index > 0) await press(page, 'Tab')
      await page.keyboard.type(title)
    }
    await press(page, 'Enter', 'Escape')
  }
  // A friction and a metric on the middle touchpoint.
  await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Touchpoint: Pays premium. Purchase, 1 of 1.')
  await press(page, 'f')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Add a friction')
  await page.keyboard.type('complaint form')
  await press(page, 'Enter')
  await press(page, 'Escape', 'Escape', 'Escape')
  await expect(focused(page)).toHaveAttribute('role', 'gridcell')
  await press(page, 'm')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Add a metric')
  await page.keyboard.type('conversion')
  await press(page, 'Enter')
  await press(page, 'Escape', 'Escape', 'Escape')
  await expect(focused(page)).toHaveAttribute(
    'aria-label',
    /^Touchpoint: Pays premium\. Purchase, 1 of 1\. 1 (major|minor) friction, 1 metric\.$/,
  )
  // A link to the last one, found by its title.
  await press(page, 'l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('friend')
  await expect(page.getByRole('option', { name: /Tells a friend/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.locator('[data-link]')).toHaveCount(1)
  await expect(focused(page)).toHaveAttribute('role', 'gridcell')

  const file = await downloaded(page, () => command(page, 'Jejak file'))
  const map = JSON.parse(file.bytes.toString()) as JourneyMap
  expect(map.stages.map(({ title }) => title)).toEqual(['Before', 'Purchase', 'After'])
  expect(map.lanes.map(({ role }) => role)).toEqual(['touchpoint', 'action', 'thought'])
  expect(map.cards.map(({ title }) => title).toSorted()).toEqual(
    [
      'Sees the advert',
      'Pays premium',
      'Tells a friend',
      'Taps it',
      'Fills in the form',
      'Sends a message',
      'Is this for me?',
      'So many fields',
      'They must hear this',
    ].toSorted(),
  )
  const pay = map.cards.find(({ title }) => title === 'Pays premium')
  expect(map.cards.find(({ title }) => title === 'So many fields')?.place.under).toBe(pay?.id)
  expect(map.frictions.map(({ on, key }) => [on, key])).toEqual([[[pay?.id], 'form-too-long']])
  expect(map.metrics.map(({ on, key }) => [on, key])).toEqual([[pay?.id, 'conversion']])
  expect(map.links).toHaveLength(1)
})

test('arrows walk the cells, Shift selects more, Escape goes up a level, and the focused place is in sight', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  await press(page, 'ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: .* Awareness, 1 of 3\./)
  await press(page, 'ArrowRight', 'ArrowDown')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Action: .* Awareness, under Search for a solution\.$/)
  await press(page, 'ArrowUp', 'ArrowUp')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Stage: Awareness. 1 of 7. 3 touchpoints.')
  await expect(focused(page)).toHaveAttribute('role', 'columnheader')
  await press(page, 'ArrowLeft')
  await expect(focused(page)).toHaveAttribute('role', 'rowheader')

  // A rectangle of cells.
  await press(page, 'Control+Home', 'Shift+ArrowRight', 'Shift+ArrowDown')
  await expect(page.getByText('4 things selected')).toBeVisible()
  await expect(grid(page).locator('[aria-selected=true]')).not.toHaveCount(0)
  // The cell, the stage in the lane, the lane, the map.
  await press(page, 'ArrowRight', 'Control+a')
  await expect(page.getByText('3 things selected')).toBeVisible()
  await press(page, 'Control+a')
  await expect(page.getByText('20 things selected')).toBeVisible()
  await press(page, 'Control+a')
  await expect(page.getByText('65 things selected')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByText('65 things selected')).toHaveCount(0)
  await expect(focused(page)).toHaveAttribute('role', 'gridcell')
  await press(page, 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Map: Awareness to post-sale\. 7 stages/)

  // Wherever one walks, what is focused is not covered by headers, and there is one tab stop.
  await press(page, 'Control+End', 'Control+Home', 'End', 'PageDown')
  await expect.poll(() => isInSight(page)).toBe(true)
  await expect(grid(page).locator('[tabindex="0"], textarea')).toHaveCount(1)
  // The lane of frictions says what it shows, and opens it.
  await press(page, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Frictions: .*\(major\)\. Awareness, under /)
  await press(page, 'Enter')
  await expect(page.getByRole('tab', { name: /Frictions/ })).toHaveAttribute('aria-selected', 'true')
  await press(page, 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Frictions: /)
  // And again, though what it hangs on is selected now.
  await press(page, 'Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('#side-panel') !== null)).toBe(true)
  await press(page, 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Frictions: /)

  // 2 shows what is selected.
  await press(page, 'Control+Home', '2')
  const card = page.locator('[data-card]').first()
  await expect.poll(async () => Math.round((await card.boundingBox())?.width ?? 0)).toBe(176)
})

/** Whether the focused place stands on the canvas, beside and below the frozen headers. */
function isInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const place = document.activeElement?.getBoundingClientRect()
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect()
    const lane = document.querySelector('[data-kind=lane]')?.getBoundingClientRect()
    if (!place || !canvas || !lane) return false
    return place.left >= lane.right - 1 && place.right <= canvas.right + 1 && place.bottom <= canvas.bottom + 1
  })
}

test('cards, stages and lanes are moved by keys, one step each, and it is said where they are', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  const said = (words: string) => expect(page.locator('output', { hasText: words })).toHaveCount(1)
  await press(page, 'Control+Home', 'Alt+ArrowRight')
  await said('Moved to Awareness, 2 of 3')
  await press(page, 'Alt+ArrowRight', 'Alt+ArrowRight')
  await said('Moved to Consideration, 1 of 4')
  await expect(focused(page)).toHaveAttribute(
    'aria-label',
    /^Touchpoint: Ad or social media post\. Consideration, 1 of 4/,
  )
  // What stood under it has come along.
  await press(page, 'ArrowDown')
  await expect(focused(page)).toHaveAttribute(
    'aria-label',
    /^Action: .* Consideration, under Ad or social media post\.$/,
  )
  await press(page, 'Alt+ArrowDown')
  await said('Moved to Thoughts: Consideration, under Ad or social media post, 1 of 2')
  await press(page, 'Control+Shift+ArrowRight')
  await said('Stage “Consideration” moved, now 3 of 7')
  await press(page, 'Control+Shift+ArrowUp')
  await said('Lane “Thoughts” moved, now 2 of 8')
  for (let step = 0; step < 6; step++) await press(page, 'Control+z')
  await press(page, 'Control+Home')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Ad or social media post\. Awareness, 1 of 3/)
})

test('typing in an empty cell: Escape keeps what was written, empty Enter leaves no step, an input method writes whole words', async ({
  browser,
  jejak,
}) => {
  const { page, context } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)
  const cards = page.locator('[data-card]')
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).first()
  await press(page, 'ArrowRight')
  await page.keyboard.type('something')
  await press(page, 'Escape')
  await expect(cards).toHaveText(['something'])
  await press(page, 'Control+z')
  await press(page, 'Enter', 'Escape')
  await press(page, 'Enter', 'Enter')
  await expect(cards).toHaveCount(0)
  await expect(undo).toBeDisabled()

  // Letters are words here, also those that are shortcuts elsewhere; other keys are the map's.
  await page.keyboard.type('new 1')
  await press(page, 'Enter', 'Enter')
  await expect(cards).toHaveText(['new 1'])
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: new 1\./)

  // A composed word begins in the empty cell itself, and no key of it is taken for anything else.
  await press(page, 'ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', /empty/)
  const keys = await context.newCDPSession(page)
  await keys.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  await keys.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  await keys.send('Input.insertText', { text: '日本' })
  await press(page, 'Enter', 'Escape')
  await expect(cards).toHaveCount(2)
  await expect(cards.filter({ hasText: '日本' })).toHaveCount(1)

  // One step a card.
  await press(page, 'Control+z')
  await expect(cards).toHaveCount(1)
  await press(page, 'Control+z')
  await expect(cards).toHaveCount(0)
  await expect(undo).toBeDisabled()

  // What is being written is kept when one goes on with the mouse.
  await press(page, 'Control+Home')
  await page.keyboard.type('kept')
  await page.mouse.click(1200, 1000)
  await expect(cards).toHaveText(['kept'])
})

test('words that are typed where nothing is written are written on a card, and a run never ends under who types on', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(page, jejak, id)

  // Twenty cards without looking: whatever follows Enter and Tab is a title.
  await press(page, 'ArrowRight')
  const titles = Array.from({ length: 20 }, (_none, index) => `new facts, more likes ${index + 1}`)
  for (const [index, title] of titles.entries()) {
    await page.keyboard.type(title)
    await press(page, index % 5 === 4 ? 'Tab' : 'Enter')
  }
  // Those behind the edge of the screen are not drawn.
  await expect.poll(async () => ((await serverMap(jejak, id)) as JourneyMap).cards.length).toBe(20)
  await press(page, 'Enter')
  await expect(page.locator('[data-kind=stage]')).toHaveCount(3)
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: new facts, more likes 20\. After, 10 of 10/)

  // After another name the card has the keyboard: arrows walk, words begin a card behind it.
  await press(page, 'Enter')
  await page.keyboard.type('Renamed')
  await press(page, 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Renamed\./)
  await page.keyboard.type('new facts, long lists, glad hands')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'Enter', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: new facts, long lists, glad hands\./)
  await press(page, 'ArrowLeft')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Renamed\./)
  await page.keyboard.type('xyz 012 hgv')
  await press(page, 'Enter', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: xyz 012 hgv\./)

  // A letter by itself is a command again.
  await press(page, 'Escape', 'n')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Title of the new card')
})

test('the keyboard is never lost: what has it is deleted, by oneself or by others', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await press(budi.page, 'Control+Home')
  await expect(focused(budi.page)).toHaveAttribute('aria-label', /^Touchpoint: Ad or social media post/)
  await press(ani.page, 'Control+Home', 'Delete')
  for (const { page } of [ani, budi])
    await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Search for a solution\. Awareness, 1 of 2/)
  await press(ani.page, 'ArrowDown')
  const action = await focused(ani.page).getAttribute('aria-label')
  expect(action).toMatch(/^Action: /)
  await press(budi.page, 'ArrowDown')
  await expect(focused(budi.page)).toHaveAttribute('aria-label', action ?? '')
  await press(budi.page, 'Delete')
  await expect(focused(ani.page)).toHaveAttribute(
    'aria-label',
    'Action: empty. Awareness, under Search for a solution.',
  )
  await press(ani.page, 'ArrowUp')
  await expect(focused(ani.page)).toHaveAttribute('aria-label', /^Touchpoint: Search for a solution/)
})

test('keys without a modifier can be switched off; all else goes on', async ({ browser, jejak }) => {
  const { page, context } = await newPerson(browser, 'Ani')
  await context.addInitScript(() => localStorage.setItem('jejak.preferences', JSON.stringify({ singleKeys: false })))
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  await press(page, 'Control+Home', 'f', 'n', 'l')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Ad or social media post/)
  await press(page, 'Alt+ArrowRight', 'Enter')
  await expect(focused(page)).toHaveAttribute('aria-label', 'Title')
  await press(page, 'Escape')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Touchpoint: Ad or social media post\. Awareness, 2 of 3/)
})

for (const [locale, language] of [
  ['en-GB', 'en'],
  ['id-ID', 'id'],
] as const) {
  test(`the grid is sound for assistive technology, ${inLanguage(language)}`, async ({ browser, jejak }) => {
    // Looking through the whole page four times takes longer than using it.
    test.slow()
    const { page } = await newPerson(browser, 'Ani', { locale: locale ?? '' })
    const id = await createMap(jejak, { template: 'blank', locale: language })
    await openMap(page, jejak, id)
    const violations = async () => {
      const found = await new AxeBuilder({ page }).include('[data-canvas]').analyze()
      return found.violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)])
    }
    // In an empty cell, on a card, on headers, and while a title is written.
    await press(page, 'Control+Home')
    expect(await violations()).toEqual([])
    await page.keyboard.type('One')
    await press(page, 'Enter', 'Escape')
    expect(await violations()).toEqual([])
    await press(page, 'ArrowUp')
    expect(await violations()).toEqual([])
    await press(page, 'ArrowDown', 'Enter')
    expect(await violations()).toEqual([])
  })
}
