import type * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { renderPicture } from '../../journey/scene/picture.ts'
import { createMap } from './create-map.ts'
import type { LocalStore } from './local-store.ts'
import type { ServerAddress } from './publish.ts'

/**
 * Keeps a document as a map of its own, with a history of its own.
 * @param nameOf its title from the one it has
 * @returns its title
 */
export async function keepRecoveredCopy(
  doc: Y.Doc,
  nameOf: (title: string) => string,
  server: ServerAddress & { readonly store: LocalStore },
): Promise<string> {
  const map = readMap(doc)
  const title = nameOf(map.meta.title)
  const copy = { ...map, meta: { ...map.meta, title } }
  await createMap(copy, { ...server, picture: renderPicture(copy) })
  return title
}

/** Forgets this browser's copy of a map, and keeps how it is opened: the server's comes in its place. */
export async function takeServersMap(mapId: string, store: LocalStore): Promise<void> {
  const card = await store.mapCard(mapId)
  await store.forgetMap(mapId)
  if (!card) return
  const { id: _id, epoch: _epoch, unsent: _unsent, ...fields } = card
  await store.saveMapCard(mapId, { ...fields, published: true })
}
