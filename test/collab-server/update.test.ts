import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentText } from '../../collab-server/documents/content.ts'
import { DeletedRanges } from '../../collab-server/sync/deleted-ranges.ts'
import { DocumentLog } from '../../collab-server/sync/document-log.ts'
import { InvalidUpdate, decodeUpdate, emptyUpdate } from '../../collab-server/sync/update.ts'

const emptyLog = () =>
  new DocumentLog({ record: { id: 'm', createdAt: 0 }, snapshot: emptyUpdate, snapshotSeq: 0, tail: [] })

/** All that was taken in becomes durable. */
function store(log: DocumentLog): void {
  const { firstSeq, updates } = log.pending()
  log.extend(firstSeq, updates)
}

function docOf(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const part of parts) Y.applyUpdate(doc, part)
  return doc
}

const clocks = (stateVector: ReadonlyMap<number, number>) => [...stateVector].sort(([a], [b]) => a - b)
const clocksOf = (doc: Y.Doc) => clocks(Y.decodeStateVector(Y.encodeStateVector(doc)))

/** Updates of a few peers who write in texts, lists and maps, and now and then hear of each other. */
function session(steps: readonly number[]): Uint8Array[] {
  const peers = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  const updates: Uint8Array[] = []
  for (const peer of peers)
    peer.on('update', (update: Uint8Array, origin) => origin === 'hearsay' || updates.push(update))
  for (const step of steps) {
    const peer = peers[step % 3] as Y.Doc
    const other = peers[(step >> 2) % 3] as Y.Doc
    const text = peer.getText('text')
    const notes = peer.getMap<unknown>('notes')
    const kind = (step >> 4) % 8
    if (kind === 0) Y.applyUpdate(peer, Y.encodeStateAsUpdate(other), 'hearsay')
    else if (kind === 1) text.insert((step >> 8) % (text.length + 1), 'abc')
    else if (kind === 2 && text.length > 0) text.delete((step >> 8) % text.length, 1)
    else if (kind === 3) notes.set(`k${(step >> 8) % 5}`, step)
    else if (kind === 4) notes.delete(`k${(step >> 8) % 5}`)
    else if (kind === 5) notes.set(`n${(step >> 8) % 3}`, new Y.Map([['inner', step]]))
    else if (kind === 6) (notes.get(`n${(step >> 8) % 3}`) as Y.Map<unknown> | undefined)?.set?.('more', step)
    else peer.getArray('list').insert(0, [step])
  }
  return updates
}

const steps = fc.array(fc.nat(0xfffff), { minLength: 1, maxLength: 60 })

describe('a log takes in what a document would integrate', () => {
  test('whatever comes in whatever order: what is taken is a whole document, what is refused would hang', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { minLength: 1, maxLength: 150 }), (edits, order) => {
        const updates = session(edits)
        if (updates.length === 0) return
        const log = emptyLog()
        for (const pick of order) {
          const update = updates[pick % updates.length] as Uint8Array
          const doc = docOf([emptyUpdate, ...log.durableParts()])
          const known = Buffer.from(Y.encodeStateAsUpdate(doc))
          const reception = log.receive(update, 1, false)
          store(log)
          Y.applyUpdate(doc, update)
          const hangs = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
          const brings = known.equals(Y.encodeStateAsUpdate(doc)) ? 'known' : 'taken'
          expect(reception).toBe(hangs ? 'gap' : brings)
          expect(clocks(log.stateVector)).toEqual(clocksOf(docOf([emptyUpdate, ...log.durableParts()])))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('in the order in which they were made, none is held back', () => {
    fc.assert(
      fc.property(steps, (edits) => {
        const log = emptyLog()
        const updates = session(edits)
        // A deletion that someone else made at the same time is known when it arrives a second time.
        for (const update of updates) expect(log.receive(update, 1, false)).not.toBe('gap')
      }),
      { numRuns: 100 },
    )
  })

  test('of an answer that misses something, exactly what misses nothing is taken', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (edits, from, hole) => {
        const updates = session(edits)
        if (updates.length < 3) return
        const log = emptyLog()
        const known = from % updates.length
        for (const update of updates.slice(0, known)) log.receive(update, 1, false)
        // A client that lacks one update, which others build on, holds those back and sends them all the same.
        const client = docOf(updates.filter((_, index) => index !== hole % updates.length))
        const answer = Y.encodeStateAsUpdate(client, Y.encodeStateVector(new Map(log.stateVector)))
        log.receive(answer, 2, true)
        store(log)
        const doc = docOf([emptyUpdate, ...log.durableParts()])
        expect(doc.store.pendingStructs).toBeNull()
        expect(doc.store.pendingDs).toBeNull()
        expect(clocks(log.stateVector)).toEqual(clocksOf(doc))
        const integrated = Y.decodeStateVector(Y.encodeStateVector(client))
        for (const [peer, clock] of integrated) expect(log.stateVector.get(peer) ?? 0).toBeGreaterThanOrEqual(clock)
      }),
      { numRuns: 150 },
    )
  })

  test('any client is brought up to date by the answer to its state vector', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (edits, has, compacted) => {
        const updates = session(edits)
        const log = emptyLog()
        for (const update of updates) log.receive(update, 1, false)
        store(log)
        const whole = docOf(updates)
        const covered = compacted % (updates.length + 1)
        if (covered > 0) log.replaceSnapshot(Y.encodeStateAsUpdate(docOf(updates.slice(0, covered))), covered)
        const client = docOf(updates.slice(0, has % (updates.length + 1)))
        const frames = log.answerTo(Y.decodeStateVector(Y.encodeStateVector(client)))
        for (const frame of frames) for (const update of contentsOf(frame)) Y.applyUpdate(client, update)
        expect(client.store.pendingStructs).toBeNull()
        expect(contentText(client)).toBe(contentText(whole))
        expect(Y.encodeStateVector(client)).toEqual(Y.encodeStateVector(whole))
      }),
      { numRuns: 150 },
    )
  })

  test('items that wait for each other in a circle are a gap, not a document that never opens', () => {
    // Client 1 stands behind an item of client 2, and that one behind the item of client 1.
    const circle = Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0)
    expect(docOf([circle]).store.pendingStructs).not.toBeNull()
    expect(emptyLog().receive(circle, 1, false)).toBe('gap')
    expect(emptyLog().receive(circle, 1, true)).toBe('gap')
  })
})

