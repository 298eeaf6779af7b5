import { keyInFragment, notePageKey, pageKey } from '../services/map-keys.ts'
import type { MapSession } from '../services/map-session.ts'

/** Takes note of the share link by which the page was opened. */
export function takeAddressKey(mapId: string): void {
  const key = keyInFragment(location.hash)
  if (key !== undefined) notePageKey(mapId, key)
}

/**
 * Keeps an owner's secret out of the address, which people copy to invite others, once this browser has it; where the
 * browser keeps nothing, the address is where it is kept. Returns how to stop.
 */
export function keepAddress({ mapId, status }: MapSession): () => void {
  const change = () => {
    const { role, localKind } = status.getState()
    const key = pageKey(mapId)
    if (key === undefined) return
    const isKept = localKind === 'indexeddb'
    if (isKept && role === 'owner' && keyInFragment(location.hash) === key) writeFragment('')
    else if (!isKept && location.hash === '') writeFragment(`#k=${key}`)
  }
  change()
  const stop = status.subscribe(change)
  // Another link of the same map, pasted over this address, loads nothing by itself.
  const follow = () => {
    const key = keyInFragment(location.hash)
    if (key !== undefined && key !== pageKey(mapId)) location.reload()
  }
  addEventListener('hashchange', follow)
  return () => {
    stop()
    removeEventListener('hashchange', follow)
  }
}

function writeFragment(fragment: string): void {
  history.replaceState(history.state, '', location.pathname + location.search + fragment)
}
