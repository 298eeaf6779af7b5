import { compactUpdates } from '../documents/compact.ts'
import { newId } from '../../journey/model/id.ts'
import type { Storage } from '../storage/storage.ts'
import { type BackedUpMap, readBackup, writeBackup } from './backup-file.ts'

/** A server that is at work may replace a snapshot just while it is read. */
const mostReads = 5

/**
 * Writes all maps of a storage with their links and versions to a file, also beside a server that uses it: each map as
 * it stood at one moment.
 * @returns how many maps there are
 */
export function backUp(storage: Storage, path: string): Promise<number> {
  return writeBackup(path, allOf(storage), Date.now())
}

async function* allOf(storage: Storage): AsyncGenerator<BackedUpMap> {
  for (const id of await storage.mapIds()) {
    const stored = await readAgain(() => storage.load(id))
    if (stored === undefined) continue
    const versions: BackedUpMap['versions'][number][] = []
    for (const version of await storage.versions(id)) {
      // One that was thinned out meanwhile is not missed.
      const content = await storage.versionContent(id, version.id)
      if (content) versions.push({ version, content })
    }
    const { record, snapshot, tail } = stored
    yield { record, parts: [snapshot, ...tail], links: await storage.links(id), versions }
  }
}

async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read()
    } catch (error) {
      if (tries === mostReads) throw error
    }
  }
}

/**
 * Puts the maps of a backup into a storage, in the place of those with the same ids; others stay.
 * The file is read to its end first, and nothing is written unless all of it is as it was written. Each map is replaced
 * all or nothing, so that a restore that was broken off is simply done again.
 * @param only ids of the maps that are wanted; all without it
 * @returns the ids of the maps that were restored
 */
export async function restoreBackup(storage: Storage, path: string, only?: readonly string[]): Promise<string[]> {
  // A document that cannot be put together is found before anything is written, too.
  await readBackup(path, async (map) => void wholeOf(map))
  const restored: string[] = []
  await readBackup(path, async (map) => {
    if (only && !only.includes(map.record.id)) return
    const { links, versions } = map
    // A new epoch: copies with a later history must not be merged into this one.
    const record = { ...map.record, epoch: newId() }
    await storage.replaceMap({ record, snapshot: wholeOf(map), links, versions })
    restored.push(map.record.id)
  })
  return restored
}

const wholeOf = ({ parts }: BackedUpMap): Uint8Array => compactUpdates(parts).state
