import { cleanName } from './presence.ts'
import { storageKey } from './user-identity.ts'

/**
 * Takes what an account calls the user for their name, unless they have chosen one in this browser, or want none. For
 * maps that are opened after this.
 */
export function suggestName(name: string, page: Window | undefined = globalThis.window): void {
  const called = cleanName(name)
  try {
    const self = JSON.parse(page?.localStorage.getItem(storageKey) ?? '{}') as Readonly<Record<string, unknown>>
    const isFree = self.name === undefined || self.named === 'not yet'
    if (called && isFree)
      page?.localStorage.setItem(storageKey, JSON.stringify({ ...self, name: called, named: 'own' }))
  } catch {
    // What cannot be read or kept is asked on the map.
  }
}
