import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { newServerClient } from '../../journey/doc/discussion.ts'
import { readMap } from '../../journey/doc/read.ts'
import { commentsRoot, firstServerClient } from '../../journey/doc/shape.ts'
import { type AccessRole, newKey } from '../../journey/model/access.ts'
import { limits } from '../../journey/model/limits.ts'
import type { Comment } from '../../journey/model/schema.ts'
import { startServerProcess } from '../helpers/server.ts'
import { type RawClient, barrier, joinMap, rawClient, syncMessage } from './client.ts'
import { LocalFanOut, LocalHub } from '../../collab-server/fan-out/local-fan-out.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap, keyOf, sampleFile } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

interface Served {
  readonly url: string
}

/** Somebody in a browser of their own, with a link of the map. */
function person(server: Served, mapId: string, name: string, key: string = keyOf(mapId)) {
  const secret = newKey()
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}/api/maps/${mapId}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'jejak-author': `${secret} ${encodeURIComponent(name)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    ask,
    async says(on: string, text: string, replyTo?: string): Promise<Comment> {
      const answer = await ask('POST', 'comments', { on, text, ...(replyTo === undefined ? {} : { replyTo }) })
      expect(answer.status).toBe(201)
      return (await answer.json()) as Comment
    },
  }
}

async function linkOf(server: Served, mapId: string, role: AccessRole): Promise<string> {
  const answer = await fetch(`${server.url}/api/maps/${mapId}/links`, {
    method: 'POST',
    headers: { ...asOwner(mapId), 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  return ((await answer.json()) as { key: string }).key
}

const codeOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string } }
  return `${answer.status} ${error.code}`
}

const fileOf = async (server: Served, mapId: string) =>
  (await (await fetch(`${server.url}/api/maps/${mapId}`, { headers: asOwner(mapId) })).json()) as {
    comments?: Comment[]
    votes?: { on: string; by: string; name: string }[]
  }

describe('comments', () => {
  test('a commenter says something, and whoever has the map open sees it with who and when', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const reader = joinMap(server.wsUrl, id, new Y.Doc(), await linkOf(server, id, 'viewer'))
    await reader.synced()
    const sari = person(server, id, 'Sari 🌱', await linkOf(server, id, 'commenter'))
    const before = Date.now()
    const first = await sari.says('c1', '  Berapa lama?\nSejak kapan?  ')
    expect(first).toMatchObject({ on: 'c1', text: 'Berapa lama?\nSejak kapan?', name: 'Sari 🌱' })
    expect(first.at).toBeGreaterThanOrEqual(before)
    expect(first.at).toBeLessThanOrEqual(Date.now())
    const answer = await person(server, id, '').says('c1', 'Dua hari', first.id)
    expect(answer.by).not.toBe(first.by)
    const seen = () => readMap(reader.doc).comments ?? []
    await until(() => seen().length === 2, 'the reader sees both')
    expect(seen()).toEqual([first, answer])
  })

  test('is edited and deleted by its author alone; an owner may delete it, everybody settle it', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const key = await linkOf(server, id, 'commenter')
    const [sari, budi, owner] = [
      person(server, id, 'Sari', key),
      person(server, id, 'Budi', key),
      person(server, id, ''),
    ]
    const said = await sari.says('s1', 'Why is it so slow?')
    const path = `comments/${said.id}`
    expect(await codeOf(await budi.ask('PATCH', path, { text: 'It is fast.' }))).toBe('403 not-yours')
    expect(await codeOf(await owner.ask('PATCH', path, { text: 'It is fast.' }))).toBe('403 not-yours')
    expect(await codeOf(await budi.ask('DELETE', path))).toBe('403 not-yours')
    const edited = (await (await sari.ask('PATCH', path, { text: 'Why slow?' })).json()) as Comment
    expect(edited).toMatchObject({ ...said, text: 'Why slow?', editedAt: expect.any(Number) as number })
    const settled = (await (await budi.ask('PATCH', path, { done: true })).json()) as Comment
    expect(settled).toMatchObject({ text: 'Why slow?', by: said.by, doneAt: expect.any(Number) as number })
    expect((await (await budi.ask('PATCH', path, { done: false })).json()) as Comment).toEqual(edited)
    const answer = await budi.says('s1', 'Two clerks left.', said.id)
    expect(await codeOf(await sari.ask('PATCH', `comments/${answer.id}`, { done: true }))).toBe('409 not-first')
    expect(await codeOf(await sari.ask('POST', 'comments', { on: 's1', text: 'So?', replyTo: answer.id }))).toBe(
      '409 not-first',
    )
    expect((await owner.ask('DELETE', path)).status).toBe(204)
    expect((await fileOf(server, id)).comments).toBeUndefined()
    expect(await codeOf(await sari.ask('PATCH', path, { text: 'Still?' }))).toBe('404 unknown-comment')
  })

  test('takes the bodies that it says, and of others nothing', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const sari = person(server, id, 'Sari')
    const there = await sari.says('c0', 'x'.repeat(limits.commentLength))
    const bad = [
      '{',
      [],
      {},
      { on: 'c0' },
      { on: 'c0', text: '' },
      { on: 'c0', text: ' \n ' },
      { on: 'c0', text: 7 },
      { on: 'c0', text: 'x'.repeat(limits.commentLength + 1) },
      { on: '__proto__', text: 'x' },
      { on: 'c0', text: 'x', at: 1 },
      { on: 'c0', text: 'x', by: there.by },
      { on: 'c0', text: 'x', name: 'The board' },
    ]
    for (const body of bad) expect([body, (await sari.ask('POST', 'comments', body)).status]).toEqual([body, 400])
    const huge = await sari.ask('POST', 'comments', { on: 'c0', text: 'x'.repeat(100_000) })
    expect(await codeOf(huge)).toBe('413 too-large')
    expect(await codeOf(await sari.ask('POST', 'comments', { on: 'nobody', text: 'x' }))).toBe('404 unknown-target')
    expect(await codeOf(await sari.ask('POST', 'comments', { on: 'c1', text: 'x', replyTo: there.id }))).toBe(
      '404 unknown-comment',
    )
    const nobody = await fetch(`${server.url}/api/maps/${id}/comments`, {
      method: 'POST',
      headers: { ...asOwner(id), 'content-type': 'application/json' },
      body: JSON.stringify({ on: 'c0', text: 'x' }),
    })
    expect(await codeOf(nobody)).toBe('400 no-author')
    const odd = await sari.ask('POST', 'comments', '{"on":"c0","text":"half \\ud83c of it"}')
    expect(((await odd.json()) as Comment).text).toBe('half \uFFFD of it')
    expect((await fileOf(server, id)).comments).toHaveLength(2)
  })

  test('a map that holds as many as one may takes no more, and says so', async () => {
    const server = await serverForTest()
    const comments = Array.from({ length: limits.comments }, (_, index) => ({
      id: `k${index}`,
      on: 'c0',
      text: 'x',
      by: 'sari',
      name: 'Sari',
      at: index,
    }))
    const id = await createMap(server.url, { ...sampleFile(), comments })
    const answer = await person(server, id, 'Sari').ask('POST', 'comments', { on: 'c0', text: 'One more' })
    expect(await codeOf(answer)).toBe('409 too-many')
  })

  test('twenty at once are all there, also while the map is written to', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const writer = joinMap(server.wsUrl, id)
    await writer.synced()
    const people = Array.from({ length: 20 }, (_, index) => person(server, id, `Person ${index}`))
    const saying = people.map((each, index) => each.says(`c${index % 3}`, `Words ${index}`))
    for (let count = 0; count < 50; count++) writer.notes.set(`note ${count}`, count)
    await Promise.all(saying)
    await until(() => readMap(writer.doc).comments?.length === 20, 'the writer sees all')
    expect(new Set((await fileOf(server, id)).comments?.map(({ text }) => text)).size).toBe(20)
  })

  test('what was answered is there after the server was killed', async () => {
    const server = await startServerProcess()
    onTestFinished(() => server.close())
    const id = await createMap(server.url)
    const sari = person(server, id, 'Sari')
    const said = [await sari.says('c0', 'First'), await sari.says('c1', 'Second')]
    expect((await sari.ask('PUT', 'votes/c1')).status).toBe(204)
    await server.stop('SIGKILL')
    const again = await startServerProcess({ dataDir: server.dataDir })
    onTestFinished(() => again.close())
    expect(await fileOf(again, id)).toMatchObject({ comments: said, votes: [{ on: 'c1', by: said[0]?.by }] })
  })

  test('while nothing can be stored one is told so, and the words are there once it can', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { writeDeadlineMs: 300 } })
    const id = await createMap(server.url)
    storage.failing.add('append')
    const sari = person(server, id, 'Sari')
    expect(await codeOf(await sari.ask('POST', 'comments', { on: 'c0', text: 'Kept' }))).toBe('503 storage-failing')
    storage.failing.delete('append')
    const reader = joinMap(server.wsUrl, id)
    await until(() => readMap(reader.doc).comments?.[0]?.text === 'Kept', 'it is stored and sent')
  })
})

/** Two servers that share what they keep. */
async function two() {
  const storage = new FaultyStorage()
  const hub = new LocalHub()
  const start = () => serverForTest({ shared: { storage, fanOut: new LocalFanOut(hub) }, settings: { lookMs: 60_000 } })
  return { storage, servers: [await start(), await start()] as const }
}

describe('several servers of the same maps', () => {
  test('what is said on one is seen on the other, and what both write at once is all there', async () => {
    const { servers } = await two()
    const [one, other] = servers
    const id = await createMap(one.url)
    const readers = servers.map(({ wsUrl }) => joinMap(wsUrl, id))
    for (const reader of readers) await reader.synced()
    const people = Array.from({ length: 10 }, (_, index) =>
      person(index % 2 === 0 ? one : other, id, `Person ${index}`),
    )
    const said = await Promise.all(people.map((each, index) => each.says('c0', `Words ${index}`)))
    await Promise.all(people.map((each, index) => each.ask('PATCH', `comments/${said[index]?.id}`, { done: true })))
    for (const { doc } of readers)
      await until(
        () => readMap(doc).comments?.filter(({ doneAt }) => doneAt !== undefined).length === 10,
        'all are seen, and settled',
      )
    expect(readMap(readers[0]?.doc ?? new Y.Doc()).comments).toEqual(readMap(readers[1]?.doc ?? new Y.Doc()).comments)
  })

  test('who changes from one to the other brings nothing back that was edited meanwhile', async () => {
    const { servers } = await two()
    const [one, other] = servers
    const id = await createMap(one.url)
    const sari = person(one, id, 'Sari')
    const said = await sari.says('c0', 'First words')
    const reader = joinMap(one.wsUrl, id)
    await until(() => readMap(reader.doc).comments?.length === 1, 'the reader has it')
    reader.destroy()
    await sari.ask('PATCH', `comments/${said.id}`, { text: 'Second words' })
    const again = joinMap(other.wsUrl, id, reader.doc)
    await until(() => readMap(again.doc).comments?.[0]?.text === 'Second words', 'the newer words come')
    again.notes.set('mine', true)
    await until(() => again.provider.synced, 'what it wrote is taken')
    expect(again.closedWith()).toBeUndefined()
    expect((await fileOf(one, id)).comments).toMatchObject([{ text: 'Second words' }])
  })
})

describe('votes', () => {
  test('a person has one for each thing, and takes it back', async () => {
    const server = await serverForTest()
    const file = { ...sampleFile(), frictions: [friction('f1')], fixes: [fix('x1')] }
    const id = await createMap(server.url, file)
    const [sari, budi] = [person(server, id, 'Sari'), person(server, id, 'Budi')]
    for (const target of ['f1', 'f1', 'x1', 's1', 'c0'])
      expect((await sari.ask('PUT', `votes/${target}`)).status).toBe(204)
    expect((await budi.ask('PUT', 'votes/f1')).status).toBe(204)
    const votes = async () => (await fileOf(server, id)).votes?.map(({ on, name }) => `${name}: ${on}`)
    expect(await votes()).toEqual(['Sari: f1', 'Sari: x1', 'Sari: s1', 'Sari: c0', 'Budi: f1'])
    expect((await sari.ask('DELETE', 'votes/f1')).status).toBe(204)
    expect((await sari.ask('DELETE', 'votes/f1')).status).toBe(204)
    expect(await votes()).toEqual(['Sari: x1', 'Sari: s1', 'Sari: c0', 'Budi: f1'])
    expect(await codeOf(await sari.ask('PUT', 'votes/nothing'))).toBe('404 unknown-target')
  })

  test('who somebody is differs from map to map, and their secret stands nowhere', async () => {
    const server = await serverForTest()
    const [one, other] = [await createMap(server.url), await createMap(server.url)]
    const secret = newKey()
    const authors = await Promise.all(
      [one, other].map(async (id) => {
        const headers = { ...asOwner(id), 'jejak-author': `${secret} Sari` }
        await fetch(`${server.url}/api/maps/${id}/votes/c0`, { method: 'PUT', headers })
        const access = await (await fetch(`${server.url}/api/maps/${id}/access`, { headers })).json()
        const file = await fileOf(server, id)
        expect(JSON.stringify(file)).not.toContain(secret)
        expect(file.votes).toMatchObject([{ by: (access as { author: string }).author }])
        return (access as { author: string }).author
      }),
    )
    expect(authors[0]).not.toBe(authors[1])
    expect(server.lines.join('\n')).not.toContain(secret)
  })
})

/** What an editor could send by hand to speak as somebody else, or to silence them. */
const forgeries: readonly { readonly name: string; readonly write: (doc: Y.Doc, comment: Comment) => void }[] = [
  { name: 'a comment of their own making', write: (doc, { id: _id, ...said }) => commentsRoot(doc).set('mine', said) },
  {
    name: 'other words for a comment that is there',
    write: (doc, { id, ...said }) => commentsRoot(doc).set(id, { ...said, text: 'Never mind' }),
  },
  { name: 'a type in the place of a comment', write: (doc, { id }) => commentsRoot(doc).set(id, new Y.Map()) },
  { name: 'the end of a comment', write: (doc, { id }) => commentsRoot(doc).delete(id) },
  {
    name: 'a comment under an id of the server’s',
    write: (doc, { id: _id, ...said }) => {
      doc.clientID = newServerClient()
      commentsRoot(doc).set('mine', said)
    },
  },
  {
    name: 'more under the id that the server writes with',
    write: (doc, { id: _id, ...said }) => {
      doc.clientID = Math.max(...doc.store.clients.keys())
      expect(doc.clientID).toBeGreaterThanOrEqual(firstServerClient)
      commentsRoot(doc).set('mine', said)
    },
  },
  { name: 'a vote', write: (doc) => doc.getMap('votes').set('c0:me', { on: 'c0', by: 'me', name: '', at: 1 }) },
]

describe('nobody writes into the discussion by themselves', () => {
  test.each(forgeries)('$name', async ({ write }) => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const said = await person(server, id, 'Sari').says('c0', 'This hurts')
    const watcher = joinMap(server.wsUrl, id)
    await watcher.synced()
    const client = await rawClient(server.wsUrl, id)
    client.send(syncMessage(0, Uint8Array.of(0)))
    client.send(syncMessage(1, Uint8Array.of(0, 0)))
    await until(() => readMap(client.document()).comments?.length === 1, 'the forger has the map')
    const doc = client.document()
    let forged: Uint8Array | undefined
    doc.on('update', (update: Uint8Array) => (forged = update))
    write(doc, said)
    if (forged === undefined) throw new Error('nothing was forged')
    const before = await fileOf(server, id)
    client.send(syncMessage(2, forged))
    client.send(barrier(7))
    await refused(client)
    // Neither as an answer, with which a client brings what it did without a connection.
    const again = await rawClient(server.wsUrl, id)
    again.send(syncMessage(1, forged))
    await refused(again)
    expect(await fileOf(server, id)).toEqual(before)
    expect(readMap(watcher.doc).comments).toEqual([said])
    // The server itself goes on.
    const next = await person(server, id, 'Budi').says('c0', 'Me too', said.id)
    await until(() => readMap(watcher.doc).comments?.length === 2, 'others see what is said next')
    expect(readMap(watcher.doc).comments).toEqual([said, next])
  })

  test('a client that says all it has, comments that were changed among it, loses nothing and is not sent away', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const sari = person(server, id, 'Sari')
    const said = await sari.says('c0', 'First words')
    await sari.ask('PATCH', `comments/${said.id}`, { text: 'Second words' })
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    const client = await rawClient(server.wsUrl, id)
    reader.notes.set('mine', true)
    client.send(syncMessage(1, Y.encodeStateAsUpdate(reader.doc)))
    client.send(barrier(1))
    await until(() => client.received.some(({ kind }) => kind === 'barrier'), 'the barrier is answered')
    expect(client.closedWith()).toBeUndefined()
    expect((await fileOf(server, id)).comments).toMatchObject([{ id: said.id, text: 'Second words' }])
  })
})

/** Waits until the server has dealt with a forgery: it closes, or asks for what it takes for missing. */
async function refused(client: RawClient): Promise<void> {
  const asked = () => client.received.filter(({ kind }) => kind === 'step1').length > 1
  client.socket.ping()
  let isPonged = false
  client.socket.on('pong', () => (isPonged = true))
  await until(() => client.closedWith() !== undefined || asked() || isPonged, 'the server has read it')
  expect([undefined, 4422]).toContain(client.closedWith())
}

const friction = (id: string) => ({ id, title: 'Slow', order: 'a0', on: ['c0'], severity: 3, status: 'open' })
const fix = (id: string) => ({ id, title: 'Hire', order: 'a0', frictions: ['f1'] })
