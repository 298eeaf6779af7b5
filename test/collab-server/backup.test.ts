import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { backUp, restoreBackup } from '../../collab-server/backup/backup.ts'
import { openLmdbStorage } from '../../collab-server/storage/lmdb-storage.ts'
import { serverBundle, startServerProcess } from '../helpers/server.ts'
import { joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { asOwner, createMap, keyOf } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jejak-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Runs a command of the server's program. */
async function run(dataDir: string, ...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [await serverBundle(), ...args], {
    env: { ...process.env, JEJAK_DATA_DIR: dataDir },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, text }
}

const fileOf = async (url: string, id: string) =>
  (await fetch(`${url}/api/maps/${id}`, { headers: asOwner(id) })).text()

test('a backup beside a server that is written to holds all that was acknowledged before, and is restored whole', async () => {
  const server = await startServerProcess()
  onTestFinished(() => server.close())
  const ids = [await createMap(server.url), await createMap(server.url)]
  const [first = '', second = ''] = ids
  const named = await fetch(`${server.url}/api/maps/${first}/versions`, {
    method: 'POST',
    headers: { ...asOwner(first), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Kick-off' }),
  })
  expect(named.status).toBe(201)
  const client = joinAcking(server.wsUrl, first)
  for (let count = 0; count < 200; count++) client.notes.set(`before ${count}`, count)
  await client.durable()
  let writing = true
  const writer = (async () => {
    for (let count = 0; writing; count++) {
      client.notes.set(`during ${count % 50}`, count)
      await client.durable()
    }
  })()
  const path = join(folder(), 'maps.backup')
  const backup = await run(server.dataDir, 'backup', path)
  writing = false
  await writer
  expect(backup).toMatchObject({ code: 0 })
  expect(backup.text).toContain('2 maps')
  // Nobody restores beneath a running server.
  expect((await run(server.dataDir, 'restore', path)).code).toBe(1)
  client.destroy()

  const other = folder()
  expect(await run(other, 'restore', path)).toMatchObject({ code: 0 })
  const again = await serverForTest({ dataDir: other })
  const reader = joinMap(again.wsUrl, first)
  await reader.synced()
  for (let count = 0; count < 200; count++) expect(reader.notes.get(`before ${count}`)).toBe(count)
  expect(await fileOf(again.url, second)).toBe(await fileOf(server.url, second))
  const versions = await fetch(`${again.url}/api/maps/${first}/versions`, { headers: asOwner(first) })
  expect(await versions.text()).toContain('Kick-off')
}, 60_000)

async function backedUp() {
  const dir = folder()
  const server = await serverForTest({ dataDir: dir })
  const id = await createMap(server.url)
  await server.close()
  const storage = await openLmdbStorage(dir)
  onTestFinished(() => storage.close())
  const path = join(folder(), 'maps.backup')
  expect(await backUp(storage, path)).toBe(1)
  return { storage, path, id }
}

describe('a backup that is not whole', () => {
  test('is found out wherever it is cut or changed, and nothing is restored from it', async () => {
    const { storage, path, id } = await backedUp()
    const whole = readFileSync(path)
    const before = await storage.load(id)
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 25)) {
      const flipped = Buffer.from(whole)
      // The header of gzip has a time and a system that say nothing of the content.
      if (at > 10) flipped[at] = (flipped[at] ?? 0) ^ 1
      const damaged = `${path}.damaged`
      for (const bytes of [whole.subarray(0, at), ...(at > 10 ? [flipped] : [])]) {
        writeFileSync(damaged, bytes)
        await expect(restoreBackup(storage, damaged), `at ${at}`).rejects.toThrow('Nothing was restored')
      }
    }
    expect(await storage.load(id)).toEqual(before)
    expect(await restoreBackup(storage, path, ['another'])).toEqual([])
    expect(await restoreBackup(storage, path)).toEqual([id])
    expect((await storage.load(id))?.record.epoch).toMatch(/./)
  })

  test('does not appear when writing it fails, and does not take the place of an older one', async () => {
    const { storage, path } = await backedUp()
    copyFileSync(path, `${path}.old`)
    storage.load = () => Promise.reject(new Error('injected'))
    await expect(backUp(storage, `${path}.old`)).rejects.toThrow('injected')
    expect(readFileSync(`${path}.old`)).toEqual(readFileSync(path))
    await expect(backUp(storage, join(path, 'no-folder'))).rejects.toThrow('cannot be written')
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a restore that is killed at any moment leaves each map as it was or as it is to be, and is done again', async () => {
    const dir = folder()
    const server = await serverForTest({ dataDir: dir })
    const ids: string[] = []
    for (let count = 0; count < 12; count++) ids.push(await createMap(server.url))
    await server.close()
    const path = join(folder(), 'maps.backup')
    expect((await run(dir, 'backup', path)).code).toBe(0)
    for (const afterMs of [150, 350, 550]) {
      const child = spawn(process.execPath, [await serverBundle(), 'restore', path], {
        env: { ...process.env, JEJAK_DATA_DIR: dir },
      })
      const ended = once(child, 'exit')
      const kill = setTimeout(() => child.kill('SIGKILL'), afterMs)
      await ended
      clearTimeout(kill)
      const storage = await openLmdbStorage(dir)
      for (const id of ids) {
        expect((await storage.load(id))?.snapshot.length).toBeGreaterThan(100)
        expect(await storage.links(id)).toHaveLength(1)
      }
      await storage.close()
    }
    expect(await run(dir, 'restore', path)).toMatchObject({ code: 0 })
  }, 60_000)
})

