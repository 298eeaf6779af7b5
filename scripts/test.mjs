import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The whole test: format, lint, types, unused code, then the unit, property and server tests, then the real browser.
 * Everything runs even where a step fails; the last line counts the tests.
 */
const long = process.argv.includes('--long')
const reports = mkdtempSync(join(tmpdir(), 'jejak-test-'))
const vitestReport = join(reports, 'vitest.json')
const browserReport = join(reports, 'playwright.json')
const started = Date.now()

/** Name, command with its arguments, and what is added to the environment. */
const steps = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types: journey', command: ['tsc', '-p', 'journey'] },
  { name: 'types: client', command: ['tsc', '-p', 'client'] },
  { name: 'types: server, tests, scripts', command: ['tsc', '-p', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'build', command: ['node', 'scripts/build.mjs'] },
  {
    name: 'tests',
    command: [
      'vitest',
      'run',
      ...(long ? ['--config', 'vitest.long.config.ts'] : []),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
  },
  {
    name: 'browser',
    command: ['playwright', 'test', ...(long ? ['--project=chromium'] : [])],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport, ...(long ? { JEJAK_LONG_TESTS: '1' } : {}) },
  },
]

const failures = []
for (const { name, command, environment = {} } of steps) {
  const [program, ...args] = command
  const begun = Date.now()
  process.stdout.write(`\n── ${name}\n`)
  // The tools' own programs are started without npx, which would start a package manager each time.
  const bin = program === 'node' ? process.execPath : join('node_modules', '.bin', program)
  const { status } = spawnSync(bin, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
  process.stdout.write(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(1)} s\n`,
  )
  if (status !== 0) failures.push(name)
}

let passed = 0
let failed = 0
let skipped = 0
const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
const units = read(vitestReport)
if (units) {
  passed += units.numPassedTests
  failed += units.numFailedTests
  skipped += units.numPendingTests + units.numTodoTests
} else failures.push('no report of the tests')
const browser = read(browserReport)
if (browser) {
  passed += browser.stats.expected
  failed += browser.stats.unexpected + browser.stats.flaky
  skipped += browser.stats.skipped
} else failures.push('no report of the browser tests')
rmSync(reports, { recursive: true, force: true })

process.stdout.write(`\nTook ${((Date.now() - started) / 1000).toFixed(0)} s.\n`)
if (failures.length > 0) process.stdout.write(`Failed: ${failures.join(', ')}.\n`)
// A failed check that is not a test must not hide behind a clean count.
const failedChecks = failures.filter((name) => name !== 'tests' && name !== 'browser').length
process.stdout.write(`${passed} passed, ${failed + failedChecks} failed, ${skipped} skipped\n`)
process.exitCode = failures.length > 0 || failed > 0 ? 1 : 0
