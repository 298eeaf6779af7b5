import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownerLink } from '../../collab-server/access/share-links.ts'
import { backUp, restoreBackup } from '../../collab-server/backup/backup.ts'
import { openLmdbStorage } from '../../collab-server/storage/lmdb-storage.ts'
import { newKey } from '../../journey/model/access.ts'
import { serverBundle } from '../helpers/server.ts'
import { directoryForTest, until } from './waiting.ts'

const ids = Array.from({ length: 30 }, (_, index) => `map${String(index).padStart(17, '0')}`)

/** A map's document, which can hardly be compressed: writing many of them takes a while. */
function document(value: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('notes').set('value', value)
  doc.getMap('notes').set('bytes', randomBytes(150_000).toString('base64'))
  return Y.encodeStateAsUpdate(doc)
}

/** A data directory with maps that hold a value. */
async function dataWith(value: string): Promise<string> {
  const dir = directoryForTest()
  const storage = await openLmdbStorage(dir)
  for (const id of ids) await storage.create({ id, createdAt: 1 }, document(value), ownerLink(id, newKey(), 1))
  await storage.close()
  return dir
}

/** What the maps in a data directory hold, and their epochs. */
async function read(dir: string) {
  const storage = await openLmdbStorage(dir)
  const maps = await Promise.all(ids.map((id) => storage.load(id)))
  await storage.close()
  return maps.map((map) => {
    const doc = new Y.Doc()
    for (const part of map ? [map.snapshot, ...map.tail] : []) Y.applyUpdate(doc, part)
    return { value: doc.getMap('notes').get('value'), epoch: map?.record.epoch }
  })
}

const valuesIn = async (dir: string) => new Set((await read(dir)).map(({ value }) => value))

/** A command of the server's program; `shell` comes first in its process. */
async function command(dataDir: string, args: readonly string[], shell = ':') {
  const program = [process.execPath, await serverBundle(), ...args]
  const child = spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...program], {
    env: { ...process.env, JEJAK_DATA_DIR: dataDir },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text }))
  return { child, ended }
}

const run = async (...given: Parameters<typeof command>) => (await command(...given)).ended

/** What the maps in a backup hold, all of which there are. */
async function mapsIn(path: string): Promise<Set<unknown>> {
  const dir = directoryForTest()
  const storage = await openLmdbStorage(dir)
  expect(await restoreBackup(storage, path)).toHaveLength(ids.length)
  await storage.close()
  return await valuesIn(dir)
}

const unfinishedIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.part'))

test('kill -9 during a backup: the older file stays whole, and what is left over goes with the next one', async () => {
  const dir = await dataWith('new')
  const path = join(directoryForTest(), 'maps.backup')
  const older = await openLmdbStorage(await dataWith('old'))
  await backUp(older, path)
  await older.close()
  let broken = 0
  for (let round = 0; round < 3; round++) {
    const { child, ended } = await command(dir, ['backup', path])
    const own = `${path}.${child.pid}.part`
    await until(() => existsSync(own) || child.exitCode !== null, 'it writes')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
    child.kill('SIGKILL')
    await ended
    if (!existsSync(own)) continue
    broken++
    // One that was too quick for the kill has put the new one there.
    const values = [...(await mapsIn(path))]
    expect(values, `round ${round}`).toEqual([broken === round + 1 ? 'old' : values[0]])
    // What the one before left is gone.
    expect(unfinishedIn(dirname(path)).length).toBeLessThanOrEqual(1)
  }
  expect(broken).toBeGreaterThan(0)
  expect(await run(dir, ['backup', path])).toMatchObject({ code: 0 })
  expect(readdirSync(dirname(path))).toEqual(['maps.backup'])
  expect(await mapsIn(path)).toEqual(new Set(['new']))
}, 60_000)

