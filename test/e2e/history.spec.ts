import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { sampleMap } from '../helpers/sample-map.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

const words = {
  en: {
    history: 'History',
    name: 'Name the map as it is now',
    restore: 'Bring this version back',
    yes: 'Bring it back',
    before: 'Before bringing back “Kick-off”',
    undo: 'Undo',
    gone: 'Removed',
    since: 'Compare with a version',
    command: 'History…',
  },
  id: {
    history: 'Riwayat',
    name: 'Beri nama peta yang sekarang',
    restore: 'Kembalikan versi ini',
    yes: 'Kembalikan',
    before: 'Sebelum mengembalikan “Kick-off”',
    undo: 'Urungkan',
    gone: 'Dihapus',
    since: 'Bandingkan dengan versi',
    command: 'Riwayat…',
  },
} as const

/** Through the palette, by keys alone. */
async function openHistory(page: Page, { history, command }: { history: string; command: string }): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(command)
  await expect(page.getByRole('option', { name: command })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: history })).toBeVisible()
}

const card = (page: Page, id: string) => page.locator(`[data-card='${id}']`)

for (const locale of ['en', 'id'] as const) {
  const t = words[locale]
  test(`a version is named, the map edited by two, brought back and undone, ${inLanguage(locale)}`, async ({
    browser,
    jejak,
  }) => {
    const map = sampleMap(locale)
    const { id: first = '', title = '' } = map.cards[0] ?? {}
    const id = await createMap(jejak, { map: { format: 'jejak-map', ...map } })
    const [ani, budi] = [await newPerson(browser, 'Ani', { locale }), await newPerson(browser, 'Budi', { locale })]
    for (const { page } of [ani, budi]) {
      await openMap(page, jejak, id)
      await expectSaved(page)
    }
    const kickOff = await serverMap(jejak, id)

    await openHistory(ani.page, t)
    await ani.page.getByRole('textbox', { name: t.name }).fill('Kick-off')
    await ani.page.keyboard.press('Enter')
    await expect(ani.page.getByRole('button', { name: /^Kick-off.*Ani/ })).toBeVisible()
    await ani.page.keyboard.press('Escape')
    await expect(ani.page.getByRole('dialog')).toHaveCount(0)

    await card(budi.page, first).click()
    await budi.page.keyboard.press('Delete')
    await expect(card(budi.page, first)).toHaveCount(0)
    await expectSaved(budi.page)
    await expect(card(ani.page, first)).toHaveCount(0)

    await openHistory(ani.page, t)
    const dialog = ani.page.getByRole('dialog', { name: t.history })
    await dialog.getByRole('button', { name: /^Kick-off/ }).click()
    await expect(dialog.getByRole('img', { name: /Kick-off/ })).toBeVisible()
    await expect(dialog.getByRole('heading', { name: t.gone })).toBeVisible()
    await expect(dialog.getByText(title, { exact: true })).toBeVisible()
    const { violations } = await new AxeBuilder({ page: ani.page }).setLegacyMode(true).analyze()
    expect(violations).toEqual([])
    await dialog.getByRole('button', { name: t.restore }).click()
    await dialog.getByRole('button', { name: t.yes, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(card(budi.page, first)).toBeVisible()
    await expectSaved(ani.page)
    expect(await serverMap(jejak, id)).toEqual(kickOff)

    await ani.page.getByRole('button', { name: t.undo }).first().click()
    await expect(card(budi.page, first)).toHaveCount(0)
    // What was there before is a version, too; and what changed since one is told in exports.
    await openHistory(ani.page, t)
    await expect(dialog.getByRole('button', { name: t.before })).toBeVisible()
    await ani.page.keyboard.press('Escape')
    await ani.page.keyboard.press('ControlOrMeta+Shift+e')
    await ani.page.getByRole('radio', { name: /PowerPoint|pptx/i }).check()
    await ani.page.getByRole('combobox', { name: t.since }).click()
    await ani.page.getByRole('option', { name: 'Kick-off', exact: true }).click()
    await expect(ani.page.getByRole('combobox', { name: t.since })).toContainText('Kick-off')
  })
}

test('without the server the history says so', async ({ browser, restartable }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(restartable, { template: 'blank', locale: 'en' })
  await openMap(page, restartable, id)
  await expectSaved(page)
  // Its code is here by then.
  await openHistory(page, words.en)
  await page.keyboard.press('Escape')
  await restartable.stop()
  await openHistory(page, words.en)
  await expect(page.getByText('History is kept on the server.')).toBeVisible()
  await restartable.start()
  await expect(page.getByText('History is kept on the server.')).toHaveCount(0)
  await expect(page.getByText('No versions yet.')).toBeVisible()
})