describe('decoding', () => {
  const valid = session([0x10, 0x11, 0x32, 0x250, 0x51, 0x31, 0x21, 0x120])

  test('random bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 80 }), (bytes) => {
        const log = emptyLog()
        receiveOrRefuse(log, bytes)
        // The few that do decode must not harm a document.
        expect(() => docOf([emptyUpdate, ...log.durableParts()])).not.toThrow()
      }),
      { numRuns: 20_000 },
    )
  })

  test('updates with a byte changed, cut off or added never make a log that cannot be opened again', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(255), (pick, place, byte) => {
        const update = Uint8Array.from(valid[pick % valid.length] as Uint8Array)
        update[place % update.length] = byte
        const log = emptyLog()
        receiveOrRefuse(log, update)
        const doc = docOf([emptyUpdate, ...log.durableParts()])
        expect(doc.store.pendingStructs).toBeNull()
        expect(clocks(log.stateVector)).toEqual(clocksOf(doc))
      }),
      { numRuns: 3_000 },
    )
    for (const update of valid) {
      expect(() => decodeUpdate(update.subarray(0, -1))).toThrow(InvalidUpdate)
      expect(() => decodeUpdate(Uint8Array.of(...update, 0))).toThrow(InvalidUpdate)
    }
  })

  test('V2 updates are refused', () => {
    const doc = new Y.Doc()
    doc.getMap('m').set('a', 1)
    doc.getText('t').insert(0, 'some text')
    for (const update of [Y.encodeStateAsUpdateV2(doc), Y.encodeStateAsUpdateV2(new Y.Doc())])
      expect(() => decodeUpdate(update)).toThrow(InvalidUpdate)
  })

  test('a client listed twice is refused: Yjs would drop the first part', () => {
    const doc = Object.assign(new Y.Doc(), { clientID: 7 })
    doc.getText('t').insert(0, 'a')
    const first = Y.encodeStateAsUpdate(doc)
    doc.getText('t').insert(1, 'b')
    const second = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(docOf([first])))
    // Sections without the count before and the empty delete set after them.
    const twice = Uint8Array.of(2, ...first.subarray(1, -1), ...second.subarray(1, -1), 0)
    expect(docOf([twice]).getText('t').toString()).not.toBe('ab')
    expect(() => decodeUpdate(twice)).toThrow(InvalidUpdate)
  })
})

test('deleted ranges say the same as a set of clocks', () => {
  const range = fc.record({ clock: fc.nat(60), length: fc.integer({ min: 1, max: 12 }) })
  fc.assert(
    fc.property(fc.array(range, { maxLength: 40 }), range, (added, asked) => {
      const ranges = new DeletedRanges()
      const clocks = new Set<number>()
      for (const { clock, length } of added) {
        ranges.add(1, clock, length)
        for (let index = clock; index < clock + length; index++) clocks.add(index)
      }
      const all = Array.from({ length: asked.length }, (_, index) => clocks.has(asked.clock + index)).every(Boolean)
      expect(ranges.covers(1, asked.clock, asked.length)).toBe(all)
      expect(ranges.covers(2, asked.clock, asked.length)).toBe(false)
    }),
    { numRuns: 3_000 },
  )
})

/** Has a log take an update; that it is refused is fine, every other failure is not. */
function receiveOrRefuse(log: DocumentLog, update: Uint8Array): void {
  try {
    log.receive(update, 1, false)
  } catch (error) {
    if (!(error instanceof InvalidUpdate)) throw error
  }
  store(log)
}

/** The updates in sync frames that stand one behind the other in a buffer. */
function* contentsOf(buffer: Buffer): Generator<Uint8Array> {
  let position = 0
  while (position < buffer.length) {
    const short = buffer.readUInt8(position + 1)
    const header = short === 126 ? 4 : short === 127 ? 10 : 2
    const length =
      short === 126 ? buffer.readUInt16BE(position + 2) : short === 127 ? buffer.readUInt32BE(position + 6) : short
    position += header
    const decoder = decoding.createDecoder(buffer.subarray(position, position + length))
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    yield decoding.readVarUint8Array(decoder)
    position += length
  }
}