test('kill -9 during a restore: each map is the old one or the new one, and doing it again gives the whole', async () => {
  const source = await dataWith('backed up')
  const path = join(directoryForTest(), 'maps.backup')
  expect(await run(source, ['backup', path])).toMatchObject({ code: 0 })
  const dir = await dataWith('later')
  let between = false
  for (let round = 0; round < 12 && !between; round++) {
    const { child, ended } = await command(dir, ['restore', path])
    const file = join(dir, 'maps', 'data.mdb')
    const changes = () => (existsSync(file) ? readFileSync(file).subarray(0, 8_192).toString('base64') : '')
    const begun = changes()
    // Its first commit shows in the file's first pages.
    await until(() => changes() !== begun || child.exitCode !== null, 'it writes')
    child.kill('SIGKILL')
    await ended
    const maps = await read(dir)
    for (const { value, epoch } of maps) expect(epoch === undefined ? 'later' : 'backed up').toBe(value)
    between = new Set(maps.map(({ value }) => value)).size === 2
  }
  expect(between).toBe(true)
  expect(await run(dir, ['restore', path])).toMatchObject({ code: 0 })
  expect(await valuesIn(dir)).toEqual(new Set(['backed up']))
}, 60_000)

test.skipIf(process.platform === 'win32')(
  'a disk that gets full during a backup: a sentence, the older file, and nothing left over',
  async () => {
    const dir = await dataWith('new')
    const path = join(directoryForTest(), 'maps.backup')
    writeFileSync(path, 'older')
    // No file may grow beyond 1 MB (2 MB in some shells); writes then fail as they do on a full disk.
    const { code, text } = await run(dir, ['backup', path], "trap '' XFSZ; ulimit -S -f 2000")
    expect([code, text.trim().split('\n').length]).toEqual([1, 1])
    expect(text).toContain('there is no room for it')
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(dirname(path))).toEqual(['maps.backup'])
  },
)

/** What unpacks to so many megabytes: a file may be several, one behind the other. */
function zeros(megabytes: number): Buffer {
  const ten = gzipSync(Buffer.alloc(10_000_000, 48))
  return Buffer.concat(Array.from({ length: megabytes / 10 }, () => ten))
}

describe('a file that is no backup is refused with a sentence:', () => {
  const header = '{"format":"jejak-backup","formatVersion":1,"createdAt":1}\n'
  const files: Record<string, () => Buffer> = {
    'an empty file': () => Buffer.alloc(0),
    text: () => Buffer.from('{"format":"jejak-backup"}'),
    'another archive': () => gzipSync('Dear diary,\n'),
    'JSON of something else': () => gzipSync('{"format":"other"}\n'),
    'a newer format': () => gzipSync('{"format":"jejak-backup","formatVersion":2}\n'),
    'only a beginning': () => gzipSync(header),
    'a map that is none': () => gzipSync(`${header}{"record":{"id":"../../x"}}\n`),
    'a line of another kind': () => gzipSync(`${header}[]\n`),
    'a great many brackets': () => gzipSync(header + '['.repeat(1_000_000)),
    'a bomb with the right beginning': () => Buffer.concat([gzipSync(header), zeros(450)]),
  }
  test.each(Object.keys(files))('%s', async (name) => {
    const folder = directoryForTest()
    const path = join(folder, 'file')
    writeFileSync(path, files[name]?.() ?? '')
    const storage = await openLmdbStorage(folder)
    const failure: unknown = await restoreBackup(storage, path).catch((error: unknown) => error)
    expect(String(failure)).toMatch(/^StartError: The file \S+ (is|breaks|was|has) [^()]+\. Nothing was restored\.$/)
    expect(await storage.mapIds()).toEqual([])
    await storage.close()
  })

  test('a bomb, without unpacking it', async () => {
    const folder = directoryForTest()
    writeFileSync(join(folder, 'file'), zeros(2_000))
    const storage = await openLmdbStorage(folder)
    const startedAt = performance.now()
    await expect(restoreBackup(storage, join(folder, 'file'))).rejects.toThrow('is no backup of Jejak')
    expect(performance.now() - startedAt).toBeLessThan(500)
    await storage.close()
  })
})

test('where no maps are, and for what is no command, there is a sentence and no empty backup', async () => {
  const [dir, path] = [join(directoryForTest(), 'elsewhere'), join(directoryForTest(), 'maps.backup')]
  for (const args of [
    ['backup', path],
    ['owner-link', ids[0] ?? ''],
  ]) {
    const { code, text } = await run(dir, args)
    expect([code, text]).toEqual([
      1,
      expect.stringContaining(`There are no maps of Jejak in ${dir}. Set JEJAK_DATA_DIR`),
    ])
  }
  expect([existsSync(path), existsSync(dir)]).toEqual([false, false])
  expect(await run(dir, ['bakcup', path])).toMatchObject({ code: 1, text: expect.stringContaining('backup <file>') })
}, 30_000)
