import { describe, expect, onTestFinished, test } from 'vitest'
import type { MapRecord, MapVersion, ShareLink, SharedStorage, Storage } from '../../collab-server/storage/storage.ts'

/** A storage that can be left as a crash leaves it and opened again. */
export interface StorageUnderTest<T extends Storage = Storage> {
  readonly storage: T
  /** Opens what the storage has kept, as a new process would. */
  reopen(this: void): Promise<T>
  remove(): Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)
const record = (id: string): MapRecord => ({ id, createdAt: 1_700_000_000_000 })
const link = (mapId: string, id = 'first'): ShareLink => ({
  id,
  mapId,
  name: 'Workshop',
  role: 'owner',
  keyHash: 'hash',
  keyEnd: 'end4',
  createdAt: 1_700_000_000_000,
})
const version = (mapId: string, id: string, createdAt: number): MapVersion => ({
  id,
  mapId,
  name: 'Workshop',
  createdAt,
  by: ['Sari', 'Budi'],
})
const plain = (update: Uint8Array) => [...update]

/** What every storage must do. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  const opened = async () => {
    const under = await open()
    onTestFinished(() => under.remove())
    return under
  }

  describe(`${name} keeps the storage contract`, () => {
    test('a created map loads with its record and first state', async () => {
      const { storage } = await opened()
      expect(await storage.create(record('m'), bytes(1, 2, 3), link('m'))).toBe(true)
      const stored = await storage.load('m')
      expect(stored?.record).toEqual(record('m'))
      expect(plain(stored?.snapshot ?? bytes())).toEqual([1, 2, 3])
      expect(stored?.snapshotSeq).toBe(0)
      expect(stored?.tail).toEqual([])
    })

    test('has one secret of its own, which stays', async () => {
      const under = await opened()
      const [one, other] = await Promise.all([under.storage.secret(), under.storage.secret()])
      expect(one).toHaveLength(32)
      expect(new Set(one).size).toBeGreaterThan(8)
      expect(plain(other)).toEqual(plain(one))
      expect(plain(await (await under.reopen()).secret())).toEqual(plain(one))
    })

    test('a map that was never created is undefined, not empty', async () => {
      const { storage } = await opened()
      expect(await storage.load('nothing')).toBeUndefined()
    })

    test('a second map of the same id is refused and the first stays', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(1), link('m'))
      expect(await storage.create({ ...record('m'), createdAt: 5 }, bytes(9), link('m', 'other'))).toBe(false)
      const stored = await storage.load('m')
      expect(stored?.record).toEqual(record('m'))
      expect(plain(stored?.snapshot ?? bytes())).toEqual([1])
    })

    test('of two creations at once, one wins whole', async () => {
      const { storage } = await opened()
      const results = await Promise.all(
        [1, 2, 3, 4].map((value) => storage.create(record('m'), bytes(value), link('m'))),
      )
      expect(results.filter(Boolean)).toHaveLength(1)
      expect(plain((await storage.load('m'))?.snapshot ?? bytes())).toEqual([results.indexOf(true) + 1])
    })

    test('appended entries load in their order, also beyond ten and of several maps', async () => {
      const { storage } = await opened()
      for (const id of ['a', 'ab', 'b']) await storage.create(record(id), bytes(0), link(id))
      for (let seq = 1; seq <= 300; seq += 2) {
        await storage.append(
          ['a', 'ab'].map((mapId) => ({
            mapId,
            firstSeq: seq,
            updates: [bytes(seq & 255), bytes((seq + 1) & 255, 7)],
          })),
        )
      }
      for (const id of ['a', 'ab']) {
        const tail = (await storage.load(id))?.tail ?? []
        expect(tail).toHaveLength(300)
        expect(tail.map(([first]) => first)).toEqual(Array.from({ length: 300 }, (_, index) => (index + 1) & 255))
      }
      expect((await storage.load('b'))?.tail).toEqual([])
    })

    test('an entry appended again is there once', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2)] }])
      const again = await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2), bytes(3)] }])
      expect(again.map((part) => [part?.mapId, part?.firstSeq, part?.updates.map(plain)])).toEqual([
        ['m', 1, [[1], [2], [3]]],
      ])
      expect((await storage.load('m'))?.tail.map(plain)).toEqual([[1], [2], [3]])
    })

    test('who appends is given what others have appended before, and comes after it', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2)] }])
      const [part] = await storage.append([{ mapId: 'm', firstSeq: 2, updates: [bytes(3)] }])
      expect(part?.firstSeq).toBe(2)
      expect(part?.updates.map(plain)).toEqual([[2], [3]])
      expect((await storage.load('m'))?.tail.map(plain)).toEqual([[1], [2], [3]])
    })

    test('who appends far behind a snapshot learns where the log stands', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2), bytes(3)] }])
      await storage.replaceSnapshot('m', 2, bytes(12))
      const [part] = await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(4)] }])
      expect([part?.firstSeq, part?.updates.map(plain)]).toEqual([3, [[3], [4]]])
    })

    test('nothing is appended to a map that is gone, or to a log that has become shorter; others are', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      const parts = await storage.append([
        { mapId: 'gone', firstSeq: 1, updates: [bytes(1)] },
        { mapId: 'm', firstSeq: 1, updates: [bytes(2)] },
      ])
      expect(parts.map((part) => part?.mapId)).toEqual([undefined, 'm'])
      expect(await storage.append([{ mapId: 'm', firstSeq: 3, updates: [bytes(3)] }])).toEqual([undefined])
      expect((await storage.load('m'))?.tail.map(plain)).toEqual([[2]])
    })

    test('of many who append at once to several maps, everything is there once, each in its own order', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.create(record('n'), bytes(0), link('n'))
      const ids = ['m', 'n']
      const writers = Array.from({ length: 6 }, async (_, writer) => {
        for (let round = 0; round < 20; round++) {
          const updates = [bytes(writer, round, 1), bytes(writer, round, 2)]
          const batch = ids.map((mapId) => ({ mapId, firstSeq: 1, updates }))
          await storage.append(writer % 2 === 0 ? batch : batch.toReversed())
        }
      })
      await Promise.all(writers)
      for (const id of ids) {
        const tail = (await storage.load(id))?.tail.map(plain) ?? []
        expect(tail).toHaveLength(6 * 20 * 2)
        for (let writer = 0; writer < 6; writer++) {
          const own = tail.filter(([first]) => first === writer)
          expect(own).toEqual(Array.from({ length: 40 }, (_, index) => [writer, index >> 1, (index % 2) + 1]))
        }
      }
    })

    test('of a map that is replaced nothing more is stored by who has the old one in memory, the new one goes on', async () => {
      const under = await opened()
      const { storage } = under
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.create(record('n'), bytes(0), link('n'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2)] }])
      const epoch = 'e1'
      await storage.replaceMap({ record: { ...record('m'), epoch }, snapshot: bytes(7), links: [], versions: [] })
      // What comes too late: changes from their next number on, or from an earlier one, and a snapshot of the old log.
      for (const firstSeq of [1, 3]) {
        const parts = await storage.append([
          { mapId: 'm', firstSeq, updates: [bytes(3)] },
          { mapId: 'n', firstSeq: 1, updates: [bytes(4)] },
        ])
        expect(parts.map((part) => part?.mapId)).toEqual([undefined, 'n'])
      }
      await expect(storage.replaceSnapshot('m', 2, bytes(12))).rejects.toThrow('newer snapshot')
      const reopened = await under.reopen()
      const stored = await reopened.load('m')
      expect([stored?.record.epoch, plain(stored?.snapshot ?? bytes()), stored?.tail]).toEqual([epoch, [7], []])
      expect((await reopened.load('n'))?.tail.map(plain)).toEqual([[4]])
    })

    test('a restore beside somebody who writes: of the old history nothing stands in the new log', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      const append = (seq: number) => storage.append([{ mapId: 'm', firstSeq: seq, updates: [bytes(seq)] }])
      await append(1)
      const writes = [2, 3].map(append)
      const replaced = storage.replaceMap({
        record: { ...record('m'), epoch: 'e1' },
        snapshot: bytes(7),
        links: [],
        versions: [],
      })
      const late = [4, 5].map(append)
      await Promise.all([...writes, replaced, ...late])
      const stored = await storage.load('m')
      expect([plain(stored?.snapshot ?? bytes()), stored?.tail]).toEqual([[7], []])
    })

    test('a snapshot takes the place of entries that are there, and of no newer snapshot', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2), bytes(3)] }])
      await storage.replaceSnapshot('m', 2, bytes(12))
      await expect(storage.replaceSnapshot('m', 1, bytes(1))).rejects.toThrow('newer snapshot')
      await expect(storage.replaceSnapshot('m', 9, bytes(9))).rejects.toThrow('no entry 9')
      const stored = await storage.load('m')
      expect([plain(stored?.snapshot ?? bytes()), stored?.tail.map(plain)]).toEqual([[12], [[3]]])
    })

    test('a caller may reuse its buffers once the promise has resolved', async () => {
      const { storage } = await opened()
      const buffer = bytes(1, 1, 1)
      await storage.create(record('m'), buffer, link('m'))
      buffer.fill(9)
      const update = bytes(2, 2)
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [update] }])
      update.fill(9)
      const stored = await storage.load('m')
      expect(plain(stored?.snapshot ?? bytes())).toEqual([1, 1, 1])
      expect(stored?.tail.map(plain)).toEqual([[2, 2]])
    })

    test('a loaded map is not changed by later writes', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(1), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(5)] }])
      const before = await storage.load('m')
      await storage.append([{ mapId: 'm', firstSeq: 2, updates: [bytes(6)] }])
      await storage.replaceSnapshot('m', 2, bytes(8, 8))
      expect(plain(before?.snapshot ?? bytes())).toEqual([1])
      expect(before?.tail.map(plain)).toEqual([[5]])
    })

    test('a new snapshot takes the place of the entries it covers, and of no others', async () => {
      const { storage } = await opened()
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.create(record('n'), bytes(0), link('n'))
      await storage.append([
        { mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2), bytes(3)] },
        { mapId: 'n', firstSeq: 1, updates: [bytes(4)] },
      ])
      await storage.replaceSnapshot('m', 2, bytes(12))
      const stored = await storage.load('m')
      expect(plain(stored?.snapshot ?? bytes())).toEqual([12])
      expect(stored?.snapshotSeq).toBe(2)
      expect(stored?.tail.map(plain)).toEqual([[3]])
      expect(stored?.record).toEqual(record('m'))
      expect((await storage.load('n'))?.tail.map(plain)).toEqual([[4]])
      await storage.append([{ mapId: 'm', firstSeq: 4, updates: [bytes(4)] }])
      expect((await storage.load('m'))?.tail.map(plain)).toEqual([[3], [4]])
    })

    test('links stand beside their map in the order of their making, change and go', async () => {
      const under = await opened()
      const { storage } = under
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.create(record('mm'), bytes(0), link('mm'))
      await storage.putLink({ ...link('m', 'a-later'), role: 'viewer', createdAt: 1_700_000_000_001, expiresAt: 5 })
      expect((await storage.links('m')).map(({ id }) => id)).toEqual(['first', 'a-later'])
      expect(await storage.links('mm')).toEqual([link('mm')])
      await storage.putLink({ ...link('m', 'a-later'), role: 'editor', createdAt: 1_700_000_000_001 })
      await storage.deleteLink('m', 'first')
      await storage.deleteLink('m', 'never-there')
      const kept = [{ ...link('m', 'a-later'), role: 'editor', createdAt: 1_700_000_000_001 }]
      expect(await storage.links('m')).toEqual(kept)
      expect(await storage.links('nothing')).toEqual([])
      expect(await (await under.reopen()).links('m')).toEqual(kept)
    })

    test('of two creations at once only the winner has its link', async () => {
      const { storage } = await opened()
      const made = ['x', 'y', 'z'].map((id) => storage.create(record('m'), bytes(0), link('m', id)))
      const winner = ['x', 'y', 'z'][(await Promise.all(made)).indexOf(true)]
      expect((await storage.links('m')).map(({ id }) => id)).toEqual([winner])
    })

    test('versions stand beside their map, newest first, are renamed, and go', async () => {
      const under = await opened()
      const { storage } = under
      await storage.create(record('m'), bytes(0), link('m'))
      await storage.create(record('mm'), bytes(0), link('mm'))
      await storage.putVersion(version('m', 'a', 1), bytes(1))
      await storage.putVersion(version('m', 'b', 3), bytes(3))
      await storage.putVersion({ ...version('m', 'c', 2), name: '', by: [] }, bytes(2))
      await storage.putVersion(version('mm', 'a', 1), bytes(9))
      expect((await storage.versions('m')).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
      expect((await storage.versions('m'))[1]).toEqual({ ...version('m', 'c', 2), name: '', by: [] })
      await storage.putVersion({ ...version('m', 'a', 1), name: 'Renamed' })
      await storage.deleteVersions('m', ['b', 'never-there'])
      const each = await under.reopen()
      expect(await each.versions('m')).toEqual([
        { ...version('m', 'c', 2), name: '', by: [] },
        { ...version('m', 'a', 1), name: 'Renamed' },
      ])
      expect(plain((await each.versionContent('m', 'a')) ?? bytes())).toEqual([1])
      expect(await each.versionContent('m', 'b')).toBeUndefined()
      expect(plain((await each.versionContent('mm', 'a')) ?? bytes())).toEqual([9])
      expect(await each.versions('nothing')).toEqual([])
    })

    test('a map that is replaced has what was put in its place and nothing of before; others stay', async () => {
      const under = await opened()
      const { storage } = under
      for (const id of ['m', 'mm']) {
        await storage.create(record(id), bytes(0), link(id, 'old'))
        await storage.append([{ mapId: id, firstSeq: 1, updates: [bytes(1), bytes(2)] }])
        await storage.putVersion(version(id, 'old', 1), bytes(1))
      }
      const put = {
        record: { ...record('m'), epoch: 'e1' },
        snapshot: bytes(7),
        links: [link('m', 'new')],
        versions: [{ version: version('m', 'new', 2), content: bytes(5) }],
      }
      await storage.replaceMap(put)
      await storage.replaceMap({ ...put, record: record('fresh'), links: [], versions: [] })
      const reopened = await under.reopen()
      expect([...(await reopened.mapIds())].sort()).toEqual(['fresh', 'm', 'mm'])
      const stored = await reopened.load('m')
      expect([stored?.record, plain(stored?.snapshot ?? bytes()), stored?.tail]).toEqual([put.record, [7], []])
      expect((await reopened.links('m')).map(({ id }) => id)).toEqual(['new'])
      expect((await reopened.versions('m')).map(({ id }) => id)).toEqual(['new'])
      expect(await reopened.versionContent('m', 'old')).toBeUndefined()
      expect((await reopened.load('mm'))?.tail).toHaveLength(2)
      const firstSeq = (stored?.snapshotSeq ?? 0) + 1
      await reopened.append([{ mapId: 'm', epoch: 'e1', firstSeq, updates: [bytes(8)] }])
      expect((await reopened.load('m'))?.tail.map(plain)).toEqual([[8]])
    })

    test('of a map that is deleted nothing is left and nothing more is stored; another may take its id', async () => {
      const under = await opened()
      const { storage } = under
      for (const id of ['m', 'mm']) {
        await storage.create(record(id), bytes(0), link(id, 'old'))
        await storage.append([{ mapId: id, firstSeq: 1, updates: [bytes(1), bytes(2)] }])
        await storage.putVersion(version(id, 'old', 1), bytes(1))
      }
      await storage.deleteMap('m')
      await storage.deleteMap('never made')
      expect(await storage.append([{ mapId: 'm', firstSeq: 3, updates: [bytes(3)] }])).toEqual([undefined])
      await storage.putVersion(version('m', 'late', 2), bytes(1)).catch(() => undefined)
      const reopened = await under.reopen()
      expect(await reopened.mapIds()).toEqual(['mm'])
      expect([await reopened.load('m'), await reopened.links('m'), await reopened.versions('m')]).toEqual([
        undefined,
        [],
        [],
      ])
      expect(await reopened.versionContent('m', 'late')).toBeUndefined()
      expect((await reopened.load('mm'))?.tail).toHaveLength(2)
      expect(await reopened.create(record('m'), bytes(9), link('m', 'new'))).toBe(true)
      expect([(await reopened.load('m'))?.tail, (await reopened.versions('m')).length]).toEqual([[], 0])
    })

    test('states of several megabytes come back whole', async () => {
      const { storage } = await opened()
      const large = new Uint8Array(5_000_000).map((_, index) => index % 251)
      await storage.create(record('m'), large, link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [large] }])
      const stored = await storage.load('m')
      expect(Buffer.compare(stored?.snapshot ?? bytes(), large)).toBe(0)
      expect(Buffer.compare(stored?.tail[0] ?? bytes(), large)).toBe(0)
    })

    test('all that was resolved is there when it is opened again', async () => {
      const { storage, reopen } = await opened()
      await storage.create(record('m'), bytes(1), link('m'))
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(2), bytes(3)] }])
      await storage.replaceSnapshot('m', 1, bytes(4))
      const stored = await (await reopen()).load('m')
      expect(stored?.record).toEqual(record('m'))
      expect(plain(stored?.snapshot ?? bytes())).toEqual([4])
      expect(stored?.snapshotSeq).toBe(1)
      expect(stored?.tail.map(plain)).toEqual([[3]])
    })
  })
}

/** What a storage that several processes share must do besides. */
export function describeSharedStorage(name: string, open: () => Promise<StorageUnderTest<SharedStorage>>): void {
  const opened = async () => {
    const under = await open()
    onTestFinished(() => under.remove())
    await under.storage.create(record('m'), bytes(0), link('m'))
    return under.storage
  }

  describe(`${name} can be shared`, () => {
    test('who has a map in memory that is replaced can append nothing, and learns of the new one', async () => {
      const storage = await opened()
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2)] }])
      await storage.replaceMap({ record: { ...record('m'), epoch: 'e1' }, snapshot: bytes(7), links: [], versions: [] })
      expect(await storage.append([{ mapId: 'm', firstSeq: 3, updates: [bytes(3)] }])).toEqual([undefined])
      const { snapshot, tail } = await storage.loadAfter('m', 2)
      expect([plain(snapshot?.bytes ?? bytes()), snapshot?.epoch, tail]).toEqual([[7], 'e1', []])
      expect((await storage.heads(['m'])).get('m')).toMatchObject({ seq: snapshot?.seq, epoch: 'e1' })
      await expect(storage.replaceSnapshot('m', 2, bytes(12))).rejects.toThrow('newer snapshot')
      const own = { mapId: 'm', epoch: 'e1', firstSeq: (snapshot?.seq ?? 0) + 1, updates: [bytes(8)] }
      expect((await storage.append([own]))[0]?.updates.map(plain)).toEqual([[8]])
    })

    test('what has come since an entry is the entries after it, or the snapshot that took their place', async () => {
      const storage = await opened()
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [1, 2, 3, 4].map((value) => bytes(value)) }])
      expect((await storage.loadAfter('m', 4)).tail).toEqual([])
      const two = await storage.loadAfter('m', 2)
      expect([two.snapshot, two.tail.map(plain)]).toEqual([undefined, [[3], [4]]])
      await storage.replaceSnapshot('m', 3, bytes(123))
      const covered = await storage.loadAfter('m', 2)
      expect([covered.snapshot?.seq, plain(covered.snapshot?.bytes ?? bytes()), covered.tail.map(plain)]).toEqual([
        3,
        [123],
        [[4]],
      ])
      const exact = await storage.loadAfter('m', 3)
      expect([exact.snapshot, exact.tail.map(plain)]).toEqual([undefined, [[4]]])
      await storage.replaceSnapshot('m', 4, bytes(1234))
      expect((await storage.loadAfter('m', 4)).tail).toEqual([])
      expect((await storage.loadAfter('m', 3)).snapshot?.seq).toBe(4)
    })

    test('an older snapshot does not take the place of a newer one', async () => {
      const storage = await opened()
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2), bytes(3)] }])
      await storage.replaceSnapshot('m', 3, bytes(123))
      await expect(storage.replaceSnapshot('m', 2, bytes(12))).rejects.toThrow('newer snapshot')
      const stored = await storage.load('m')
      expect([stored?.snapshotSeq, plain(stored?.snapshot ?? bytes())]).toEqual([3, [123]])
    })

    test('says how far maps have come, and whether their links have changed', async () => {
      const storage = await opened()
      const before = (await storage.heads(['m'])).get('m')
      expect(before?.seq).toBe(0)
      await storage.append([{ mapId: 'm', firstSeq: 1, updates: [bytes(1), bytes(2)] }])
      const appended = (await storage.heads(['m', 'nothing'])).get('m')
      expect(appended).toEqual({ seq: 2, linksVersion: before?.linksVersion })
      await storage.replaceSnapshot('m', 2, bytes(12))
      expect((await storage.heads(['m'])).get('m')).toEqual(appended)
      await storage.putLink({ ...link('m', 'second'), role: 'viewer' })
      const changed = (await storage.heads(['m'])).get('m')?.linksVersion ?? 0
      expect(changed).toBeGreaterThan(before?.linksVersion ?? 0)
      await storage.deleteLink('m', 'second')
      expect((await storage.heads(['m', 'nothing'])).get('m')?.linksVersion).toBeGreaterThan(changed)
      expect((await storage.heads(['nothing'])).size).toBe(0)
    })

    test('does one thing at a time under one name, also after one has failed', async () => {
      const storage = await opened()
      let inside = 0
      const seen: number[] = []
      const work = async () => {
        inside++
        await storage.links('m')
        seen.push(inside)
        inside--
      }
      const failing = storage.alone('x', async () => {
        await work()
        throw new Error('injected')
      })
      const others = Array.from({ length: 20 }, () => storage.alone('x', work))
      await expect(failing).rejects.toThrow('injected')
      await Promise.all(others)
      expect(seen).toEqual(Array(21).fill(1))
      // One that waits does not keep those of another name.
      expect(await storage.alone('x', () => storage.alone('y', async () => 'both'))).toBe('both')
    })
  })
}
