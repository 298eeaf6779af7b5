import { readFile as readBytes } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { readFile } from '../../journey/export/read-file.ts'
import { fileData, renderJson } from '../../journey/formats/json.ts'
import { parseMap } from '../../journey/model/parse.ts'
import { bigMap } from '../helpers/big-map.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, asOwner, inLanguage } from './jejak.ts'

/** Opens the dialog, chooses a format by its name and saves. */
async function save(page: Page, format: string | RegExp): Promise<Download> {
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  await dialog.getByRole('radio', { name: format }).check()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const file = await download
  await expect(dialog).toHaveCount(0)
  return file
}

test('a map is saved as pictures, PDF and page, as previewed, and each opens again as the same map', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  const map = parseMap(await serverMap(jejak, id))
  if (!map.ok) throw new Error('The server has no map.')
  const text = renderJson(map.value)
  for (const [format, ending] of [
    [/^Picture/, 'png'],
    [/^Vector/, 'svg'],
    [/^PDF/, 'pdf'],
    [/^Web page/, 'html'],
  ] as const) {
    const file = await save(page, format)
    expect(file.suggestedFilename()).toMatch(new RegExp(String.raw`\.${ending}$`))
    const read = readFile(await readBytes(await file.path()))
    expect(read.ok && renderJson(read.value) === text, `${ending} gives the map back`).toBe(true)
  }

  // The last choice is remembered, and what is chosen is seen.
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  await expect(dialog.getByRole('radio', { name: /^Web page/ })).toBeChecked()
  await expect(dialog.getByRole('img', { name: /^Preview of/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])
})

test('what is exported is chosen, seen at once, and remembered: lanes, personas, figures, an earlier version', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  const preview = dialog.getByRole('img', { name: /^Preview of/ })
  /** Height of the drawing that is seen, px of its own; 0 while there is none. */
  const height = () =>
    preview.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalHeight : 0)).catch(() => 0)
  await dialog.getByRole('radio', { name: /^Vector/ }).check()
  await expect.poll(height).toBeGreaterThan(0)
  const whole = await height()
  await dialog.getByText('Lanes', { exact: true }).click()
  await dialog.getByRole('checkbox', { name: 'Thoughts' }).uncheck()
  await expect.poll(height).toBeLessThan(whole)
  const withoutThoughts = await height()
  await expect(dialog.getByText('7 of 8')).toBeVisible()
  await dialog.getByRole('switch', { name: 'Flow of customers' }).click()
  await expect.poll(height).toBeGreaterThan(withoutThoughts)

  // The one-pager is what is previewed, and says what changed since an earlier file.
  await dialog.getByRole('radio', { name: 'One-pager' }).click()
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight))
    .toBeCloseTo(Math.SQRT2, 2)
  const map = parseMap(await serverMap(jejak, id))
  if (!map.ok) throw new Error('The server has no map.')
  const [first, ...others] = map.value.metrics
  if (!first) throw new Error('The map has no metrics.')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'teras 2026-09-30.json',
    mimeType: 'application/json',
    buffer: Buffer.from(renderJson({ ...map.value, metrics: [{ ...first, value: 1 }, ...others] })),
  })
  await expect(dialog.getByText('Compared with 2026-09-30')).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const saved = (await readBytes(await (await download).path())).toString('utf8')
  expect(saved).toContain('Since 30 September 2026')
  expect(saved.length).toBeLessThan(600_000)

  await page.keyboard.press('Control+Shift+e')
  await expect(dialog.getByRole('radio', { name: 'One-pager' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'Map', exact: true }).click()
  await expect(dialog.getByText('7 of 8')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('an export that takes long shows how far it is, and is stopped without a file', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map: fileData(bigMap(300, 3)) })
  await openMap(page, jejak, id)
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the map' })
  await dialog.getByRole('radio', { name: /^Picture/ }).check()
  await dialog.getByRole('radio', { name: 'Width' }).click()
  await dialog.getByRole('textbox', { name: 'Width in pixels' }).fill('28800')
  let downloads = 0
  page.on('download', () => downloads++)
  await dialog.getByRole('button', { name: 'Save' }).click()
  const progress = dialog.getByRole('progressbar', { name: 'Writing the file' })
  await expect.poll(() => progress.evaluate((bar) => (bar as HTMLProgressElement).value)).toBeGreaterThan(0)
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(progress).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled()
  // What is asked for next is written, and nothing of what was stopped.
  await dialog.getByRole('radio', { name: /^Outline/ }).check()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.md$/)
  expect(downloads).toBe(1)
})

test('the map is copied as a table, to be pasted anywhere', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  await openMap(page, jejak, id)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy as table' }).click()
  await expect(page.getByText(/^The table is copied/)).toBeVisible()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return { text: await navigator.clipboard.readText(), types: item?.types ?? [] }
  })
  expect(copied.text).toMatch(/^\tDiscover\tChoose\tOrder/)
  expect(copied.text).toContain('Agent cannot see earlier contacts')
  expect(copied.types).toEqual(expect.arrayContaining(['text/plain', 'text/html']))
})

for (const [language, words] of [
  ['en', { ranking: 'Frictions', whatIf: 'What if', search: 'Search the map', inWords: 'In words' }],
  ['id', { ranking: 'Gesekan', whatIf: 'Bagaimana jika', search: 'Cari di peta', inWords: 'Dalam kata-kata' }],
] as const) {
  test(`an exported page opens from a disk without a network, and says, finds and reckons, ${inLanguage(language)}`, async ({
    browser,
    jejak,
  }, info) => {
    const id = await createMap(jejak, { template: 'sample', locale: language })
    const answer = await fetch(`${jejak.url}/api/maps/${id}/export.html?language=${language}`, { headers: asOwner(id) })
    expect(answer.status).toBe(200)
    const path = info.outputPath('map.html')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.length).toBeLessThan(1_500_000)
    await import('node:fs/promises').then((fs) => fs.writeFile(path, bytes))

    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => {
      if (!/^(data|file|blob):/.test(request.url())) asked.push(request.url())
    })
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(pathToFileURL(path).href)
    await expect(page.getByRole('tab', { name: words.ranking })).toBeVisible()

    await page.getByRole('searchbox', { name: words.search }).fill('WhatsApp')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: /WhatsApp/ })).toBeVisible()
    await page.getByRole('tab', { name: words.inWords }).click()
    await expect(
      page.getByRole('tabpanel', { name: words.inWords }).getByRole('heading', { level: 3 }).first(),
    ).toBeVisible()
    await page.getByRole('tab', { name: words.inWords }).press('ArrowLeft')
    await expect(page.getByRole('tab', { name: words.whatIf })).toBeFocused()

    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([])
    }
    expect(asked).toEqual([])
    expect(said).toEqual([])
  })
}

test('a map in any script is exported without a connection', async ({ browser, restartable: jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await page.goto(jejak.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await openMap(page, jejak, id)
  await page.getByRole('textbox', { name: 'Title of the map' }).fill('客户旅程 مرحبا 🌱')
  await page.keyboard.press('Enter')
  await expectSaved(page)
  const keptFonts = () =>
    page.evaluate(async () => (await (await caches.open('jejak-fonts')).keys()).map(({ url }) => url).join())
  for (const script of ['noto-sans-sc', 'noto-sans-arabic', 'noto-emoji'])
    await expect.poll(keptFonts).toContain(script)
  await jejak.stop()

  const file = await save(page, /^Vector/)
  const svg = (await readBytes(await file.path())).toString()
  for (const family of ['Noto Sans SC', 'Noto Sans Arabic', 'Noto Emoji'])
    expect(svg).toContain(`font-family:'${family}'`)
})
