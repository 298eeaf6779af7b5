import { runnerImport } from 'vite'

const two = (part) => String(part).padStart(2, '0')

function moment(ms) {
  const at = new Date(ms)
  const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** The file of a helpdesk: quoted names, dates with times, a comma for decimals. */
function ticketsTable(rows) {
  const lines = ['Ticket;Created;First reply;Resolved;Handle time (min);Channel;Note']
  let seed = 7
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const start = Date.UTC(2026, 0, 1)
  for (let row = 0; row < rows; row++) {
    const created = start + random() * 300 * 86_400_000
    const replied = created + random() * 90 * 60_000
    const minutes = (random() * 40).toFixed(1).replace('.', ',')
    const channel = ['Telepon', 'WhatsApp', 'Surel', 'Toko'][Math.floor(random() * 4)]
    lines.push(
      `T-${row};${moment(created)};${moment(replied)};${moment(replied + random() * 8.64e7)};${minutes};${channel};"Says ""late""; again"`,
    )
  }
  return lines.join('\r\n')
}

function answersTable(rows) {
  const lines = ['date,touchpoint,score']
  for (let row = 0; row < rows; row++) {
    const day = new Date(Date.UTC(2026, 0, 1 + (row % 300))).toISOString().slice(0, 10)
    lines.push(`${day},Touchpoint ${row % 12},${(row * 7) % 11}`)
  }
  return lines.join('\n')
}

/** How long it takes to look through tables of `rows` rows and to count them, in ms; no browser. */
export async function measureTables(rows, runs) {
  const { module: tables } = await runnerImport('./journey/import/read-table.ts')
  const { module: columns } = await runnerImport('./journey/import/roles.ts')
  const found = []
  for (const [name, text] of [
    ['NPS answers', answersTable(rows)],
    ['tickets', ticketsTable(rows)],
  ]) {
    const bytes = new TextEncoder().encode(text)
    const source = { size: bytes.length, slice: async (from, to) => bytes.subarray(from, to) }
    const times = []
    for (let run = 0; run < runs; run++) {
      const begun = performance.now()
      const inspection = await tables.inspectTable(source, {}, () => undefined)
      const looked = performance.now()
      const kind = columns.guessKind(inspection.facts)
      const mapping = { kind, columns: columns.guessColumns(kind, inspection.facts), numbers: 'id', dates: 'dmy' }
      const tally = await tables.tallyTable(source, inspection, mapping, () => undefined)
      times.push({ inspect: looked - begun, count: performance.now() - looked, used: tally.used, kind })
    }
    const middle = (key) => times.map((time) => time[key]).sort((a, b) => a - b)[Math.floor(times.length / 2)]
    const [{ used, kind }] = times
    found.push({
      name,
      kind,
      rows,
      used,
      megabytes: bytes.length / 1e6,
      inspect: middle('inspect'),
      count: middle('count'),
    })
  }
  return found
}

/** An event log of five events a customer, whose ways are drawn at random. */
function eventLog(rows) {
  const lines = ['case,time,touchpoint,channel,outcome']
  let seed = 11
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const start = Date.UTC(2026, 0, 1)
  for (let row = 0; row < rows; row++) {
    const at = new Date(start + row * 60_000).toISOString()
    const outcome = row % 5 === 4 && random() < 0.6 ? 'Bought' : ''
    lines.push(`c${Math.floor(row / 5)},${at},Touchpoint ${Math.floor(random() * 40)},channel ${row % 4},${outcome}`)
  }
  return lines.join('\n')
}

/** How long it takes to look through an event log of `rows` events, to read it and to count it, in ms; no browser. */
export async function measureEventLog(rows, runs) {
  const { module: tables } = await runnerImport('./journey/import/read-table.ts')
  const { module: columns } = await runnerImport('./journey/reality/log-columns.ts')
  const { module: logs } = await runnerImport('./journey/reality/log-rows.ts')
  const { module: findings } = await runnerImport('./journey/reality/event-log.ts')
  const bytes = new TextEncoder().encode(eventLog(rows))
  const source = { size: bytes.length, slice: async (from, to) => bytes.subarray(from, to) }
  const times = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    const inspection = await tables.inspectTable(source, {}, () => undefined)
    const looked = performance.now()
    const mapping = { columns: columns.guessLogColumns(inspection.facts), outcomes: [] }
    const { events } = await logs.readEventLog(source, inspection, mapping, () => undefined)
    const found = findings.readLog(events)
    times.push({ inspect: looked - begun, count: performance.now() - looked, used: found.events })
  }
  const middle = (key) => times.map((time) => time[key]).sort((a, b) => a - b)[Math.floor(times.length / 2)]
  return {
    name: 'event log',
    kind: 'events',
    rows,
    used: times[0].used,
    megabytes: bytes.length / 1e6,
    inspect: middle('inspect'),
    count: middle('count'),
  }
}
