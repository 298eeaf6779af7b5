import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { CompactionRefused, compactUpdates } from '../../collab-server/documents/compact.ts'
import { contentText } from '../../collab-server/documents/content.ts'
import { DocumentThread } from '../../collab-server/documents/document-thread.ts'
import { documentWork } from '../../collab-server/documents/documents.ts'
import { InvalidUpdate } from '../../collab-server/sync/update.ts'
import { joinAcking, joinMap } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { createMap } from './maps.ts'
import { directoryForTest, documentThread, serverForTest, until } from './waiting.ts'

/** Updates of someone who writes and deletes a lot. */
function busyUpdates(edits: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = new Y.Text()
  doc.getMap('notes').set('text', text)
  for (let index = 0; index < edits; index++) {
    if (index % 4 === 3) text.delete(0, Math.min(3, text.length))
    else text.insert(text.length, `w${index} `)
    doc.getMap('notes').set(`k${index % 10}`, { index, list: [1, 'two', null] })
    if (index % 7 === 0) doc.getMap('cards').set(`c${index % 3}`, new Y.Map([['title', new Y.Text(`t${index}`)]]))
  }
  return updates
}

/** The content text of a document that is filled like this. */
function textOf(fill: (doc: Y.Doc) => void): string {
  const doc = new Y.Doc()
  fill(doc)
  return contentText(doc)
}

/**
 * A thread whose work is to wait: `adopt([n])` takes n × 10 ms; 255 never ends, 254 ends the thread, 253 tells which
 * thread it is.
 */
function waitingThread(deadlineMs: number, idleMs?: number): DocumentThread {
  const script = join(directoryForTest(), 'waiting.mjs')
  writeFileSync(
    script,
    `import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', ({ id, args: [[tens]] }) => {
      if (tens === 254) process.exit(1)
      if (tens === 253) return parentPort.postMessage({ id, ok: true, value: threadId })
      const until = performance.now() + (tens === 255 ? Infinity : tens * 10)
      while (performance.now() < until);
      parentPort.postMessage({ id, ok: true, value: tens })
    })`,
  )
  const thread = new DocumentThread(pathToFileURL(script), deadlineMs, idleMs)
  onTestFinished(() => thread.close())
  return thread
}
const outcomes = async (thread: DocumentThread, tens: readonly number[]) => {
  const results = await Promise.allSettled(tens.map((ten) => thread.adopt(Uint8Array.of(ten))))
  return results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))
}

describe('compacting', () => {
  test('gives a smaller state that shows the same and that everyone can go on from', () => {
    const updates = busyUpdates(400)
    const { state } = compactUpdates(updates)
    const whole = new Y.Doc()
    for (const update of updates) Y.applyUpdate(whole, update)
    const compacted = new Y.Doc()
    Y.applyUpdate(compacted, state)
    expect(state.length).toBeLessThan(updates.reduce((sum, { length }) => sum + length, 0) / 3)
    expect(contentText(compacted)).toBe(contentText(whole))
    whole.getMap('notes').set('later', 1)
    Y.applyUpdate(compacted, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(compacted)))
    expect(contentText(compacted)).toBe(contentText(whole))
  })

  test('refuses what is no whole document', () => {
    const updates = busyUpdates(20)
    expect(() => compactUpdates(updates.slice(1))).toThrow(CompactionRefused)
    expect(() => compactUpdates([...updates.slice(0, 5), ...updates.slice(6)])).toThrow(CompactionRefused)
    expect(() => compactUpdates([...updates, Uint8Array.of(1, 2, 3)])).toThrow(InvalidUpdate)
  })

  test('compares what documents show, whatever their types, and tells them apart', () => {
    const texts = [
      textOf(() => undefined),
      textOf((made) => made.getMap('m').set('a', 1)),
      textOf((made) => made.getMap('m').set('a', '1')),
      textOf((made) => made.getMap('m').set('a', new Y.Map([['b', 1]]))),
      textOf((made) => made.getMap('m').set('a', new Y.Text('1'))),
      textOf((made) => made.getMap('m').set('a', Uint8Array.of(1))),
      textOf((made) => made.getText('m').insert(0, 'ab')),
      textOf((made) => made.getText('m').insert(0, 'ba')),
      textOf((made) => made.getText('m').insert(0, 'ab', { bold: true })),
      textOf((made) => made.getArray('m').push(['ab'])),
      textOf((made) => made.getArray('m').push(['a', 'b'])),
      textOf((made) => made.getXmlFragment('m').push([new Y.XmlElement('p')])),
    ]
    expect(new Set(texts).size).toBe(texts.length)
    const pieces = textOf((made) => {
      made.getText('m').insert(0, 'b')
      made.getText('m').insert(0, 'xa')
      made.getText('m').delete(0, 1)
    })
    expect(pieces).toBe(texts[6])
  })
})

