import 'virtual:tokens.css'
import '../styles/fonts.css'
import '../styles/base.css'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '../language/languages.ts'
import { speak } from '../language/text.ts'
import { readViewAddress } from '../services/view-link.ts'
import { openViewSession } from '../services/view-session.ts'
import { ViewPage } from './view-page.tsx'

/** The beginning of the page that a link to read opens: the map comes while the words do. */
async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('view.html has no #root.')
  const address = readViewAddress(location)
  const session = address && openViewSession({ address, origin: location.origin })
  await speak(startLanguage(), { remember: false })
  createRoot(root).render(<ViewPage session={session} />)
  document.documentElement.dataset.started = ''
  if (import.meta.env.PROD) keepPageOnDevice()
}

/** Lets the page open without a connection from the next visit on. Browsers offer this on https and on localhost only. */
function keepPageOnDevice(): void {
  // What is shown comes first.
  setTimeout(() => {
    navigator.serviceWorker?.register('/view-worker.js', { scope: '/view/' }).catch(() => undefined)
  }, 3_000)
}

start().catch((error: unknown) => {
  document.getElementById('start-failed')?.removeAttribute('hidden')
  throw error
})
