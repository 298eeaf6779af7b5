import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { asOwner, createMap, expect, type Jejak, newPerson, openMap, test } from './jejak.ts'

const touchpoint = 'Basket and delivery cost'

/** The map's owner at what is said of the touchpoint. */
async function openAsOwner(browser: Browser, jejak: Jejak, id: string): Promise<Page> {
  const { page } = await newPerson(browser, 'Dewi')
  await openMap(page, jejak, id)
  await page.locator('[data-card]', { hasText: 'Basket and delivery' }).first().click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  return page
}

/** A link of the map for a role, as the share dialog makes it. */
async function linkFor(jejak: Jejak, id: string, role: string): Promise<string> {
  const answer = await fetch(`${jejak.url}/api/maps/${id}/links`, {
    method: 'POST',
    headers: { ...asOwner(id), 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  return jejak.url + ((await answer.json()) as { url: string }).url
}

/** Somebody who was given a link, at the same touchpoint. */
async function openByLink(browser: Browser, jejak: Jejak, id: string, role: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(await linkFor(jejak, id, role))
  await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'live')
  await page.getByRole('searchbox').fill(touchpoint)
  await page.keyboard.press('Enter')
  return page
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Write a comment' })
const said = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })
const vote = (page: Page) => page.getByRole('button', { name: `Vote for “${touchpoint}”` })

test('who was given a link to comment talks with the map’s owner, live, and changes nothing else', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const [owner, sari] = [await openAsOwner(browser, jejak, id), await openByLink(browser, jejak, id, 'commenter')]
  expect(new URL(sari.url()).pathname).toBe(`/view/${id}`)

  await field(sari).fill('How long does it take?\nSince when?')
  await sari.getByRole('textbox', { name: 'Your name' }).fill('Sari')
  await field(sari).press('ControlOrMeta+Enter')
  await expect(said(owner, 'How long does it take?')).toContainText('Sari')
  await expect(field(sari)).toHaveValue('')
  await expect(owner.getByRole('tab', { name: 'Comments 1' })).toBeVisible()

  await said(owner, 'How long').getByRole('button', { name: 'Answer' }).click()
  await owner.getByRole('textbox', { name: 'Answer to Sari' }).fill('Two days.')
  await owner.getByRole('button', { name: 'Answer' }).last().click()
  await expect(said(sari, 'Two days.')).toContainText('Dewi')
  // One's own words only are one's to change.
  await expect(said(sari, 'Two days.').getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await expect(said(sari, 'Two days.').getByRole('button', { name: 'Delete' })).toHaveCount(0)

  await said(sari, 'How long').getByRole('button', { name: 'Edit' }).click()
  await sari.getByRole('textbox', { name: 'Edit your comment' }).fill('How long, on average?')
  await sari.getByRole('button', { name: 'Save' }).click()
  await expect(said(owner, 'How long, on average?')).toContainText('edited')

  await vote(sari).click()
  await expect(vote(sari)).toHaveAttribute('aria-pressed', 'true')
  await expect(vote(owner)).toHaveText('1 vote')
  await vote(owner).click()
  await expect(vote(sari)).toHaveText('2 votes')

  await said(owner, 'How long').getByRole('button', { name: 'Settle' }).click()
  await expect(sari.getByText('1 settled thread')).toBeVisible()
  await expect(owner.getByRole('tab', { name: 'Comments', exact: true })).toBeVisible()
  await owner.getByText('1 settled thread').click()
  await said(owner, 'How long').getByRole('button', { name: 'Delete' }).click()
  await owner.getByRole('button', { name: 'Yes, delete' }).click()
  await expect(sari.getByText('Nobody has said anything yet.')).toBeVisible()
})

test('whoever may only look reads what is said and has no field', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const [owner, reader] = [await openAsOwner(browser, jejak, id), await openByLink(browser, jejak, id, 'viewer')]
  await field(owner).fill('Too dear')
  await owner.getByRole('button', { name: 'Send' }).click()
  await expect(said(reader, 'Too dear')).toContainText('Dewi')
  await expect(reader.getByText('Your link lets you read comments, not write them.')).toBeVisible()
  await expect(field(reader)).toHaveCount(0)
  await expect(reader.getByRole('button', { name: /^(Vote|Answer|Settle|Edit|Delete)/ })).toHaveCount(0)
})

