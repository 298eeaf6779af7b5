import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { expect, onTestFinished, test } from 'vitest'
import { ownerLink } from '../../collab-server/access/share-links.ts'
import { newKey } from '../../journey/model/access.ts'
import { StartError } from '../../collab-server/start-error.ts'
import { openLmdbStorage } from '../../collab-server/storage/lmdb-storage.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { describeSharedStorage, describeStorage } from './storage-contract.ts'

describeStorage('LMDB', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'jejak-storage-'))
  const storage = await openLmdbStorage(directory)
  let current = storage
  return {
    storage,
    async reopen() {
      await current.close()
      current = await openLmdbStorage(directory)
      return current
    },
    async remove() {
      await current.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
})

const openFaulty = async () => {
  const storage = new FaultyStorage()
  return { storage, reopen: async () => storage, remove: async () => undefined }
}
describeStorage('the storage of the tests', openFaulty)
describeSharedStorage('the storage of the tests', openFaulty)

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'jejak-storage-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

test('LMDB: a crash between a new snapshot and the removal of the old log leaves a map that reads right', async () => {
  const directory = temporaryDirectory()
  const storage = await openLmdbStorage(directory)
  await storage.create({ id: 'm', createdAt: 1 }, Uint8Array.of(0), ownerLink('m', newKey(), 1))
  await storage.append([{ mapId: 'm', firstSeq: 1, updates: [1, 2, 3].map((value) => Uint8Array.of(value)) }])
  await storage.replaceSnapshot('m', 2, Uint8Array.of(12))
  await storage.close()
  // What the removal had removed, put back: as if it had never come to it.
  const root = open({ path: join(directory, 'maps') })
  const log = root.openDB<Buffer, [string, number]>({ name: 'log', encoding: 'binary' })
  await log.put(['m', 1], Buffer.of(1))
  await log.put(['m', 2], Buffer.of(2))
  await root.close()

  const again = await openLmdbStorage(directory)
  const stored = await again.load('m')
  expect([...(stored?.snapshot ?? [])]).toEqual([12])
  expect(stored?.tail.map((update) => [...update])).toEqual([[3]])
  await again.replaceSnapshot('m', 3, Uint8Array.of(123))
  expect((await again.load('m'))?.tail).toEqual([])
  await again.close()
})

test('LMDB: a log with a hole is an error, not a shorter map', async () => {
  const directory = temporaryDirectory()
  const storage = await openLmdbStorage(directory)
  await storage.create({ id: 'm', createdAt: 1 }, Uint8Array.of(0), ownerLink('m', newKey(), 1))
  await storage.append([{ mapId: 'm', firstSeq: 1, updates: [1, 2].map((value) => Uint8Array.of(value)) }])
  await storage.close()
  const root = open({ path: join(directory, 'maps') })
  await root.openDB<Buffer, [string, number]>({ name: 'log', encoding: 'binary' }).remove(['m', 1])
  await root.close()
  const again = await openLmdbStorage(directory)
  await expect(again.load('m')).rejects.toThrow('lacks log entries')
  await again.close()
})

test('LMDB: files of another format are refused with a sentence', async () => {
  const directory = temporaryDirectory()
  await (await openLmdbStorage(directory)).close()
  const root = open({ path: join(directory, 'maps') })
  await root.openDB<number, string>({ name: 'about' }).put('format', 99)
  await root.close()
  await expect(openLmdbStorage(directory)).rejects.toThrow(StartError)
})
