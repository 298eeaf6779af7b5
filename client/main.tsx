import 'virtual:tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './language/languages.ts'
import { speak } from './language/text.ts'
import { preloadPage } from './pages/pages.tsx'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root.')
  preloadPage(location.pathname)
  const spoken = speak(startLanguage(), { remember: false })
  beginAddressedMap(spoken).catch(() => undefined)
  await spoken
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  document.documentElement.dataset.started = ''
  if (import.meta.env.PROD) keepAppOnDevice()
}

/** Opens the map of the address while the code of its page is fetched. What fails here, the page tries again. */
async function beginAddressedMap(spoken: Promise<void>): Promise<void> {
  const id = /^\/m\/([\w-]+)\/?$/.exec(location.pathname)?.[1]
  if (id === undefined) return
  const { beginMap } = await import('./state/begin-map.ts')
  beginMap(id, spoken)
}

/** Lets the app open without a connection from the next visit on. Browsers offer this on https and on localhost only. */
function keepAppOnDevice(): void {
  // What the page itself needs comes first.
  if (document.readyState === 'complete') setTimeout(registerWorker, 2_000)
  else addEventListener('load', () => setTimeout(registerWorker, 2_000), { once: true })
}

function registerWorker(): void {
  navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)
}

start().catch((error: unknown) => {
  document.getElementById('start-failed')?.removeAttribute('hidden')
  throw error
})
