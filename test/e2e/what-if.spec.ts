import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { bestFixesFor, scenarioFigures, simulateScenarios } from '../../journey/economics/scenarios.ts'
import { freshOrders } from '../../journey/model/order.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { flowMap } from '../helpers/flow-map.ts'
import {
  type Jejak,
  createMap,
  expect,
  expectSaved,
  newPerson,
  openMap,
  serverMap,
  test,
  ownerLink,
  inLanguage,
} from './jejak.ts'

/** Two fixes with a name that the library has not, so that nobody takes one for the other. */
const shop = (uncertain = false): JourneyMap => {
  const map = flowMap({ touchpoints: 6, frictions: 4, fixes: 3, loops: 'none', uncertain }, 7)
  const titles = ['Shorter form', 'Answer at once', 'Clear prices']
  return {
    ...map,
    meta: { ...map.meta, title: 'Shop', entrants: uncertain ? (map.meta.entrants ?? 0) : 100_000 },
    // More who stay are worth more then, whatever is fixed.
    cards: map.cards.map(({ visitCost: _cost, ends: _ends, ...card }, index) =>
      index === 5 ? { ...card, ends: { won: 1 } } : card,
    ),
    fixes: map.fixes.map((fix, index) => ({ ...fix, title: titles[index] ?? '', frictions: [`f${index}`] })),
  }
}

const bring = async (jejak: Jejak, map: JourneyMap) => createMap(jejak, { map: { format: 'jejak-map', ...map } })

async function openSheet(page: Page, words: string, name: string): Promise<Locator> {
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name })
  await expect(sheet).toBeVisible()
  return sheet
}

const total = (sheet: Locator, name: string) => sheet.locator(`[data-total=${name}] dd`)

const usd = (value: number, locale: string) =>
  Math.abs(Math.round(value)).toLocaleString(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  })

/** What the model itself says, or the test is of nothing. */
function figures(map: JourneyMap, strengths: Readonly<Record<string, number>>) {
  const found = scenarioFigures(map, strengths)
  if (found.problem !== null) throw new Error('The map of this test has no figures.')
  return found
}

async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).include('[data-what-if]').analyze()
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

const languages = [
  {
    locale: 'en-GB',
    open: ['payback', 'What if'],
    add: 'New scenario',
    far: 'How far “Shorter form” is carried out',
    tabs: ['Compare', 'Budget'],
    budget: 'What may be spent',
    find: 'Find the best fixes',
    take: 'Make a scenario of it',
    best: 'Every set was tried',
    unreadable: 'about twelve',
  },
  {
    locale: 'id-ID',
    open: ['balik modal', 'Bagaimana jika'],
    add: 'Skenario baru',
    far: 'Seberapa jauh “Shorter form” dijalankan',
    tabs: ['Bandingkan', 'Anggaran'],
    budget: 'Anggaran',
    find: 'Cari perbaikan terbaik',
    take: 'Jadikan skenario',
    best: 'Semua gabungan sudah dicoba',
    unreadable: 'sekitar dua belas',
  },
] as const

