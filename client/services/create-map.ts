import * as Y from 'yjs'
import { seedMap } from '../../journey/doc/seed.ts'
import { newKey } from '../../journey/model/access.ts'
import { newId } from '../../journey/model/id.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { LocalStore } from './local-store.ts'
import { notePageKey } from './map-keys.ts'
import { summariseMap } from './map-summary.ts'
import { type ServerAddress, publishMap } from './publish.ts'

/**
 * Makes a new map and keeps it on this device; where that fails, on the server. The server gets it in the background,
 * or when the map is opened and the server can be reached.
 * @param options.picture a small picture for the library.
 * @returns the map's id.
 * @throws LocalStoreError when neither this device nor the server took the map.
 */
export async function createMap(
  map: JourneyMap,
  { store, picture, ...server }: ServerAddress & { readonly store: LocalStore; readonly picture?: unknown },
): Promise<string> {
  const id = newId()
  const key = newKey()
  notePageKey(id, key)
  const doc = new Y.Doc()
  seedMap(doc, map)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  const fields = { ...summariseMap(map), ...(picture === undefined ? {} : { picture }) }
  const publish = async () => (await publishMap(id, key, state, server)).kind === 'published'
  try {
    await store.append(id, [state])
    await store.saveMapCard(id, { ...fields, key, role: 'owner', published: false })
  } catch (error) {
    if (!(await publish())) throw error
    return id
  }
  publish()
    .then((published) => (published ? store.saveMapCard(id, { published }) : undefined))
    // The map's session publishes it again.
    .catch(() => undefined)
  return id
}
