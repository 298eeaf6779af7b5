import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { createMap, expect, newPerson, test, ownerLink } from './jejak.ts'

/**
 * The most that a first visit may fetch until a page is shown: gzipped JavaScript in kB, and files of any kind. Browsers
 * fetch six files at a time over HTTP/1, so that many small ones take as long as large ones.
 */
const most = { map: { kB: 262, files: 14 }, library: { kB: 144, files: 20 } }

/** What has been fetched when something is there, in the page's own count: whoever asks from outside asks too late. */
async function fetchedUntil(browser: Browser, address: string, ready: string) {
  const { page } = await newPerson(browser, 'Ani')
  await page.addInitScript((selector) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return
      observer.disconnect()
      window.name = JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name))
    })
    observer.observe(document, { childList: true, subtree: true })
  }, ready)
  await page.goto(address)
  await page.locator(ready).first().waitFor()
  const fetched = JSON.parse(await page.evaluate(() => window.name)) as string[]
  const scripts = fetched.filter((name) => new URL(name).pathname.endsWith('.js'))
  const bodies = await Promise.all(scripts.map(async (name) => Buffer.from(await (await fetch(name)).arrayBuffer())))
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  return { kB: bytes / 1000, files: fetched.length }
}

test('a first visit fetches no more than it needs', async ({ browser, jejak }) => {
  const id = await createMap(jejak, { template: 'blank', locale: 'en' })
  const map = await fetchedUntil(browser, ownerLink(jejak, id), '[data-kind=stage]')
  const library = await fetchedUntil(browser, `${jejak.url}/`, 'h1')
  expect(map.kB).toBeGreaterThan(100)
  expect(map.kB).toBeLessThan(most.map.kB)
  expect(map.files).toBeLessThan(most.map.files)
  expect(library.kB).toBeLessThan(most.library.kB)
  expect(library.files).toBeLessThan(most.library.files)
})
