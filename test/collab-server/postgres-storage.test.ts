import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownerLink } from '../../collab-server/access/share-links.ts'
import { StartError } from '../../collab-server/start-error.ts'
import { openPostgresStorage } from '../../collab-server/storage/postgres/postgres-storage.ts'
import { newKey } from '../../journey/model/access.ts'
import { type Postgres, hasPostgres, startPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { describeSharedStorage, describeStorage } from './storage-contract.ts'

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows as unknown[]
}

const update = (value: number) => Uint8Array.of(value)

describe.skipIf(!hasPostgres)(`with PostgreSQL${withoutPostgres}`, () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.remove())

  let emptied: string | undefined
  const open = async () => {
    // Emptying one takes less time than making another.
    const url = (emptied ??= await postgres.createDatabase())
    const storage = await openPostgresStorage(url)
    const opened = [storage]
    return {
      storage,
      async reopen() {
        const again = await openPostgresStorage(url)
        opened.push(again)
        return again
      },
      async remove() {
        await query(url, 'TRUNCATE jejak.maps CASCADE')
        await Promise.all(opened.map((each) => each.close()))
      },
    }
  }
  describeStorage('PostgreSQL', open)
  describeSharedStorage('PostgreSQL', open)

  test('of many instances that start at once on an empty database one makes the tables, and all can work', async () => {
    const url = await postgres.createDatabase()
    const storages = await Promise.all(Array.from({ length: 6 }, () => openPostgresStorage(url)))
    await storages[0]?.create({ id: 'm', createdAt: 1 }, update(0), ownerLink('m', newKey(), 1))
    for (const storage of storages) expect((await storage.load('m'))?.record.createdAt).toBe(1)
    expect(await query(url, 'SELECT steps FROM jejak.migrations')).toHaveLength(1)
    await Promise.all(storages.map((storage) => storage.close()))
  })

  test('a database that a newer version has written to is refused with a sentence', async () => {
    const url = await postgres.createDatabase()
    await (await openPostgresStorage(url)).close()
    await query(url, 'UPDATE jejak.migrations SET steps = 999')
    await expect(openPostgresStorage(url)).rejects.toThrow(/newer version of Jejak \(step 999/)
  })

  test('a database that is not there is a sentence without the password', async () => {
    const url = (await postgres.createDatabase()).replace('jejak@', 'jejak:geheim@').replace(/\/[^/]+$/, '/nowhere')
    const failure: unknown = await openPostgresStorage(url).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartError)
    expect(String(failure)).toContain('"nowhere" does not exist')
    expect(String(failure)).not.toContain('geheim')
  })

  test('a log with a hole, or without its end, is an error and not a shorter map', async () => {
    const url = await postgres.createDatabase()
    const storage = await openPostgresStorage(url)
    await storage.create({ id: 'm', createdAt: 1 }, update(0), ownerLink('m', newKey(), 1))
    await storage.append([{ mapId: 'm', firstSeq: 1, updates: [1, 2, 3, 4].map(update) }])
    await query(url, 'DELETE FROM jejak.log WHERE seq = 4')
    await expect(storage.load('m')).rejects.toThrow('lacks log entries')
    await expect(storage.loadAfter('m', 1)).rejects.toThrow('lacks log entries')
    await query(url, 'UPDATE jejak.maps SET seq = 3; DELETE FROM jejak.log WHERE seq = 2')
    await expect(storage.load('m')).rejects.toThrow('lacks log entries')
    await storage.close()
  })

  test('writes fail while the database is down, and what was resolved before is there when it is back', async () => {
    const storage = await openPostgresStorage(await postgres.createDatabase())
    await storage.create({ id: 'm', createdAt: 1 }, update(0), ownerLink('m', newKey(), 1))
    await storage.append([{ mapId: 'm', firstSeq: 1, updates: [update(1)] }])
    const gone = /ECONNREFUSED|terminat|crash/i
    await postgres.kill()
    await expect(storage.append([{ mapId: 'm', firstSeq: 2, updates: [update(2)] }])).rejects.toThrow(gone)
    await expect(storage.load('m')).rejects.toThrow(gone)
    await postgres.start()
    await storage.append([{ mapId: 'm', firstSeq: 2, updates: [update(2)] }])
    expect((await storage.load('m'))?.tail.map((each) => [...each])).toEqual([[1], [2]])
    await storage.close()
  })
})
