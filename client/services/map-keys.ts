import { type AccessRole, includesRole, keyPattern } from '../../journey/model/access.ts'
import type { LocalStore } from './local-store.ts'

/**
 * The secrets of share links that this page may open maps with, by the maps' ids, for as long as it lives: that of its
 * address, and those of maps it has made. Between visits they are kept with the library's cards.
 */
const keys = new Map<string, string>()

export const pageKey = (mapId: string): string | undefined => keys.get(mapId)

export function notePageKey(mapId: string, key: string): void {
  keys.set(mapId, key)
}

/** The header that shows the server this browser's link of a map. */
export async function ownRight(
  mapId: string,
  store: Pick<LocalStore, 'mapCard'>,
): Promise<{ readonly authorization: string }> {
  const key = pageKey(mapId) ?? (await store.mapCard(mapId).catch(() => undefined))?.key
  return { authorization: `Bearer ${key}` }
}

/** The secret in the fragment of an address, `#k=…`, if there is one. */
export function keyInFragment(fragment: string): string | undefined {
  const key = new URLSearchParams(fragment.replace(/^#/, '')).get('k')
  return key !== null && keyPattern.test(key) ? key : undefined
}

/** A share link: for those who may not change the map it leads to the page that only shows, where commenters comment. */
export function shareLink(origin: string, mapId: string, key: string, role: AccessRole): string {
  return `${origin}/${includesRole(role, 'editor') ? 'm' : 'view'}/${mapId}#k=${key}`
}