for (const words of languages) {
  test(`a product manager tries fixes out and reads the gain, ${inLanguage(words.locale)}`, async ({
    jejak,
    browser,
  }) => {
    const map = shop()
    const id = await bring(jejak, map)
    const { page } = await newPerson(browser, 'Rani', { locale: words.locale })
    await openMap(page, jejak, id)
    const sheet = await openSheet(page, words.open[0], words.open[1])
    await sheet.getByRole('button', { name: words.add }).click()
    await expect(total(sheet, 'gain')).toHaveText(usd(0, words.locale))

    await sheet.getByRole('switch', { name: 'Shorter form' }).click()
    const whole = figures(map, { x0: 1 })
    expect(whole.gain).toBeGreaterThan(1_000)
    await expect(total(sheet, 'gain')).toHaveText(`+${usd(whole.gain, words.locale)}`)
    await expect(total(sheet, 'value')).toHaveText(usd(whole.value, words.locale))
    await expect(total(sheet, 'cost')).toHaveText(usd(whole.cost, words.locale))

    // Ten keys on the slider are one step back.
    const slider = sheet.getByRole('slider', { name: words.far })
    await slider.focus()
    for (let key = 0; key < 10; key++) await slider.press('ArrowLeft')
    await expect(total(sheet, 'gain')).toHaveText(`+${usd(figures(map, { x0: 0.9 }).gain, words.locale)}`)
    await page.keyboard.press('Control+z')
    await expect(slider).toHaveValue('100')
    await expect(total(sheet, 'gain')).toHaveText(`+${usd(whole.gain, words.locale)}`)
    await expectAccessible(page)

    await sheet.getByRole('tab', { name: words.tabs[0] }).click()
    await expect(sheet.getByRole('table').first()).toContainText(usd(figures(map, {}).value, words.locale))
    await expect(sheet.getByRole('table').nth(1)).toContainText('Touchpoint')
    await expectAccessible(page)

    await sheet.getByRole('tab', { name: words.tabs[1] }).click()
    await sheet.getByRole('textbox', { name: words.budget }).fill('12000')
    await sheet.getByRole('textbox', { name: words.budget }).press('Tab')
    await sheet.getByRole('button', { name: words.find }).click()
    await expect(sheet.getByText(words.best)).toBeVisible()
    const best = bestFixesFor(map, 12_000)
    if (best.problem !== null) throw new Error('The map of this test has no figures.')
    expect(best.fixes.length).toBeGreaterThan(0)
    await expect(sheet.getByText(`+${usd(best.gain, words.locale)}`)).toBeVisible()
    await expectAccessible(page)
    // A budget that cannot be read is told, and what was found for another one is not shown beside it.
    const budget = sheet.getByRole('textbox', { name: words.budget })
    await budget.fill(words.unreadable)
    await budget.press('Tab')
    await expect(budget).toHaveAttribute('aria-invalid', 'true')
    await expect(sheet.getByText(words.best)).toHaveCount(0)
    await expect(sheet.getByRole('button', { name: words.find })).toBeDisabled()
    await budget.fill('12000')
    await budget.press('Tab')
    await expect(sheet.getByText(words.best)).toBeVisible()
    await sheet.getByRole('button', { name: words.take }).click()
    await expect(total(sheet, 'gain')).toHaveText(`+${usd(best.gain, words.locale)}`)
    await expectSaved(page)
    const kept = (await serverMap(jejak, id)) as JourneyMap
    expect(kept.scenarios?.map(({ strengths }) => strengths)).toEqual([
      { x0: 1 },
      Object.fromEntries(best.fixes.map((fix) => [fix, 1])),
    ])
  })
}

test('a second person sees the scenario, and the first what they change in it', async ({ jejak, browser }) => {
  const map = shop()
  const id = await bring(jejak, map)
  const [rani, budi] = await Promise.all([newPerson(browser, 'Rani'), newPerson(browser, 'Budi')])
  await Promise.all([openMap(rani.page, jejak, id), openMap(budi.page, jejak, id)])
  const [first, second] = await Promise.all([
    openSheet(rani.page, 'payback', 'What if'),
    openSheet(budi.page, 'payback', 'What if'),
  ])
  await first.getByRole('button', { name: 'New scenario' }).click()
  await first.getByRole('textbox', { name: 'Name of the scenario' }).fill('Quick wins')
  await first.getByRole('textbox', { name: 'Name of the scenario' }).press('Enter')
  await first.getByRole('switch', { name: 'Answer at once' }).click()
  await expect(second.getByRole('button', { name: 'Quick wins' })).toBeVisible()
  const gain = `+${usd(figures(map, { x1: 1 }).gain, 'en-GB')}`
  await expect(total(second, 'gain')).toHaveText(gain)
  await second.getByRole('switch', { name: 'Clear prices' }).click()
  await expect(total(first, 'gain')).toHaveText(`+${usd(figures(map, { x1: 1, x2: 1 }).gain, 'en-GB')}`)
  // Either takes back their own step alone.
  await rani.page.keyboard.press('Control+z')
  await expect(total(second, 'gain')).toHaveText(`+${usd(figures(map, { x2: 1 }).gain, 'en-GB')}`)

  // Whose scenario somebody else deletes is told why another one is there, until that is taken back.
  await second.getByRole('button', { name: 'New scenario' }).click()
  await expect(first.getByRole('button', { name: 'Scenario 2' })).toBeVisible()
  await second.getByRole('button', { name: 'Quick wins' }).click()
  await second.getByRole('button', { name: 'Delete the scenario' }).click()
  const notice = first.getByText('Somebody else has deleted “Quick wins”.')
  await expect(notice).toBeVisible()
  await expect(first.getByRole('heading', { name: 'Scenario 2' })).toBeVisible()
  await expect(second.getByText('Somebody else')).toHaveCount(0)
  await budi.page.keyboard.press('Control+z')
  await expect(first.getByRole('button', { name: 'Quick wins' })).toBeVisible()
  await expect(notice).toHaveCount(0)
})

