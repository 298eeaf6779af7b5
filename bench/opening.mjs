import { gzipSync } from 'node:zlib'
import { medians } from './frames.mjs'
import { linkOf } from './serving.mjs'

/** How long our own maps take to open, from the server and from this device, and to leave as a picture. */
export async function measureOpening(browser, origin, mapOf, first, runs) {
  const rows = []
  for (const [size, made] of mapOf) {
    const results = []
    for (let run = 0; run < runs; run++) results.push(await measureMap(browser, origin, made))
    rows.push({ size, ...medians(results) })
    console.warn(`opening ${size} cards`)
  }
  return {
    rows,
    library: await javaScriptOf(browser, `${origin}/`, 'h1'),
    map: await javaScriptOf(browser, linkOf(origin, first), '[data-card]'),
  }
}

/** One fresh browser profile: open the map twice (from the server, from this device), then take its picture. */
async function measureMap(browser, origin, made) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  const page = await context.newPage()
  const open = async () => {
    // From a page without it: going to another fragment of the same page would load nothing.
    await page.goto('about:blank')
    await page.goto(linkOf(origin, made))
    await page.locator('[data-card]').first().waitFor()
    return page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))),
    )
  }
  const fromServer = await open()
  await page.locator('[data-save-state=saved]').waitFor()
  const fromDevice = await open()
  const begun = performance.now()
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.locator('[data-export-menu]').click()
  await page.getByRole('menuitem').first().click()
  await download
  const png = performance.now() - begun
  await context.close()
  return { fromServer, fromDevice, png }
}

/** JavaScript that a first visit needs to show a page, gzipped, kB. */
async function javaScriptOf(browser, address, ready) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const bodies = []
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    // What is still on its way when the page closes was not needed to show it.
    bodies.push(response.body().catch(() => Buffer.alloc(0)))
  })
  await page.goto(address)
  await page.locator(ready).first().waitFor()
  const needed = await Promise.all(bodies)
  const bytes = needed.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  await context.close()
  return bytes / 1000
}
