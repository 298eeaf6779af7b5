import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { fileData } from '../../journey/formats/json.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { emptyMap } from '../helpers/empty-map.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { type Jejak, createMap, expect, newPerson, openMap, test } from './jejak.ts'

const make = (jejak: Jejak, map: JourneyMap) => createMap(jejak, { map: fileData(map) })

/** Runs an action as one would who does not know where it is. */
async function runNamed(page: Page, words: string): Promise<void> {
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
}

const footOf = (page: Page, id: string) => page.locator(`[data-flow-of="${id}"]`)

test('the golden map shows what the model says, and follows edits of everyone', async ({ browser, jejak }) => {
  const id = await make(jejak, goldenMap)
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi', { locale: 'id-ID' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await expect(ani.page.locator('[data-flow-feet]')).toHaveCount(0)
  await runNamed(ani.page, 'Show the flow of customers')
  await runNamed(budi.page, 'Tampilkan aliran pelanggan')

  await expect(footOf(ani.page, 'aware')).toContainText('60% leave')
  await expect(footOf(ani.page, 'aware')).toContainText('100k begin')
  await expect(footOf(ani.page, 'use')).toContainText('→ Renewed 70%')
  // Of the action under the checkout, and of its frictions alone.
  await expect(footOf(ani.page, 'checkout')).toContainText('at risk')
  await expect(footOf(budi.page, 'aware')).toContainText('60% keluar')

  await ani.page.getByRole('button', { name: /^Economics/ }).click()
  const panel = ani.page.getByRole('complementary', { name: 'Panel' }).or(ani.page.locator('#side-panel')).first()
  await expect(panel).toContainText('11.14%')
  await expect(panel).toContainText('$12.91')
  await expect(panel).toContainText('$1,291,109')
  await expect(panel).toContainText('$789,100')
  const leaks = panel.getByRole('region', { name: 'Where the money leaks' })
  await expect(leaks.getByRole('listitem')).toHaveText([/\$249k/, /\$174k/, /\$160k/, /\$129k/, /\$76\.4k/])
  await panel.getByRole('button', { name: 'What this figure means' }).first().click()
  await expect(panel.getByText('not a proof of cause')).toBeVisible()

  const { violations } = await new AxeBuilder({ page: ani.page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([])

  // Budi finds out that fewer leave at first: both see it.
  await budi.page.locator('[data-card="aware"]').click()
  await budi.page.getByRole('button', { name: /^Alur/ }).click()
  const exit = budi.page.getByRole('textbox', { name: /^Keluar di sini/ }).first()
  await exit.fill('20')
  await exit.press('Enter')
  await expect(footOf(budi.page, 'aware')).toContainText('20% keluar')
  await expect(footOf(ani.page, 'aware')).toContainText('20% leave')
  await expect(panel).toContainText('22.27%')
})

test('a place of the grid tells its flow to who does not see it', async ({ browser, jejak }) => {
  const id = await make(jejak, goldenMap)
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, id)
  await runNamed(page, 'Show the flow of customers')
  await page.locator('[data-card="consider"]').click()
  const here = page.getByRole('gridcell', {
    name: /40% come here, 45% of visitors leave\..*“no-faq”: 50% meet it × 20% of them leave → \$[\d,]+ at risk/,
  })
  await expect(here).toBeAttached()
})

test('figures that contradict each other come first wherever money is shown, and no money rests on them', async ({
  browser,
  jejak,
}) => {
  const frictions = goldenMap.frictions.map((friction) =>
    friction.on.includes('consider') ? { ...friction, frequency: 0.9, exitImpact: 0.7 } : friction,
  )
  const id = await make(jejak, { ...goldenMap, frictions })
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, id)
  const notice = page.locator('[data-figures-notice]').filter({ hasText: 'but only 45% was counted' })
  await page.getByRole('button', { name: /^Economics/ }).click()
  await expect(notice).toBeVisible()
  await expect(page.locator('#side-panel')).toContainText('withheld')
  await runNamed(page, 'What if: try out fixes')
  const sheet = page.locator('[data-what-if]')
  await sheet.getByRole('button', { name: 'New scenario' }).click()
  await expect(sheet.locator('[data-figures-notice]')).toContainText('Consider')
  const fix = goldenMap.fixes.find(({ frictions: against }) => against.includes('no-faq'))
  await sheet.locator(`[data-fix="${fix?.id}"]`).getByRole('switch').click()
  await expect(sheet.getByText('What this scenario comes to is withheld', { exact: false })).toBeVisible()
  await expect(sheet.locator('[data-total=gain]')).toHaveCount(0)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(sheet).toHaveCount(0)
  await runNamed(page, 'Friction board')
  await expect(notice.first()).toBeVisible()
  await expect(page.locator('[data-row=no-faq] > [data-column=money]')).toHaveText('withheld')
  await expect(page.locator('[data-row=long-hold] > [data-column=money]')).toContainText('$')
  await page.getByRole('tab', { name: /^Fixes/ }).click()
  await expect(notice.first()).toBeVisible()
})

test('a closed loop is named, and can be shown', async ({ browser, jejak }) => {
  const cards = goldenMap.cards.map(({ exit: _exit, exitKind: _kind, ends: _ends, ...card }) => card)
  const id = await make(jejak, { ...goldenMap, cards })
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, id)
  await runNamed(page, 'Show the flow of customers')
  const banner = page.locator('[data-flow-banner]')
  await expect(banner).toContainText('never get out')
  await expect(banner).toContainText('“Use”')
  await banner.getByRole('button', { name: 'Show where' }).click()
  await expect(page.getByText(/2 things selected/).first()).toBeVisible()
})

test('a map without figures starts no thread, and the panel says what to enter first', async ({ browser, jejak }) => {
  const id = await make(jejak, {
    ...emptyMap,
    stages: goldenMap.stages,
    lanes: goldenMap.lanes,
    cards: goldenMap.cards.map(({ id: card, title, place }) => ({ id: card, title, place })),
  })
  const { page } = await newPerson(browser, 'Ani')
  await openMap(page, jejak, id)
  await runNamed(page, 'Show the flow of customers')
  await expect(page.getByText('It needs a figure', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Economics/ })).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('how the journey ends', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Add an outcome' }).click()
  await expect(page.getByRole('button', { name: 'Add an outcome' }).first()).toBeFocused()
  expect(
    page
      .workers()
      .map((worker) => worker.url())
      .filter((url) => url.includes('economics')),
  ).toEqual([])
})