describe('the document thread', () => {
  test('does in a thread what is done in place', async () => {
    const thread = await documentThread()
    const updates = busyUpdates(100)
    expect([...(await thread.compact(updates))]).toEqual([...(await documentWork.compact(updates))])
    expect(await thread.render(updates)).toBe(await documentWork.render(updates))
    expect(await thread.adopt(Uint8Array.of(1))).toEqual({ ok: false, reason: 'not-an-update' })
    expect((await thread.plant('{}', 'key')).ok).toBe(false)
    expect(await thread.order(Buffer.from('{'))).toMatchObject({ kind: 'refused', code: 'not-json' })
    await expect(thread.compact(updates.slice(1))).rejects.toThrow('not among them')
  })

  test('that is ended rejects what it had, and does the next work all the same', async () => {
    const thread = await documentThread()
    const updates = busyUpdates(2_000)
    const [lost] = await Promise.allSettled([thread.compact(updates), thread.close()])
    expect(lost.status).toBe('rejected')
    expect((await thread.compact(busyUpdates(3))).length).toBeGreaterThan(0)
  })
})

describe('the deadline of the document thread', () => {
  test('begins with the work, not with the waiting before it', async () => {
    expect(await outcomes(waitingThread(1_500), [40, 40, 40, 40])).toEqual([40, 40, 40, 40])
  })

  test('costs only the work that passed it', async () => {
    const [before, late, after, last] = await outcomes(waitingThread(1_500), [1, 255, 1, 2])
    expect([before, after, last]).toEqual([1, 1, 2])
    expect(late).toContain('longer than 1500 ms')
  })

  test('and a thread that dies takes only its own work with it', async () => {
    const [before, fatal, after] = await outcomes(waitingThread(5_000), [1, 254, 2])
    expect([before, after]).toEqual([1, 2])
    expect(fatal).toContain('ended')
  })

  test('a thread without work for a while ends, and a new one does what comes then', async () => {
    const thread = waitingThread(5_000, 100)
    const which = async () => (await outcomes(thread, [253]))[0]
    const first = await which()
    expect(await which()).toBe(first)
    await expect.poll(which, { interval: 400, timeout: 8_000 }).not.toBe(first)
  })
})

describe('a room with a long log', () => {
  const settings = { compactAboveBytes: 2_000 }

  test('is compacted while people write, and they and later ones have everything', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings, documents: await documentThread() })
    const id = await createMap(server.url)
    const [a, b] = [joinAcking(server.wsUrl, id), joinMap(server.wsUrl, id)]
    await Promise.all([a.synced(), b.synced()])
    for (let index = 0; index < 600; index++) {
      a.notes.set(`k${index % 20}`, `value ${index}`)
      b.notes.set(`b${index % 20}`, `value ${index}`)
      if (index % 50 === 0) await a.durable()
    }
    await a.durable()
    await until(() => (storage.calls.get('replaceSnapshot') ?? 0) >= 2, 'it was compacted more than once')
    await until(() => storage.logLength(id) < 300, 'most of the log is gone')
    const late = joinMap(server.wsUrl, id)
    await late.synced()
    await until(() => late.notes.size === 40 && b.notes.size === 40 && a.notes.size === 40, 'all have everything')
    expect(late.notes.toJSON()).toEqual(a.notes.toJSON())
    expect(b.notes.toJSON()).toEqual(a.notes.toJSON())
    expect(server.lines).toEqual([])
  })

  test.each([
    ['the compaction is refused', 'compact'],
    ['the snapshot cannot be written', 'replaceSnapshot'],
  ])('keeps its log when %s, and goes on', async (_what, failing) => {
    const storage = new FaultyStorage()
    const documents = {
      ...documentWork,
      compact: async (parts: readonly Uint8Array[]) => {
        if (failing === 'compact') throw new CompactionRefused('injected')
        return documentWork.compact(parts)
      },
    }
    if (failing === 'replaceSnapshot') storage.failing.add('replaceSnapshot')
    const server = await serverForTest({ storage, settings: { ...settings, roomIdleMs: 1 }, documents })
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    for (let index = 0; index < 300; index++) {
      writer.notes.set(`k${index % 10}`, `value ${index}`)
      if (index % 30 === 0) await writer.durable()
    }
    await writer.durable()
    await until(() => server.lines.some((line) => line.includes('keeps its log')), 'the failure is logged')
    // It is not tried again at every change.
    expect(server.lines.length).toBeLessThan(12)
    expect(storage.logLength(id)).toBe(300)
    writer.destroy()
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.toJSON()).toEqual(writer.notes.toJSON())
  })

  test('leaves a short log behind when everybody has gone', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { roomIdleMs: 1, compactIdleAboveBytes: 100 } })
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    for (let index = 0; index < 30; index++) writer.notes.set(`k${index}`, index)
    await writer.durable()
    writer.destroy()
    await until(() => storage.logLength(id) === 0, 'the log is compacted')
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.size).toBe(30)
  })
})
