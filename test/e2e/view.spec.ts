import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { createMap, expect, type Jejak, newPerson, openMap, test, viewLink, inLanguage } from './jejak.ts'

/**
 * The most that a first visit to a link to read may bring over the wire, in kB: pages, scripts, styles and fonts, as they
 * are sent. `drawn`: until the map is drawn and live; `all`: with what stands beside the drawing.
 */
const most = { drawn: 120, all: 145 }

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

/** Someone who was given a link to read. */
async function newReader(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
  return context.newPage()
}

async function openView(page: Page, jejak: Jejak, id: string): Promise<void> {
  await page.goto(viewLink(jejak, id))
  await expectLive(page)
  await expect(page.getByRole('tab').first()).toBeVisible()
}

const connection = (page: Page) => page.locator('[data-connection]')
const expectLive = (page: Page) => expect(connection(page)).toHaveAttribute('data-connection', 'live')

/** A text of the drawing; long ones stand in several lines. */
const drawn = (page: Page, text: string) => page.locator('main svg[role=img] text', { hasText: text })

/** What the page has fetched by now: path → kB as it came over the wire, without the few hundred bytes of each answer's head. */
const fetched = (page: Page) =>
  page.evaluate(() => {
    const entries = performance.getEntries().filter((entry) => entry instanceof PerformanceResourceTiming)
    return Object.fromEntries(entries.map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize / 1000]))
  })
const sum = (sizes: Readonly<Record<string, number>>) => Object.values(sizes).reduce((all, size) => all + size, 0)

for (const [device, options] of [
  ['a desk', {}],
  ['a phone', phone],
] as const) {
  test(`a link to read fetches little and nothing of the editor, on ${device}`, async ({ browser, jejak }) => {
    const id = await createMap(jejak, { template: 'sample', locale: 'en' })
    const page = await newReader(browser, options)
    // Counted in the page at the moment it is there: whoever asks from outside asks too late.
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('[data-connection=live]') || !document.querySelector('svg[role=img] text')) return
        observer.disconnect()
        window.name = JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name))
      })
      observer.observe(document, { childList: true, subtree: true, attributes: true })
    })
    await openView(page, jejak, id)
    await expect(page.locator('header select').first()).toBeAttached()
    await page.evaluate(async () => document.fonts.ready)
    const all = await fetched(page)
    const first = ((await page.evaluate(() => JSON.parse(window.name) as string[])) ?? []).map(
      (name) => new URL(name).pathname,
    )
    const until = Object.fromEntries(
      Object.entries(all).filter(([path]) => path === `/view/${id}` || first.includes(path) || path.endsWith('.woff2')),
    )
    test
      .info()
      .annotations.push({ type: 'kB', description: `${sum(until).toFixed(1)} drawn, ${sum(all).toFixed(1)} all` })
    expect(sum(until)).toBeGreaterThan(80)
    expect(sum(until)).toBeLessThan(most.drawn)
    expect(sum(all)).toBeLessThan(most.all)

    const scripts = Object.keys(all).filter((path) => path.endsWith('.js'))
    expect(scripts.filter((path) => path !== '/first-paint.js' && !path.startsWith('/assets/view-'))).toEqual([])
  })
}

test('what others do appears while it is read, and the page sends nothing but its question', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const ani = await newPerson(browser, 'Ani')
  await openMap(ani.page, jejak, id)
  const page = await newReader(browser)
  const sent: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push([...Buffer.from(payload).subarray(0, 2)].join(' '))),
  )
  await openView(page, jejak, id)

  await ani.page.getByRole('banner').getByRole('textbox', { name: 'Title of the map' }).fill('Under new leaves')
  await ani.page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Under new leaves', { timeout: 2_000 })
  await expect(page).toHaveTitle(/^Under new leaves/)

  await page.getByRole('tab', { name: 'In words' }).click()
  await ani.page.locator('[data-canvas]').focus()
  await ani.page.keyboard.press('Escape')
  await ani.page.getByRole('button', { name: 'Add a touchpoint', exact: true }).last().click()
  await ani.page.keyboard.type('Hothouse')
  await ani.page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Hothouse' })).toBeVisible({ timeout: 2_000 })
  await page.getByRole('button', { name: 'Hothouse' }).click()
  await expect(drawn(page, 'Hothouse')).toHaveCount(1)

  // Sync step 1 and nothing else: no presence, no answer, no edit.
  expect([...new Set(sent)]).toEqual(['0 0'])
  await expect(ani.page.getByRole('list', { name: 'People on this map' })).toHaveCount(0)
})

