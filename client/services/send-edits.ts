import { openMapSession } from './map-session.ts'
import type { SessionParts } from './session-parts.ts'

/** A map that cannot be read by then is left for the next occasion. */
const readyDeadlineMs = 5_000

/**
 * Sends what this device has of a map and the server has not, without showing the map: a hidden session is opened and
 * closed, and goes on in the background until the server has it all.
 */
export async function sendEdits(mapId: string, parts: Omit<SessionParts, 'identity' | 'hidden'>): Promise<void> {
  const session = openMapSession(mapId, { ...parts, identity: nobody, hidden: true })
  const deadline = setTimeout(() => void session.close(), readyDeadlineMs)
  await session.ready
  clearTimeout(deadline)
  await session.close()
}

/** Hidden sessions tell nobody who they are. */
const nobody: SessionParts['identity'] = {
  user: { name: '', colour: 'teal' },
  watch: () => () => undefined,
  yieldColour: () => undefined,
}
