import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { readPlaywrightReport } from './playwright-report.mjs'

/**
 * The whole test: format, lint, types, unused code, then the unit, property and server tests, then the real browser.
 * Everything runs even where a step fails. What failed is said again at the end; the last line counts the tests.
 */
const long = process.argv.includes('--long')
const reports = mkdtempSync(join(tmpdir(), 'jejak-test-'))
const started = Date.now()

/** Name, command with its arguments, and what is added to the environment. */
const checks = [
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'build', command: ['node', 'scripts/build.mjs'] },
  { name: 'types: client', command: ['tsc', '-p', 'client'] },
  { name: 'types: server, tests, scripts', command: ['tsc', '-p', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'types: journey', command: ['tsc', '-p', 'journey'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
]

const suites = [
  {
    name: 'tests',
    command: ['vitest', 'run', ...(long ? ['--config', 'vitest.long.config.ts'] : [])],
    report: (path) => ({ JEJAK_TEST_REPORT: path }),
    read: (report) => ({ ...report, unsteady: [] }),
  },
  browserSuite('browser', long ? ['--project=chromium'] : ['--grep-invert=@timed', '--workers=2']),
  // One at a time, with the machine for itself.
  ...(long ? [] : [browserSuite('browser, timed', ['--grep=@timed'])]),
]

function browserSuite(name, options) {
  return {
    name,
    command: ['playwright', 'test', ...options],
    report: (path) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: path, ...(long ? { JEJAK_LONG_TESTS: '1' } : {}) }),
    read: readPlaywrightReport,
  }
}

/** Runs a command to its end. @returns whether it went well, its time in s, and its output where it is piped. */
async function run([program, ...args], stdio, environment = {}) {
  const begun = Date.now()
  // The tools' own programs are started without npx, which would start a package manager each time.
  const bin = program === 'node' ? process.execPath : join('node_modules', '.bin', program)
  const child = spawn(bin, args, { stdio, env: { ...process.env, ...environment } })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const ok = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${error}\n`
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
  return { ok, output, seconds: ((Date.now() - begun) / 1000).toFixed(1) }
}

/** What went wrong, in a few lines each, for the end of the output. */
const reminders = []
const failures = []
const remind = (name, text, part, sign = '✗') => {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const shown = part === 'end' ? lines.slice(-15) : lines.slice(0, 10)
  reminders.push(`${sign} ${name}\n${shown.map((line) => `    ${line.slice(0, 300)}\n`).join('')}`)
}
const sayEnd = (name, { ok, seconds }) => process.stdout.write(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s\n`)

// The checks run two beside each other, and each says what it has to say when it is through.
const waiting = [...checks]
const worker = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const result = await run(check.command, ['ignore', 'pipe', 'pipe'])
    process.stdout.write(`\n── ${check.name}\n${result.output}`)
    sayEnd(check.name, result)
    if (result.ok) continue
    failures.push(check.name)
    remind(check.name, result.output, 'end')
  }
}
await Promise.all([worker(), worker()])

const counts = { passed: 0, failed: 0, skipped: 0 }
for (const [index, { name, command, report, read }] of suites.entries()) {
  const path = join(reports, `${index}.json`)
  process.stdout.write(`\n── ${name}\n`)
  const result = await run(command, 'inherit', report(path))
  sayEnd(name, result)
  let failedHere = 0
  try {
    const { passed, failed, skipped, failures: details, unsteady } = read(JSON.parse(readFileSync(path, 'utf8')))
    counts.passed += passed
    counts.skipped += skipped
    // A file that cannot be loaded and what fails outside of any test count as well.
    failedHere = Math.max(failed, details.length)
    for (const failure of details) remind(`${name}: ${failure.name}`, failure.errors.join('\n'), 'beginning')
    for (const { name: test, errors } of unsteady)
      remind(`${name}, passed at the second try: ${test}`, errors.join('\n'), 'beginning', '~')
  } catch (error) {
    remind(name, `It left no report: ${error.message}`, 'beginning')
  }
  if (result.ok && failedHere === 0) continue
  failures.push(name)
  counts.failed += Math.max(failedHere, 1)
}
rmSync(reports, { recursive: true, force: true })
counts.failed += failures.filter((name) => checks.some((check) => check.name === name)).length

if (reminders.length > 0)
  process.stdout.write(`\n── what failed, or passed at the second try only\n${reminders.join('')}`)
process.stdout.write(`\nTook ${((Date.now() - started) / 1000).toFixed(0)} s.\n`)
if (failures.length > 0) process.stdout.write(`Failed: ${failures.join(', ')}.\n`)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exitCode = failures.length > 0 ? 1 : 0
