import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { renderJson } from '../../journey/formats/json.ts'
import { goldenMap } from '../journey/economics/golden-map.ts'
import { createMap, expect, newPerson, openMap, test, inLanguage } from './jejak.ts'

const order = { map: JSON.parse(renderJson(goldenMap)) as unknown }

const languages = [
  {
    locale: 'en-GB',
    search: 'executive',
    title: 'One-pager',
    heading: 'What hurts most',
    honest: 'Money at risk is the model’s sensitivity to these inputs, not a proof of cause.',
    compare: 'Compare with an earlier file…',
    since: 'Since 1 October 2026',
    worse: 'form-too-long: Minor → Major',
    refused: 'This file is not a Jejak map, so nothing is compared.',
    screen: 'Screen',
  },
  {
    locale: 'id-ID',
    search: 'pimpinan',
    title: 'Satu halaman',
    heading: 'Yang paling merugikan',
    honest: 'Uang berisiko adalah kepekaan model terhadap masukan ini, bukan bukti sebab-akibat.',
    compare: 'Bandingkan dengan berkas lama…',
    since: 'Sejak 1 Oktober 2026',
    worse: 'form-too-long: Ringan → Berat',
    refused: 'Berkas ini bukan peta Jejak, jadi tidak ada yang dibandingkan.',
    screen: 'Layar',
  },
] as const

async function openPage(page: Page, words: string, name: string) {
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
  const view = page.getByRole('dialog', { name, exact: true })
  await expect(view).toBeVisible()
  return view
}

for (const words of languages)
  test(`a map is shown on one page, told in words, and compared with an earlier file, ${inLanguage(words.locale)}`, async ({
    browser,
    jejak,
  }) => {
    const { page } = await newPerson(browser, 'Ani', { locale: words.locale })
    await page.setViewportSize({ width: 1280, height: 800 })
    await openMap(page, jejak, await createMap(jejak, order))
    const view = await openPage(page, words.search, words.title)

    // All of the page is in sight, and it says its figures and their caution.
    const paper = view.locator('svg[viewBox="0 0 1122.5 793.7"]')
    await expect(paper).toBeInViewport({ ratio: 1 })
    await expect(paper).toContainText(words.heading)
    await expect(paper).toContainText(words.honest)
    await expect(view.getByRole('table', { name: words.heading })).toContainText('form-too-long')
    const found = await new AxeBuilder({ page }).include('[data-one-pager]').analyze()
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

    const file = view.locator('input[type=file]')
    await file.setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await expect(view.getByRole('alert')).toHaveText(words.refused)
    const milder = goldenMap.frictions.map((friction, index) =>
      index === 0 ? { ...friction, severity: 2 as const } : friction,
    )
    const buffer = Buffer.from(renderJson({ ...goldenMap, frictions: milder }))
    await file.setInputFiles({ name: 'Subscription 2026-10-01.json', mimeType: 'application/json', buffer })
    await expect(paper).toContainText(words.since)
    await expect(paper).toContainText(words.worse)
    await expect(view.getByRole('alert')).toBeHidden()

    await view.getByRole('radio', { name: words.screen }).click()
    await expect(view.locator('svg[viewBox="0 0 1280 720"]')).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await expect(view).toBeHidden()
  })

test('the one-pager prints on one sheet, by day, without what stands around it', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.emulateMedia({ colorScheme: 'dark' })
  await openMap(page, jejak, await createMap(jejak, order))
  await openPage(page, 'executive', 'One-pager')
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595])
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('[data-canvas]')).toBeHidden()
  await expect(page.getByRole('button')).toHaveCount(0)
})
