import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Operation, leastRole } from '../../collab-server/access/can.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { type AccessRole, accessRoles, includesRole, newKey } from '../../journey/model/access.ts'
import { parseMap } from '../../journey/model/parse.ts'
import { type TestServer, serverBundle, startServerProcess } from '../helpers/server.ts'
import { type RawClient, barrier, joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap, keyOf, sampleFile } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

interface MadeLink {
  id: string
  role: AccessRole
  key: string
  url: string
}

const author = newKey()

/** A key of `''` is none. */
const ask = (server: TestServer, method: string, path: string, key: string, body?: unknown) =>
  fetch(`${server.url}/api/maps/${path}`, {
    method,
    headers: {
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
      'jejak-author': `${author} Sari`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function makeLink(server: TestServer, id: string, choice: object): Promise<MadeLink> {
  const answer = await ask(server, 'POST', `${id}/links`, keyOf(id), choice)
  expect(answer.status).toBe(201)
  return (await answer.json()) as MadeLink
}

/** Puts a map on a server under an id, with the secret of its first link. */
function publish(server: TestServer, id: string, key: string): Promise<Response> {
  const doc = new Y.Doc()
  const parsed = parseMap(sampleFile())
  if (parsed.ok) seedMap(doc, parsed.value)
  return fetch(`${server.url}/api/maps/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${key}` },
    body: Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>,
  })
}

/** An update that sets a note, by a writer of its own. */
function noteUpdate(key: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('notes').set(key, true)
  return Y.encodeStateAsUpdate(doc)
}

function presenceMessage(clientId: number): Uint8Array {
  const state = JSON.stringify({ user: { name: 'Sari' } })
  const entry = [1, ...varUint(clientId), 1, state.length, ...Buffer.from(state)]
  return Uint8Array.of(1, entry.length, ...entry)
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]
}

const notesOn = async (server: TestServer, id: string) => {
  const reader = joinMap(server.wsUrl, id)
  await reader.synced()
  const notes = reader.notes.toJSON()
  reader.destroy()
  return notes
}