test('a reader without a connection keeps what is there, is told so, and catches up', async ({
  browser,
  restartable: jejak,
}) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const page = await newReader(browser)
  await openView(page, jejak, id)
  await jejak.stop('SIGKILL')
  await expect(connection(page)).toHaveText(/^Not connected · as of /)
  await expect(drawn(page, 'Balcony makeover')).toHaveCount(1)
  await jejak.start()
  await expectLive(page)
})

test('what was read once opens without a connection', async ({ browser, restartable: jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const page = await newReader(browser)
  await openView(page, jejak, id)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).includes('viewed-maps'))).toBe(true)
  const kept = () => page.evaluate(async () => (await (await caches.open('viewed-maps')).keys()).length)
  await expect.poll(kept).toBe(1)
  await jejak.stop('SIGKILL')
  await page.reload()
  await expect(drawn(page, 'Balcony makeover')).toHaveCount(1)
  await expect(connection(page)).toHaveText(/^Not connected · as of /)
  // What stands beside the drawing is there too.
  await page.getByRole('tab', { name: 'In words' }).click()
  await expect(page.getByRole('button', { name: 'Balcony makeover reel' })).toBeVisible()
  await jejak.start()
  await expectLive(page)
})

test('a link without a map, and a server out of reach, are said in a sentence', async ({
  browser,
  restartable: jejak,
}) => {
  const page = await newReader(browser)
  await page.goto(`${jejak.url}/view/nosuchmapnosuchmapnosu`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link opens no map')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close())
  await page.goto(viewLink(jejak, id))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The map cannot be reached')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('on a phone the drawing and its parts have the page in turn', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const page = await newReader(browser, phone)
  await openView(page, jejak, id)
  const sheet = page.getByRole('region', { name: /^Map “/ })
  await expect(sheet).toBeVisible()

  // A tap tells about a card, and the card stays in sight above what is told.
  await drawn(page, 'Balcony makeover').tap({ force: true })
  const details = page.getByRole('region', { name: 'Selected' })
  await expect(details.getByRole('heading', { name: 'Balcony makeover reel' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(details).toHaveCount(0)

  // A place of a friction leads to the drawing.
  await page.getByRole('tab', { name: 'Frictions' }).click()
  await expect(sheet).toBeHidden()
  await page.getByRole('button', { name: 'Basket and delivery cost' }).first().click()
  await expect(sheet).toBeVisible()
  await expect(details.getByRole('heading', { name: 'Basket and delivery cost' })).toBeVisible()
  await expect(drawn(page, 'Basket and delivery').first()).toBeInViewport()

  await page.getByRole('button', { name: 'Search and filter' }).click()
  await page.getByRole('searchbox').fill('WhatsApp')
  await page.keyboard.press('Enter')
  await expect(details.getByRole('heading', { name: /WhatsApp/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('with keys alone the map is read, found in, zoomed and left', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const page = await newReader(browser)
  await openView(page, jejak, id)
  await page.getByRole('tab', { name: 'Frictions' }).press('ArrowLeft')
  await expect(page.getByRole('tab', { name: 'In words' })).toBeFocused()
  await page.getByRole('button', { name: 'Plant finder: light, time, pets' }).press('Enter')
  const details = page.getByRole('region', { name: 'Selected' })
  await expect(details).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)

  const sheet = page.getByRole('region', { name: /^Map “/ })
  const place = () => sheet.locator('> div').evaluate((layer) => (layer as HTMLElement).style.transform)
  await sheet.focus()
  await page.keyboard.press('0')
  const before = await place()
  await page.keyboard.press('+')
  await expect.poll(place).not.toBe(before)
  await page.keyboard.press('0')
  await expect.poll(place).toBe(before)
})

test('nothing that is written on a map runs where it is read', async ({ browser, jejak }) => {
  const payloads = [
    '<script>window.hit = 1</script>',
    '<img src=x onerror="window.hit = 1">',
    '"><svg onload="window.hit = 1">',
    'javascript:window.hit=1',
    '{{constructor.constructor("window.hit = 1")()}}',
  ]
  const id = await createMap(jejak, {
    map: {
      format: 'jejak-map',
      meta: { schema: { major: 1, minor: 2 }, title: payloads[0], description: payloads[1] },
      stages: [{ id: 's', title: payloads[1], order: 'a0', band: 'sale' }],
      lanes: [{ id: 'l', title: payloads[2], order: 'a0', role: 'touchpoint' }],
      cards: payloads.map((text, index) => ({
        id: `c${index}`,
        title: text,
        notes: text,
        channels: [text],
        owner: text,
        place: { stage: 's', lane: 'l', order: `a${index}` },
      })),
      links: [],
      frictions: [
        { id: 'f', title: payloads[1], notes: payloads[2], order: 'a0', on: ['c0'], severity: 4, status: 'open' },
      ],
      metrics: [
        {
          id: 'm',
          title: payloads[1],
          source: payloads[2],
          order: 'a0',
          key: 'custom',
          evidence: 'measured',
          on: 'c0',
        },
      ],
      fixes: [{ id: 'x', title: payloads[1], order: 'a0', frictions: ['f'] }],
      personas: [{ id: 'p', title: payloads[2], order: 'a0' }],
      outcomes: [],
    },
  })
  const page = await newReader(browser)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await openView(page, jejak, id)
  for (const tab of await page.getByRole('tab').all()) await tab.click()
  await page.getByRole('searchbox').fill('window')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Selected' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(payloads[0] ?? '')
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(said).toEqual([])
})

for (const locale of ['en-GB', 'id-ID'])
  for (const [device, options] of [
    ['a desk', { viewport: { width: 1440, height: 900 } }],
    ['a phone', phone],
  ] as const)
    test(`everyone can read it on ${device}, by day and by night, ${inLanguage(locale)}`, async ({
      browser,
      jejak,
    }) => {
      test.setTimeout(120_000)
      const id = await createMap(jejak, { template: 'sample', locale: locale.slice(0, 2) })
      const page = await newReader(browser, { ...options, locale })
      await openView(page, jejak, id)
      const faults: unknown[] = []
      const judge = async (tab: string, rules?: string[]) => {
        // One frame of one document: what reports on frames need is left out, and lists of what is well too.
        const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
        const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
        faults.push(...violations.map(({ id: rule, nodes }) => [tab, rule, nodes[0]?.html]))
      }
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        const name = (await tab.textContent()) ?? ''
        await page.emulateMedia({ colorScheme: 'light' })
        await judge(name)
        await page.emulateMedia({ colorScheme: 'dark' })
        await judge(`${name}, dark`, ['color-contrast', 'link-in-text-block'])
      }
      expect(faults).toEqual([])
    })

test('language and theme are chosen and remembered, and on paper there is all of it', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const page = await newReader(browser)
  await openView(page, jejak, id)
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
  await expect(page.getByRole('tab', { name: 'Gesekan' })).toBeVisible()
  await page.getByRole('button', { name: 'Gelap' }).click()
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Gesekan' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  for (const part of ['Gesekan', 'Metrik', 'Bagaimana jika', 'Dalam kata-kata'])
    await expect(page.getByRole('heading', { level: 2, name: part, exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 4, name: 'Product page' })).toBeVisible()
  for (const control of ['tablist', 'search'] as const) await expect(page.getByRole(control)).toBeHidden()
})

test('the link to read is copied by a command', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const ani = await newPerson(browser, 'Ani')
  await openMap(ani.page, jejak, id)
  await ani.page.keyboard.press('Control+k')
  await ani.page.getByRole('dialog').getByRole('combobox').fill('view link')
  await ani.page.getByRole('option', { name: 'Copy view link' }).click()
  await expect(ani.page.getByText('The view link is copied')).toBeVisible()
  const link = await ani.page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(new RegExp(`^${jejak.url}/view/${id}#k=[\\w-]{43}$`))
})
