import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { quantile } from './frames.mjs'
import { linkOf } from './serving.mjs'
import { area } from './subjects.mjs'

const editorCount = 10
const seconds = 20

/**
 * How long it takes until what others type is on the screen of someone who has the same map open: from send to paint. The
 * ten who edit are plain sync clients in one process, not browsers; the one who looks on is the product in a browser.
 */
export async function measureEditors(browser, origin, made) {
  const context = await browser.newContext({ viewport: area })
  const page = await context.newPage()
  await page.goto(linkOf(origin, made))
  await page.locator('[data-save-state=saved]').waitFor()
  await page.waitForTimeout(1_000)
  const inSight = await page.evaluate(() => {
    const canvas = document.querySelector('[data-canvas]').getBoundingClientRect()
    return [...document.querySelectorAll('[data-card]')].flatMap((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect()
      const isIn = left > canvas.left && top > canvas.top && right < canvas.right && bottom < canvas.bottom
      return isIn ? [card.dataset.card] : []
    })
  })
  if (inSight.length < editorCount) throw new Error(`only ${inSight.length} cards are in sight`)
  await page.evaluate(watchTokens)

  const clients = fork(fileURLToPath(new URL('./editing-clients.mjs', import.meta.url)))
  const answer = () =>
    new Promise((resolve, reject) => {
      clients.once('message', resolve)
      clients.once('error', reject)
    })
  const joined = answer()
  const typed = inSight.slice(0, editorCount)
  clients.send({ origin, made, typed, moved: inSight.slice(editorCount).concat(typed), seconds })
  await joined
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value
  const before = await busy()
  const sent = await answer()
  const main = ((await busy()) - before) / seconds
  await page.waitForTimeout(500)
  const painted = await page.evaluate(() => window.benchTokens)
  await context.close()
  const delays = sent.flatMap((times, editor) => delaysOf(times, painted[editor] ?? []))
  delays.sort((a, b) => a - b)
  return {
    editors: editorCount,
    edits: delays.length / seconds,
    seen: delays.length,
    p50: quantile(delays, 0.5),
    p95: quantile(delays, 0.95),
    longest: delays.at(-1),
    main,
  }
}

/** An edit is seen when it, or a later one of the same editor in the same card, is painted; one that never is counts as endless. */
function delaysOf(sent, painted) {
  return sent.map((time, number) => {
    const seen = painted.filter((token) => token.number >= number).map((token) => token.time)
    return Math.min(...seen, Infinity) - time
  })
}

/** Runs in the page: takes down when each token in a card is on the screen, that is, after the frame that draws it. */
function watchTokens() {
  const painted = {}
  window.benchTokens = painted
  const observer = new MutationObserver((mutations) => {
    const cards = new Set(
      mutations.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement
        const card = element?.closest('[data-card]')
        return card ? [card] : [...(element?.querySelectorAll('[data-card]') ?? [])]
      }),
    )
    const found = [...cards].flatMap((card) => {
      const [, editor, number] = /e(\d+)\.(\d+)/.exec(card.textContent) ?? []
      return editor === undefined ? [] : [{ editor, number: Number(number) }]
    })
    if (found.length === 0) return
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => {
        const time = Date.now()
        for (const { editor, number } of found) {
          painted[editor] ??= []
          if (painted[editor].at(-1)?.number !== number) painted[editor].push({ number, time })
        }
      })
      channel.port1.start()
      channel.port2.postMessage(undefined)
    })
  })
  observer.observe(document.querySelector('[data-canvas]'), { subtree: true, childList: true, characterData: true })
}
