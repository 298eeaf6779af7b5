import { execFile } from 'node:child_process'
import { readFile as readBytes, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Download, Page } from '@playwright/test'
import { dayOf } from '../../journey/model/day.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { scriptedMap } from '../helpers/scripted-map.ts'
import { templateMap } from '../helpers/template-maps.ts'
import { worldMap } from '../helpers/world-map.ts'
import { createMap, expect, newPerson, openMap, serverMap, test, asOwner } from './jejak.ts'

const run = promisify(execFile)

/** Opens the dialog, chooses a format by its name and saves. */
async function save(page: Page, format: RegExp): Promise<Download> {
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  await dialog.getByRole('radio', { name: format }).check()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const file = await download
  await expect(dialog).toHaveCount(0)
  return file
}

test('the app, the command line and the server write the same bytes', async ({ browser, jejak }, info) => {
  test.setTimeout(180_000)
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  const file = info.outputPath('map.json')
  await writeFile(file, JSON.stringify(await serverMap(jejak, id)))
  // With the flow, whose words are part of the drawing.
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  await dialog.getByRole('switch', { name: 'Flow of customers' }).click()
  await page.keyboard.press('Escape')
  const today = dayOf(new Date())
  const formats = [
    [/^Vector/, 'svg'],
    [/^PDF/, 'pdf'],
    [/^PowerPoint/, 'pptx'],
    [/^Web page/, 'html'],
    [/^Excel/, 'xlsx'],
    [/^Tables/, 'csv'],
    [/^Outline/, 'markdown'],
    [/^Diagram/, 'mermaid'],
  ] as const
  for (const [name, format] of formats) {
    const app = await readBytes(await (await save(page, name)).path())
    const target = info.outputPath(`map.${format}`)
    const given = ['export', file, '--format', format, '--today', today, '-o', target]
    await run(process.execPath, ['dist/cli/main.js', ...given])
    expect((await readBytes(target)).equals(app), `${format} of the command line is that of the app`).toBe(true)
    const answer = await fetch(`${jejak.url}/api/maps/${id}/export.${format}?today=${today}`, { headers: asOwner(id) })
    const served = Buffer.from(await answer.arrayBuffer())
    expect(served.equals(app), `${format} of the server is that of the app`).toBe(true)
  }
})

/** Share of the pixels of a PNG that clearly differ from the drawing of an SVG by the browser, 0…1. */
async function difference(page: Page, png: Buffer, svg: Buffer): Promise<number> {
  await page.goto('about:blank')
  await page.setContent('<!doctype html><body></body>')
  return page.evaluate(
    async ([pngData, svgData]) => {
      const addresses = [`data:image/png;base64,${pngData}`, `data:image/svg+xml;base64,${svgData}`]
      const [a, b] = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image()
          image.src = address
          await image.decode()
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
          const context = canvas.getContext('2d')
          if (!context) throw new Error('There is no canvas.')
          context.drawImage(image, 0, 0)
          return context.getImageData(0, 0, canvas.width, canvas.height)
        }),
      )
      if (!a || !b) return 1
      if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return 1
      const width = Math.min(a.width, b.width)
      const height = Math.min(a.height, b.height)
      let different = 0
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const [i, j] = [(y * a.width + x) * 4, (y * b.width + x) * 4]
          const most = Math.max(
            ...[0, 1, 2].map((channel) => Math.abs((a.data[i + channel] ?? 0) - (b.data[j + channel] ?? 0))),
          )
          // A fifth of the way from black to white is what an eye sees at an edge.
          if (most > 51) different++
        }
      return different / (width * height)
    },
    [png.toString('base64'), svg.toString('base64')] as const,
  )
}

for (const [name, map] of [
  ['the sample', templateMap('sample.en.json')],
  ['words of the world', worldMap()],
] as const satisfies readonly (readonly [string, JourneyMap])[])
  test(`a PNG is what the browser draws of the SVG: ${name}`, async ({ browser, jejak }) => {
    test.setTimeout(120_000)
    const { page } = await newPerson(browser, 'Ani')
    const id = await createMap(jejak, { map: { format: 'jejak-map', ...map } })
    await openMap(page, jejak, id)
    const [png, svg] = [await save(page, /^Picture/), await save(page, /^Vector/)]
    const [pngBytes, svgBytes] = [await readBytes(await png.path()), await readBytes(await svg.path())]
    const served = await fetch(`${jejak.url}/api/maps/${id}/export.png`, { headers: asOwner(id) })
    const shares = {
      app: await difference(page, pngBytes, svgBytes),
      server: await difference(page, Buffer.from(await served.arrayBuffer()), svgBytes),
    }
    info(JSON.stringify(shares))
    expect(shares.app).toBeLessThan(0.001)
    expect(shares.server).toBeLessThan(0.001)
  })

const info = (text: string) => test.info().annotations.push({ type: 'share', description: text })

test('none of 500 scripts in any text field runs in an exported page or picture', async ({ browser, jejak }, place) => {
  test.setTimeout(120_000)
  const id = await createMap(jejak, { map: { format: 'jejak-map', ...scriptedMap() } })
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  const said: string[] = []
  page.on('dialog', (dialog) => {
    said.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!/^(data|file|blob|about):/.test(request.url())) said.push(request.url())
  })
  page.on('pageerror', (error) => said.push(error.message))
  for (const [format, query] of [
    ['svg', ''],
    ['svg', '?pages=one-pager&paper=a4'],
    ['html', ''],
    ['html', '?pages=one-pager&paper=a4'],
  ] as const) {
    const path = place.outputPath(`map-${query.length}.${format}`)
    const answer = await fetch(`${jejak.url}/api/maps/${id}/export.${format}${query}`, { headers: asOwner(id) })
    expect(answer.status).toBe(200)
    await writeFile(path, Buffer.from(await answer.arrayBuffer()))
    await page.goto(pathToFileURL(path).href)
    await expect(page.locator(format === 'svg' ? 'svg' : 'svg, [role=tab]').first()).toBeAttached()
    // What would run by being pointed at, by getting the focus, or by having been loaded.
    await page.mouse.move(200, 200)
    for (let key = 0; key < 10; key++) await page.keyboard.press('Tab')
    const ran = await page.evaluate(() => [
      Reflect.get(globalThis, 'pwned') as unknown,
      document.querySelectorAll('[onload], [onerror], [onclick], [onfocus], [onmouseover], iframe, object, embed')
        .length,
      [...document.querySelectorAll('[href]')].filter((link) =>
        /^\s*(?:javascript|data):/i.test(link.getAttribute('href') ?? ''),
      ).length,
    ])
    expect(ran, `${format}${query}`).toEqual([undefined, 0, 0])
  }
  expect(said).toEqual([])
})
