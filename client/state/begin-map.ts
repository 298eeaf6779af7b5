import { currentText } from '../language/text.ts'
import { type MapSession, openMapSession } from '../services/map-session.ts'
import { takeAddressKey } from './address-key.ts'
import { localStore } from './local-store.ts'
import { userIdentity } from './user-identity.ts'

/** A session that was begun for a page which is still on its way. */
let begun: { readonly id: string; readonly session: Promise<MapSession> } | undefined

/** A page that has not come by then will not: its map is not kept open, nor its user shown as being there. */
const waitForPageMs = 30_000

/**
 * Opens a map ahead of its page: this browser's copy is read, and the server asked, while the page's code arrives. Whoever
 * shows the map takes the session by {@link takeMap}.
 * @param spoken a language is spoken from then on
 */
export function beginMap(id: string, spoken: Promise<void> = Promise.resolve()): void {
  endBegun()
  const mine = { id, session: open(id, spoken) }
  // Whoever takes it hears of the failure; nobody may.
  mine.session.catch(() => undefined)
  begun = mine
  setTimeout(() => {
    if (begun === mine) endBegun()
  }, waitForPageMs)
}

/** The session of a map: the one that was begun for it, or a new one. It is the caller's to close. */
export function takeMap(id: string): Promise<MapSession> {
  if (begun?.id !== id) endBegun()
  const session = begun?.session ?? open(id)
  begun = undefined
  return session
}

async function open(id: string, spoken?: Promise<void>): Promise<MapSession> {
  takeAddressKey(id)
  const [store] = await Promise.all([localStore(), spoken])
  const name = currentText()('map.guest', { number: 1 + Math.floor(Math.random() * 99) })
  return openMapSession(id, { store, origin: location.origin, identity: userIdentity(name) })
}

function endBegun(): void {
  void begun?.session.then(
    (session) => session.close(),
    () => undefined,
  )
  begun = undefined
}
