import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Jejak, createMap, expect, expectSaved, newPerson, openMap, serverMap, test } from './jejak.ts'

const place = (order: string) => ({ stage: 'st1', lane: 'touch', order })

const shop = {
  format: 'jejak-map',
  meta: { schema: { major: 1, minor: 2 }, title: 'Shop' },
  stages: [{ id: 'st1', title: 'Order', order: 'a0', band: 'sale' }],
  lanes: [{ id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' }],
  cards: [
    { id: 'ad', title: 'Advert', place: place('a0'), exit: 0.5 },
    { id: 'cart', title: 'Cart', place: place('a1') },
    { id: 'pay', title: 'Payment', place: place('a2'), ends: { won: 1 } },
    { id: 'store', title: 'Store', place: place('a3') },
  ],
  links: [
    { id: 'l1', from: 'ad', to: 'cart' },
    { id: 'l2', from: 'cart', to: 'pay' },
    { id: 'l3', from: 'cart', to: 'store' },
  ],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [{ id: 'won', title: 'Bought', order: 'a0', good: true, value: 50 }],
}

/** Customers on their ways: a place an hour; `=` is how it ended. Those of the chat go on otherwise than all others. */
const paths: readonly (readonly [string, number])[] = [
  ['Advert Cart Payment =Bought', 120],
  ['advert CART', 60],
  ['Advert Chat Cart Payment =Bought', 40],
  ['Advert Payment =Bought', 20],
  ['Advert', 10],
]

function eventLog(header = 'Customer,When,Touchpoint,Channel,Outcome', separator = ','): string {
  const rows = [header]
  let customer = 0
  for (const [path, times] of paths)
    for (let time = 0; time < times; time++) {
      customer++
      const steps = path.split(' ').filter((step) => !step.startsWith('='))
      const end = path.split('=')[1] ?? ''
      steps.forEach((step, index) => {
        const day = String(1 + (customer % 28)).padStart(2, '0')
        const isLast = index === steps.length - 1
        const channel = step.toLowerCase() === 'chat' ? 'phone' : 'web'
        const cells = [`c${customer}`, `2026-03-${day} ${String(9 + index)}:00`, step, channel, isLast ? end : '']
        rows.push(cells.join(separator))
      })
    }
  return rows.join('\n')
}

interface ServerMap {
  readonly cards: readonly {
    readonly id: string
    readonly title: string
    readonly exit?: {
      readonly value: unknown
      readonly evidence: string
      readonly source: string
      readonly asOf: string
    }
    readonly exitKind?: string
  }[]
  readonly links: readonly { readonly from: string; readonly to: string; readonly weight?: number }[]
}

const readServer = async (jejak: Jejak, id: string) => (await serverMap(jejak, id)) as ServerMap

/** Opens the dialog from the command palette, as a user would who does not know where it is. */
async function openCheck(page: Page, words: string, title: string) {
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

test('a product manager lays a log beside the map, and takes over what it says', async ({ jejak, browser }) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const dialog = await openCheck(page, 'event log', 'Check against an event log')
  await expect(dialog.getByText('It does not leave this device')).toBeVisible()
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  await chooseFile(page, 'march.csv', `${eventLog()}\nc999,soon,Cart,web,\n`)
  await expect(dialog.getByRole('combobox', { name: 'Customer or case' })).toHaveText('Customer')
  await expect(dialog.getByRole('combobox', { name: 'Time' })).toHaveText('When')
  await dialog.getByRole('button', { name: 'Compare with the map' }).click()

  await expect(dialog.getByText('690 events of 250 customers, 1 Mar 2026 to 28 Mar 2026')).toBeVisible()
  await expect(dialog.getByText('1 of 4 touchpoints was never visited')).toBeVisible()
  await expect(dialog.getByText('1 visited place is not on the map')).toBeVisible()
  await expect(dialog.getByText('22.7% of steps follow no path on the map')).toBeVisible()
  await expect(dialog.getByText('Where customers go next depends on where they came from')).toBeVisible()
  await expect(
    dialog.getByText(/Clearest at “Cart”: of those who came from “Chat”, 100% go on to “Payment”/),
  ).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Rows left out' }).getByText('This is not a date.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)])).toEqual([])

  // What is visited and not on the map comes behind the touchpoint from which most came.
  await dialog.getByRole('button', { name: 'Add “Chat” to the map' }).click()
  await expect(page.getByText('Added “Chat” to the map')).toBeVisible()
  await expect(dialog.getByText('Every visited place is on the map')).toBeVisible()
  await expectSaved(page)
  const added = await readServer(jejak, id)
  expect(added.cards.map(({ title }) => title)).toContain('Chat')

  await dialog.getByRole('button', { name: 'Draw this link from “Advert” to “Chat”' }).click()
  await expect(page.getByText('Linked “Advert” to “Chat”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Use 4% as the share who leave “Advert”' }).click()
  await expect(page.getByText('“Advert”: 10 of 250 leave, measured')).toBeVisible()
  await expectSaved(page)
  const taken = await readServer(jejak, id)
  const advert = taken.cards.find(({ id: card }) => card === 'ad')
  expect(advert).toMatchObject({
    exit: { value: { k: 10, n: 250 }, evidence: 'measured', source: 'march.csv', asOf: '2026-03-28' },
    exitKind: 'measured',
  })
  const chat = taken.cards.find(({ title }) => title === 'Chat')?.id
  expect(taken.links).toContainEqual(expect.objectContaining({ from: 'ad', to: chat }))

  // One undo takes one thing back; all that is left comes over at once.
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect
    .poll(async () => (await readServer(jejak, id)).cards.find(({ id: card }) => card === 'ad')?.exit)
    .toBe(0.5)
  await dialog.getByRole('button', { name: /^Use all \d+ measured figures$/ }).click()
  await expect(page.getByText(/^\d+ measured figures are on the map$/)).toBeVisible()
  await expectSaved(page)
  const all = await readServer(jejak, id)
  expect(all.cards.find(({ id: card }) => card === 'ad')?.exit?.value).toEqual({ k: 10, n: 250 })
  expect(all.links.find(({ to }) => to === 'store')?.weight).toBe(0)
  await expect(dialog.getByRole('button', { name: /^Use .*measured figures?$/ })).toHaveCount(0)

  // What was never visited is looked up on the map; the findings are there when one comes back.
  await dialog.getByRole('button', { name: 'Show “Store” on the map' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('gridcell', { name: /Store/ })).toBeFocused()
  await openCheck(page, 'event log', 'march.csv')
  await expect(dialog.getByText('1 of 5 touchpoints was never visited')).toBeVisible()
  expect(sent.filter((request) => request.includes('c17') || request.includes('phone'))).toEqual([])
})

