import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { compileMessages } from '../client/language/compile-messages.ts'
import { en } from '../client/language/en/index.ts'
import { id } from '../client/language/id/index.ts'
import { comesWith, wordsIn } from './first-words.ts'

/** A file of the repository as an absolute path. */
export const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What is fetched, or comes along, once a viewer shows its map. */
const later = 'client/viewer/parts-code.ts'

/** The sources of a viewer that begins with a file. */
export const viewerSources = (entry: string): ReadonlySet<string> => comesWith([here(entry), here(later)])

/**
 * The viewers run on Preact, with the very components that the app shows by React: what only reads a map has no use for
 * five sixths of React, and its readers wait for every kilobyte.
 */
export const preact = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
}

/**
 * Of each language the messages that a viewer names, and no others: at once, or with what is fetched later.
 * @param alsoLater what only this viewer fetches later
 */
export function viewerWords(entry: string, ...alsoLater: string[]): Plugin {
  const catalogues = { en, id }
  return {
    name: 'jejak-viewer-words',
    enforce: 'pre',
    load(path) {
      const [, language, part] = /client\/language\/(en|id)\/(first|later)\.ts$/.exec(path.replaceAll('\\', '/')) ?? []
      if (language !== 'en' && language !== 'id') return undefined
      const compiled: Record<string, unknown> = compileMessages(catalogues[language])
      const first = wordsIn(comesWith([here(entry)]), catalogues[language])
      const rest = wordsIn(comesWith([later, ...alsoLater].map(here)), catalogues[language])
      const isKept = (key: string) => (part === 'first' ? first.has(key) : rest.has(key) && !first.has(key))
      const kept = Object.fromEntries(Object.entries(compiled).filter(([key]) => isKept(key)))
      return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(kept))})`
    },
  }
}
