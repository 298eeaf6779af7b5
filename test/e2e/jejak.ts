import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, test as base, expect } from '@playwright/test'
import { findFirefox } from '../../scripts/browser.mjs'
import { isFirefox, prepareFirefox } from './firefox.ts'

/** The built product, served by a process of its own from a data folder of its own. */
export interface Jejak {
  readonly url: string
}

/** One that a test may end, and start again on the same port and data. */
export interface RestartableJejak extends Jejak {
  /** Ends the server as an operator would, or, with `SIGKILL`, as a power cut would. */
  stop(signal?: NodeJS.Signals): Promise<void>
  start(): Promise<void>
  /** Runs a command of the server's program on the same data: `backup <file>`. */
  command(...args: string[]): Promise<void>
}

/**
 * Every test runs in Chromium; one with `@essential` in its title or tags runs in Firefox too, and is skipped where no
 * Firefox is installed. Tests share a server (`jejak`), since their maps have nothing to do with each other, unless they
 * stop it (`restartable`). One that measures time has `@timed` in its title: `npm test` runs those by themselves.
 */
export const test = base.extend<
  {
    jejak: Jejak
    restartable: RestartableJejak
    /** What the operator has set for `restartable`. */
    environment: Readonly<Record<string, string>>
    whereInstalled: void
    people: void
  },
  { server: Jejak }
>({
  whereInstalled: [
    async ({ browserName }, provide, info) => {
      info.skip(browserName === 'firefox' && !findFirefox(), 'No Firefox is installed here.')
      await provide()
    },
    { auto: true },
  ],
  // Nobody's pages go on working beside the next test.
  people: [
    async ({ browser }, provide) => {
      await provide()
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
  server: [({ browserName: _browserName }, provide) => serve(provide), { scope: 'worker' }],
  jejak: ({ server }, provide) => provide(server),
  environment: [{}, { option: true }],
  restartable: ({ environment }, provide) => serve(provide, environment),
})

export { expect }

async function serve(
  provide: (jejak: RestartableJejak) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'jejak-e2e-'))
  let server = await launch(data, '0', environment)
  const { url } = server
  await provide({
    url,
    stop: (signal) => end(server.child, signal),
    start: async () => {
      server = await launch(data, new URL(url).port, environment)
    },
    command: async (...args) => {
      const child = spawn(process.execPath, ['dist/cli/main.js', ...args], {
        env: { ...process.env, JEJAK_DATA_DIR: data },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const [code] = (await once(child, 'exit')) as [number | null]
      expect(code, `jejak ${args.join(' ')}`).toBe(0)
    },
  })
  await end(server.child)
  rmSync(data, { recursive: true, force: true })
}

async function launch(
  data: string,
  port: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', JEJAK_DATA_DIR: data, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout?.on('data', (text) => {
      const found = /http:\/\/[^\s/]+/.exec(String(text))
      if (found) resolve(found[0])
    })
  })
  return { child, url }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** A person with a browser of their own: nothing is shared with the others but the server. */
export async function newPerson(browser: Browser, name: string, options: { locale?: string } = {}): Promise<Person> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-GB',
    // Wide enough for a whole template at a zoom at which cards still have words.
    viewport: { width: 2400, height: 1200 },
    acceptDownloads: true,
    // Firefox is told by its preferences.
    permissions: isFirefox(browser) ? [] : ['clipboard-read', 'clipboard-write'],
  })
  if (isFirefox(browser)) await prepareFirefox(context)
  await context.addInitScript((user) => localStorage.setItem('jejak.user', JSON.stringify({ name: user })), name)
  return { context, page: await context.newPage() }
}

export interface Person {
  readonly context: BrowserContext
  readonly page: Page
}

/** Puts a map on the server through the API and returns its id. */
export async function createMap(jejak: Jejak, body: object): Promise<string> {
  const answer = await fetch(`${jejak.url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(201)
  return noteKey((await answer.json()) as { id: string; key: string })
}

/** The secrets of maps that tests have put on servers, by the maps' ids. */
const keys = new Map<string, string>()

/** Remembers a new map's secret, and returns its id. */
export function noteKey({ id, key }: { readonly id: string; readonly key: string }): string {
  keys.set(id, key)
  return id
}

/** The secret of a map's owner link. */
export const keyOf = (id: string): string => keys.get(id) ?? ''

/** The header with which an owner asks. */
export const asOwner = (id: string) => ({ authorization: `Bearer ${keyOf(id)}` })

/** The owner's link of a map to the page that only shows it. */
export const viewLink = (jejak: Jejak, id: string): string => ownerLink(jejak, id).replace('/m/', '/view/')

/** The owner's link of a map. */
export const ownerLink = (jejak: Jejak, id: string): string =>
  `${jejak.url}/m/${id}${keys.has(id) ? `#k=${keys.get(id)}` : ''}`

/** Remembers the secret of a map that was made in a page, as its browser has kept it. @returns the map's id */
export async function noteKeyOnDevice(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.slice('/m/'.length)
  const keyOnDevice = () =>
    page.evaluate(async (mapId) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('jejak')
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error as DOMException))
      })
      const read = database.transaction('maps').objectStore('maps').get(mapId)
      await new Promise((resolve) => read.addEventListener('success', resolve))
      database.close()
      return (read.result as { key?: string } | undefined)?.key
    }, id)
  await expect.poll(keyOnDevice).toMatch(/^[\w-]{43}$/)
  return noteKey({ id, key: (await keyOnDevice()) ?? '' })
}

/** Opens a map and waits until it is drawn, and the keyboard has its place in it. */
export async function openMap(page: Page, jejak: Jejak, id: string): Promise<void> {
  // From another page: going to another fragment of the same one would load nothing.
  if (new URL(page.url()).pathname === `/m/${id}`) await page.goto('about:blank')
  await page.goto(ownerLink(jejak, id))
  await expect(page.locator('[data-canvas]')).toBeVisible()
  await expect(page.locator('[data-canvas] [data-at]')).toBeAttached()
}

/**
 * For the title of a test that is the same in both languages: whatever depends on the language alone is looked at with
 * the long tests.
 */
export const inLanguage = (locale: string): string => `in ${locale}${locale.startsWith('id') ? ' @long' : ''}`

/** Waits until the server has confirmed everything. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved')
}

/** The map as the server has it. */
export async function serverMap(jejak: Jejak, id: string): Promise<unknown> {
  const answer = await fetch(`${jejak.url}/api/maps/${id}`, { headers: asOwner(id) })
  expect(answer.status).toBe(200)
  return answer.json()
}
