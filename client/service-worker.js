// Keeps the whole app on the device, so that it opens without a connection. Maps are not here: they are in the browser's
// database. The build puts `files` and `version` before this text.
/* global files, version */

const cacheName = `jejak-${version}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)))
})

// A new version waits until no page of the old one is open, so that old pages keep finding the files they ask for.
self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith('jejak-') && name !== cacheName) await caches.delete(name)
  }
  // The page that brought this worker here is served by it too.
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (files.includes(url.pathname)) event.respondWith(file(request))
})

/** The page from the server, so that a new version is seen at once; the kept one when the server cannot give it. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(4_000) })
    if (answer.status < 500) return answer
  } catch {
    // No connection, or none worth waiting for.
  }
  return (await caches.match('/', { cacheName })) ?? Response.error()
}

async function file(request) {
  return (await caches.match(request, { cacheName })) ?? fetch(request)
}
