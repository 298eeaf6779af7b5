import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { takeDataDir } from '../data-dir.ts'
import { StartError } from '../start-error.ts'
import type { SharedStorage, Storage } from './storage.ts'

type Place = Pick<Config, 'dataDir' | 'databaseUrl'>

/** The storage that the configuration names. */
export interface OpenedStorage {
  readonly storage: Storage
  /** The same, where several instances may use it at once. */
  readonly shared?: SharedStorage
  /** Where it is, for people; without a password. */
  readonly place: string
}

/**
 * Opens a storage that is there, also beside a server that uses it.
 * @throws StartError when a data directory holds no maps: it is another one than the server's
 */
export async function openStorageInUse(config: Place): Promise<OpenedStorage> {
  if (config.databaseUrl === undefined) {
    try {
      await access(join(config.dataDir, 'maps'))
    } catch (error) {
      throw new StartError(
        `There are no maps of Jejak in ${config.dataDir}. Set JEJAK_DATA_DIR, or JEJAK_DATABASE_URL, as for the server, ` +
          'and run this as the same user.',
        { cause: error },
      )
    }
  }
  return await openStorage(config)
}

async function openStorage({ dataDir, databaseUrl }: Place): Promise<OpenedStorage> {
  // Each is loaded where it is used only: the other's library stays out of memory.
  if (databaseUrl === undefined) {
    const { openLmdbStorage } = await import('./lmdb-storage.ts')
    return { storage: await openLmdbStorage(dataDir), place: dataDir }
  }
  const { openPostgresStorage } = await import('./postgres/postgres-storage.ts')
  const shared = await openPostgresStorage(databaseUrl)
  const { host, pathname } = new URL(databaseUrl)
  return { storage: shared, shared, place: `PostgreSQL, ${host}${pathname}` }
}

/** Opens a storage for a server: a data directory for it alone, a database together with other instances. */
export async function takeStorage(config: Place): Promise<OpenedStorage & { release(this: void): Promise<void> }> {
  const dataDir = config.databaseUrl === undefined ? await takeDataDir(config.dataDir) : undefined
  const opened = await openStorage(config)
  return {
    ...opened,
    async release() {
      await opened.storage.close()
      await dataDir?.release()
    },
  }
}
