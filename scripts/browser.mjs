import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Arguments every test browser is started with: nothing it does by itself may leave the machine. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chromium for tests and benches: `CHROMIUM_PATH`, then an installed one, then the one that comes with the
 * npm packages, which is unpacked once into a cache folder.
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, but there is no such file.`)
    return chosen
  }
  const found = installed.find((path) => existsSync(path))
  if (found) return found
  // The package unpacks into the temporary folder under a fixed name; a folder of its own keeps versions apart.
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'jejak-chromium-143')
  mkdirSync(cache, { recursive: true })
  process.env.TMPDIR = cache
  // The package sets up its shared libraries only where it believes itself on a serverless host.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

const installedFirefox = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** What the tests set in Firefox. */
export const firefoxPreferences = {
  // Nothing it does by itself may leave the machine: all but the machine's own addresses is behind a closed door.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  // A page reads the clipboard without a question to anybody.
  'dom.events.testing.asyncClipboard': true,
  // One process for all pages starts sooner.
  'fission.autostart': false,
  'dom.ipc.processCount': 1,
  'dom.ipc.processPrelaunch.enabled': false,
}

/** Where Firefox puts what the tests download: of those that run beside each other, each has its own. */
export const firefoxDownloads = fileURLToPath(
  new URL(`../test-results/firefox-downloads-${process.env.TEST_PARALLEL_INDEX ?? 0}`, import.meta.url),
)

/** Path of an installed Firefox for tests: `FIREFOX_PATH`, then the usual places; undefined where there is none. */
export function findFirefox() {
  const chosen = process.env.FIREFOX_PATH
  if (chosen && !existsSync(chosen)) throw new Error(`FIREFOX_PATH names ${chosen}, but there is no such file.`)
  return chosen ?? installedFirefox.find((path) => existsSync(path))
}
