import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { quantile } from './frames.mjs'
import { linkOf, protocolsOf } from './serving.mjs'
import { area } from './subjects.mjs'

const editorCount = 3
const changes = 30

/**
 * How long it takes until the flow on the map of someone who looks on says what an edit of an exit comes to: from send to
 * the frame that draws it, on a map full of figures, while three others type and move touchpoints. The edit is another
 * person's, so that its way over the server is in it.
 */
export async function measureFlow(browser, origin, made, touchpoints) {
  const context = await browser.newContext({ viewport: area })
  const page = await context.newPage()
  await page.goto(linkOf(origin, made))
  await page.locator('[data-save-state=saved]').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('Show the flow of customers')
  await page.keyboard.press('Enter')
  await page.locator('[data-flow-of="t0"]').waitFor()
  await page.evaluate(watchFoot)

  const clients = fork(fileURLToPath(new URL('./editing-clients.mjs', import.meta.url)))
  const joined = new Promise((resolve, reject) => {
    clients.once('message', resolve)
    clients.once('error', reject)
  })
  const ids = (from) => Array.from({ length: editorCount }, (_, index) => `t${from + index}`)
  clients.send({ origin, made, typed: ids(10), moved: ids(100), seconds: changes / 2 + 4 })
  await joined
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, made.id, doc, {
    WebSocketPolyfill: WebSocket,
    protocols: protocolsOf(made),
    disableBc: true,
  })
  await new Promise((resolve) => provider.once('sync', resolve))
  const delays = []
  for (let change = 0; change < changes; change++) {
    const percent = 10 + change
    await page.waitForTimeout(350 + 17 * (change % 7))
    const sent = Date.now()
    doc
      .getMap('cards')
      .get('t0')
      .set('exit', percent / 100)
    const seen = await page.waitForFunction((text) => window.benchFoot[text], `${percent}%`, { timeout: 10_000 })
    delays.push((await seen.jsonValue()) - sent)
  }
  provider.destroy()
  // The awareness of a provider ticks on, and the bench with it, until the document is gone.
  doc.destroy()
  clients.kill()
  await context.close()
  delays.sort((a, b) => a - b)
  return {
    touchpoints,
    editors: editorCount,
    p50: quantile(delays, 0.5),
    p95: quantile(delays, 0.95),
    longest: delays.at(-1),
  }
}

/** Runs in the page: takes down when the first touchpoint's exit was first drawn as each percentage. */
function watchFoot() {
  const drawn = {}
  window.benchFoot = drawn
  const look = () => {
    const percent = /(\d+%) leave/.exec(document.querySelector('[data-flow-of="t0"]')?.textContent ?? '')?.[1]
    if (percent === undefined || drawn[percent] !== undefined) return
    requestAnimationFrame(() => setTimeout(() => (drawn[percent] ??= Date.now())))
  }
  new MutationObserver(look).observe(document.querySelector('[data-canvas]'), {
    subtree: true,
    childList: true,
    characterData: true,
  })
}