test('ranges are drawn in a thread, the same for the same seed', async ({ jejak, browser }) => {
  const map = shop(true)
  const id = await bring(jejak, map)
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const sheet = await openSheet(page, 'monte carlo', 'What if')
  await sheet.getByRole('button', { name: 'New scenario' }).click()
  await sheet.getByRole('switch', { name: 'Shorter form' }).click()
  await sheet.getByRole('tab', { name: 'Uncertainty' }).click()
  await sheet.getByLabel('Seed', { exact: true }).fill('42')
  await sheet.getByLabel('Seed', { exact: true }).press('Tab')
  await sheet.getByRole('button', { name: 'Draw 5,000 times' }).click()
  const found = simulateScenarios(map, [{}, { x0: 1 }], { seed: 42, draws: 5_000 })
  if (!found || found.problem !== null) throw new Error('The map of this test has no figures.')
  const [, spread] = found.spreads
  for (const [name, value] of Object.entries({ p10: spread?.p10, p50: spread?.p50, p90: spread?.p90 }))
    await expect(sheet.locator(`[data-percentile=${name}] dd`)).toHaveText(usd(value ?? 0, 'en-GB'))
  await expect(sheet.getByRole('img', { name: /In 8 of 10 draws/ })).toBeVisible()
  const chance = ((found.beats[1]?.[0] ?? 0) * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })
  await expect(sheet.getByText(`is worth more than “As it is” in ${chance}% of the draws`)).toBeVisible()
  await expect(sheet.getByText('Customers who begin')).toBeVisible()
  await expect(sheet.getByText('not a proof of cause').first()).toBeVisible()
  await expectAccessible(page)

  // What was drawn stays while one looks elsewhere, and says when it is of another map.
  await sheet.getByRole('tab', { name: 'Fixes' }).click()
  await sheet.getByRole('tab', { name: 'Uncertainty' }).click()
  await expect(sheet.locator('[data-percentile=p50] dd')).toHaveText(usd(spread?.p50 ?? 0, 'en-GB'))
  await sheet.getByRole('tab', { name: 'Fixes' }).click()
  await sheet.getByRole('switch', { name: 'Clear prices' }).click()
  await sheet.getByRole('tab', { name: 'Uncertainty' }).click()
  await expect(sheet.getByText('The map has changed since: draw again.')).toBeVisible()
})

test('a simulation can be stopped while it draws, and begun again @long', async ({ jejak, browser }) => {
  const map = flowMap({ touchpoints: 200, frictions: 60, fixes: 3, uncertain: true }, 3)
  // So many that nobody's machine is done before one has pressed the button.
  const scenarios = freshOrders(12).map((order, index) => ({ id: `plan${index}`, title: `Plan ${index}`, order }))
  const id = await bring(jejak, { ...map, scenarios })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const sheet = await openSheet(page, 'monte carlo', 'What if')
  await sheet.getByRole('tab', { name: 'Uncertainty' }).click()
  await sheet.getByRole('button', { name: 'Draw 5,000 times' }).click()
  await expect(sheet.getByRole('progressbar')).toBeVisible()
  await sheet.getByRole('button', { name: 'Stop' }).click()
  await expect(sheet.getByText('Stopped. Nothing was kept.')).toBeVisible()
  await expect(sheet.getByRole('progressbar')).toBeHidden()
  await sheet.getByRole('button', { name: 'Draw 5,000 times' }).click()
  await expect(sheet.locator('[data-percentile=p50] dd')).toBeVisible({ timeout: 40_000 })
})

