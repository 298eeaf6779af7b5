import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { createMap, expect, type Jejak, openMap, test } from './jejak.ts'

type Language = 'en' | 'id'

/** What the faults of all states are gathered in, so that one run names them all. */
type Faults = string[]

/** Someone who asks for no motion, so that what is judged stands still at once. */
async function newReader(browser: Browser, language: Language, options: object = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: language === 'en' ? 'en-GB' : 'id-ID',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  await context.addInitScript(() => localStorage.setItem('jejak.user', JSON.stringify({ name: 'Ani' })))
  return context.newPage()
}

/** Every rule of axe over the page as it stands; in the dark, where only colours are others, those that judge colours. */
async function judge(page: Page, state: string, faults: Faults): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    // One frame of one document: what reports on frames need is left out, and lists of what is well too.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
    const { violations } = await (
      theme === 'dark' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe
    ).analyze()
    for (const { id, impact, nodes } of violations)
      faults.push(
        ...nodes.map(({ html, failureSummary }) => `${state}, ${theme}: ${id} (${impact}) ${html} ${failureSummary}`),
      )
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Two rows of a spreadsheet, pasted as a browser does it. */
async function pasteTable(page: Page): Promise<void> {
  await page.evaluate(() => navigator.clipboard.writeText('Before\tAfter\nLooks\tPays\nمرحبا\tTells'))
  await page.keyboard.press('Control+v')
}

/** The states in the order in which one comes from one to the next. */
async function walkStates(page: Page, jejak: Jejak, language: Language, faults: Faults): Promise<readonly string[]> {
  const seen: string[] = []
  const look = async (state: string) => {
    seen.push(state)
    await judge(page, `${language}: ${state}`, faults)
  }
  // Whoever was here before and has deleted everything.
  await page.goto(`${jejak.url}/nowhere`)
  await page.evaluate(() => localStorage.setItem('jejak.sample', 'long ago'))
  await page.goto(jejak.url)
  await expect(page.getByText(/^(No maps here yet|Belum ada peta)/)).toBeVisible()
  await look('the empty library')
  await page.evaluate(() => localStorage.removeItem('jejak.sample'))
  await page.reload()
  await expect(page.locator('#content li h2')).toHaveCount(1)
  await look('the library with a map')

  await openMap(page, jejak, await createMap(jejak, { template: 'sample', locale: language }))
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('0')
  await look('the map')
  await page.locator('[data-card=search]').click()
  await expect(page.locator('aside [role=tab]').first()).toBeVisible()
  await look('a touchpoint with its panel')
  await page.locator('aside [role=tab]').nth(1).click()
  await page.locator('aside [role=tabpanel]:visible button[aria-expanded=false]').first().click()
  await look('its frictions')
  await page.locator('aside [role=tab]').nth(2).click()
  await look('its metrics')
  await page.locator('[data-card=search]').click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('the palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('the shortcuts')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await expect(page.locator('[data-find] input')).toBeFocused()
  await page.keyboard.type('a')
  await expect(page.locator('[data-find] [role=option]').first()).toBeVisible()
  await look('the search')
  await page.keyboard.press('Escape')
  await page.locator('[data-view-button]').click()
  await page.locator('[data-filter=minSeverity] button').click()
  await page.locator('[data-filter=minSeverity] input').first().click()
  await expect(page.locator('[data-look-strip]')).toBeVisible()
  await look('a filter')
  await page.keyboard.press('Escape')
  await page.locator('[data-card=search]').click()
  await pasteTable(page)
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('the preview of a pasted table')
  await page.keyboard.press('Escape')
  await page.locator('[data-card=search]').click()
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('the picker of a link')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await expect(page.locator('[data-outline]')).toBeVisible()
  await look('the outline')
  return seen
}

for (const language of ['en', 'id'] as const) {
  test(`axe finds nothing in any state, light and dark: ${language}`, async ({ browser, jejak }) => {
    const page = await newReader(browser, language)
    test.setTimeout(240_000)
    const faults: Faults = []
    const seen = await walkStates(page, jejak, language, faults)
    expect(seen.length).toBeGreaterThanOrEqual(12)
    expect(faults).toEqual([])
  })
}
