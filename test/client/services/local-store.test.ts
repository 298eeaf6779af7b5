import { IDBFactory, IDBIndex, IDBObjectStore, IDBOpenDBRequest } from 'fake-indexeddb'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type LocalStore,
  LocalStoreError,
  deletedKeptMs,
  openLocalStore,
} from '../../../client/services/local-store.ts'
import { JejakDatabase, type BytesRow } from '../../../client/services/local-store/database.ts'
import { eventually } from './eventually.ts'
import {
  type FaultyIndexedDb,
  createFaultyIndexedDb,
  failLastRequest,
  holdTransaction,
  interceptRequests,
} from './faulty-indexeddb.ts'
import { cardNames, cardsOf, growingUpdates, separateUpdates } from './sample-updates.ts'

const opened: LocalStore[] = []
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

async function open(faulty: FaultyIndexedDb, now?: () => number): Promise<LocalStore> {
  const store = await openLocalStore({ ...faulty.parts, ...(now ? { now } : {}) })
  opened.push(store)
  return store
}

/** Looks at the tables as they are. */
async function look<T>(faulty: FaultyIndexedDb, read: (database: JejakDatabase) => PromiseLike<T>): Promise<T> {
  const database = new JejakDatabase(faulty.parts)
  try {
    return await read(database)
  } finally {
    database.close()
  }
}

const loadCards = async (store: LocalStore) => cardsOf((await store.loadMap('m')).doc)

describe('where the browser keeps nothing, the store says so and works from memory', () => {
  test.each([
    ['there is no IndexedDB', { indexedDB: null }, 'missing'],
    [
      'opening throws',
      {
        indexedDB: {
          open: () => {
            throw new DOMException('Denied.', 'SecurityError')
          },
        } as unknown as IDBFactory,
      },
      'failing',
    ],
    [
      'opening never answers',
      { indexedDB: { open: () => new IDBOpenDBRequest() } as unknown as IDBFactory },
      'not-answering',
    ],
  ] as const)('%s', async (_, parts, reason) => {
    const store = await openLocalStore(parts)
    expect([store.kind, store.reason]).toEqual(['memory', reason])
    await store.append('m', growingUpdates(3))
    expect(await loadCards(store)).toEqual(cardNames(3))
    await store.saveMapCard('m', { title: 'Beli polis' })
    expect(await store.listMaps()).toMatchObject([{ id: 'm', title: 'Beli polis' }])
  })

  test('another tab holds the database against an upgrade', async () => {
    const factory = new IDBFactory()
    // An older database, held open by a tab that does not listen.
    await new Promise((resolve) => {
      const request = factory.open('jejak', 1)
      request.onsuccess = resolve
    })
    const faulty = createFaultyIndexedDb()
    const store = await openLocalStore({ ...faulty.parts, indexedDB: factory })
    expect([store.kind, store.reason]).toEqual(['memory', 'blocked'])
  })

  test('the first read fails although opening worked', async () => {
    const faulty = createFaultyIndexedDb()
    faulty.decide(() => 'throws')
    const store = await open(faulty)
    expect([store.kind, store.reason]).toEqual(['memory', 'failing'])
  })
})

describe('what is appended is there after a reload', () => {
  test('in the order it came', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const updates = growingUpdates(40)
    for (const update of updates) await store.append('m', [update])
    await store.append('other', separateUpdates(1))
    store.close()
    const load = await (await open(faulty)).loadMap('m')
    expect(cardsOf(load.doc)).toEqual(cardNames(40))
    expect(load).toMatchObject({ rows: 40, quarantined: 0 })
  })

  test('a burst of 2,000 updates goes into one transaction', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const updates = growingUpdates(2_000)
    let transactions = 0
    faulty.decide(() => {
      transactions++
      return 'commits'
    })
    await store.append('m', updates)
    expect(transactions).toBe(1)
    expect(await loadCards(store)).toEqual(cardNames(2_000))
    expect((await store.loadMap('m')).rows).toBe(40)
  })

  test('transactions ask for strict durability', async () => {
    const faulty = createFaultyIndexedDb()
    const seen: unknown[] = []
    const open_ = faulty.parts.indexedDB.open.bind(faulty.parts.indexedDB)
    faulty.parts.indexedDB.open = (...args: Parameters<typeof open_>) => {
      const request = open_(...args)
      request.addEventListener('success', () => {
        const begin = request.result.transaction.bind(request.result)
        request.result.transaction = ((...parts: Parameters<typeof begin>) => {
          if (parts[1] === 'readwrite') seen.push(parts[2]?.durability)
          return begin(...parts)
        }) as typeof begin
      })
      return request
    }
    const store = await open(faulty)
    await store.append('m', growingUpdates(1))
    await store.saveMapCard('m', {})
    expect(seen).toEqual(['strict', 'strict'])
  })
})

