import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { browserArguments, findBrowser } from './browser.mjs'
import { buildParts, outdatedParts } from './build.mjs'

/**
 * `node scripts/pictures.mjs` takes the pictures of README.md anew, of the sample map in the built product: the same
 * window, day and person every time, so that a picture changes only with the product.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command of the palette, as one would who does not know where it is. */
async function run(page, words) {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog').getByRole('combobox')
  await palette.fill(words)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

/** What stands in each picture, and how one comes there from the map. */
const pictures = {
  map: async (page) => {
    await run(page, 'Show the flow of customers')
    await page.locator('[data-flow-feet]').waitFor()
    await page.keyboard.press('Control+Backslash')
    await page.locator('#side-panel').waitFor({ state: 'hidden' })
    // Out of the way of hints, and without the frame of who works with the keyboard.
    await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  },
  frictions: async (page) => {
    await run(page, 'Friction board')
    await page.locator('[data-row]').first().waitFor()
  },
  'what-if': async (page) => {
    await run(page, 'What if')
    await page.locator('[data-total=gain] dd').filter({ hasText: /\d/ }).waitFor()
  },
  'one-pager': async (page) => {
    await run(page, 'executive')
    await page.locator('[data-one-pager] svg').first().waitFor()
  },
}

async function serve(data) {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', JEJAK_DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    server.stdout.on('data', (text) => {
      const found = /http:\/\/[^\s/"]+/.exec(String(text))
      if (found) resolve(found[0])
    })
  })
  return { server, url }
}

/** A map for each picture: what one does to a map is not in the next. */
async function makeSample(url) {
  const answer = await fetch(`${url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ template: 'sample', locale: 'en' }),
  })
  const { id, key } = await answer.json()
  return `${url}/m/${id}#k=${key}`
}

async function take(browser, url, name) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(() => {
    localStorage.setItem('jejak.user', JSON.stringify({ name: 'Rani', colour: 'teal' }))
  })
  const page = await context.newPage()
  // Figures of the sample go stale with the days.
  await page.clock.setFixedTime(new Date('2026-11-23T09:00:00Z'))
  await page.goto(await makeSample(url))
  await page.locator('[data-canvas] [data-at]').first().waitFor({ state: 'attached' })
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  await pictures[name](page)
  await page.locator('[data-save-state=saved]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  // Two frames later whatever came last is drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.screenshot({ path: join(root, 'docs', `${name}.png`) })
  await context.close()
}

await buildParts(outdatedParts().filter((name) => name !== 'cli'))
const data = mkdtempSync(join(tmpdir(), 'jejak-pictures-'))
const { server, url } = await serve(data)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
try {
  for (const name of Object.keys(pictures)) await take(browser, url, name)
} finally {
  await browser.close()
  const ended = once(server, 'exit')
  server.kill()
  await ended
  rmSync(data, { recursive: true, force: true })
}
