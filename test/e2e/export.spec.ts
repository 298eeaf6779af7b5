import { readFile as readBytes } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { readFile } from '../../journey/export/read-file.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { parseMap } from '../../journey/model/parse.ts'
import { createMap, expect, newPerson, openMap, serverMap, test } from './jejak.ts'

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

for (const [language, words] of [
  ['en', { ranking: 'Frictions', whatIf: 'What if', search: 'Search the map', inWords: 'In words' }],
  ['id', { ranking: 'Gesekan', whatIf: 'Bagaimana jika', search: 'Cari di peta', inWords: 'Dalam kata-kata' }],
] as const) {
  test(`an exported page opens from a disk without a network, and says, finds and reckons (${language})`, async ({
    browser,
    jejak,
  }, info) => {
    const id = await createMap(jejak, { template: 'sample', locale: language })
    const answer = await fetch(`${jejak.url}/api/maps/${id}/export.html?language=${language}`)
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