test('in Indonesian: names are matched by hand, with the keyboard alone', async ({ jejak, browser }) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Sari', { locale: 'id-ID' })
  await openMap(page, jejak, id)
  const dialog = await openCheck(page, 'cek realitas', 'Bandingkan dengan log kejadian')
  await chooseFile(page, 'maret.csv', eventLog('Pelanggan;Waktu;Titik sentuh;Kanal;Hasil', ';'))
  await dialog.getByRole('button', { name: 'Bandingkan dengan peta' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Peta dan log' })).toBeFocused()
  await expect(dialog.getByText('22,7% langkah tidak mengikuti jalur di peta')).toBeVisible()
  await dialog.getByRole('combobox', { name: '“Chat” di peta adalah' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Store · Order' }).press('Enter')
  await expect(dialog.getByText('Menurut Anda: “Chat” adalah “Store”')).toBeVisible()
  await expect(dialog.getByText('Semua dari 4 titik sentuh dikunjungi')).toBeVisible()
  await dialog.getByRole('button', { name: 'Gambar tautan ini dari “Advert” ke “Store”' }).press('Enter')
  await expect(page.getByText('“Advert” ditautkan ke “Store”')).toBeVisible()
  // The row is gone; the keyboard is still among what was found.
  await expect(dialog.locator('section:focus-within')).toHaveCount(1)
  await expectSaved(page)
  expect((await readServer(jejak, id)).links).toContainEqual(expect.objectContaining({ from: 'ad', to: 'store' }))
  await dialog.getByRole('button', { name: 'Batalkan pencocokan “Chat”' }).press('Enter')
  await expect(dialog.getByText('1 tempat yang dikunjungi tidak ada di peta')).toBeVisible()
})

test('a quarter of a million events are read in a few seconds, and can be stopped @timed', async ({
  jejak,
  browser,
}) => {
  const id = await createMap(jejak, { map: shop })
  const { page } = await newPerson(browser, 'Rani')
  await openMap(page, jejak, id)
  const dialog = await openCheck(page, 'event log', 'Check against an event log')
  const places = ['Advert', 'Cart', 'Payment', 'Store', 'Chat']
  const rows = Array.from({ length: 250_000 }, (_, row) => {
    const moment = new Date(Date.UTC(2026, 0, 1) + row * 60_000).toISOString()
    return `c${Math.floor(row / 5)},${moment},${places[(row * 7 + (row % 3)) % 5]},`
  })
  await chooseFile(page, 'large.csv', `case,time,touchpoint,outcome\n${rows.join('\n')}\n`)
  await dialog.getByRole('button', { name: 'Compare with the map' }).click({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Stop' }).click()
  const again = dialog.getByRole('button', { name: 'Compare with the map' })
  await expect(again).toBeVisible()
  const begun = Date.now()
  await again.click()
  await expect(dialog.getByText(/of 50,?000 customers/)).toBeVisible({ timeout: 30_000 })
  expect(Date.now() - begun).toBeLessThan(8_000)
})
