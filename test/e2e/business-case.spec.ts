import { execFileSync } from 'node:child_process'
import { scenarioFigures } from '../../journey/economics/scenarios.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { createMap, expect, expectSaved, newPerson, openMap, serverMap, test, inLanguage } from './jejak.ts'

/** A shop as a team has drawn it: what an order is worth, and two frictions that nobody has put a number on. */
const shopOf = ({ titles, frictions }: (typeof people)[number]) => ({
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 2 }, title: 'Shop', currency: 'IDR', period: 'month', entrants: 100_000 },
  stages: [{ id: 'st1', title: 'Order', order: 'a0', band: 'sale' }],
  lanes: [{ id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
  cards: titles.map((title, index) => ({
    id: `t${index}`,
    title,
    place: { stage: 'st1', lane: 'touch', order: `a${index}` },
  })),
  links: [],
  // Fees are met on two touchpoints.
  frictions: [
    { id: 'form', title: frictions[0], on: ['t1'], severity: 4, status: 'open', order: 'a0' },
    { id: 'fees', title: frictions[1], on: ['t1', 't2'], severity: 2, status: 'open', order: 'a1' },
  ],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [{ id: 'won', title: 'Paid', order: 'a0', good: true, value: 250_000 }],
})

const people = [
  {
    locale: 'en-GB',
    titles: ['Advert', 'Cart', 'Payment'],
    frictions: ['Form too long', 'Unexpected fees'],
    table: 'Step,Users\nAdvert,"100,000"\nCart,"40,000"\nPayment,"25,000"\nThank you,x\n',
    import: ['import values', 'Import 5 values', 'Imported 5 values'],
    read: ['100,000', '4 rows, 3 used', '60,000 of 100,000 leave', /x.*not a number/],
    severity: 'Severity',
    money: 'Money at risk',
    fix: ['Add a fix', 'Show all fees at once', '40 million'],
    whatIf: ['payback', 'What if', 'New scenario'],
  },
  {
    locale: 'id-ID',
    titles: ['Iklan', 'Keranjang', 'Pembayaran'],
    frictions: ['Formulir terlalu panjang', 'Biaya tak terduga'],
    table: 'Langkah;Pengguna\nIklan;100.000\nKeranjang;40.000\nPembayaran;25.000\nTerima kasih;x\n',
    import: ['impor nilai', 'Impor 5 nilai', '5 nilai diimpor'],
    read: ['100.000', '4 baris, 3 dipakai', '60.000 dari 100.000 keluar', /x.*bukan angka/],
    severity: 'Tingkat keparahan',
    money: 'Uang berisiko',
    fix: ['Tambah perbaikan', 'Tampilkan semua biaya sejak awal', '40 juta'],
    whatIf: ['balik modal', 'Bagaimana jika', 'Skenario baru'],
  },
] as const

