import { freePort } from '../helpers/free-port.ts'
import { type TestProvider, client, openProvider } from '../helpers/openid-provider.ts'
import { test as base, expect, expectSaved, newPerson } from './jejak.ts'

/** A server at which people sign in with an account of theirs elsewhere. */
const test = base.extend<{ provider: TestProvider }>({
  provider: async ({ browserName: _browserName }, provide) => {
    const provider = await openProvider()
    await provide(provider)
    await provider.close()
  },
  environment: async ({ provider }, provide) => {
    // The provider sends people back to an address that has to be known before the server is there.
    const port = String(await freePort())
    await provide({
      PORT: port,
      JEJAK_PUBLIC_URL: `http://localhost:${port}`,
      JEJAK_OIDC_ISSUER: provider.issuer,
      JEJAK_OIDC_CLIENT_ID: client.clientId,
      JEJAK_OIDC_CLIENT_SECRET: client.clientSecret,
      JEJAK_OIDC_ALLOWED: 'example.org',
    })
  },
})

test('somebody with an account signs in, makes a map under the account’s name, and signs out', async ({
  browser,
  restartable: jejak,
}) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(jejak.url)
  await page.getByRole('link', { name: /^Sign in with 127\.0\.0\.1/ }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await page
    .getByRole('button', { name: /^Blank map/ })
    .first()
    .click()
  await expect(page.locator('[data-canvas]')).toBeVisible()
  await expectSaved(page)
  expect(await page.evaluate(() => localStorage.getItem('jejak.user'))).toContain('Ani Wijaya')

  await page.goto(jejak.url)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  const answer = await page.request.post(`${jejak.url}/api/maps`, { data: {} })
  expect(answer.status()).toBe(401)
})

test('an account that is not allowed is told so, and makes no map', async ({
  browser,
  provider,
  restartable: jejak,
}) => {
  provider.claims = { email: 'eve@example.com', email_verified: true, name: 'Eve' }
  const { page } = await newPerson(browser, 'Eve')
  await page.goto(jejak.url)
  await page.getByRole('link', { name: /^Sign in with/ }).click()
  await expect(page.getByText('This account may not make maps here.')).toBeVisible()
  expect((await page.request.post(`${jejak.url}/api/maps`, { data: {} })).status()).toBe(401)
})