/** A map that was backed up, written to since by a client, and restored. */
async function restored() {
  const dir = folder()
  const server = await serverForTest({ dataDir: dir })
  const id = await createMap(server.url)
  const client = joinAcking(server.wsUrl, id)
  client.notes.set('early', 1)
  await client.durable()
  const early = Y.encodeStateAsUpdate(client.doc)
  await server.close()
  const path = join(folder(), 'maps.backup')
  const storage = await openLmdbStorage(dir)
  await backUp(storage, path)
  client.destroy()
  client.notes.set('late', 1)
  await restoreBackup(storage, path)
  const epoch = (await storage.load(id))?.record.epoch ?? ''
  await storage.close()
  return { server: await serverForTest({ dataDir: dir }), id, doc: client.doc, early, epoch }
}

describe('after a restore', () => {
  test('a client with a later history is turned away before anything of it is kept; a fresh one is welcome', async () => {
    const { server, id, doc } = await restored()
    const old = joinMap(server.wsUrl, id, doc)
    expect(await old.closed()).toBe(4409)
    const fresh = joinMap(server.wsUrl, id)
    await fresh.synced()
    expect(fresh.notes.toJSON()).toEqual({ early: 1 })
    fresh.notes.set('again', 1)
    const watcher = joinMap(server.wsUrl, id)
    await until(() => watcher.notes.has('again'), 'what is written now is there')
    expect(watcher.notes.has('late')).toBe(false)
  })

  test('a client that has nothing but what is there goes on as before, and so does one of the new epoch', async () => {
    const { server, id, early, epoch } = await restored()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, early)
    const quiet = joinMap(server.wsUrl, id, doc)
    await quiet.synced()
    expect(quiet.notes.toJSON()).toEqual({ early: 1 })
    const app = await rawClient(server.wsUrl, id, keyOf(id), 'jejak')
    app.send(syncMessage(0, Uint8Array.of(0)))
    await until(
      () => app.received.some((each) => each.kind === 'notice' && each.code === `epoch-${epoch}`),
      'the epoch',
    )
  })

  test('nothing is written by who has not said what they have', async () => {
    const { server, id, doc } = await restored()
    const client = await rawClient(server.wsUrl, id, keyOf(id), 'jejak')
    client.send(syncMessage(2, Y.encodeStateAsUpdate(doc)))
    await until(() => client.closedWith() !== undefined, 'it is turned away')
    expect(client.closedWith()).toBe(4409)
    expect(client.received.some((each) => each.kind === 'notice' && each.code.startsWith('epoch-'))).toBe(false)
  })
})
