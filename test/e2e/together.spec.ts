import type { Page } from '@playwright/test'
import { downloaded, setOffline } from './firefox.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, noteKeyOnDevice } from './jejak.ts'

/** The map of a page as the JSON file that the page exports. */
async function exported(page: Page): Promise<string> {
  await page.locator('[data-export-menu]').click()
  const { bytes } = await downloaded(page, () => page.getByRole('menuitem', { name: /JSON/ }).click())
  return bytes.toString()
}

/** The colour that a browser keeps for its user. */
const colourOf = (page: Page) =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('jejak.user') ?? '{}') as { colour?: string }).colour)

async function addTouchpoint(page: Page, title: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a touchpoint', exact: true }).last().click()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  // No other one behind it.
  await page.keyboard.press('Escape')
}

/** Waits until a card with this title is on a page's map; the whole map is brought into sight first. */
async function sees(page: Page, title: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('1')
  await expect(page.locator('[data-card]', { hasText: title })).toHaveCount(1)
}

test('two people map together, one goes offline, the server restarts: both end with the same map and nothing is lost @essential', async ({
  browser,
  restartable: jejak,
}) => {
  test.setTimeout(120_000)
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')

  // Ani starts from a template on the library page and hands Budi the link.
  await ani.page.goto(jejak.url)
  await ani.page.getByRole('button', { name: /All templates/ }).click()
  await ani.page.getByRole('dialog').getByRole('button', { name: /SaaS/ }).first().click()
  await ani.page.waitForURL(/\/m\//)
  await expectSaved(ani.page)
  const id = await noteKeyOnDevice(ani.page)
  await ani.page.getByRole('button', { name: 'Share' }).click()
  await ani.page.getByRole('button', { name: 'Copy the link' }).first().click()
  const link = ani.page.getByRole('textbox', { name: 'Link: To map along' })
  await expect(link).toHaveValue(/#k=[\w-]{43}$/)
  await budi.page.goto(await link.inputValue())
  await ani.page.keyboard.press('Escape')
  await expect(budi.page.locator('[data-canvas] [data-at]')).toBeAttached()
  await expectSaved(budi.page)

  // Each sees the other's edit.
  await addTouchpoint(ani.page, 'Ani was here')
  await sees(budi.page, 'Ani was here')
  await addTouchpoint(budi.page, 'Budi too')
  await sees(ani.page, 'Budi too')

  // Each sees who the other is, what is selected, and a drag while it moves.
  await expect(ani.page.getByRole('list', { name: 'People on this map' })).toContainText('Budi')
  await expect(ani.page.locator('[data-person-selection]').first()).toBeAttached()
  const card = budi.page.locator('[data-card]', { hasText: 'Budi too' })
  const box = await card.boundingBox()
  if (!box) throw new Error('the card has no box')
  await budi.page.mouse.move(box.x + 20, box.y + 12)
  await budi.page.mouse.down()
  await budi.page.mouse.move(box.x - 200, box.y + 30, { steps: 6 })
  await expect(ani.page.locator('[data-person-drag]')).toBeAttached()
  await budi.page.mouse.up()
  await expect(ani.page.locator('[data-person-drag]')).toHaveCount(0)

  // Budi loses the network; both go on; the server is restarted meanwhile; Budi comes back.
  await expectSaved(budi.page)
  await setOffline(budi.context, true)
  await addTouchpoint(budi.page, 'On the train')
  await expect(budi.page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'offline')
  await addTouchpoint(ani.page, 'At the desk')
  await expectSaved(ani.page)
  await jejak.stop('SIGKILL')
  await addTouchpoint(ani.page, 'In the dark')
  await jejak.start()
  await expectSaved(ani.page)
  await setOffline(budi.context, false)
  await expectSaved(budi.page)
  for (const title of ['On the train', 'At the desk', 'In the dark']) {
    await sees(ani.page, title)
    await sees(budi.page, title)
  }
  const file = await exported(ani.page)
  expect(await exported(budi.page)).toBe(file)
  expect(await serverMap(jejak, id)).toEqual(JSON.parse(file))

  // It is all there after a reload.
  await ani.page.reload()
  await sees(ani.page, 'In the dark')
})

test('an edit is on the other screen within 100 ms @timed', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'ecommerce', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await expectSaved(ani.page)
  await expectSaved(budi.page)
  // Both clocks are this machine's: the moment of the keystroke on one page, of the new title's arrival on the other.
  await budi.page.evaluate(() => {
    const times: Record<string, number> = {}
    Object.assign(globalThis, { arrivals: times })
    new MutationObserver(() => {
      const name = document.querySelector<HTMLInputElement>('h1 input')?.value ?? ''
      times[name] ??= performance.timeOrigin + performance.now()
    }).observe(document.querySelector('title') ?? document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  const title = ani.page.getByRole('banner').getByRole('textbox', { name: 'Title of the map' })
  const medians: number[] = []
  // A busy machine delays whole batches: the best of three is what the product does by itself.
  for (let batch = 0; batch < 3 && !medians.some((median) => median < 100); batch++) {
    const delays: number[] = []
    for (let round = 0; round < 10; round++) {
      const name = `Round ${batch}-${round}`
      // Every letter is sent at once: the last one is measured.
      await title.fill(name.slice(0, -1))
      await ani.page.evaluate(() => {
        addEventListener(
          'keydown',
          () => Object.assign(globalThis, { pressed: performance.timeOrigin + performance.now() }),
          { capture: true, once: true },
        )
      })
      await title.press(name.slice(-1))
      await expect(budi.page).toHaveTitle(new RegExp(name))
      const pressed = await ani.page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed)
      const arrived = await budi.page.evaluate(
        (key) => (globalThis as unknown as { arrivals: Record<string, number> }).arrivals[key],
        name,
      )
      delays.push((arrived ?? Number.NaN) - pressed)
    }
    medians.push(delays.sort((one, other) => one - other)[5] ?? Number.NaN)
  }
  expect(Math.min(...medians), `medians in ms: ${medians.map((median) => median.toFixed(0)).join(', ')}`).toBeLessThan(
    100,
  )
})

test('a map leaves as a picture and as a file, and the file comes back byte for byte @essential', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'insurance-claim', locale: 'en' })
  await openMap(page, jejak, id)
  const file = await exported(page)

  await page.locator('[data-export-menu]').click()
  const { bytes: png } = await downloaded(page, () => page.getByRole('menuitem', { name: 'Picture (PNG)' }).click())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // The whole map, not what is on screen.
  expect(png.readUInt32BE(16)).toBeGreaterThan(2_000)
  // An empty sheet of this size would be a few kilobytes.
  expect(png.length).toBeGreaterThan(100_000)

  await page.goto(jejak.url)
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /Import a file/ })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'claim.jejak.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await page.waitForURL(/\/m\//)
  await expect(page.locator('[data-canvas]')).toBeVisible()
  expect(await exported(page)).toBe(file)
})