describe('a write that fails is reported, and nothing of it is kept', () => {
  const writes: readonly [string, (store: LocalStore) => Promise<unknown>][] = [
    ['append', (store) => store.append('m', growingUpdates(5))],
    ['saveMapCard', (store) => store.saveMapCard('m', { title: 'New' })],
    ['deleteMap', (store) => store.deleteMap('m')],
    ['restoreMap', (store) => store.restoreMap('m')],
    ['forgetMap', (store) => store.forgetMap('m')],
    ['compact', (store) => store.compact('m')],
  ]
  const codes = { aborts: 'failed', throws: 'failed', quota: 'quota' } as const
  test.each(
    writes.flatMap(([name, write]) =>
      (['aborts', 'throws', 'quota'] as const).map((fate) => [name, fate, write] as const),
    ),
  )('%s, transaction %s', async (_, fate, write) => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', separateUpdates(3))
    await store.saveMapCard('m', { title: 'Old' })
    faulty.decide(({ mode }) => (mode === 'readwrite' ? fate : 'commits'))
    const error = await write(store).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(LocalStoreError)
    expect((error as LocalStoreError).code).toBe(codes[fate])
    faulty.decide(() => 'commits')
    expect(await loadCards(store)).toEqual(cardNames(3))
    expect(await store.listMaps()).toMatchObject([{ id: 'm', title: 'Old' }])
    // And the store goes on working.
    await store.append('m', separateUpdates(4).slice(3))
    expect(await loadCards(store)).toEqual(cardNames(4))
  })

  test('reading the library ends when the browser never answers', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    faulty.decide(() => 'hangs')
    await expect(store.listMaps()).rejects.toMatchObject({ code: 'not-answering' })
  })
})

