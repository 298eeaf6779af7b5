import { cpus, totalmem } from 'node:os'
import { ms } from './frames.mjs'

export function printMachine(browser, { runs }) {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, ` +
      `Node ${process.versions.node}, Chromium ${browser.version()} headless with software rendering; median of ${runs}`,
  )
}

function table(head, rows) {
  console.log(`\n| ${head.join(' | ')} |\n|${head.map(() => '---|').join('')}`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

export function printOpening({ rows, library, map }) {
  table(
    ['cards', 'opened from the server, ms', 'opened from this device, ms', 'PNG of the whole map, ms'],
    rows.map(({ size, fromServer, fromDevice, png }) => [size, ms(fromServer), ms(fromDevice), ms(png)]),
  )
  console.log(`\nJavaScript of a first visit, gzipped: library ${library.toFixed(0)} kB, map ${map.toFixed(0)} kB`)
}

const gestures = {
  closePan: ['pan', 'Pan at 100 %'],
  closeDrag: ['drag', 'Drag at 100 %'],
  wholePan: ['pan', 'Pan of the whole map'],
  wholeDrag: ['drag', 'Drag on the whole map'],
  zoom: ['zoom', 'Zoom out and in'],
}

/**
 * A table per gesture. A cell holds the frame times' median / 95th percentile, and what a step took of the main
 * thread and of all the browser's processes; with the others, our part of theirs.
 */
export function printComparison(results, peers, only) {
  console.log(`\nBeside: ${peers.map(({ name, version }) => `${name} ${version}`).join(', ') || 'nobody'}`)
  const names = [...new Set([...results.values()].flatMap((figures) => [...figures.keys()]))]
  const [own = '', ...others] = names
  if (only.includes('paint')) {
    console.log('\nFirst paint with cards, ms')
    table(
      ['cards', ...names, ...others.map((name) => `ours / ${name}`)],
      [...results].map(([size, figures]) => [
        size,
        ...names.map((name) => (figures.has(name) ? ms(figures.get(name).paint) : '–')),
        ...others.map((name) => ratio(figures.get(own)?.paint, figures.get(name)?.paint)),
      ]),
    )
  }
  for (const [gesture, [part, title]] of Object.entries(gestures)) {
    if (!only.includes(part)) continue
    console.log(`\n${title}: frame p50 / p95 · longest · main thread a step · all processes a step, ms`)
    const cell = (figures) => {
      if (!figures?.[gesture]) return '–'
      const { p50, p95, longest, main, processor } = figures[gesture]
      return `${ms(p50)} / ${ms(p95)} · ${ms(longest)} · ${ms(main)} · ${ms(processor)}`
    }
    table(
      ['cards', ...names, ...others.map((name) => `ours / ${name}: p95 · main · all`)],
      [...results].map(([size, figures]) => [
        size,
        ...names.map((name) => cell(figures.get(name))),
        ...others.map((name) =>
          ['p95', 'main', 'processor']
            .map((key) => ratio(figures.get(own)?.[gesture]?.[key], figures.get(name)?.[gesture]?.[key]))
            .join(' · '),
        ),
      ]),
    )
  }
}

function ratio(ours, theirs) {
  return ours === undefined || theirs === undefined ? '–' : (ours / theirs).toFixed(2)
}

export function printEditors({ editors, edits, seen, p50, p95, longest, main }) {
  console.log(
    `\n${editors} editors on 300 cards, ${edits.toFixed(0)} edits/s: remote edit → paint p50 ${ms(p50)}, p95 ${ms(p95)}, ` +
      `longest ${ms(longest)} ms over ${seen} edits; main thread ${(100 * main).toFixed(0)} % busy`,
  )
}

export function printFlow({ touchpoints, editors, p50, p95, longest }) {
  console.log(
    `\n${editors} editors on ${touchpoints} touchpoints with figures: an exit changed → its flow drawn p50 ${ms(p50)}, ` +
      `p95 ${ms(p95)}, longest ${ms(longest)} ms`,
  )
}

export function printTables(tables) {
  console.log('\nCSV on one thread')
  table(
    ['table', 'rows', 'MB', 'looked through, ms', 'counted, ms', 'in all, ms'],
    tables.map(({ name, rows, megabytes, inspect, count }) => [
      name,
      rows,
      megabytes.toFixed(1),
      ms(inspect),
      ms(count),
      ms(inspect + count),
    ]),
  )
}

export function printModel(tasks) {
  console.log('\nThe flow model on one thread')
  table(
    ['task', 'ms'],
    tasks.map(({ name, time }) => [name, ms(time)]),
  )
}

export function printExports(rows) {
  const formats = Object.keys(rows[0]?.ours ?? {})
  console.log('\nExports, ms (kB), after one that warms up; a PNG of the same drawing by others, ms (megapixels)')
  table(
    ['cards', 'megapixels', ...formats, ...(rows[0]?.theirs ?? []).map(({ name, kind }) => `${name} of ${kind}`)],
    rows.map(({ size, ours, theirs, megapixels }) => [
      size,
      megapixels.toFixed(1),
      ...formats.map((format) => `${ms(ours[format].time)} (${Math.round(ours[format].bytes / 1000)})`),
      ...theirs.map(({ time, megapixels: reached }) =>
        time === undefined ? 'fails' : `${ms(time)} (${reached.toFixed(1)})`,
      ),
    ]),
  )
}
