/** Size of every canvas that is measured, px: ours gets a window in which it is as large as the others are. */
export const area = { width: 1440, height: 900 }

/**
 * Our own page, as a visitor has it: from the server, with live sync, presence and the device's copy; the others have none of it.
 * @param idOf cards on a map → its id
 */
export function ourSubject(origin, idOf) {
  return {
    name: 'Jejak',
    address: (cards) => `${origin}/m/${idOf.get(cards)}`,
    isDrawn: () => document.querySelector('[data-card]') !== null,
    async prepare(page) {
      const canvas = await page.locator('[data-canvas]').boundingBox()
      const { width, height } = page.viewportSize()
      await page.setViewportSize({
        width: width + area.width - canvas.width,
        height: height + area.height - canvas.height,
      })
    },
    camera: (page) =>
      page.evaluate(() => {
        const { left, top } = document.querySelector('[data-canvas]').getBoundingClientRect()
        const { e, f, a } = new DOMMatrix(getComputedStyle(document.querySelector('[data-viewport]')).transform)
        return { left: left + e, top: top + f, zoom: a }
      }),
    /** The middle of the map at 100 %. */
    async lookClose(page) {
      await press(page, '1')
      await press(page, '0')
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
      const { width, height } = layouts.get(cards)
      const middle = { left: (area.width - width) / 2, top: (area.height - height) / 2, zoom: 1 }
      await page.evaluate((camera) => void window.peer.lookAt(camera), middle)
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
