import { cpus, totalmem } from 'node:os'

const number = (value, digits = 3) => {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(digits)))
}
const mib = (bytes) => number(bytes / 2 ** 20)
const kib = (bytes) => number(bytes / 2 ** 10)

/** A workload's line: what it is, by the options where these say, and each server's figures as one cell. */
const lines = {
  editors: [
    '1 map × 50 editors × 10 edits/s: CPU per delivered update · p95',
    (f) => `${number(f.us)} µs · ${number(f.p95)} ms${arrived(f)}`,
  ],
  pointers: [
    '100 pointers at 20 Hz: CPU per delivered message · p95',
    (f) => `${number(f.us)} µs · ${number(f.p95)} ms${arrived(f)}`,
  ],
  maps: [
    '500 maps × 2 people × 2 edits/s: CPU per delivered update · memory',
    (f) => `${number(f.us)} µs · ${mib(f.memory)} MiB${arrived(f)}`,
  ],
  history: [
    ({ cards, edits }) =>
      `a map of ${number(cards)} cards and ${number(edits)} edits: first open after a restart · 200 people within 2 s, until all have it`,
    (f) => `${f.open === undefined ? '–' : `${number(f.open / 1_000)} s`} · ${number(f.join / 1_000)} s`,
  ],
  memory: [
    'memory per loaded map of 200 cards · per idle connection',
    (f) => `${f.perMap === undefined ? '–' : `${kib(f.perMap)} KiB`} · ${kib(f.perConnection)} KiB`,
  ],
  kill: ['kill -9 just after delivery: edits lost', (f) => `${f.lost} of ${number(f.of)}`],
  gaps: ['1 MB of updates whose first is missing: CPU', (f) => `${number(f.seconds)} s`],
}

/** Where not everything arrived. Presence may skip places that are out of date. */
const arrived = ({ arrived: part }) => (part < 0.995 ? ` (${number(part * 100)} % arrived)` : '')

/** Prints the table of all servers. */
export function printServers(names, found, options) {
  const { model } = cpus()[0] ?? { model: 'unknown' }
  const day = new Date().toISOString().slice(0, 10)
  const memory = Math.round(totalmem() / 2 ** 30)
  console.log(
    `\n${day}, ${cpus().length} × ${model}, ${memory} GiB, Node ${process.versions.node}; median of ${options.runs}\n`,
  )
  console.log(`| workload | ${names.join(' | ')} |`)
  console.log(`|---|${names.map(() => '---|').join('')}`)
  for (const [what, figures] of Object.entries(found)) {
    const [title, cell] = lines[what]
    const name = typeof title === 'string' ? title : title(options)
    console.log(`| ${name} | ${names.map((each) => (figures[each] ? cell(figures[each]) : '–')).join(' | ')} |`)
  }
}
