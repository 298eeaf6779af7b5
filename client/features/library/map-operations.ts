import * as Y from 'yjs'
import { readMap } from '../../../journey/doc/read.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { renderPicture } from '../../../journey/scene/picture.ts'
import { createMap } from '../../services/create-map.ts'
import { downloadMap } from '../../services/download-map.ts'
import { saveFile } from '../../services/save-file.ts'
import { currentText } from '../../language/text.ts'
import type { MapCard } from '../../services/local-store.ts'
import { openMapSession } from '../../services/map-session.ts'
import { localStore } from '../../state/local-store.ts'
import { userIdentity } from '../../state/user-identity.ts'

/** How long a renamed map may take to reach the server before it is left for the next time it is opened. */
const sendDeadlineMs = 5_000

/** How long a map may take to be here before it cannot be renamed. */
const openDeadlineMs = 10_000

/** A map that is neither on this device nor to be had from the server. */
export class MapUnreachableError extends Error {
  constructor(id: string) {
    super(`The map ${id} could not be opened.`)
    this.name = 'MapUnreachableError'
  }
}

/** Makes a map of this data and keeps it. @returns its id. */
export async function makeMap(map: JourneyMap): Promise<string> {
  const store = await localStore()
  return createMap(map, { store, origin: location.origin, picture: renderPicture(map) })
}

/** Makes a map of its own with the same content under another title. A copy of the sample is no sample. */
export async function duplicateMap({ id }: MapCard, title: string): Promise<string> {
  const map = await readStoredMap(id)
  const { sample: _sample, ...meta } = map.meta
  return makeMap({ ...map, meta: { ...meta, title } })
}

/**
 * Gives a map another title, on this device and for everyone who has it.
 * @throws MapUnreachableError when the map has not come in ten seconds.
 */
export async function renameMap(id: string, title: string): Promise<void> {
  const store = await localStore()
  const name = currentText()('map.guest', { number: 1 + Math.floor(Math.random() * 99) })
  const session = openMapSession(id, { store, origin: location.origin, identity: userIdentity(name), hidden: true })
  try {
    const deadline = setTimeout(() => void session.close(), openDeadlineMs)
    const from = await session.ready
    clearTimeout(deadline)
    if (from === 'closed') throw new MapUnreachableError(id)
    changeMap(session.doc, { title })
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        stop()
        resolve()
      }
      const timer = setTimeout(done, sendDeadlineMs)
      const stop = session.status.subscribe(({ state }) => {
        if (state === 'saved' || state === 'offline' || state === 'refused') done()
      })
    })
  } finally {
    await session.close()
  }
}

/** Hands a map to the user as a file. */
export async function saveMapFile(id: string): Promise<void> {
  const doc = await openStoredDoc(id)
  saveFile(downloadMap(doc))
  doc.destroy()
}

/** A map's document as this device has it, as one Yjs update. */
export async function storedState(id: string): Promise<Uint8Array> {
  const doc = await openStoredDoc(id)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

async function readStoredMap(id: string): Promise<JourneyMap> {
  const doc = await openStoredDoc(id)
  const map = readMap(doc)
  doc.destroy()
  return map
}

async function openStoredDoc(id: string): Promise<Y.Doc> {
  const store = await localStore()
  const load = await store.loadMap(id)
  const { doc, hasContent } = load.rest ? ((await load.rest) ?? load) : load
  // An empty document must not pass for the map: it would be copied, saved or sent in its place.
  if (!hasContent) throw new Error(`This device has nothing of the map ${id}.`)
  return doc
}
