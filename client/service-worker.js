// Keeps the files of the app, or those of the page of links to read, on the device, so that they open without a connection.
// Maps are not here. The build makes a worker for each, and puts before this text what it keeps.
/* global files, page, prefix, version */

const cacheName = prefix + version
/** Names of font files say what is in them, so that they are the same in every version. */
const fontCache = 'jejak-fonts'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)))
})

// A new version waits until no page of the old one is open, so that old pages keep finding the files they ask for.
self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName && name !== fontCache) await caches.delete(name)
  }
  // The page that brought this worker here is served by it too.
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/auth/')) return
  // Links to read have a worker of their own; until that is there, the app is no page for them.
  const isForeign = page === '/' && url.pathname.startsWith('/view/')
  if (request.mode === 'navigate') {
    if (!isForeign) event.respondWith(pageFor(request))
  } else if (files.includes(url.pathname)) {
    event.respondWith(file(request))
  } else if (isFont(url)) {
    event.respondWith(font(request))
  }
})

/** The page from the server, so that a new version is seen at once; the kept one when the server cannot give it. */
async function pageFor(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(4_000) })
    if (answer.status < 500) return answer
  } catch {
    // No connection, or none worth waiting for.
  }
  return (await caches.match(page, { cacheName })) ?? Response.error()
}

/** A font of a script that few maps use: an export that needed it once does without a connection from then on. */
const isFont = ({ pathname }) => pathname.startsWith('/assets/noto-') && pathname.endsWith('.woff')

async function font(request) {
  const cache = await caches.open(fontCache)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  // Without room for it, it is fetched again the next time.
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined)
  return answer
}

async function file(request) {
  return (await caches.match(request, { cacheName })) ?? fetch(request)
}