describe('a damaged row is set aside, and every good one loads', () => {
  const count = 6
  const damages: readonly [string, (row: BytesRow) => unknown][] = [
    ['a flipped byte', (row) => ({ ...row, bytes: flipped(row.bytes) })],
    ['a shortened value', (row) => ({ ...row, bytes: row.bytes.slice(0, -1) })],
    ['no bytes', (row) => ({ ...row, bytes: 'text' })],
    ['no checksum', (row) => ({ ...row, checksum: undefined })],
  ]
  const cases = damages.flatMap(([name, damage]) =>
    Array.from({ length: count }, (_, position) => [name, position, damage] as const),
  )
  test.each(cases)('%s at position %i', async (_, position, damage) => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', separateUpdates(count))
    const seq = await look(faulty, async (database) => {
      return database.run('readwrite', ['updates'], async ({ updates }) => {
        const row = (await updates.getAll())[position] as BytesRow
        return updates.put(damage(row) as BytesRow)
      })
    })
    const load = await store.loadMap('m')
    expect(load.quarantined).toBe(1)
    expect(cardsOf(load.doc)).toEqual(cardNames(count).filter((name) => name !== `card ${position}`))
    // It is kept, elsewhere, and not found again.
    const kept = await look(faulty, (database) =>
      database.run('readonly', ['quarantine'], ({ quarantine }) => quarantine.getAll()),
    )
    expect(kept).toMatchObject([{ mapId: 'm', table: 'updates', key: seq, row: { mapId: 'm' } }])
    expect(await store.loadMap('m')).toMatchObject({ quarantined: 0, rows: count - 1 })
  })

  test('rows whose checksum holds but which no document takes', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const [first, second, third] = separateUpdates(3) as [Uint8Array, Uint8Array, Uint8Array]
    await store.append('m', [first, new Uint8Array([1, 2, 3, 4]), second, new Uint8Array(), third])
    const load = await store.loadMap('m')
    expect(load.quarantined).toBe(2)
    expect(cardsOf(load.doc)).toEqual(cardNames(3))
  })

  test('mutated updates never stop the good ones (seeded)', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const good = separateUpdates(20)
    const random = seeded(20_261_107)
    const rows = good.flatMap((update) => {
      const mutated = update.slice()
      for (let times = 0; times < 3; times++)
        mutated[Math.floor(random() * mutated.length)] = Math.floor(random() * 256)
      return [update, mutated]
    })
    await store.append('m', rows)
    const load = await store.loadMap('m')
    expect(cardsOf(load.doc)).toEqual(expect.arrayContaining(cardNames(20)))
  })

  test('a row that the browser cannot read', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', separateUpdates(5))
    const keys = await look(faulty, (database) =>
      database.run('readonly', ['updates'], ({ updates }) => updates.index('mapId').getAllKeys('m')),
    )
    const unreadable = keys[2]
    const restores = [
      interceptRequests(IDBIndex.prototype, 'getAll', (source, range, proceed) => {
        const request = proceed(range)
        failLastRequest(source)
        return request
      }),
      interceptRequests(IDBObjectStore.prototype, 'get', (source, key, proceed) => {
        const request = proceed(key)
        if (key === unreadable) failLastRequest(source)
        return request
      }),
    ]
    try {
      const load = await store.loadMap('m')
      expect(load.quarantined).toBe(1)
      expect(cardsOf(load.doc)).toEqual(cardNames(5).filter((name) => name !== 'card 2'))
      // What cannot be read may be readable again one day.
      expect(await store.compact('m')).toBe('skipped')
    } finally {
      for (const restore of restores) restore()
    }
    expect(await loadCards(store)).toEqual(cardNames(5))
  })
})

describe('loading ends in time', () => {
  test('what came before the deadline is shown, and the rest follows', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const updates = growingUpdates(20)
    await store.append('m', updates.slice(0, 10))
    await store.compact('m')
    await store.append('m', updates.slice(10))
    let letGo: (() => void) | undefined
    let asked = 0
    const restore = interceptRequests(IDBIndex.prototype, 'getAll', (source, range, proceed) => {
      // The snapshots come, the updates behind them are waited for.
      if (++asked === 2) letGo = holdTransaction(source)
      return proceed(range)
    })
    try {
      const load = await store.loadMap('m', 1_500)
      expect(cardsOf(load.doc)).toEqual(cardNames(10))
      letGo?.()
      const rest = await load.rest
      expect(cardsOf(rest?.doc)).toEqual(cardNames(20))
    } finally {
      restore()
    }
  })

  test('a browser that never answers', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', separateUpdates(2))
    faulty.decide(() => 'hangs')
    const begun = performance.now()
    const load = await store.loadMap('m')
    // Three seconds; without a deadline it would be for ever.
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(load).toMatchObject({ hasContent: false, quarantined: 0 })
    expect(load.rest).toBeDefined()
  })
})

