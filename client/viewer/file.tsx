import 'virtual:tokens.css'
import '../styles/base.css'
import { createRoot } from 'react-dom/client'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { Language } from '../../journey/model/vocabulary.ts'
import { wholeLook } from '../../journey/views/look.ts'
import { speak } from '../language/text.ts'
import { hasFigures } from '../services/economics/has-figures.ts'
import { loadParts } from './parts.ts'
import { Viewer } from './viewer.tsx'

/**
 * The beginning of an exported HTML file: shows the map that stands in it. Everything is in the file; nothing is fetched,
 * and nothing kept.
 */
async function start(): Promise<void> {
  const root = document.getElementById('viewer')
  const source = document.getElementById('jejak-map')?.textContent
  if (!root || !source) throw new Error('The file has no map.')
  const { lang, dataset } = document.documentElement
  // All of it is in this file, and shown at once.
  await Promise.all([speak((lang === 'id' ? 'id' : 'en') satisfies Language, { remember: false }), loadParts()])
  // Jejak wrote it into this file after reading it with its own schema.
  const map = JSON.parse(source) as JourneyMap
  const asOf = dataset.asOf === undefined ? undefined : new Date(dataset.asOf)
  createRoot(root).render(<Viewer map={map} asOf={asOf} look={{ ...wholeLook, flow: hasFigures(map) }} />)
}

start().catch((error: unknown) => {
  // What is in words stays on the page.
  throw error
})
