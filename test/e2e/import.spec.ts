import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type Jejak, createMap, expect, expectSaved, newPerson, openMap, serverMap, test } from './jejak.ts'

const shop = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 0 }, title: 'Shop' },
  stages: [{ id: 'st1', title: 'Order', order: 'a0', band: 'sale' }],
  lanes: [{ id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
  cards: [
    { id: 'cart', title: 'Cart', place: { stage: 'st1', lane: 'touch', order: 'a0' } },
    { id: 'pay', title: 'Payment', place: { stage: 'st1', lane: 'touch', order: 'a1' } },
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

interface ServerMap {
  readonly metrics: readonly {
    readonly key: string
    readonly on?: string
    readonly value: number
    readonly n?: number
    readonly source?: string
    readonly series: Readonly<Record<string, { readonly value: number }>>
  }[]
  readonly imports?: readonly { readonly kind: string; readonly names?: Readonly<Record<string, string>> }[]
}

const readServer = async (jejak: Jejak, id: string) => (await serverMap(jejak, id)) as ServerMap

/** Opens the dialog from the command palette, as a user would who does not know where it is. */
async function openImport(page: Page, words: string, title: string) {
  await page.locator('[data-canvas]').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: title })).toBeVisible()
  return dialog
}

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file][accept*=csv]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
}

/** Three hundred answers of each of two touchpoints in October, some rows that are none, and a name that nobody knows. */
function answers(): string {
  const rows = ['Date,Touchpoint,Score']
  for (let row = 0; row < 600; row++) {
    const day = String(1 + (row % 31)).padStart(2, '0')
    rows.push(`2025-10-${day},${row % 2 === 0 ? 'cart' : 'Payment'},${row % 4 < 2 ? 10 : 5}`)
  }
  rows.push('2025-10-29,Cart,eleven', '2025-10-29,Cart,11', '"2025-10-29,Cart,9', '2025-10-29,Checkout page,9')
  rows.push('2025-10-30,=cmd|calc,x', '2025-10-30,,9')
  return rows.join('\n')
}

test('a product manager brings answers in, sees what is left out, brings them again and takes them back', async ({
  jejak,
  browser,
}) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const dialog = await openImport(page, 'nps csv', 'Import values')
  await chooseFile(page, 'october.csv', answers())

  await expect(dialog.getByText('606 rows, 600 used')).toBeVisible()
  await expect(dialog.getByText('4 rows left out')).toBeVisible()
  const bad = dialog.getByRole('region', { name: 'Rows left out' })
  await expect(bad.getByRole('row')).toHaveText([
    /Line/,
    /602.*eleven.*not a number/,
    /603.*11.*from 0 to 10/,
    /604.*quote is opened/,
    /606.*x.*not a number/,
  ])
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download them' }).click()
  const saved = readFileSync(await (await downloading).path(), 'utf8')
  expect(saved).toContain(`"606","Score: This is not a number.","2025-10-30","'=cmd|calc","x"`)

  // So are rows without a touchpoint: nothing becomes a value of the whole map unasked.
  await expect(dialog.getByText('1 row without a touchpoint')).toBeVisible()
  await expect(dialog.getByRole('combobox', { name: 'No touchpoint named: 1 row' })).toHaveText('Leave out')
  // A name that is not on the map is asked about.
  await expect(dialog.getByText('1 row of a name not on the map')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Checkout page: 1 row' }).click()
  await page.getByRole('option', { name: 'Cart · Order' }).click()
  await expect(dialog.getByText('606 rows, 601 used')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Month' }).click()
  await expect(dialog.getByRole('region', { name: 'What comes of it' }).getByRole('row').nth(1)).toContainText('Cart')
  await dialog.getByRole('button', { name: 'Import 2 values' }).click()
  await expect(page.getByText('Imported 2 values')).toBeVisible()
  await expectSaved(page)
  const map = await readServer(jejak, id)
  expect(map.metrics.map(({ key, on, n, source }) => [key, on, n, source])).toEqual([
    ['nps', 'cart', 301, 'october.csv'],
    ['nps', 'pay', 300, 'october.csv'],
  ])
  expect(map.metrics[1]?.value).toBeCloseTo(0, 9)
  expect(Object.keys(map.metrics[0]?.series ?? {})).toEqual(['2025-10-01'])
  expect(map.imports).toMatchObject([{ kind: 'nps-answers', names: { 'Checkout page': 'cart' } }])

  const november = Array.from({ length: 30 }, (_, day) => `2025-11-${String(day + 1).padStart(2, '0')},Cart,10`).join(
    '\n',
  )
  // The second time nothing has to be said: the file, and Enter.
  await openImport(page, 'nps csv', 'Import values')
  await chooseFile(page, 'october.csv', `${answers()}\n${november}`)
  await expect(dialog.getByText('Read as last time: october.csv.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 3 values' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Imported 3 values')).toBeVisible()
  await expectSaved(page)
  const again = await readServer(jejak, id)
  expect([again.metrics.length, again.imports?.length]).toEqual([2, 1])
  expect(again.metrics[0]).toMatchObject({ value: 100, n: 30 })

  // A table that is forgotten is asked about as if it were the first time; that can be taken back, too.
  await openImport(page, 'nps csv', 'Import values')
  await dialog.getByRole('button', { name: 'Forget how “october.csv” is read' }).click()
  await expect(dialog.getByText('Known tables')).toHaveCount(0)
  await expect.poll(async () => (await readServer(jejak, id)).imports ?? []).toEqual([])
  await chooseFile(page, 'october.csv', answers())
  await expect(dialog.getByText('606 rows, 600 used')).toBeVisible()
  await expect(dialog.getByText('Read as last time')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await readServer(jejak, id)).imports?.length).toBe(1)

  // One undo each.
  await page.keyboard.press('Control+z')
  await expectSaved(page)
  await expect.poll(async () => (await readServer(jejak, id)).metrics[0]?.n).toBe(301)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await readServer(jejak, id)).metrics).toEqual([])
  expect((await readServer(jejak, id)).imports ?? []).toEqual([])
})

