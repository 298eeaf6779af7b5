import type { Page } from '@playwright/test'
import { type Jejak, createMap, expect, expectSaved, newPerson, openMap, test, inLanguage, viewLink } from './jejak.ts'

const words = {
  en: {
    share: 'Share',
    copy: 'Copy the link',
    along: 'Link: To map along',
    look: 'Link: Only to look',
    newLink: 'New link',
    forWhom: 'For whom',
    make: 'Make the link',
    revoke: 'Revoke: Workshop',
    yes: 'Yes, revoke',
    ended: 'This link has ended',
    none: 'This link does not open a map',
  },
  id: {
    share: 'Bagikan',
    copy: 'Salin tautan',
    along: 'Tautan: Untuk ikut memetakan',
    look: 'Tautan: Hanya untuk melihat',
    newLink: 'Tautan baru',
    forWhom: 'Untuk siapa',
    make: 'Buat tautan',
    revoke: 'Cabut: Workshop',
    yes: 'Ya, cabut',
    ended: 'Tautan ini sudah tidak berlaku',
    none: 'Tautan ini tidak membuka peta',
  },
} as const

async function openShare(page: Page, { share }: { readonly share: string }): Promise<void> {
  await page.getByRole('button', { name: share, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function sampleFor(jejak: Jejak, page: Page, locale: 'en' | 'id'): Promise<string> {
  const id = await createMap(jejak, { template: 'blank', locale })
  await openMap(page, jejak, id)
  await expectSaved(page)
  return id
}

for (const locale of ['en', 'id'] as const) {
  const t = words[locale]
  test(`an owner hands on a link, someone edits with it, and is out when it is revoked, ${inLanguage(locale)}`, async ({
    browser,
    jejak,
  }) => {
    const ani = await newPerson(browser, 'Ani', { locale })
    const budi = await newPerson(browser, 'Budi', { locale })
    const id = await sampleFor(jejak, ani.page, locale)
    // The owner's own secret does not stay in the address, which people copy.
    await expect(ani.page).toHaveURL(`${jejak.url}/m/${id}`)

    await openShare(ani.page, t)
    await ani.page.getByRole('button', { name: t.newLink }).click()
    await ani.page.getByRole('textbox', { name: t.forWhom }).fill('Workshop')
    await ani.page.keyboard.press('Enter')
    await expect(ani.page.getByText('Workshop', { exact: true })).toBeVisible()
    const link = await ani.page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(new RegExp(`/m/${id}#k=[\\w-]{43}$`))

    await budi.page.goto(link)
    await expect(budi.page.locator('[data-canvas] [data-at]')).toBeAttached()
    await expectSaved(budi.page)
    // It can be handed on from there as well, and opens without it from the next visit on.
    await expect(budi.page).toHaveURL(link)
    await budi.page.goto(`${jejak.url}/m/${id}`)
    await expectSaved(budi.page)

    await ani.page.getByRole('button', { name: t.revoke }).click()
    await ani.page.getByRole('button', { name: t.yes }).click()
    await expect(ani.page.getByText('Workshop', { exact: true })).toHaveCount(0)
    await expect(budi.page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'refused')

    const cara = await newPerson(browser, 'Cara', { locale })
    await cara.page.goto(link)
    await expect(cara.page.getByText(t.none)).toBeVisible()
    await cara.page.goto(`${jejak.url}/m/${id}`)
    await expect(cara.page.getByText(t.none)).toBeVisible()
  })
}

test('the same link is offered again, also as a QR code, and the owner is known again at the next visit', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await sampleFor(jejak, page, 'en')
  await openShare(page, words.en)
  const copy = page.getByRole('button', { name: words.en.copy, exact: true })
  await copy.first().click()
  const along = page.getByRole('textbox', { name: words.en.along })
  await expect(along).toHaveValue(/#k=/)
  const link = await along.inputValue()
  await page.getByRole('button', { name: 'QR code: Only to look' }).click()
  await expect(page.getByRole('img', { name: 'QR code of the link: Only to look' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: words.en.look })).toHaveValue(/\/view\//)

  await page.goto(`${jejak.url}/m/${id}`)
  await expectSaved(page)
  await openShare(page, words.en)
  await copy.first().click()
  await expect(along).toHaveValue(link)
  // Its holders can hand it on, and no other.
  const other = await newPerson(browser, 'Budi')
  await other.page.goto(link)
  await expectSaved(other.page)
  await openShare(other.page, words.en)
  await other.page.getByRole('button', { name: words.en.copy, exact: true }).click()
  await expect(other.page.getByRole('textbox')).toHaveValue(link)
  await expect(other.page.getByRole('button', { name: words.en.newLink })).toHaveCount(0)
})

test('a link that lets people do less does not take the place of the owner’s', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await sampleFor(jejak, page, 'en')
  await openShare(page, words.en)
  await page.getByRole('button', { name: words.en.copy, exact: true }).first().click()
  const along = page.getByRole('textbox', { name: words.en.along })
  await expect(along).toHaveValue(/#k=/)
  await page.goto(await along.inputValue())
  await expectSaved(page)
  await page.goto(`${jejak.url}/m/${id}`)
  await expectSaved(page)
  await openShare(page, words.en)
  await expect(page.getByRole('button', { name: words.en.newLink })).toBeVisible()
})

test('who may only look gets the page that only shows, from whichever address, live, and is out when it is revoked', async ({
  browser,
  jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await sampleFor(jejak, page, 'en')
  await openShare(page, words.en)
  await page.getByRole('button', { name: words.en.copy, exact: true }).nth(2).click()
  const look = page.getByRole('textbox', { name: words.en.look })
  await expect(look).toHaveValue(/\/view\/.*#k=/)
  const link = await look.inputValue()
  const reader = await newPerson(browser, 'Budi')
  // Somebody has put the secret behind the address of the map.
  await reader.page.goto(link.replace('/view/', '/m/'))
  await expect(reader.page).toHaveURL(link)
  const connection = reader.page.locator('[data-connection]')
  await expect(connection).toHaveAttribute('data-connection', 'live')
  await page.getByRole('button', { name: /^Revoke: Look/ }).click()
  await page.getByRole('button', { name: words.en.yes }).click()
  await expect(connection).toHaveCount(0)
})

test('an owner deletes the map from the server: all are out, no link opens it, and copies stay on their devices', async ({
  browser,
  jejak,
}) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await sampleFor(jejak, ani.page, 'en')
  await openMap(budi.page, jejak, id)
  await expectSaved(budi.page)
  await openShare(ani.page, words.en)
  await ani.page.getByRole('button', { name: 'Delete…' }).click()
  await ani.page.getByRole('button', { name: 'Keep it' }).click()
  await ani.page.getByRole('button', { name: 'Delete…' }).click()
  await ani.page.getByRole('button', { name: 'Yes, delete' }).click()
  await expect(ani.page.getByText('The map is deleted from the server. The copy on this device stays.')).toBeVisible()
  await expect(ani.page.getByRole('dialog')).toHaveCount(0)
  for (const { page } of [ani, budi]) {
    await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'refused')
    await page.goto(`${jejak.url}/m/${id}`)
    await expect(page.locator('[data-canvas] [data-at]')).toBeAttached()
    await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'refused')
  }
  const cara = await newPerson(browser, 'Cara')
  await cara.page.goto(viewLink(jejak, id))
  await expect(cara.page.getByRole('heading', { level: 1 })).toHaveText('This link opens no map')
})
