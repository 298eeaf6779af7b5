import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { createMap, expect, type Jejak, openMap, test, ownerLink, inLanguage } from './jejak.ts'

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

/** Every rule of axe over the page as it stands, light and dark. */
async function judge(page: Page, state: string, faults: Faults): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    // One frame of one document: what reports on frames need is left out, and lists of what is well too.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
    const { violations } = await axe.analyze()
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
  await page.locator('[data-filter=minSeverity] input').nth(1).click()
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
  // The words are longer in Indonesian; the states are the same, so that they are walked a second time in the night.
  test(`axe finds nothing in any state, light and dark, ${inLanguage(language)}`, async ({ browser, jejak }) => {
    const page = await newReader(browser, language)
    test.setTimeout(240_000)
    const faults: Faults = []
    const seen = await walkStates(page, jejak, language, faults)
    expect(seen.length).toBeGreaterThanOrEqual(12)
    expect(faults).toEqual([])
  })
}

for (const language of ['en', 'id'] as const) {
  test(`axe finds nothing on a phone, in the outline and in the sheet of a card, ${inLanguage(language)}`, async ({
    browser,
    jejak,
  }) => {
    test.setTimeout(120_000)
    const page = await newReader(browser, language, { viewport: { width: 390, height: 844 }, hasTouch: true })
    const faults: Faults = []
    await page.goto(ownerLink(jejak, await createMap(jejak, { template: 'sample', locale: language })))
    await expect(page.getByRole('tree')).toBeVisible()
    await judge(page, `${language}: the outline on a phone`, faults)
    await page.locator('[data-row="card/search"]').tap()
    await page.keyboard.press('Control+\\')
    await expect(page.locator('aside [role=tab]').first()).toBeVisible()
    await judge(page, `${language}: the sheet on a phone`, faults)
    expect(faults).toEqual([])
  })
}

/**
 * What does not fit into the window: the page scrolls sideways, or something other than a list that scrolls by itself
 * reaches beyond an edge, or a line is cut without saying so.
 */
function whatIsCut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) cut.push(`the page is ${scrollWidth} px wide`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { left, right, width, height } = element.getBoundingClientRect()
      if (width < 2 || height < 2 || element.closest('[data-canvas], svg')) continue
      const list = element.closest('ul')
      if (list && getComputedStyle(list).overflowX === 'auto') continue
      const { overflowX, textOverflow, visibility } = getComputedStyle(element)
      if (visibility === 'hidden') continue
      const words = `${element.tagName} ${(element.textContent || element.ariaLabel || '').slice(0, 40)}`
      if (right > innerWidth + 1 || left < -1) cut.push(`${words}: ${Math.round(left)} to ${Math.round(right)} px`)
      const isLeaf = element.childElementCount === 0 && element.textContent !== ''
      if (
        isLeaf &&
        overflowX !== 'visible' &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        cut.push(`${words}: cut`)
    }
    return cut
  })
}

for (const [name, size] of [
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
  ['with letters twice as large', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const) {
  test(`library, outline and panel stand in a window ${name}: nothing is cut`, async ({ browser, jejak }) => {
    const page = await newReader(browser, 'en', size)
    const enlarge = async () => {
      if ('isMobile' in size) await page.addStyleTag({ content: 'html { text-size-adjust: 200% !important }' })
    }
    await page.goto(jejak.url)
    await expect(page.locator('#content li h2')).toHaveCount(1)
    await enlarge()
    expect(await whatIsCut(page)).toEqual([])
    await page.goto(ownerLink(jejak, await createMap(jejak, { template: 'sample', locale: 'en' })))
    await expect(page.getByRole('tree')).toBeVisible()
    await enlarge()
    expect(await whatIsCut(page)).toEqual([])
    await page.locator('[data-row="card/search"]').click()
    await page.keyboard.press('Control+\\')
    await expect(page.locator('aside [role=tab]').first()).toBeVisible()
    expect(await whatIsCut(page)).toEqual([])
  })
}

test('who asks for less motion gets none: nothing glides, and the camera is where it goes at once', async ({
  browser,
  jejak,
}) => {
  const page = await newReader(browser, 'en')
  await page.addInitScript(() => {
    const slow: string[] = []
    Object.assign(globalThis, { slow })
    const note = ({ target }: Event) => {
      for (const animation of (target as Element).getAnimations()) {
        const duration = Number(animation.effect?.getComputedTiming().activeDuration ?? 0)
        if (duration > 10) slow.push(`${(target as Element).outerHTML.slice(0, 80)}: ${duration} ms`)
      }
    }
    addEventListener('animationstart', note, true)
    addEventListener('transitionrun', note, true)
  })
  await openMap(page, jejak, await createMap(jejak, { template: 'sample', locale: 'en' }))
  await page.keyboard.press('ArrowRight')
  /** Where a card stands before a key and in the frames after it: whether it goes, and whether it is still going then. */
  const follow = async (key: string) => {
    const places = await page.evaluate(async (pressed) => {
      const seen: string[] = []
      const look = () => seen.push(JSON.stringify(document.querySelector('[data-card]')?.getBoundingClientRect()))
      look()
      const options = { key: pressed, code: pressed, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options))
      while (seen.length < 32) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        look()
      }
      return seen
    }, key)
    return { goes: places[0] !== places[2], glides: places[2] !== places.at(-1) }
  }
  expect(await follow('1')).toEqual({ goes: true, glides: false })
  expect(await follow('0')).toEqual({ goes: true, glides: false })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.locator('[data-view-button]').click()
  await expect(page.locator('[data-view-panel]')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => (globalThis as unknown as { slow: readonly string[] }).slow)).toEqual([])
  const running = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => getComputedStyle(element))
      .filter(({ transitionDuration, animationName, animationDuration }) => {
        const durations = animationName === 'none' ? transitionDuration : `${transitionDuration}, ${animationDuration}`
        return durations.split(', ').some((time) => Number.parseFloat(time) > 0.01)
      })
      .map(({ transitionDuration, animationName }) => `${transitionDuration} ${animationName}`),
  )
  expect(running).toEqual([])
})

