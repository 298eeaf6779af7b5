import { browserArguments } from '../scripts/browser.mjs'
import { medians, measureFrames, nextFrame } from './frames.mjs'
import { area } from './subjects.mjs'

/** Nothing is fetched from elsewhere: what a page needs is on this machine. */
export const benchArguments = [
  ...browserArguments,
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

const stepsPerGesture = 60
/** A gesture that is still going on after this long is measured by what it got through. */
const longestGestureMs = 8_000

/**
 * Measures subjects in turn, round by round, so that whatever else the machine does meets all of them alike.
 * @returns for each number of cards and subject the medians over the rounds
 */
export async function compareCanvases(browser, subjects, layouts, { sizes, runs, only }) {
  const results = new Map()
  for (const size of sizes) {
    const taken = new Map(subjects.map(({ name }) => [name, []]))
    for (let round = 0; round < runs; round++) {
      for (let turn = 0; turn < subjects.length; turn++) {
        const subject = subjects[(turn + round) % subjects.length]
        taken.get(subject.name).push(await measureSubject(browser, subject, size, layouts.get(size), only))
      }
      console.warn(`${size} cards, round ${round + 1} of ${runs}`)
    }
    results.set(size, new Map([...taken].map(([name, figures]) => [name, medians(figures)])))
  }
  return results
}

/** A fresh browser profile: open, then pan, drag and zoom, at 100 % and over the whole map. */
async function measureSubject(browser, subject, cards, layout, only) {
  const context = await browser.newContext({ viewport: area })
  const page = await context.newPage()
  const failures = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.addInitScript(`{
    const isDrawn = ${subject.isDrawn.toString()}
    const look = () => {
      if (!isDrawn()) return requestAnimationFrame(look)
      requestAnimationFrame(() => requestAnimationFrame(() => { window.benchPainted = performance.now() }))
    }
    requestAnimationFrame(look)
  }`)
  await page.goto(subject.address(cards))
  await page.waitForFunction(() => window.benchPainted !== undefined, undefined, { timeout: 60_000 })
  const result = { paint: await page.evaluate(() => window.benchPainted) }
  if (only.some((part) => part !== 'paint')) {
    await subject.prepare(page)
    // What pages still load and set up behind the first picture is not part of a gesture.
    await page.waitForTimeout(1_000)
    for (const [view, look] of [
      ['close', subject.lookClose],
      ['whole', subject.lookWhole],
    ]) {
      await look(page, cards)
      if (only.includes('pan')) result[`${view}Pan`] = await pan(page)
      if (only.includes('drag')) {
        await look(page, cards)
        result[`${view}Drag`] = await drag(page, subject, layout)
      }
    }
    if (only.includes('zoom')) {
      await subject.lookClose(page, cards)
      result.zoom = await zoom(page)
    }
  }
  await context.close()
  if (failures.length > 0) throw new Error(`${subject.name}: ${failures[0]}`)
  return result
}

async function steps(page, step) {
  const begun = performance.now()
  let index = 0
  for (; index < stepsPerGesture && performance.now() - begun < longestGestureMs; index++) {
    await step(index)
    await nextFrame(page)
  }
  return index
}

/** The wheel moves the sheet, there and back, at the pace of a swipe. */
async function pan(page) {
  await page.mouse.move(area.width / 2, area.height / 2)
  return measureFrames(page, () =>
    steps(page, (index) => page.mouse.wheel(index < stepsPerGesture / 2 ? 40 : -40, index % 20 < 10 ? 6 : -6)),
  )
}

/** Ctrl and the wheel, out to where the map is small and in again. */
async function zoom(page) {
  await page.mouse.move(area.width / 2, area.height / 2)
  await page.keyboard.down('Control')
  const figures = await measureFrames(page, () =>
    steps(page, (index) => page.mouse.wheel(0, index < stepsPerGesture / 2 ? 12 : -12)),
  )
  await page.keyboard.up('Control')
  return figures
}

/** The card nearest to the middle follows the pointer, then Escape puts it back. */
async function drag(page, subject, layout) {
  const { left, top, zoom } = await subject.camera(page)
  const middleOf = ({ x, y, width, height }) => ({
    x: left + (x + width / 2) * zoom,
    y: top + (y + height / 2) * zoom,
  })
  const fromMiddle = (card) => {
    const { x, y } = middleOf(card)
    return Math.hypot(x - area.width / 2, y - area.height / 2)
  }
  const card = layout.cards.reduce((best, other) => (fromMiddle(other) < fromMiddle(best) ? other : best))
  const { x, y } = middleOf(card)
  await page.mouse.move(x, y)
  await page.mouse.down()
  // The press and the first step choose the card and open what belongs to it: once a gesture, not once a frame.
  await page.mouse.move(x + 6, y)
  await page.mouse.move(x + 8, y)
  await page.waitForTimeout(200)
  let dragged = false
  const figures = await measureFrames(page, async () => {
    const taken = await steps(page, (index) => page.mouse.move(x + 8 + 3 * index, y + 40 * Math.sin(index / 9)))
    dragged = await subject.isDragging(page, card)
    return taken
  })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  if (dragged) return figures
  // A picture of nothing being dragged is no figure. Ours has to follow; of the others it is told and left out.
  const fault = `${subject.name}: the card did not follow the pointer at zoom ${zoom}`
  if (subject.name === 'Jejak') throw new Error(fault)
  console.log(fault)
  return undefined
}
