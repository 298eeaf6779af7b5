import { keyPattern } from '../../journey/model/access.ts'

/**
 * The secrets of share links that this page may open maps with, by the maps' ids, for as long as it lives: that of its
 * address, and those of maps it has made. Between visits they are kept with the library's cards.
 */
const keys = new Map<string, string>()

export const pageKey = (mapId: string): string | undefined => keys.get(mapId)

export function notePageKey(mapId: string, key: string): void {
  keys.set(mapId, key)
}

/** The secret in the fragment of an address, `#k=…`, if there is one. */
export function keyInFragment(fragment: string): string | undefined {
  const key = new URLSearchParams(fragment.replace(/^#/, '')).get('k')
  return key !== null && keyPattern.test(key) ? key : undefined
}

/** A share link: for those who may only look it leads to the page that only shows. */
export function shareLink(origin: string, mapId: string, key: string, isViewer: boolean): string {
  return `${origin}/${isViewer ? 'view' : 'm'}/${mapId}#k=${key}`
}
