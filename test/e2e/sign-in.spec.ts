import { expect, expectSaved, newPerson, noteKeyOnDevice, ownerLink, test, inLanguage } from './jejak.ts'

const password = 'a long way to Bogor'

test.use({ environment: { JEJAK_PASSWORD: password } })

const words = {
  en: {
    field: 'Password of this server',
    submit: 'Sign in',
    wrong: 'This is not the password',
    done: 'You are signed in',
    blank: /^Blank map/,
    newMap: 'New map',
    signOut: 'Sign out',
    out: 'You are signed out',
    deviceOnly: 'Only on this device',
  },
  id: {
    field: 'Kata sandi server ini',
    submit: 'Masuk',
    wrong: 'Kata sandinya salah',
    done: 'Anda sudah masuk',
    blank: /^Peta kosong/,
    newMap: 'Peta baru',
    signOut: 'Keluar',
    out: 'Anda sudah keluar',
    deviceOnly: 'Hanya di perangkat ini',
  },
} as const

for (const locale of ['en', 'id'] as const) {
  const t = words[locale]
  test(`whoever has the password makes a map, whoever has its link opens it without, ${inLanguage(locale)}`, async ({
    browser,
    restartable: jejak,
  }) => {
    const { page } = await newPerson(browser, 'Ani', { locale })
    await page.goto(jejak.url)
    const field = page.getByLabel(t.field)
    await field.fill('nearly right')
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.wrong)).toBeVisible()
    await expect(page.getByRole('button', { name: t.newMap })).toBeHidden()
    await field.fill(password)
    await page.getByRole('button', { name: t.submit }).click()
    await expect(page.getByText(t.done)).toBeVisible()
    await expect(field).toBeHidden()
    // The session is a cookie that no script can read.
    expect(await page.evaluate(() => document.cookie)).toBe('')

    await page.getByRole('button', { name: t.blank }).first().click()
    await expect(page.locator('[data-canvas]')).toBeVisible()
    await expectSaved(page)
    const id = await noteKeyOnDevice(page)

    const guest = await newPerson(browser, 'Budi', { locale })
    await guest.page.goto(ownerLink(jejak, id))
    await expect(guest.page.locator('[data-canvas]')).toBeVisible()
    await expectSaved(guest.page)
    await guest.page.goto(jejak.url)
    await expect(guest.page.getByLabel(t.field)).toBeVisible()

    await page.goto(jejak.url)
    await page.getByRole('button', { name: t.signOut }).click()
    await expect(page.getByText(t.out)).toBeVisible()
    await expect(page.getByLabel(t.field)).toBeVisible()
    await page.goto(`${jejak.url}/m/${id}`)
    await expectSaved(page)
  })
}

test('a map that was begun before signing in is put on the server from its own page', async ({
  browser,
  restartable: jejak,
}) => {
  const { page } = await newPerson(browser, 'Ani')
  await page.goto(jejak.url)
  // Every new browser has the sample, on the device alone as long as nobody has signed in.
  const sample = page.getByRole('list').getByRole('link').first()
  await expect(page.getByLabel(words.en.field)).toBeVisible()
  await sample.click()
  const pill = page.locator('[data-save-state]')
  await expect(pill).toHaveAttribute('data-save-state', 'refused')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('dialog').getByLabel(words.en.field).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expectSaved(page)
})