/** Every way to do something with a map: whether it was done. */
const entryPoints: readonly {
  readonly name: string
  readonly operation: Operation
  readonly isDone: (server: TestServer, id: string, key: string) => Promise<boolean>
}[] = [
  {
    name: 'GET /api/maps/<id>',
    operation: 'read',
    isDone: async (server, id, key) => (await ask(server, 'GET', id, key)).status === 200,
  },
  {
    name: 'GET /api/maps/<id>/export.json',
    operation: 'read',
    isDone: async (server, id, key) => (await ask(server, 'GET', `${id}/export.json`, key)).status === 200,
  },
  {
    name: 'GET /api/maps/<id>/access',
    operation: 'read',
    isDone: async (server, id, key) => (await ask(server, 'GET', `${id}/access`, key)).status === 200,
  },
  {
    name: 'GET /api/maps/<id>/versions',
    operation: 'history',
    isDone: async (server, id, key) => (await ask(server, 'GET', `${id}/versions`, key)).status === 200,
  },
  {
    name: 'POST /api/maps/<id>/versions',
    operation: 'history',
    isDone: async (server, id, key) => (await ask(server, 'POST', `${id}/versions`, key, { name: 'v' })).status === 201,
  },
  ...(['', '/export.json?version=', '/export.svg?since='] as const).map((path) => ({
    name: `GET ${path === '' ? 'a version' : path}`,
    operation: 'history' as const,
    isDone: async (server: TestServer, id: string, key: string) => {
      const made = (await (await ask(server, 'POST', `${id}/versions`, keyOf(id), { name: 'v' })).json()) as {
        id: string
      }
      const address = path === '' ? `${id}/versions/${made.id}` : `${id}${path}${made.id}`
      return (await ask(server, 'GET', address, key)).status === 200
    },
  })),
  {
    name: 'PATCH /api/maps/<id>/versions/<version>',
    operation: 'history',
    isDone: async (server, id, key) => {
      const made = (await (await ask(server, 'POST', `${id}/versions`, keyOf(id), { name: 'v' })).json()) as {
        id: string
      }
      return (await ask(server, 'PATCH', `${id}/versions/${made.id}`, key, { name: 'w' })).status === 200
    },
  },
  {
    name: 'sync step 1 on the socket',
    operation: 'read',
    isDone: async (server, id, key) => {
      const client = await rawClient(server.wsUrl, id, key)
      client.socket.on('error', () => undefined)
      if (client.socket.readyState === WebSocket.OPEN) client.send(syncMessage(0, Uint8Array.of(0)))
      await until(
        () => client.closedWith() !== undefined || client.received.some(({ kind }) => kind === 'step2'),
        'an answer',
      )
      return client.document().getMap('cards').size > 0
    },
  },
  {
    name: 'presence on the socket',
    operation: 'appear',
    isDone: async (server, id, key) => {
      const watcher = joinMap(server.wsUrl, id)
      await watcher.synced()
      const client = await rawClient(server.wsUrl, id, key)
      const clientId = 1_000 + Math.floor(Math.random() * 1_000_000)
      client.send(presenceMessage(clientId))
      await answered(client)
      const isSeen = () => watcher.provider.awareness.getStates().has(clientId)
      if (client.closedWith() === undefined) await until(isSeen, 'the others see who came')
      return isSeen()
    },
  },
  ...([2, 1] as const).map((type) => ({
    name: type === 2 ? 'an update on the socket' : 'sync step 2 on the socket',
    operation: 'edit' as const,
    isDone: async (server: TestServer, id: string, key: string) => {
      const client = await rawClient(server.wsUrl, id, key)
      const note = `by ${type} ${newKey()}`
      for (const message of [syncMessage(1, Uint8Array.of(0, 0)), barrier(1), syncMessage(type, noteUpdate(note))])
        client.send(message)
      client.send(barrier(2))
      const isOver = () =>
        client.closedWith() !== undefined ||
        client.received.some(
          (message) => message.kind === 'notice' || (message.kind === 'barrier' && message.token === 2),
        )
      await until(isOver, 'it is stored, or refused')
      return note in (await notesOn(server, id))
    },
  })),
  {
    name: 'POST /api/maps/<id>/metrics',
    operation: 'edit',
    isDone: async (server, id, key) => {
      const points = [{ metric: { key: 'nps' }, day: '2026-11-20', value: 30 }]
      return (await ask(server, 'POST', `${id}/metrics`, key, { points })).status === 200
    },
  },
  {
    name: 'POST /api/maps/<id>/comments',
    operation: 'comment',
    isDone: async (server, id, key) =>
      (await ask(server, 'POST', `${id}/comments`, key, { on: 'c0', text: 'Why?' })).status === 201,
  },
  ...(['PATCH', 'DELETE'] as const).map((method) => ({
    name: `${method} /api/maps/<id>/comments/<comment>`,
    operation: 'comment' as const,
    isDone: async (server: TestServer, id: string, key: string) => {
      const said = (await (
        await ask(server, 'POST', `${id}/comments`, keyOf(id), { on: 'c0', text: 'Why?' })
      ).json()) as {
        id: string
      }
      const body = method === 'PATCH' ? { done: true } : undefined
      return (await ask(server, method, `${id}/comments/${said.id}`, key, body)).ok
    },
  })),
  ...(['PUT', 'DELETE'] as const).map((method) => ({
    name: `${method} /api/maps/<id>/votes/<target>`,
    operation: 'comment' as const,
    isDone: async (server: TestServer, id: string, key: string) =>
      (await ask(server, method, `${id}/votes/c0`, key)).status === 204,
  })),
  {
    name: 'GET /api/maps/<id>/links',
    operation: 'share',
    isDone: async (server, id, key) => (await ask(server, 'GET', `${id}/links`, key)).status === 200,
  },
  {
    name: 'POST /api/maps/<id>/links',
    operation: 'share',
    isDone: async (server, id, key) =>
      (await ask(server, 'POST', `${id}/links`, key, { role: 'viewer' })).status === 201,
  },
  {
    name: 'PATCH /api/maps/<id>/links/<link>',
    operation: 'share',
    isDone: async (server, id, key) => {
      const link = await makeLink(server, id, { role: 'viewer' })
      return (await ask(server, 'PATCH', `${id}/links/${link.id}`, key, { role: 'editor' })).status === 200
    },
  },
  {
    name: 'DELETE /api/maps/<id>/links/<link>',
    operation: 'share',
    isDone: async (server, id, key) => {
      const link = await makeLink(server, id, { role: 'viewer' })
      return (await ask(server, 'DELETE', `${id}/links/${link.id}`, key)).status === 204
    },
  },
  {
    name: 'DELETE /api/maps/<id>',
    operation: 'delete',
    isDone: async (server, id, key) => {
      const { status } = await ask(server, 'DELETE', id, key)
      if (status !== 204) return false
      // For those who try after.
      expect((await publish(server, id, keyOf(id))).status).toBe(201)
      return true
    },
  },
]

