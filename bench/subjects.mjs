import { linkOf } from './serving.mjs'

/** Size of every canvas that is measured, px: ours gets a window in which it is as large as the others are. */
export const area = { width: 1440, height: 900 }

/** Where our canvas has its sheet. */
const ourCamera = (page) =>
  page.evaluate(() => {
    const { left, top } = document.querySelector('[data-canvas]').getBoundingClientRect()
    const { e, f, a } = new DOMMatrix(getComputedStyle(document.querySelector('[data-viewport]')).transform)
    return { left: left + e, top: top + f, zoom: a }
  })

const middles = new WeakMap()

/** The middle of the card around which most others are in sight at 100 %: where people work, not an empty part of the sheet. */
function busiestPlace(layout) {
  let place = middles.get(layout)
  if (place) return place
  const all = layout.cards.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
  const around = ({ x, y }) =>
    all.filter((other) => Math.abs(other.x - x) < area.width / 2 && Math.abs(other.y - y) < area.height / 2).length
  let most = 0
  for (const middle of all) {
    const count = around(middle)
    if (count <= most) continue
    most = count
    place = middle
  }
  middles.set(layout, place)
  return place
}

/** The camera that has a place of the sheet in its middle, at 100 %. */
function cameraAt({ x, y }) {
  return { left: Math.round(area.width / 2 - x), top: Math.round(area.height / 2 - y), zoom: 1 }
}

/**
 * Our own page, as a visitor has it: from the server, with live sync, presence and the device's copy; the others have none of it.
 * @param mapOf cards on a map → its id and its owner's secret
 * @param layouts cards on a map → its layout
 */
export function ourSubject(origin, mapOf, layouts) {
  return {
    name: 'Jejak',
    address: (cards) => linkOf(origin, mapOf.get(cards)),
    isDrawn: () => document.querySelector('[data-card]') !== null,
    async prepare(page) {
      const canvas = await page.locator('[data-canvas]').boundingBox()
      const { width, height } = page.viewportSize()
      await page.setViewportSize({
        width: width + area.width - canvas.width,
        height: height + area.height - canvas.height,
      })
    },
    camera: ourCamera,
    /** Where most cards are, at 100 %: to the middle of the map by key, and on from there with the wheel. */
    async lookClose(page, cards) {
      await press(page, '1')
      await press(page, '0')
      const wanted = cameraAt(busiestPlace(layouts.get(cards)))
      const { x, y } = await page.evaluate(() => document.querySelector('[data-canvas]').getBoundingClientRect())
      const now = await ourCamera(page)
      await page.mouse.move(area.width / 2, area.height / 2)
      await page.mouse.wheel(now.left - x - wanted.left, now.top - y - wanted.top)
      await page.waitForTimeout(300)
    },
    lookWhole: (page) => press(page, '1'),
    isDragging: (page) => page.evaluate(() => document.querySelector('[data-moving-card]') !== null),
  }
}

async function press(page, key) {
  await page.locator('[data-canvas]').focus()
  await page.keyboard.press(key)
  await page.waitForTimeout(300)
}

/**
 * Another canvas: its page holds the same cards (boxes and texts) as rectangles of its own.
 * @param layouts cards on a map → our layout of it
 */
export function peerSubject(origin, { name }, layouts) {
  return {
    name: name === 'tldraw' ? 'tldraw' : 'Excalidraw',
    address: (cards) => `${origin}/${name}/${name}.html?cards=${cards}`,
    isDrawn: () => window.peer?.isDrawn() === true,
    prepare: () => Promise.resolve(),
    camera: (page) => page.evaluate(() => window.peer.camera()),
    async lookClose(page, cards) {
      const camera = cameraAt(busiestPlace(layouts.get(cards)))
      await page.evaluate((wanted) => void window.peer.lookAt(wanted), camera)
      await page.waitForTimeout(300)
    },
    async lookWhole(page) {
      await page.evaluate(() => void window.peer.fit())
      await page.waitForTimeout(300)
    },
    isDragging: (page, card) =>
      page.evaluate(({ id, x, y }) => {
        const place = window.peer.placeOf(id)
        return Math.abs(place.x - x) + Math.abs(place.y - y) > 1
      }, card),
  }
}