test('by keyboard alone: a scenario is made, a fix moved, noted, drawn on the map and doubled', async ({
  jejak,
  browser,
}) => {
  const map = shop()
  const id = await bring(jejak, map)
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const sheet = await openSheet(page, 'payback', 'What if')
  const reach = async (target: Locator) => {
    for (let steps = 0; steps < 40; steps++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('Tab does not lead there.')
  }
  await reach(sheet.getByRole('button', { name: 'New scenario' }))
  await page.keyboard.press('Enter')
  const slider = sheet.getByRole('slider', { name: 'How far “Shorter form” is carried out' })
  await reach(slider)
  await page.keyboard.press('End')
  await expect(total(sheet, 'gain')).toHaveText(`+${usd(figures(map, { x0: 1 }).gain, 'en-GB')}`)
  await expect(slider).toHaveAttribute('aria-valuetext', /^100%, gain \$\S+$/)
  await page.keyboard.press('Home')
  for (let key = 0; key < 6; key++) await page.keyboard.press('PageUp')
  await expect(slider).toHaveAttribute('aria-valuetext', /^60%, gain \$\S+$/)

  await sheet.focus()
  await reach(sheet.getByRole('switch', { name: 'Show on the map' }))
  await page.keyboard.press('Space')
  await expect(page.getByText('The map shows “Scenario 1” carried out, not how it is today.')).toBeVisible()
  const foot = page.locator('[data-flow-of=t0]')
  const drawn = await foot.textContent()
  await expectAccessible(page)
  await reach(sheet.getByRole('textbox', { name: 'Notes of the scenario' }))
  await page.keyboard.type('Agreed with support')
  await page.keyboard.press('Tab')
  await sheet.focus()
  await reach(sheet.getByRole('button', { name: 'Duplicate the scenario' }))
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('textbox', { name: 'Name of the scenario' })).toHaveValue('Scenario 1 (copy)')
  await expect(sheet.getByRole('textbox', { name: 'Notes of the scenario' })).toHaveValue('Agreed with support')
  await expect(foot).toHaveText(drawn ?? '')
  await expectSaved(page)
  const kept = (await serverMap(jejak, id)) as JourneyMap
  expect(kept.scenarios?.map(({ notes, strengths }) => ({ notes, strengths }))).toEqual([
    { notes: 'Agreed with support', strengths: { x0: 0.6 } },
    { notes: 'Agreed with support', strengths: { x0: 0.6 } },
  ])
  await sheet.focus()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  // The map is as it is again, without the flow that nobody had asked for.
  await expect(foot).toHaveCount(0)
})

test('single numbers are not given a made-up spread', async ({ jejak, browser }) => {
  const id = await bring(jejak, shop())
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const sheet = await openSheet(page, 'monte carlo', 'What if')
  await sheet.getByRole('button', { name: 'New scenario' }).click()
  await sheet.getByRole('tab', { name: 'Uncertainty' }).click()
  await expect(sheet.getByText('Nothing is uncertain here: enter ranges')).toBeVisible()
  await expect(sheet.getByRole('button', { name: /Draw/ })).toHaveCount(0)
})

test('on a phone it fills the screen; a fix is added where the map has none', async ({ jejak, browser }) => {
  const map = shop()
  const frictions = map.frictions.map((friction, index) =>
    index === 0 ? { ...friction, key: 'form-too-long' } : friction,
  )
  const id = await bring(jejak, { ...map, frictions, fixes: [] })
  const { page } = await newPerson(browser, 'Rani')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(ownerLink(jejak, id))
  await page.locator('[data-more-menu]').click()
  await page.getByRole('menuitem', { name: 'What if: try out fixes' }).click()
  const sheet = page.getByRole('dialog', { name: 'What if' })
  await sheet.getByRole('button', { name: 'New scenario' }).click()
  await sheet.getByRole('combobox', { name: 'Against which friction' }).click()
  await page.getByRole('option', { name: /Friction 0/ }).click()
  await sheet.getByRole('button', { name: 'Built-in self-service: FAQ and guides' }).click()
  await sheet.getByRole('switch', { name: 'Built-in self-service: FAQ and guides' }).click()
  await expect(total(sheet, 'gain')).toHaveText(/^\+\$/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const box = await sheet.boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  await expectAccessible(page)
})

test('a map without figures says what is missing', async ({ jejak, browser }) => {
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const sheet = await openSheet(page, 'payback', 'What if')
  await expect(sheet.getByText('how many leave at the touchpoints')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})
