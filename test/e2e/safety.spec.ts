import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { doubleClick, downloaded } from './firefox.ts'
import { createMap, expect, expectSaved, newPerson, openMap, test, keyOf } from './jejak.ts'

test('two people rename one card at once: the words of both stay @essential', async ({ browser, jejak }) => {
  const ani = await newPerson(browser, 'Ani')
  const budi = await newPerson(browser, 'Budi')
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  await openMap(ani.page, jejak, id)
  await openMap(budi.page, jejak, id)
  await ani.page.getByRole('button', { name: 'Add a touchpoint', exact: true }).first().click()
  await ani.page.keyboard.type('Sign-up')
  await ani.page.keyboard.press('Enter')
  const card = (page: typeof ani.page) => page.locator('[data-card]').first()
  await expect(card(budi.page)).toContainText('Sign-up')

  await doubleClick(card(ani.page))
  await ani.page.keyboard.press('End')
  await ani.page.keyboard.type(' A')
  await doubleClick(card(budi.page))
  await budi.page.keyboard.press('Home')
  await budi.page.keyboard.type('B ')
  await budi.page.keyboard.press('Enter')
  await expect(card(ani.page)).toContainText('B Sign-up')
  await ani.page.keyboard.press('Enter')
  for (const { page } of [ani, budi]) await expect(card(page)).toContainText('B Sign-up A')

  // Opening a title and leaving it writes nothing.
  await doubleClick(card(ani.page))
  await doubleClick(card(budi.page))
  await budi.page.keyboard.type('Join')
  await budi.page.keyboard.press('Enter')
  await expect(card(budi.page)).toContainText('Join')
  await expect(ani.page.locator('[data-card]').first()).toContainText('Join')
  await ani.page.keyboard.press('Enter')
  await expectSaved(ani.page)
  for (const { page } of [ani, budi]) await expect(card(page)).toContainText('Join')
})

test('cards of a deleted stage are in the tray, one click from their place', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  const stages = page.locator('[data-kind=stage]')
  const count = await stages.count()
  await stages.first().click()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Delete')
  await expect(stages).toHaveCount(count - 1)
  const back = page.getByRole('button', { name: /Put back/ }).first()
  // A real click: it fails where something lies over the button.
  await back.click()
  await expect(stages).toHaveCount(count)
})

test('the undo of a notice takes back what the notice is about, or goes away', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'general', locale: 'en' })
  await openMap(page, jejak, id)
  await page.locator('[data-card]').first().click()
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press('Delete')
  const undo = page.getByRole('region', { name: /Notifications/ }).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('Something else')
  await page.keyboard.press('Enter')
  await expect(undo).toHaveCount(0)
})

test('a map of a newer Jejak can be looked at and taken away, but not edited', async ({ browser, jejak }) => {
  const { page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { template: 'saas', locale: 'en' })
  await openMap(page, jejak, id)
  await expectSaved(page)
  // Any y-websocket client can join: this one plays a newer Jejak.
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${jejak.url.replace('http', 'ws')}/sync`, id, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    protocols: ['yjs', `key.${keyOf(id)}`],
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  expect(doc.getMap('cards').size).toBeGreaterThan(20)
  doc.getMap('meta').set('schema', { major: 2, minor: 0 })
  await expect(page.getByText(/newer version of Jejak/)).toBeVisible()
  await expect(page.locator('[data-canvas]')).toHaveCount(0)
  await expect(page.getByRole('img', { name: /Picture of the map/ })).toBeVisible()
  const { name } = await downloaded(page, () => page.getByRole('button', { name: 'Download a copy' }).click())
  expect(name).toContain('.jejak.json')
  provider.destroy()
})
