import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const formats = ['svg', 'png', 'pdf', 'pptx', 'html', 'xlsx', 'csv', 'markdown']

/** Script of a peer as pages include it. */
const scriptOf = (file) => readFileSync(fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url)), 'utf8')
const peers = [
  { name: 'html-to-image', script: scriptOf('html-to-image/dist/html-to-image.js') },
  { name: 'snapdom', script: scriptOf('@zumer/snapdom/dist/snapdom.js') },
]

/** How the others get the drawing: as elements of HTML, of which canvases in pages are made, and of SVG. */
export const kinds = ['HTML', 'SVG']

/**
 * How long each format takes in the thread of the product that exports, and a PNG of the same drawing by others, which
 * get it as elements of the page, each kind by itself; ms, medians of runs after one that warms up.
 */
export async function measureExports(browser, origin, maps, runs) {
  const { module: options } = await runnerImport('./journey/export/options.ts')
  const { module: drawing } = await runnerImport('./journey/export/draw-map.ts')
  const { module: svg } = await runnerImport('./journey/formats/svg/render-svg.ts')
  const worker = readdirSync('dist/client/assets').find((name) => /^export-worker-.*\.js$/.test(name))
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } })
  const rows = []
  try {
    const page = await context.newPage()
    for (const [size, map] of maps) {
      await page.goto(origin)
      const asked = options.exportOptions({ language: 'en', today: '2026-11-22' })
      const ours = await page.evaluate(timeOurs, { address: `/assets/${worker}`, map, asked, formats, runs })
      const scene = drawing.drawExport(map, asked)
      const drawn = { SVG: svgOf(scene, svg.sceneElements(scene)), HTML: htmlOf(scene, svg.sceneElements) }
      const theirs = []
      for (const { name, script } of peers)
        for (const kind of kinds) {
          await page.goto(origin)
          await page.addScriptTag({ content: script })
          const measured = await page.evaluate(timeTheirs, { name, markup: drawn[kind], runs })
          theirs.push({ name, kind, ...measured })
        }
      rows.push({ size, ours, theirs, megapixels: (scene.width * scene.height) / 1e6 })
    }
  } finally {
    await context.close()
  }
  return rows
}

const font = "'Plus Jakarta Sans Variable'"

const svgOf = ({ width, height }, elements) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${font}">${elements.join('')}</svg>`

/** A scene as a page draws it: boxes and lines of text as elements of HTML, each icon an SVG, and one for all curves. */
function htmlOf({ width, height, items }, sceneElements) {
  const paths = items.filter(({ kind }) => kind === 'path')
  const drawPlain = (plain, own) => sceneElements({ ...own, background: 'none', items: plain })
  const elements = items.flatMap((item) => {
    if (item.kind === 'path') return []
    if (item.kind === 'rect') {
      const border = item.stroke
        ? `border:${item.strokeWidth ?? 1}px ${item.dash ? 'dashed' : 'solid'} ${item.stroke};`
        : ''
      const size = `left:${item.x}px;top:${item.y}px;width:${item.width}px;height:${item.height}px;`
      return `<div style="${size}${border}background:${item.fill ?? 'none'};border-radius:${item.radius ?? 0}px"></div>`
    }
    if (item.kind === 'icon') {
      const drawn = svgOf({ width: item.size, height: item.size }, drawPlain([{ ...item, x: 0, y: 0 }], item))
      return `<div style="left:${item.x}px;top:${item.y}px">${drawn}</div>`
    }
    const shift = { start: '0', middle: '-50%', end: '-100%' }[item.anchor]
    const place = `left:${item.x}px;top:${item.y - item.size}px;transform:translateX(${shift});color:${item.fill};`
    const words = item.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return `<span style="${place}font-size:${item.size}px;font-weight:${item.weight}">${words}</span>`
  })
  const style = '.sheet>*{position:absolute;box-sizing:border-box;white-space:pre;line-height:1.25}'
  const size = { width, height }
  return (
    `<style>${style}</style><div class="sheet" style="position:relative;width:${width}px;height:${height}px;font-family:${font}">` +
    `${svgOf(size, drawPlain(paths, size))}${elements.join('')}</div>`
  )
}

/** In the page: speaks to the thread as the app does. */
async function timeOurs({ address, map, asked, formats: wanted, runs }) {
  const thread = new Worker(address, { type: 'module' })
  const write = (format) =>
    new Promise((resolve, reject) => {
      const id = `${format}-${Math.random()}`
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => port1.postMessage({ id: data.id, type: 'RAW', value: undefined }))
      port1.start()
      thread.addEventListener('message', function heard({ data }) {
        if (data.id !== id) return
        thread.removeEventListener('message', heard)
        port1.close()
        if (data.type === 'RAW') resolve(data.value.bytes.length)
        else reject(new Error(`${format} was not written`))
      })
      const progress = { type: 'HANDLER', name: 'proxy', value: port2 }
      const argumentList = [...[map, format, asked].map((value) => ({ type: 'RAW', value })), progress]
      thread.postMessage({ id, type: 'APPLY', path: ['write'], argumentList }, [port2])
    })
  const found = {}
  for (const format of wanted) {
    const begun = performance.now()
    const bytes = await write(format)
    const first = performance.now() - begun
    const times = []
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      await write(format)
      times.push(performance.now() - start)
    }
    found[format] = { first, bytes, time: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] }
  }
  thread.terminate()
  return found
}

/** In the page: a PNG of elements, as the library makes it when nothing is set. */
async function timeTheirs({ name, markup, runs }) {
  document.body.innerHTML = `<div style="display:inline-block;background:#fff">${markup}</div>`
  const element = document.body.firstElementChild
  await document.fonts.ready
  const write = () =>
    name === 'snapdom' ? globalThis.snapdom.toBlob(element, { type: 'png' }) : globalThis.htmlToImage.toBlob(element)
  const times = []
  let blob
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    blob = await write().catch(() => null)
    if (!blob) return null
    times.push(performance.now() - start)
  }
  // What is too large for one canvas comes out smaller than it was asked for.
  const { width, height } = await createImageBitmap(blob)
  const time = times.slice(1).toSorted((a, b) => a - b)[Math.floor(runs / 2)]
  return { time, megapixels: (width * height) / 1e6 }
}
