import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { findBrowser } from '../scripts/browser.mjs'
import { buildParts, outdatedParts } from '../scripts/build.mjs'
import { benchArguments, compareCanvases } from './canvases.mjs'
import { measureEventLog, measureTables } from './csv.mjs'
import { measureFlow } from './economics.mjs'
import { measureEditors } from './editors.mjs'
import { measureExports } from './exports.mjs'
import { measureModel } from './model.mjs'
import { readOptions } from './options.mjs'
import { measureOpening } from './opening.mjs'
import { preparePeers } from './peers.mjs'
import {
  printComparison,
  printEditors,
  printExports,
  printFlow,
  printMachine,
  printModel,
  printOpening,
  printTables,
} from './report.mjs'
import { createMap, serveFiles, startProduct } from './serving.mjs'
import { ourSubject, peerSubject } from './subjects.mjs'

/**
 * Measures the built product in a real browser against a real server, beside other canvases in the same run, and prints
 * Markdown. Every figure is a median over rounds of fresh browser profiles.
 */
const options = readOptions(process.argv.slice(2))
const isWanted = (...parts) => parts.some((part) => options.only.includes(part))
const sizes = options.sizes ?? [300, 500, 1_000, 3_000]
/** Beside the others only three sizes, unless others are asked for: the bench has to come to an end. */
const comparedSizes = options.sizes ?? [300, 1_000, 3_000]
const ourSizes = sizes.filter((size) => !comparedSizes.includes(size))

await buildParts(outdatedParts())
const { module: maps } = await runnerImport('./test/helpers/big-map.ts')
const { module: json } = await runnerImport('./journey/formats/json.ts')
const { module: laidOut } = await runnerImport('./test/helpers/laid-out.ts')

const work = mkdtempSync(join(tmpdir(), 'jejak-bench-'))
const product = await startProduct(join(work, 'data'))
const browser = await chromium.launch({ executablePath: await findBrowser(), args: benchArguments })
let peerServer
try {
  const mapOf = new Map()
  const layouts = new Map()
  for (const size of sizes) {
    const map = maps.bigMap(size, 7)
    layouts.set(size, laidOut.layOut(map))
    mapOf.set(size, await createMap(product.origin, json.fileData(map)))
  }
  printMachine(browser, options)
  if (isWanted('open')) {
    const first = await createMap(product.origin, json.fileData(maps.bigMap(100, 7)))
    printOpening(await measureOpening(browser, product.origin, mapOf, first, options.runs))
  }
  if (isWanted('paint', 'pan', 'drag', 'zoom')) {
    const { peers, folders } = await preparePeers(options.peers, join(work, 'peers'))
    peerServer = await serveFiles(
      folders,
      new Map(sizes.map((size) => [`/cards-${size}.json`, cardsOf(layouts.get(size))])),
    )
    const ours = ourSubject(product.origin, mapOf, layouts)
    const subjects = [ours, ...peers.map((peer) => peerSubject(peerServer.origin, peer, layouts))]
    const compared = await compareCanvases(browser, subjects, layouts, { ...options, sizes: comparedSizes })
    const alone = await compareCanvases(browser, [ours], layouts, { ...options, sizes: ourSizes })
    printComparison(new Map([...compared, ...alone].sort(([a], [b]) => a - b)), peers, options.only)
  }
  if (isWanted('editors')) {
    const made = await createMap(product.origin, json.fileData(maps.bigMap(300, 7)))
    printEditors(await measureEditors(browser, product.origin, made))
  }
  if (isWanted('csv')) {
    const log = await measureEventLog(250_000, options.runs)
    printTables([...(await measureTables(250_000, options.runs)), log])
  }
  if (isWanted('economics')) {
    const { module: flows } = await runnerImport('./test/helpers/flow-map.ts')
    const map = flows.flowMap({ touchpoints: 300, frictions: 12, loops: 'some' })
    printFlow(await measureFlow(browser, product.origin, await createMap(product.origin, json.fileData(map)), 300))
  }
  if (isWanted('exports')) {
    const measured = (options.sizes ?? [100, 300, 1_000]).map((size) => [size, maps.bigMap(size, 7)])
    printExports(await measureExports(browser, product.origin, measured, options.runs))
  }
  if (isWanted('model')) printModel(await measureModel(options.runs))
} finally {
  await browser.close()
  await product.stop()
  await peerServer?.stop()
  rmSync(work, { recursive: true, force: true })
}

/** What the pages of the others draw of a layout. */
function cardsOf(layout) {
  return layout.cards.map(({ id, x, y, width, height, role, content }) => {
    const lines = content.title.lines.map(({ text }) => text)
    return { id, x, y, width, height, lines, text: lines.join(' '), touchpoint: role === 'touchpoint' }
  })
}
