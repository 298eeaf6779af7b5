import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  type RestartableJejak,
  createMap,
  expect,
  expectSaved,
  newPerson,
  openMap,
  test,
  viewLink,
  inLanguage,
} from './jejak.ts'

const words = {
  en: {
    add: 'Add a touchpoint',
    title: 'This map was restored from a backup',
    kept: /Nothing is lost: .*“.+ \(recovered\)”/,
    open: 'Open the restored map',
  },
  id: {
    add: 'Tambah titik sentuh',
    title: 'Peta ini dipulihkan dari cadangan',
    kept: /Tidak ada yang hilang: .*“.+ \(diselamatkan\)”/,
    open: 'Buka peta yang dipulihkan',
  },
} as const

async function addTouchpoint(page: Page, button: string, title: string): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: button, exact: true }).last().click()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(card(page, title)).toHaveCount(1)
}

const card = (page: Page, title: string) => page.locator('[data-card]', { hasText: title })

/** The whole map is in sight. */
async function lookAtAll(page: Page): Promise<void> {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('1')
}

/** Puts the maps back as they were at the backup, while nobody serves them. */
async function restore(jejak: RestartableJejak, path: string): Promise<void> {
  await jejak.command('restore', path)
  await jejak.start()
}

for (const language of ['en', 'id'] as const) {
  test(`a browser with later changes keeps them as a map of its own when the server was restored, says so, and opens the restored one, ${inLanguage(language)}`, async ({
    browser,
    restartable: jejak,
  }) => {
    test.setTimeout(90_000)
    const folder = mkdtempSync(join(tmpdir(), 'jejak-restored-'))
    const path = join(folder, 'maps.backup')
    const { add, title, kept, open } = words[language]
    const { page, context } = await newPerson(browser, 'Sari', { locale: language === 'en' ? 'en-GB' : 'id-ID' })
    const id = await createMap(jejak, { template: 'saas', locale: language })
    await openMap(page, jejak, id)
    await addTouchpoint(page, add, 'Early')
    await expectSaved(page)
    await jejak.command('backup', path)

    await addTouchpoint(page, add, 'Late')
    await expectSaved(page)
    await jejak.stop()
    await addTouchpoint(page, add, 'Offline')
    await restore(jejak, path)

    // On a phone as on a desk.
    if (language === 'id') await page.setViewportSize({ width: 390, height: 844 })
    const dialog = page.getByRole('dialog', { name: title })
    await expect(dialog).toBeVisible({ timeout: 20_000 })
    await expect(dialog).toContainText(kept)
    await dialog.getByRole('button', { name: open }).click()
    await page.setViewportSize({ width: 2400, height: 1200 })

    await expectSaved(page)
    await lookAtAll(page)
    await expect(card(page, 'Early')).toHaveCount(1)
    await expect(card(page, 'Late')).toHaveCount(0)
    await expect(card(page, 'Offline')).toHaveCount(0)

    // All that there was, under its new name, and on the server as well.
    await page.goto(jejak.url)
    await page.getByRole('link', { name: /\((recovered|diselamatkan)\)/ }).click()
    await expectSaved(page)
    await lookAtAll(page)
    for (const each of ['Early', 'Late', 'Offline']) await expect(card(page, each)).toHaveCount(1)
    await context.close()
    rmSync(folder, { recursive: true })
  })
}

test('who reads a map when its server is restored sees the restored one soon, without doing anything', async ({
  browser,
  restartable: jejak,
}) => {
  test.setTimeout(60_000)
  const folder = mkdtempSync(join(tmpdir(), 'jejak-restored-'))
  const path = join(folder, 'maps.backup')
  const { page } = await newPerson(browser, 'Sari')
  const reader = await page.context().newPage()
  const id = await createMap(jejak, { template: 'saas', locale: 'en' })
  await openMap(page, jejak, id)
  await jejak.command('backup', path)
  await reader.goto(viewLink(jejak, id))
  await addTouchpoint(page, words.en.add, 'Late')
  await expectSaved(page)
  const late = reader.locator('main svg[role=img] text', { hasText: 'Late' })
  await expect(late).toHaveCount(1)
  await page.close()
  await jejak.stop()
  await expect(reader.locator('[data-connection]')).toHaveAttribute('data-connection', 'away')
  await restore(jejak, path)
  await expect(reader.locator('[data-connection]')).toHaveAttribute('data-connection', 'live', { timeout: 20_000 })
  await expect(late).toHaveCount(0)
  await reader.reload()
  await expect(reader.locator('[data-connection]')).toHaveAttribute('data-connection', 'live')
  await expect(late).toHaveCount(0)
  rmSync(folder, { recursive: true })
})