describe('compaction', () => {
  test('leaves one snapshot that reads the same', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', growingUpdates(300))
    await store.append('other', separateUpdates(2))
    expect(await store.compact('m')).toBe('done')
    expect(await store.loadMap('m')).toMatchObject({ rows: 1, quarantined: 0 })
    expect(await loadCards(store)).toEqual(cardNames(300))
    await store.append('m', separateUpdates(301).slice(300))
    expect(await store.compact('m')).toBe('done')
    expect(await loadCards(store)).toEqual(cardNames(301))
    expect(await store.compact('m')).toBe('skipped')
    expect(await store.loadMap('other')).toMatchObject({ rows: 2 })
  })

  const steps = ['reading', 'writing the snapshot', 'reading it back', 'deleting the rows']
  const fates = ['aborts', 'quota', 'throws', 'hangs'] as const
  test.each(steps.flatMap((name, step) => fates.map((fate) => [name, fate, step] as const)))(
    'broken off while %s (%s), it loses nothing',
    async (_, fate, step) => {
      const faulty = createFaultyIndexedDb()
      const store = await open(faulty)
      await store.append('m', growingUpdates(30))
      let begun = 0
      faulty.decide(() => (begun++ >= step ? fate : 'commits'))
      const compaction = store.compact('m').catch((error: unknown) => error)
      // Reads that abort or fail in quota commit in effect; whatever it says, nothing may be gone.
      await Promise.race([compaction, eventually(() => expect(begun).toBe(step + 1))])
      if (fate !== 'hangs') await compaction
      store.close()
      faulty.endPage()
      faulty.decide(() => 'commits')

      const next = await open(faulty)
      expect(await loadCards(next)).toEqual(cardNames(30))
      await next.compact('m')
      expect(await next.loadMap('m')).toMatchObject({ rows: 1, quarantined: 0 })
      expect(await loadCards(next)).toEqual(cardNames(30))
    },
  )

  test('a snapshot that the disk gives back differently is not trusted', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', growingUpdates(30))
    const restore = interceptRequests(IDBObjectStore.prototype, 'add', (rows, value, proceed) => {
      const row = value as { bytes: Uint8Array }
      return proceed(rows.name === 'snapshots' ? { ...row, bytes: flipped(row.bytes) } : row)
    })
    try {
      expect(await store.compact('m')).toBe('skipped')
    } finally {
      restore()
    }
    expect(await store.loadMap('m')).toMatchObject({ rows: 30, quarantined: 0 })
  })

  test('what another tab writes meanwhile stays', async () => {
    const faulty = createFaultyIndexedDb()
    const [store, other] = [await open(faulty), await open(faulty)]
    const updates = growingUpdates(11)
    await store.append('m', updates.slice(0, 10))
    let appended: Promise<void> | undefined
    const restore = interceptRequests(IDBObjectStore.prototype, 'add', (rows, value, proceed) => {
      if (rows.name === 'snapshots') appended ??= other.append('m', updates.slice(10))
      return proceed(value)
    })
    try {
      expect(await store.compact('m')).toBe('done')
      await appended
    } finally {
      restore()
    }
    expect(appended).toBeDefined()
    expect(await store.loadMap('m')).toMatchObject({ rows: 2, quarantined: 0 })
    expect(await loadCards(store)).toEqual(cardNames(11))
  })

  test('rows stay when the snapshot goes before they do', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', growingUpdates(10))
    const database = new JejakDatabase(faulty.parts)
    let cleared: PromiseLike<void> | undefined
    const restore = interceptRequests(IDBObjectStore.prototype, 'get', (rows, key, proceed) => {
      // Another tab finds the snapshot damaged while this one reads it back.
      if (rows.name === 'snapshots')
        cleared ??= database.run('readwrite', ['snapshots'], async ({ snapshots }) => snapshots.clear())
      return proceed(key)
    })
    try {
      expect(await store.compact('m')).toBe('skipped')
      await cleared
    } finally {
      restore()
      database.close()
    }
    expect(cleared).toBeDefined()
    expect(await loadCards(store)).toEqual(cardNames(10))
  })

  test('while a part is missing, nothing is thrown away', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const updates = growingUpdates(10)
    await store.append('m', updates.toSpliced(4, 1))
    expect(await store.compact('m')).toBe('skipped')
    await store.append('m', updates.slice(4, 5))
    expect(await store.compact('m')).toBe('done')
    expect(await loadCards(store)).toEqual(cardNames(10))
  })

  test('two tabs that compact and append at the same time lose nothing (20 rounds)', async () => {
    const faulty = createFaultyIndexedDb()
    const tabs = [await open(faulty), await open(faulty)] as const
    const updates = separateUpdates(200)
    for (let round = 0; round < 20; round++) {
      const mine = updates.slice(round * 10, round * 10 + 10)
      await Promise.all([
        tabs[0].append('m', mine.slice(0, 5)),
        tabs[1].compact('m'),
        tabs[0].compact('m'),
        tabs[1].append('m', mine.slice(5)),
        tabs[1].compact('m'),
      ])
      expect(await loadCards(tabs[0])).toEqual(cardNames(round * 10 + 10))
    }
    await tabs[0].compact('m')
    expect(await loadCards(tabs[1])).toEqual(cardNames(200))
  })

  test('only one tab at a time, where the browser has locks', async () => {
    const faulty = createFaultyIndexedDb()
    const locks = {
      request: (_name: string, _options: LockOptions, work: (lock: Lock | null) => unknown) =>
        Promise.resolve(work(null)),
    } as unknown as LockManager
    const store = await openLocalStore({ ...faulty.parts, locks })
    opened.push(store)
    await store.append('m', growingUpdates(3))
    expect(await store.compact('m')).toBe('busy')
  })
})

