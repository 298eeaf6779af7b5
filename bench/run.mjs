import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { browserArguments, findBrowser } from '../scripts/browser.mjs'
import { buildParts, outdatedParts } from '../scripts/build.mjs'

/**
 * Measures the built product in a real browser against a real server, and prints a Markdown table. Every figure is the
 * median of `runs` fresh pages; frame times are those of the browser's own frames while a pointer moves.
 */
const runs = 3
const sizes = [100, 300, 1_000, 3_000]
const framesPerGesture = 90

await buildParts(outdatedParts())
const { module: maps } = await runnerImport('./test/helpers/big-map.ts')
const { module: json } = await runnerImport('./journey/formats/json.ts')

const data = mkdtempSync(join(tmpdir(), 'jejak-bench-'))
const { origin, stop } = await startServer(data)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
try {
  const rows = []
  for (const size of sizes) {
    const id = await createMap(json.fileData(maps.bigMap(size, 7)))
    const results = []
    for (let run = 0; run < runs; run++) results.push(await measureMap(id))
    rows.push({ size, ...medians(results) })
  }
  print(rows, await firstLoad())
} finally {
  await browser.close()
  await stop()
  rmSync(data, { recursive: true, force: true })
}

async function startServer(dataDir) {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', JEJAK_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (text) => {
      const found = /http:\/\/[^\s]+/.exec(String(text))
      if (found) resolve(found[0].replace(/\/$/, ''))
    })
  })
  return {
    origin: address,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit')
        child.once('exit', resolve)
        child.kill('SIGTERM')
      }),
  }
}

async function createMap(map) {
  const answer = await fetch(`${origin}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ map }),
  })
  if (answer.status !== 201) throw new Error(`POST /api/maps: ${answer.status} ${await answer.text()}`)
  return (await answer.json()).id
}

/** One fresh browser profile: open the map twice (from the server, from this device), drag, pan, export. */
async function measureMap(id) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  const page = await context.newPage()
  const open = async () => {
    await page.goto(`${origin}/m/${id}`)
    await page.locator('[data-card]').first().waitFor()
    return page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))),
    )
  }
  const fromServer = await open()
  await page.locator('[data-save-state=saved]').waitFor()
  const fromDevice = await open()

  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('1')
  await page.waitForTimeout(400)
  const wholePan = await frames(page, async () => {
    await page.mouse.move(720, 450)
    for (let step = 0; step < framesPerGesture; step++) {
      await page.mouse.wheel(step % 60 < 30 ? 6 : -6, step % 40 < 20 ? 3 : -3)
      await nextFrame(page)
    }
  })
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('0')
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(400)
  const card = page.locator('[data-card]').first()
  const box = await card.boundingBox()
  const drag = await frames(page, async () => {
    await page.mouse.move(box.x + 20, box.y + 12)
    await page.mouse.down()
    for (let step = 0; step < framesPerGesture; step++) {
      await page.mouse.move(box.x + 20 + 3 * step, box.y + 12 + 40 * Math.sin(step / 9))
      await nextFrame(page)
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
  await page.keyboard.press('1')
  const begun = performance.now()
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.locator('[data-export-menu]').click()
  await page.getByRole('menuitem').first().click()
  await download
  const png = performance.now() - begun
  await context.close()
  return {
    fromServer,
    fromDevice,
    dragP50: drag.p50,
    dragP95: drag.p95,
    panP50: wholePan.p50,
    panP95: wholePan.p95,
    png,
  }
}

function nextFrame(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())))
}

/** Times between the browser's frames while a gesture runs. */
async function frames(page, gesture) {
  await page.evaluate(() => {
    const times = []
    window.benchFrames = times
    const tick = (now) => {
      times.push(now)
      if (window.benchFrames === times) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await gesture()
  const times = await page.evaluate(() => {
    const taken = window.benchFrames
    window.benchFrames = undefined
    return taken
  })
  const gaps = times.slice(1).map((time, index) => time - times[index])
  gaps.sort((a, b) => a - b)
  const at = (share) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

/** JavaScript of the first visit to the library and to a map, gzipped, kB. */
async function firstLoad() {
  const id = await createMap(json.fileData(maps.bigMap(100, 7)))
  return { library: await javaScriptOf('/', 'h1'), map: await javaScriptOf(`/m/${id}`, '[data-card]') }
}

async function javaScriptOf(path, ready) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const bodies = []
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    // What is still on its way when the page closes was not needed to show it.
    bodies.push(response.body().catch(() => Buffer.alloc(0)))
  })
  await page.goto(origin + path)
  await page.locator(ready).first().waitFor()
  const needed = await Promise.all(bodies)
  const bytes = needed.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  await context.close()
  return bytes / 1000
}

function medians(results) {
  return Object.fromEntries(
    Object.keys(results[0]).map((key) => {
      const values = results.map((result) => result[key]).sort((a, b) => a - b)
      return [key, values[Math.floor(values.length / 2)]]
    }),
  )
}

function ms(value) {
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}

function print(rows, load) {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, ` +
      `Node ${process.versions.node}, Chromium ${browser.version()} headless with software rendering; median of ${runs}\n`,
  )
  console.log(
    '| cards | opened from the server, ms | opened from this device, ms | drag p50 / p95, ms | pan of the whole map p50 / p95, ms | PNG of the whole map, ms |',
  )
  console.log('|---|---|---|---|---|---|')
  for (const row of rows) {
    console.log(
      `| ${row.size} | ${ms(row.fromServer)} | ${ms(row.fromDevice)} | ${ms(row.dragP50)} / ${ms(row.dragP95)} | ` +
        `${ms(row.panP50)} / ${ms(row.panP95)} | ${ms(row.png)} |`,
    )
  }
  console.log(
    `\nJavaScript of a first visit, gzipped: library ${load.library.toFixed(0)} kB, map ${load.map.toFixed(0)} kB`,
  )
}
