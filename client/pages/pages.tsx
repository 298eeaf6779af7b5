import { lazy } from 'react'

const loadLibrary = async () => ({ default: (await import('./library-page.tsx')).LibraryPage })
const loadMap = async () => ({ default: (await import('./map-page.tsx')).MapPage })
const loadNotFound = async () => ({ default: (await import('./not-found-page.tsx')).NotFoundPage })

/** The pages, each a chunk of its own. */
export const LibraryPage = lazy(loadLibrary)
export const MapPage = lazy(loadMap)
export const NotFoundPage = lazy(loadNotFound)

/** Starts fetching the page of an address, before anything is rendered. A failure shows when the page renders. */
export function preloadPage(path: string): void {
  const load = path === '/' ? loadLibrary : path.startsWith('/m/') ? loadMap : loadNotFound
  load().catch(() => undefined)
}
