import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Locator, type Page, expect } from '@playwright/test'
import { firefoxDownloads } from '../../scripts/browser.mjs'

/*
 * Playwright drives an installed Firefox through WebDriver BiDi. What that way lacks is made up for here, so that one
 * test serves both browsers. What cannot be: touch, and the emulation of dark colours (choose the theme in the app).
 */

export const isFirefox = (browser: Browser | null) => browser?.browserType().name() === 'firefox'

/** What a page needs in Firefox for Playwright to work as in other browsers. */
export async function prepareFirefox(context: BrowserContext): Promise<void> {
  await context.addInitScript(insertTextAsTyped)
  await context.addInitScript(noteWebSockets)
}

/** Playwright's `fill` sets the value of a field, which React does not notice; this types it in one go. */
function insertTextAsTyped(): void {
  Object.defineProperty(globalThis, '__pw_bidiInsertText', {
    get: () => (text: string) => void document.execCommand('insertText', false, text),
    // Playwright puts its own way here.
    set: () => {},
  })
}

/** Firefox made offline by its driver refuses new connections, but keeps the open ones: they are noted, to be closed. */
function noteWebSockets(): void {
  const Native = globalThis.WebSocket
  const open = new Set<WebSocket>()
  class Noted extends Native {
    constructor(...parameters: ConstructorParameters<typeof Native>) {
      super(...parameters)
      open.add(this)
      this.addEventListener('close', () => open.delete(this))
    }
  }
  Object.assign(globalThis, { WebSocket: Noted, closeWebSockets: () => open.forEach((socket) => socket.close()) })
}

/** Takes a person's network away, or gives it back. */
export async function setOffline(context: BrowserContext, offline: boolean): Promise<void> {
  await context.setOffline(offline)
  if (!offline || !isFirefox(context.browser())) return
  for (const page of context.pages())
    await page.evaluate(() => (globalThis as unknown as { closeWebSockets: () => void }).closeWebSockets())
}

/** Clicks twice at once. Firefox's driver never makes a double click of two clicks, so it is told of it. */
export async function doubleClick(target: Locator): Promise<void> {
  if (!isFirefox(target.page().context().browser())) return target.dblclick()
  await target.click()
  await target.click()
  await target.dispatchEvent('dblclick')
}

/** A file that a page gave to its user. */
export interface DownloadedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Does what makes a page give a file to its user. @returns that file. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<DownloadedFile> {
  if (!isFirefox(page.context().browser())) {
    const coming = page.waitForEvent('download')
    await act()
    const download = await coming
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  // Playwright hears nothing of Firefox's downloads of what a page has made itself, so its folder is watched.
  const folder = firefoxDownloads
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) rmSync(join(folder, old))
  await act()
  let before = ''
  await expect
    .poll(() => {
      const now = readdirSync(folder)
        .map((name) => `${name} ${statSync(join(folder, name)).size}`)
        .join()
      const whole = now !== '' && now === before && !now.includes('.part ') && !now.endsWith(' 0')
      before = now
      return whole
    }, 'a downloaded file')
    .toBe(true)
  const [name = ''] = readdirSync(folder)
  return { name, bytes: readFileSync(join(folder, name)) }
}