test('a guest is asked for a name beside their own disc, by keyboard too, until they have one or want none @long', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  for (const { locale, ask, mine, stay, you } of [
    { locale: 'en-GB', ask: 'What’s your name?', mine: 'Your name', stay: /^Stay Guest \d+$/, you: 'You: Sari' },
    { locale: 'id-ID', ask: 'Siapa nama Anda?', mine: 'Nama Anda', stay: /^Tetap Tamu \d+$/, you: 'Anda: Sari' },
  ]) {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await openMap(page, jejak, id)
    const hint = page.getByRole('form', { name: ask })
    await hint.getByRole('textbox', { name: mine }).focus()
    await page.keyboard.type('Sari')
    await page.keyboard.press('Enter')
    await expect(hint).toHaveCount(0)
    await expect(page.getByRole('button', { name: you })).toBeFocused()
    await page.reload()
    await expect(page.getByRole('button', { name: you })).toBeVisible()
    await expect(hint).toHaveCount(0)

    const other = await (await browser.newContext({ locale })).newPage()
    await openMap(other, jejak, id)
    const theirs = other.getByRole('form', { name: ask })
    await theirs.getByRole('button', { name: stay }).press('Enter')
    await expect(theirs).toHaveCount(0)
    await other.reload()
    await expect(other.locator('[data-canvas] [data-at]')).toBeAttached()
    await expect(theirs).toHaveCount(0)
  }
})

test('guests have colours of their own, and keep them @long', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  const guests: Page[] = []
  for (const since of [1_000, 2_000, 3_000]) {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    // All three drew the same one.
    await page.goto(jejak.url)
    await page.evaluate(
      (user) => localStorage.setItem('jejak.user', user),
      JSON.stringify({ colour: 'plum', since, named: 'declined', name: `Guest ${since}` }),
    )
    await openMap(page, jejak, id)
    guests.push(page)
  }
  await expect.poll(async () => new Set(await Promise.all(guests.map(colourOf))).size).toBe(3)
  const settled = await Promise.all(guests.map(colourOf))
  expect(settled[0]).toBe('plum')
  for (const page of guests) {
    await page.reload()
    await expect(page.getByRole('list', { name: 'People on this map' }).getByRole('listitem')).toHaveCount(2)
  }
  expect(await Promise.all(guests.map(colourOf))).toEqual(settled)
})
