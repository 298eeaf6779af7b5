import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { strFromU8 } from 'fflate'
import { renderCsv } from '../../journey/formats/csv/render-csv.ts'
import { renderXlsx } from '../../journey/formats/xlsx/render-xlsx.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { sampleMap } from '../helpers/sample-map.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

const said = {
  en: {
    locale: 'en-GB',
    open: 'update workbook',
    title: 'Update from a workbook',
    changes: 'What changes',
    refused: 'Rows that are refused',
    confirm: 'Update 2 rows',
    done: 'Updated 2 rows',
    severity: /Severity \(0–4\): 1 → 3/,
    fault: 'The value of “Severity (0–4)” is not allowed.',
    same: 'The file says the same as the map',
    new: 'New',
    foreign: 'No sheet of this file has the columns of a map.',
    undo: 'Undo',
  },
  id: {
    locale: 'id-ID',
    open: 'perbarui buku kerja',
    title: 'Perbarui dari buku kerja',
    changes: 'Yang berubah',
    refused: 'Baris yang ditolak',
    confirm: 'Perbarui 2 baris',
    done: '2 baris diperbarui',
    severity: /Keparahan \(0–4\): 1 → 3/,
    fault: 'Nilai di “Keparahan (0–4)” tidak diperbolehkan.',
    same: 'Isi berkas sama dengan peta',
    new: 'Baru',
    foreign: 'Tidak ada lembar dengan kolom peta di berkas ini.',
    undo: 'Urungkan',
  },
} as const

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file][accept*=xlsx][accept*=zip]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer })
}

for (const language of ['en', 'id'] as const) {
  const words = said[language]
  test(`an edited workbook comes back as one step, previewed row by row, with the keyboard, ${inLanguage(language)}`, async ({
    jejak,
    browser,
  }) => {
    const id = await createMap(jejak, { map: { format: 'jejak-map', ...sampleMap(language) } })
    const { page } = await newPerson(browser, 'Rani', { locale: words.locale })
    await openMap(page, jejak, id)
    const before = (await serverMap(jejak, id)) as JourneyMap
    await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(words.open)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: words.title })).toBeVisible()

    // What is no table of a map is refused with the reason; what nobody edited changes nothing.
    await choose(page, 'shopping.csv', Buffer.from('milk,eggs\n1,2\n'))
    await expect(dialog.getByRole('alert')).toContainText(words.foreign)
    await choose(page, 'map.xlsx', Buffer.from(renderXlsx(before, language)))
    await expect(dialog.getByText(words.same)).toBeVisible()

    const notation = language === 'id' ? 'indonesian' : 'standard'
    const csv = strFromU8(renderCsv(before, 'frictions', { language, notation }))
    const mark = notation === 'indonesian' ? ';' : ','
    const open = language === 'id' ? 'Terbuka' : 'Open'
    const edited = csv
      .replace(`${mark}1${mark}${open}`, `${mark}3${mark}${open}`)
      .replace(`${mark}2${mark}${open}`, `${mark}9${mark}${open}`)
    await choose(page, 'frictions.csv', Buffer.from(`${edited}${mark}Antrean panjang\r\n`))
    await expect(dialog.getByRole('region', { name: words.refused })).toContainText(words.fault)
    const changes = dialog.getByRole('region', { name: words.changes })
    await expect(changes).toContainText(words.severity)
    await expect(changes.getByRole('row').last()).toContainText(words.new)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map((one) => one.id)).toEqual([])
    if (process.env.JEJAK_PICTURES)
      await page.screenshot({ path: `${process.env.JEJAK_PICTURES}/workbook-${language}.png` })

    // The button has the focus once there is something to take over.
    await expect(dialog.getByRole('button', { name: words.confirm })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(words.done)).toBeVisible()
    await expectSaved(page)
    const after = (await serverMap(jejak, id)) as JourneyMap
    expect(after.frictions).toHaveLength(before.frictions.length + 1)
    expect(after.frictions.at(-1)?.title).toBe('Antrean panjang')

    await page.getByRole('button', { name: words.undo }).last().click()
    await expect.poll(async () => ((await serverMap(jejak, id)) as JourneyMap).frictions).toEqual(before.frictions)
  })
}