test('where the system chooses the colours, what is chosen and what has the keyboard can be told', async ({
  browser,
  jejak,
}) => {
  const page = await newReader(browser, 'en', { forcedColors: 'active' })
  await openMap(page, jejak, await createMap(jejak, { template: 'sample', locale: 'en' }))
  const look = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, color, outlineStyle, outlineColor } = getComputedStyle(element)
        return { backgroundColor, color, outline: outlineStyle === 'none' ? 'none' : outlineColor }
      })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('0')
  expect((await look('[data-card=reel]')).outline).not.toBe('none')
  expect((await look('[data-card=search]')).outline).toBe('none')
  // A severity keeps its shape and its number, evidence its dashes.
  await expect(page.locator('[data-card=search] svg path').first()).toBeAttached()
  const [chosen, other] = [
    await look('aside [role=tab][aria-selected=true]'),
    await look('aside [role=tab][aria-selected=false]'),
  ]
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor)
  await page.keyboard.press('g')
  await expect(page.locator(':focus')).toHaveAttribute('role', 'treeitem')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect((await look('[role=treeitem][aria-selected=true]')).backgroundColor).not.toBe(
    (await look('[role=treeitem][aria-selected=false]')).backgroundColor,
  )
  expect((await look('[role=treeitem]:focus')).outline).not.toBe('none')
})

test('Arabic and Hebrew stand and read from the right, and nothing of them is mixed with other words', async ({
  browser,
  jejak,
}) => {
  const page = await newReader(browser, 'en')
  const place = { stage: 'one', lane: 'touch' }
  const map = {
    format: 'jejak-map',
    meta: { schema: { major: 1, minor: 1 }, title: 'رحلة العميل (2026)' },
    stages: [{ id: 'one', title: 'الوعي', order: 'a0', band: 'pre-sale' }],
    lanes: [{ id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' }],
    cards: [
      { id: 'arabic', title: 'يدفع عبر WhatsApp (شهرياً)', place: { ...place, order: 'a0' } },
      { id: 'hebrew', title: 'ממלא את הטופס!', place: { ...place, order: 'a1' } },
      { id: 'latin', title: 'Pays مرحبا by card', place: { ...place, order: 'a2' } },
    ],
    links: [],
    frictions: [],
    metrics: [],
    fixes: [],
    personas: [],
    outcomes: [],
  }
  await openMap(page, jejak, await createMap(jejak, { map }))
  await page.keyboard.press('0')
  /** How far the first line of a card is from the card's left and right edges, px. */
  const rims = (id: string) =>
    page.locator(`[data-card=${id}]`).evaluate((card) => {
      const from = card.getBoundingClientRect()
      const line = card.querySelector('text')?.getBoundingClientRect()
      return line ? { left: Math.round(line.left - from.left), right: Math.round(from.right - line.right) } : undefined
    })
  for (const id of ['arabic', 'hebrew']) {
    await expect(page.locator(`[data-card=${id}] text`).first()).toHaveAttribute('direction', 'rtl')
    expect((await rims(id))?.right).toBeLessThanOrEqual(13)
  }
  expect((await rims('latin'))?.left).toBeLessThanOrEqual(13)
  // Within a sentence a title is set apart.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-label', 'Map: \u2068رحلة العميل (2026)\u2069')
  await page.getByRole('button', { name: 'Outline' }).click()
  for (const name of ['يدفع عبر WhatsApp (شهرياً)', 'ממלא את הטופס!'])
    await expect(page.getByRole('tree').getByText(name, { exact: true })).toHaveCSS('direction', 'rtl')
  await expect(page.getByRole('tree').getByText('Pays مرحبا by card', { exact: true })).toHaveCSS('direction', 'ltr')
})
