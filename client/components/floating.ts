import { useEffect, useSyncExternalStore } from 'react'
import { withWords } from '../language/text.ts'
import type * as Parts from './floating-parts.ts'

/** After this long a page has what it begins with, and fetches what opens over it. */
const fetchAfterMs = 1_500

const listeners = new Set<() => void>()
let parts: typeof Parts | undefined
let isPlanned = false

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Fetches the parts now; what could not be fetched is tried again when it is next asked for. */
async function fetchParts(): Promise<void> {
  parts ??= await withWords(() => import('./floating-parts.ts'))
  for (const listener of listeners) listener()
}

function plan(): void {
  if (isPlanned) return
  isPlanned = true
  if (document.readyState === 'complete') fetchSoon()
  else addEventListener('load', fetchSoon, { once: true })
}

function fetchSoon(): void {
  setTimeout(() => void fetchParts().catch(() => undefined), fetchAfterMs)
}

/**
 * What opens over the page: menus, popovers and tooltips. Nothing of them is seen until someone opens one, and they are a good part
 * of the app's code; so they are fetched when the page is there, or at once when someone asks for one.
 */
export const floating = {
  fetch: fetchParts,
  /** The parts, in a component; undefined until they are here. */
  useParts(): typeof Parts | undefined {
    useEffect(plan, [])
    return useSyncExternalStore(subscribe, () => parts)
  },
}