test('a friction and its fix are discussed where they are edited', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const sari = await openByLink(browser, jejak, id, 'commenter')
  const row = sari.getByRole('listitem').filter({ hasText: 'Page buffers or loads slowly' }).first()
  await row.getByText('Comments').click()
  await row.getByRole('textbox', { name: 'Write a comment' }).fill('On 3G only')
  await row.getByRole('button', { name: 'Send' }).click()
  await expect(said(sari, 'On 3G only')).toBeVisible()
  const map = (await (await fetch(`${jejak.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
    comments: { on: string; text: string; name: string }[]
    frictions: { id: string; title: string }[]
  }
  const friction = map.frictions.find(({ title }) => title === 'Page buffers or loads slowly')
  expect(map.comments).toMatchObject([{ on: friction?.id, text: 'On 3G only', name: '' }])
})

test('what people voted for is a column of the board, and everything open is a list that leads there', async ({
  browser,
  jejak,
}) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const sari = await openByLink(browser, jejak, id, 'commenter')
  const row = sari.getByRole('listitem').filter({ hasText: 'Agent cannot see earlier contacts' }).first()
  await row.getByText('Comments').click()
  await row.getByRole('button', { name: /^Vote for/ }).click()
  const selected = sari.getByRole('region', { name: 'Selected' })
  await selected.getByRole('textbox', { name: 'Write a comment' }).fill('Why is it so dear?')
  await selected.getByRole('button', { name: 'Send' }).click()
  await expect(said(sari, 'so dear')).toBeVisible()

  const { page: owner } = await newPerson(browser, 'Dewi')
  await openMap(owner, jejak, id)
  await expect(owner.locator('[data-comments]')).toHaveText(['1'])
  await owner.keyboard.press('b')
  const votes = owner.getByRole('columnheader', { name: 'Votes' })
  await expect(async () => {
    await votes.click()
    await expect(votes).toHaveAttribute('aria-sort', 'descending', { timeout: 1_000 })
  }).toPass()
  const first = owner
    .getByRole('row')
    .filter({ has: owner.getByRole('gridcell') })
    .first()
  await expect(first).toContainText('Agent cannot see earlier contacts')

  await owner.keyboard.press('ControlOrMeta+k')
  await owner.getByRole('dialog').getByRole('combobox').fill('Open comments')
  await owner.keyboard.press('Enter')
  await owner.getByRole('button', { name: /Why is it so dear/ }).click()
  await expect(said(owner, 'so dear')).toBeVisible()
})

test('what the server does not take stays in its field, over a reload too', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const sari = await openByLink(browser, jejak, id, 'commenter')
  await sari.route('**/comments', (route) => route.abort())
  await field(sari).fill('Long thought')
  await sari.getByRole('button', { name: 'Send' }).click()
  await expect(sari.getByRole('alert')).toContainText('Your words are still here')
  await expect(field(sari)).toHaveValue('Long thought')
  await sari.reload()
  await sari.getByRole('searchbox').fill(touchpoint)
  await sari.keyboard.press('Enter')
  await expect(field(sari)).toHaveValue('Long thought')
  await sari.unroute('**/comments')
  await sari.getByRole('button', { name: 'Send' }).click()
  await expect(said(sari, 'Long thought')).toBeVisible()
  await expect(field(sari)).toHaveValue('')
})

test('nothing that is said breaks the rules of accessibility @long', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'sample', locale: 'en' })
  const [owner, sari] = [await openAsOwner(browser, jejak, id), await openByLink(browser, jejak, id, 'commenter')]
  await field(sari).fill('<img src=x onerror=alert(1)> “Really?” مرحبا')
  await sari.getByRole('button', { name: 'Send' }).click()
  await vote(sari).click()
  await expect(said(owner, 'Really?')).toBeVisible()
  await said(owner, 'Really?').getByRole('button', { name: 'Answer' }).click()
  for (const page of [owner, sari]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([])
  }
})