for (const say of people)
  test(`a product manager imports counts, ranks frictions, carries a fix out and reads the gain, ${inLanguage(say.locale)}`, async ({
    jejak,
    browser,
  }) => {
    const id = await createMap(jejak, { map: shopOf(say) })
    const { page } = await newPerson(browser, 'Rani', { locale: say.locale })
    await page.setViewportSize({ width: 1440, height: 900 })
    await openMap(page, jejak, id)
    const ask = async (words: string) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill(words)
      await page.keyboard.press('Enter')
    }
    const map = async () => (await serverMap(jejak, id)) as JourneyMap

    // What was counted, as the team's tool writes it. Numbers of two readings are asked about once.
    await ask(say.import[0])
    const buffer = Buffer.from(say.table)
    await page
      .locator('input[type=file][accept*=csv]')
      .setInputFiles({ name: 'funnel.csv', mimeType: 'text/csv', buffer })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: say.read[0], exact: true }).click()
    await expect(dialog.getByText(say.read[1])).toBeVisible()
    await expect(dialog.getByRole('cell', { name: say.read[2] })).toBeVisible()
    await expect(dialog.getByRole('row', { name: say.read[3] })).toBeVisible()
    await dialog.getByRole('button', { name: say.import[1] }).click()
    await expect(page.getByText(say.import[2])).toBeVisible()
    await expectSaved(page)
    expect((await map()).cards[1]?.exit).toMatchObject({
      value: { k: 15_000, n: 40_000 },
      evidence: 'measured',
      source: 'funnel.csv',
    })

    // The worse one by severity is not the dearer one.
    await page.keyboard.press('b')
    const cell = (row: string, column: string) =>
      page.locator(`[data-board] [data-row="${row}"] > [data-column="${column}"]`)
    // A hint may hang there as well.
    const editor = page.locator('[data-radix-popper-content-wrapper]', { has: page.getByRole('textbox') })
    const first = page.locator('[role=grid] > tbody > [data-row] > [data-column=title]').first()
    for (const [row, often, bad] of [
      ['form', '10', '20'],
      ['fees', '50', '30'],
    ] as const) {
      await cell(row, 'money').click()
      await expect(editor.getByRole('textbox').first()).toBeFocused()
      await page.keyboard.type(often)
      await page.keyboard.press('Enter')
      await expect(editor.getByRole('textbox').nth(1)).toBeFocused()
      await page.keyboard.type(bad)
      await page.keyboard.press('Enter')
      await expect(editor).toHaveCount(0)
      await expect(cell(row, 'money')).toContainText('Rp')
    }
    await page.getByRole('columnheader', { name: say.severity }).getByRole('button').click()
    await expect(first).toHaveText(say.frictions[0])
    await page.getByRole('columnheader', { name: say.money }).getByRole('button').click()
    await expect(first).toHaveText(say.frictions[1])
    // Billions of rupiah have room.
    const amount = cell('fees', 'money').locator('[data-evidence]')
    const [chip, column] = [await amount.boundingBox(), await cell('fees', 'money').boundingBox()]
    expect(chip?.x ?? 0).toBeGreaterThan((column?.x ?? Number.NaN) + 8)

    await cell('fees', 'fixes').click()
    await page.getByRole('button', { name: say.fix[0] }).click()
    await page.keyboard.type(say.fix[1])
    await page.keyboard.press('Enter')
    const fix = page.locator('[data-row]', { hasText: say.fix[1] }).last()
    for (const [property, value] of [
      ['effectiveness', '50'],
      ['cost', say.fix[2]],
    ] as const) {
      await fix.locator(`> [data-column=${property}]`).click()
      await expect(editor.getByRole('textbox').first()).toBeFocused()
      await page.keyboard.type(value)
      await page.keyboard.press('Enter')
      await expect(editor).toHaveCount(0)
    }
    await expectSaved(page)

    // What is said of a fix carried out is what the model says, and the command line of the map's file.
    const [carried] = (await map()).fixes
    expect(carried).toMatchObject({ effectiveness: 0.5, cost: 40_000_000, frictions: ['fees'] })
    await ask(say.whatIf[0])
    const sheet = page.getByRole('dialog', { name: say.whatIf[1] })
    await sheet.getByRole('button', { name: say.whatIf[2] }).click()
    await sheet.getByRole('switch', { name: say.fix[1] }).click()
    const figures = scenarioFigures(await map(), { [carried?.id ?? '']: 1 })
    if (figures.problem !== null) throw new Error('The map of this test has no figures.')
    const rupiah = Math.round(figures.gain).toLocaleString(say.locale)
    await expect(sheet.locator('[data-total=gain] dd')).toHaveText(new RegExp(`^\\+Rp\\s${rupiah}$`))
    await expect(sheet.locator('[data-total=conversion] dd')).toContainText(
      `${(figures.conversion * 100).toLocaleString(say.locale, { maximumFractionDigits: 2 })}%`,
    )
    await expectSaved(page)
    const file = JSON.stringify(await map())
    const scenario = (await map()).scenarios?.[0]?.id ?? ''
    const given = ['dist/cli/main.js', 'analyse', '-', '--scenario', scenario, '--format', 'json']
    const printed = JSON.parse(execFileSync(process.execPath, given, { input: file, encoding: 'utf8' })) as {
      readonly scenario: { readonly gain: number }
    }
    expect(printed.scenario.gain).toBe(figures.gain)
  })
