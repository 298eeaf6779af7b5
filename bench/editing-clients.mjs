import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { protocolsOf } from './serving.mjs'

/**
 * A process of its own, so that it does not slow down what is measured: plain y-websocket clients that edit one map as
 * people do. Each types into a card of its own four times a second, moves another card every two seconds, and moves its
 * pointer ten times a second. What is typed begins with a token, `e<editor>.<number>`; when done, it tells when each was sent.
 */
process.once('message', (task) => void run(task))
// Nobody edits on when the bench has been broken off.
process.once('disconnect', () => process.exit())

async function run({ origin, made, typed, moved, seconds }) {
  const editors = await Promise.all(
    typed.map((card, index) => join(origin, made, index, card, moved[index % moved.length])),
  )
  process.send('joined')
  const end = performance.now() + 1000 * seconds
  await Promise.all(editors.map((editor) => editUntil(editor, end)))
  process.send(editors.map(({ sent }) => sent))
  for (const { provider } of editors) provider.destroy()
  process.disconnect()
}

async function join(origin, made, index, typed, moved) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, made.id, doc, {
    WebSocketPolyfill: WebSocket,
    protocols: protocolsOf(made),
    disableBc: true,
  })
  await new Promise((resolve) => provider.once('sync', resolve))
  return { index, doc, provider, typed, moved, sent: [] }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function editUntil({ index, doc, provider, typed, moved, sent }, end) {
  const cards = doc.getMap('cards')
  const title = cards.get(typed).get('title')
  const place = cards.get(moved).get('place')
  const orders = [place.order, `${place.order}V`]
  // People do not type in step.
  await pause(25 * index)
  for (let tick = 0; performance.now() < end; tick++) {
    provider.awareness.setLocalState({
      user: { name: `Editor ${index}`, colour: 'teal' },
      cursor: { x: 300 + 40 * index + tick, y: 200 + 10 * (tick % 20) },
      selection: [typed],
    })
    // Five ticks are half a second.
    if (tick % 5 === 0 || tick % 5 === 2) {
      const words = `e${index}.${sent.length} ${'typing on'.slice(0, sent.length % 10)}`
      sent.push(Date.now())
      doc.transact(() => {
        title.delete(0, title.length)
        title.insert(0, words)
      })
    }
    if (tick % 20 === 10) cards.get(moved).set('place', { ...place, order: orders[Math.floor(tick / 20) % 2] })
    await pause(100)
  }
}