test('in Indonesian: numbers that can be read in two ways are asked about', async ({ jejak, browser }) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Sari', { locale: 'id-ID' })
  await openMap(page, jejak, id)
  const dialog = await openImport(page, 'impor nilai', 'Impor nilai')
  await chooseFile(page, 'pendapatan.csv', 'Tanggal;Nilai\n01/10/2026;1.250\n13/10/2026;2.500\n14/10/2026;banyak\n')
  await expect(dialog.getByText('“1.250” dapat dibaca dengan dua cara.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Tidak ada yang diimpor' })).toBeDisabled()
  await dialog.getByRole('radio', { name: '1.250', exact: true }).click()
  await expect(dialog.getByText('3 baris, 2 dipakai')).toBeVisible()
  await expect(dialog.getByText(/banyak.*Ini bukan angka/)).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Ini nilai dari' }).click()
  await page.getByRole('option', { name: 'Pendapatan' }).click()
  await dialog.getByRole('button', { name: 'Impor 2 nilai' }).click()
  await expectSaved(page)
  await expect
    .poll(async () =>
      (await readServer(jejak, id)).metrics.map(({ key, value, series }) => [key, value, Object.keys(series)]),
    )
    .toEqual([['revenue', 2500, ['2026-10-01', '2026-10-13']]])
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await expect.poll(async () => (await readServer(jejak, id)).metrics).toEqual([])
})

test('a spreadsheet file is told by name, tables are pasted and dropped, and a long count can be stopped', async ({
  jejak,
  browser,
}) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const dialog = await openImport(page, 'import values', 'Import values')
  await chooseFile(page, 'answers.xlsx', 'PK\u0003\u0004')
  await expect(dialog.getByRole('alert')).toContainText('save it as CSV')
  await page.evaluate(() => navigator.clipboard.writeText('Step\tUsers\nCart\t1000\nPayment\t400'))
  await dialog.getByRole('textbox', { name: 'Or paste a table' }).focus()
  await page.keyboard.press('Control+v')
  await expect(dialog.getByRole('cell', { name: '600 of 1,000 leave' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Another file' }).click()
  const rows = Array.from({ length: 400_000 }, (_, row) => `2026-10-01,"Cart ""${row % 7}""",${row % 11}`)
  await chooseFile(page, 'large.csv', `Date,Touchpoint,Score\n${rows.join('\n')}`)
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  // Dropped on the map.
  await page.locator('[data-canvas]').evaluate((canvas) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['Step,Users\nCart,50\nPayment,30'], 'funnel.csv', { type: 'text/csv' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      canvas.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
  })
  await expect(dialog.getByRole('heading', { name: 'funnel.csv' })).toBeVisible()
  await expect(dialog.getByRole('cell', { name: '20 of 50 leave' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect((await readServer(jejak, id)).metrics).toEqual([])
})