/** Waits until the server has dealt with all that a client has sent. */
async function answered(client: RawClient): Promise<void> {
  if (client.socket.readyState === WebSocket.OPEN) client.socket.ping()
  let isPonged = false
  client.socket.on('pong', () => (isPonged = true))
  await until(() => isPonged || client.closedWith() !== undefined, 'the server has read everything')
}

describe('role × operation, through every entry point', () => {
  test('every operation has an entry point that is tried', () => {
    expect(new Set(entryPoints.map(({ operation }) => operation))).toEqual(new Set(Object.keys(leastRole)))
  })

  test.each(entryPoints)('$name takes $operation', async ({ operation, isDone }) => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const other = await createMap(server.url)
    for (const role of accessRoles) {
      const { key } = await makeLink(server, id, { role })
      expect([role, await isDone(server, id, key)]).toEqual([role, includesRole(role, leastRole[operation])])
    }
    const endsAt = Date.now() + 1
    const ended = await makeLink(server, id, { role: 'owner', expiresAt: endsAt })
    await until(() => Date.now() > endsAt, 'the link has ended')
    for (const key of ['', 'short', newKey(), keyOf(other), ended.key])
      expect([key, await isDone(server, id, key)]).toEqual([key, false])
  })
})

describe('a map that its owner deletes', () => {
  test('closes to everybody at once, whatever they were doing, and is as if it had never been', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const { key: viewerKey } = await makeLink(server, id, { role: 'viewer' })
    const owner = joinAcking(server.wsUrl, id)
    const viewer = joinMap(server.wsUrl, id, undefined, viewerKey)
    await Promise.all([owner.durable(), viewer.synced()])
    owner.notes.set('written', 'a moment before')
    const startedAt = performance.now()
    expect((await ask(server, 'DELETE', id, keyOf(id))).status).toBe(204)
    expect(await Promise.all([owner.closed(), viewer.closed()])).toEqual([4403, 4403])
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    for (const key of [keyOf(id), viewerKey]) {
      expect((await ask(server, 'GET', id, key)).status).toBe(404)
      expect(await joinMap(server.wsUrl, id, undefined, key).closed()).toBe(4404)
    }
    expect((await ask(server, 'POST', `${id}/links`, keyOf(id), { role: 'viewer' })).status).toBe(404)

    // Somebody who still has a copy may put it there as a map of theirs: nothing of the other comes back with it.
    const anew = newKey()
    expect((await publish(server, id, anew)).status).toBe(201)
    const late = joinMap(server.wsUrl, id, undefined, anew)
    await late.synced()
    expect(late.notes.size).toBe(0)
    expect((await ask(server, 'GET', id, viewerKey)).status).toBe(404)
  })
})

