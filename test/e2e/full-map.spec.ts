import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { limits } from '../../journey/model/limits.ts'
import { sampleFile } from '../collab-server/maps.ts'
import { messageType } from '../../collab-server/protocol.ts'
import { setOffline } from './firefox.ts'
import { type Jejak, createMap, expect, expectSaved, keyOf, newPerson, openMap, serverMap, test } from './jejak.ts'

async function titlesOn(jejak: Jejak, id: string): Promise<ReadonlySet<string>> {
  const { cards } = (await serverMap(jejak, id)) as { cards: { title: string }[] }
  return new Set(cards.map(({ title }) => title))
}

/** Somebody who joins with a program of their own. */
async function joinFromElsewhere(jejak: Jejak, id: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${jejak.url.replace('http', 'ws')}/sync`, id, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: ['yjs', `key.${keyOf(id)}`],
    disableBc: true,
  })
  await expect.poll(() => provider.synced, { timeout: 20_000 }).toBe(true)
  return { doc, provider }
}

/** Somebody else adds a card. @returns whether the server has taken it, or found the map full */
async function addFromElsewhere(jejak: Jejak, id: string): Promise<boolean> {
  const { doc, provider } = await joinFromElsewhere(jejak, id)
  const decided = new Promise<boolean>((resolve) => {
    provider.messageHandlers[messageType.barrier] = () => resolve(true)
    provider.messageHandlers[messageType.notice] = () => resolve(false)
  })
  doc.getMap('cards').set(`e${doc.clientID}`, new Y.Map<unknown>([['title', new Y.Text('From elsewhere')]]))
  provider.ws?.send(Uint8Array.of(messageType.barrier, 1))
  const isTaken = await decided
  provider.destroy()
  return isTaken
}

test('what has no room in a full map is told, stays here, and is sent when cards have been deleted @long', async ({
  browser,
  jejak,
}) => {
  test.setTimeout(180_000)
  const { context, page } = await newPerson(browser, 'Ani')
  const id = await createMap(jejak, { map: sampleFile('Large', limits.cards - 1) })
  await openMap(page, jejak, id)
  await expectSaved(page)
  await setOffline(context, true)
  await page.keyboard.press('Control+Home')
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('n')
  await page.keyboard.type('Mine')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  const stays = await joinFromElsewhere(jejak, id)
  // The server counts now and then; then it takes no more.
  await expect(async () => expect(await addFromElsewhere(jejak, id)).toBe(false)).toPass({ timeout: 60_000 })

  await setOffline(context, false)
  const pill = page.locator('[data-save-state]')
  await expect(pill).toHaveAttribute('data-save-state', 'refused', { timeout: 30_000 })
  await pill.click()
  await expect(page.getByText('This map has reached what a map may hold')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.locator('[data-canvas] [data-at]').first().focus()
  const { cards } = (await serverMap(jejak, id)) as { cards: unknown[] }
  for (let surplus = cards.length + 1 - limits.cards; surplus > 0; surplus--) {
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Delete')
  }
  await expectSaved(page)
  expect(await titlesOn(jejak, id)).toContain('Mine')
  stays.provider.destroy()
})