describe('the library', () => {
  test('deletes with undo, and forgets after thirty days', async () => {
    const faulty = createFaultyIndexedDb()
    let time = 1_000_000
    const store = await open(faulty, () => time)
    await store.append('m', separateUpdates(2))
    await store.saveMapCard('m', { title: 'One' })
    await store.saveMapCard('n', { title: 'Two', editedAt: time + 1 })
    expect((await store.listMaps()).map(({ title }) => title)).toEqual(['Two', 'One'])
    await store.deleteMap('m')
    expect((await store.listMaps()).map(({ id }) => id)).toEqual(['n'])
    await store.restoreMap('m')
    expect((await store.listMaps()).map(({ id }) => id)).toEqual(['n', 'm'])
    await store.deleteMap('m')
    time += deletedKeptMs
    expect(await store.purgeDeleted()).toBe(0)
    expect(await loadCards(store)).toEqual(cardNames(2))
    time += 1
    expect(await store.purgeDeleted()).toBe(1)
    expect(await store.mapCard('m')).toBeUndefined()
    expect(await loadCards(store)).toEqual([])
  })

  test('is watched across tabs', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const other = await open(faulty)
    const seen: string[][] = []
    const stop = store.watchMaps((maps) => seen.push(maps.map(({ title }) => title)))
    await eventually(() => expect(seen.at(-1)).toEqual([]))
    await other.saveMapCard('m', { title: 'Beli polis' })
    await eventually(() => expect(seen.at(-1)).toEqual(['Beli polis']))
    stop()
    await other.saveMapCard('m', { title: 'Klaim' })
    expect(seen.at(-1)).toEqual(['Beli polis'])
  })
})

describe('what other tabs and the browser do to the database', () => {
  test('a newer version takes over: the store lets go and says so', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    const events: string[] = []
    store.watchEvents((event) => events.push(event))
    await done(faulty.parts.indexedDB.open('jejak', 1_000))
    await eventually(() => expect(events).toEqual(['replaced']))
    await expect(store.append('m', separateUpdates(1))).rejects.toMatchObject({ code: 'replaced' })
  })

  test('the database is cleared under an open page: the store begins anew and says so', async () => {
    const faulty = createFaultyIndexedDb()
    const store = await open(faulty)
    await store.append('m', separateUpdates(2))
    const events: string[] = []
    store.watchEvents((event) => events.push(event))
    await done(faulty.parts.indexedDB.deleteDatabase('jejak'))
    await eventually(() => expect(events).toEqual(['reset']))
    await store.append('m', separateUpdates(3))
    expect(await loadCards(store)).toEqual(cardNames(3))
  })
})

function done(request: EventTarget): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', resolve)
    request.addEventListener('error', reject)
  })
}

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const middle = copy.length >> 1
  copy[middle] = (copy[middle] as number) ^ 0x40
  return copy
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