describe('a map opens to nobody who has no link of it', () => {
  test('with the same answer for a map that is not there and for a wrong secret', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const answers = await Promise.all([
      ...[newKey(), ''].map((key) => ask(server, 'GET', id, key)),
      ask(server, 'GET', 'never-made', newKey()),
    ])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(texts).size).toBe(1)
    const sockets = [
      joinMap(server.wsUrl, id, undefined, newKey()),
      joinMap(server.wsUrl, 'never-made', undefined, newKey()),
    ]
    expect(await Promise.all(sockets.map((socket) => socket.closed()))).toEqual([4404, 4404])
  })

  test('after the same time, whatever is the reason', async () => {
    const server = await serverForTest()
    const [large, deleted] = await Promise.all([
      createMap(server.url, sampleFile('Large', 2_000)),
      createMap(server.url),
    ])
    for (let link = 0; link < 20; link++) await makeLink(server, large, { role: 'editor' })
    const revoked = await makeLink(server, large, { role: 'owner' })
    expect((await ask(server, 'DELETE', `${large}/links/${revoked.id}`, keyOf(large))).status).toBe(204)
    expect((await ask(server, 'DELETE', deleted, keyOf(deleted))).status).toBe(204)
    const tries = [
      ['wrong secret', large, newKey()],
      ['revoked', large, revoked.key],
      ['deleted', deleted, keyOf(deleted)],
      ['never made', 'never-made', newKey()],
    ] as const
    const times = tries.map(() => [] as number[])
    for (let round = 0; round < 250; round++) {
      for (const [index, [, id, key]] of tries.entries()) {
        const startedAt = performance.now()
        await (await ask(server, 'GET', id, key)).text()
        times[index]?.push(performance.now() - startedAt)
      }
    }
    const medians = times.map((all) => all.toSorted((a, b) => a - b)[all.length / 2] ?? 0)
    const said = tries.map(([what], index) => `${what} ${medians[index]?.toFixed(3)} ms`).join(', ')
    // To load the map, or to read what is stored of it, would take some ms.
    expect(Math.max(...medians) - Math.min(...medians) < 0.5 ? 'alike' : said).toBe('alike')
  })

  test('not even when the storage cannot say who may', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    storage.failing.add('links')
    expect((await ask(server, 'GET', id, keyOf(id))).status).toBe(503)
    const client = await rawClient(server.wsUrl, id)
    expect(await client.closed()).toBe(1011)
    expect(client.received).toEqual([])
  })

  test('10,000 ids and secrets at random: none', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    let opened = 0
    for (let round = 0; round < 100; round++) {
      const tries = Array.from({ length: 100 }, (_, index) =>
        ask(server, 'GET', index % 2 ? id : newKey().slice(0, 22), newKey()),
      )
      for (const answer of await Promise.all(tries)) if (answer.status !== 404) opened++
    }
    expect(opened).toBe(0)
  })

  test('a page from elsewhere may not connect, unless it is allowed', async () => {
    const server = await serverForTest({ allowedOrigins: ['https://intranet.example'] })
    const id = await createMap(server.url)
    const statusOf = (origin: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${server.wsUrl}/${id}`, ['yjs', `key.${keyOf(id)}`], { origin })
        socket.on('open', () => {
          resolve(101)
          socket.terminate()
        })
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
        socket.on('error', () => undefined)
      })
    expect(await statusOf('https://evil.example')).toBe(403)
    expect(await statusOf('null')).toBe(403)
    expect(await statusOf(server.url)).toBe(101)
    expect(await statusOf('https://intranet.example')).toBe(101)
  })
})

describe('whoever may only look', () => {
  test('gets what others write, and leaves no trace of 10,000 crafted frames', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const { key } = await makeLink(server, id, { role: 'viewer' })
    const owner = joinAcking(server.wsUrl, id)
    await owner.durable()
    const before = Y.encodeStateAsUpdate(owner.doc)
    let sent = 0
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let index = 0; index < 500; index++) doc.getMap('cards').set(`forged-${index}`, index)
    while (sent < 10_000) {
      const client = await rawClient(server.wsUrl, id, key)
      for (const update of updates) {
        if (sent++ >= 10_000) break
        client.send(syncMessage(1 + (sent % 2), update))
      }
      await answered(client)
      client.socket.terminate()
    }
    await owner.durable()
    expect(Y.encodeStateAsUpdate(owner.doc)).toEqual(before)
    const viewer = joinMap(server.wsUrl, id, undefined, key)
    await viewer.synced()
    owner.notes.set('later', true)
    await until(() => viewer.notes.get('later') === true, 'the viewer sees it')
    expect(await notesOn(server, id)).toEqual({ later: true })
  }, 60_000)

  test('is never told that what they wrote is safe', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const { key } = await makeLink(server, id, { role: 'viewer' })
    const viewer = joinAcking(server.wsUrl, id, undefined, key)
    await viewer.durable()
    viewer.notes.set('mine', true)
    viewer.send(7)
    await until(() => viewer.notices.includes('not-allowed'), 'the viewer is told')
    expect(viewer.tokens).not.toContain(7)
    expect(viewer.closedWith()).toBeUndefined()
  })
})

describe('a link that changes', () => {
  test('is out within a second when it is revoked, and when it ends', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const revoked = await makeLink(server, id, { role: 'editor' })
    const ending = await makeLink(server, id, { role: 'editor', expiresAt: Date.now() + 1_500 })
    const [one, two] = [revoked, ending].map(({ key }) => joinMap(server.wsUrl, id, undefined, key)) as [
      ReturnType<typeof joinMap>,
      ReturnType<typeof joinMap>,
    ]
    await Promise.all([one.synced(), two.synced()])
    const began = performance.now()
    expect((await ask(server, 'DELETE', `${id}/links/${revoked.id}`, keyOf(id))).status).toBe(204)
    expect(await one.closed()).toBe(4403)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(await two.closed()).toBe(4403)
    expect((await ask(server, 'GET', id, revoked.key)).status).toBe(404)
    expect((await ask(server, 'GET', id, ending.key)).status).toBe(404)
  })

  test('lets its holders do more or less at once, and what waited is taken then', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const link = await makeLink(server, id, { role: 'viewer' })
    const client = joinAcking(server.wsUrl, id, undefined, link.key)
    await client.durable()
    client.notes.set('too early', 1)
    await until(() => client.notices.includes('not-allowed'), 'the viewer is told')
    await ask(server, 'PATCH', `${id}/links/${link.id}`, keyOf(id), { role: 'editor' })
    await client.durable()
    expect(await notesOn(server, id)).toEqual({ 'too early': 1 })
    await ask(server, 'PATCH', `${id}/links/${link.id}`, keyOf(id), { role: 'viewer' })
    client.notes.set('too late', 1)
    client.send(9)
    await until(() => client.notices.filter((code) => code === 'not-allowed').length > 1, 'the viewer is told')
    expect(await notesOn(server, id)).toEqual({ 'too early': 1 })
  })

  test('is told to the app as soon as it comes, and to no plain client', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const { key } = await makeLink(server, id, { role: 'commenter' })
    const app = await rawClient(server.wsUrl, id, key, 'jejak')
    expect(await app.next('notice')).toEqual({ kind: 'notice', code: 'role-commenter' })
    expect(app.socket.protocol).toBe('jejak')
    const plain = await rawClient(server.wsUrl, id, key)
    plain.send(syncMessage(0, Uint8Array.of(0)))
    await plain.next('step2')
    expect(plain.received.map(({ kind }) => kind)).not.toContain('notice')
  })

  test('never leaves a map without an owner', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const listed = (await (await ask(server, 'GET', `${id}/links`, keyOf(id))).json()) as { links: MadeLink[] }
    const [first] = listed.links
    expect(listed.links).toHaveLength(1)
    const path = `${id}/links/${first?.id}`
    expect((await ask(server, 'DELETE', path, keyOf(id))).status).toBe(409)
    expect((await ask(server, 'PATCH', path, keyOf(id), { role: 'editor' })).status).toBe(409)
    expect((await ask(server, 'PATCH', path, keyOf(id), { expiresAt: Date.now() + 1e6 })).status).toBe(409)
    const second = await makeLink(server, id, { role: 'owner', name: 'Budi' })
    const both = [ask(server, 'DELETE', path, second.key), ask(server, 'DELETE', `${id}/links/${second.id}`, keyOf(id))]
    // Whoever comes second is the last owner's link, or has none any more.
    const [ofSecond, ofFirst] = (await Promise.all(both)).map(({ status }) => status)
    expect([204, 409, 404]).toContain(ofFirst)
    expect([204, 409, 404]).toContain(ofSecond)
    expect([ofFirst, ofSecond].filter((status) => status === 204)).toHaveLength(1)
    const left = await ask(server, 'GET', `${id}/links`, ofSecond === 204 ? second.key : keyOf(id))
    expect(((await left.json()) as { links: MadeLink[] }).links).toHaveLength(1)
  })

  test.each([
    [{}],
    [{ role: 'admin' }],
    [{ role: 'viewer', name: 'x'.repeat(81) }],
    [{ role: 'viewer', expiresAt: 'tomorrow' }],
    [{ role: 'viewer', key: 'mine' }],
    [[]],
    ['viewer'],
  ])('is not made from %j', async (choice) => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    expect((await ask(server, 'POST', `${id}/links`, keyOf(id), choice)).status).toBe(400)
  })
})

test('whoever runs the server gets a new owner link on its command line, while it runs', async () => {
  const server = await startServerProcess()
  onTestFinished(() => server.close())
  const id = await createMap(server.url)
  const environment = { ...process.env, JEJAK_DATA_DIR: server.dataDir }
  const main = await serverBundle()
  const run = (mapId: string) =>
    promisify(execFile)(process.execPath, [main, 'owner-link', mapId], { env: environment })
  const { stdout } = await run(id)
  const key = /^\/m\/[\w-]+#k=([\w-]{43})\n$/.exec(stdout)?.[1] ?? ''
  const answer = await fetch(`${server.url}/api/maps/${id}/access`, { headers: { authorization: `Bearer ${key}` } })
  expect(await answer.json()).toMatchObject({ role: 'owner' })
  await expect(run('no-such-map')).rejects.toMatchObject({ code: 1 })
})

test('a secret stands in no file and no line of the log; a list shows its last four characters', async () => {
  const server = await serverForTest()
  const id = await createMap(server.url)
  const link = await makeLink(server, id, { role: 'editor', name: 'Workshop' })
  const client = joinAcking(server.wsUrl, id, undefined, link.key)
  client.notes.set('a', 1)
  await client.durable()
  const text = await (await ask(server, 'GET', `${id}/links`, keyOf(id))).text()
  const exported = await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).text()
  const stored = readFileSync(join(server.dataDir, 'maps', 'data.mdb')).toString('latin1')
  for (const secret of [link.key, keyOf(id)]) {
    for (const place of [text, exported, stored, server.lines.join('\n')]) expect(place).not.toContain(secret)
    expect(text).toContain(`"keyEnd":"${secret.slice(-4)}"`)
  }
})
