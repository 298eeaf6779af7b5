import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { syncMessage } from '../client.ts'

/** What a hostile client sends over one connection: binary or text messages, or one that goes in many fragments. */
export interface HostileInput {
  readonly messages: readonly (Uint8Array | string)[]
  readonly inFragments?: boolean
}

/** What an attacker knows of the map. */
export interface Target {
  /** Client id that somebody else speaks for, and the clock it has reached. */
  readonly victim: { readonly id: number; readonly clock: number }
}

export type Random = () => number

/** The same numbers between 0 and 1 for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const upTo = (random: Random, most: number) => Math.floor(random() * most)
const newId = (random: Random) => 1 + upTo(random, 2 ** 31)
const update = (content: Uint8Array, type = 2) => syncMessage(type, content)
const bytes = (random: Random, length: number) => Uint8Array.from({ length }, () => upTo(random, 256))

function made(random: Random, write: (doc: Y.Doc) => void): Uint8Array {
  const doc = Object.assign(new Y.Doc(), { clientID: newId(random) })
  write(doc)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

const note = (random: Random) => (doc: Y.Doc) => {
  doc.getMap('notes').set(`n${upTo(random, 9)}`, 'x'.repeat(upTo(random, 40)))
  doc.getText('text').insert(0, 'words')
}

/** An update written by hand. */
function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write)
}

/** One item with a root as its parent; `content` writes what follows its key. */
function item(
  random: Random,
  ref: number,
  content: (encoder: encoding.Encoder) => void,
  clock = 0,
  id = newId(random),
) {
  return crafted((encoder) => {
    for (const number of [1, 1, id, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, ref | 0x20)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, 'notes')
    encoding.writeVarString(encoder, 'k')
    content(encoder)
    encoding.writeVarUint(encoder, 0)
  })
}

export function presence(
  entries: readonly (readonly [id: number, clock: number, state: string])[],
  count = entries.length,
) {
  const content = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (const [id, clock, state] of entries) {
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, content)
  })
}

function gaps(random: Random, count: number): Uint8Array[] {
  const updates: Uint8Array[] = []
  const doc = Object.assign(new Y.Doc(), { clientID: newId(random) })
  doc.on('update', (each: Uint8Array) => updates.push(each))
  for (let index = 0; index <= count; index++) doc.getArray('list').push([index])
  return updates.slice(1)
}

function nestedValue(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { x: value }
  return value
}

type Make = (random: Random, target: Target) => HostileInput

const one = (message: Uint8Array | string): HostileInput => ({ messages: [message] })
const huge = (random: Random) => [2 ** 20, 2 ** 31, 2 ** 40, 2 ** 52][upTo(random, 4)] ?? 0

/** Inputs of which nothing may be taken, by category. */
export const refused: Readonly<Record<string, Make>> = {
  'random bytes': (random) => one(bytes(random, upTo(random, 200))),
  'random sync': (random) => one(Uint8Array.of(0, ...bytes(random, upTo(random, 60)))),
  'random update': (random) => one(update(Uint8Array.of(255, ...bytes(random, upTo(random, 120))))),
  'V1 cut off': (random) => {
    const whole = made(random, note(random))
    return one(update(whole.subarray(0, 1 + upTo(random, whole.length - 2))))
  },
  'V1 with a tail': (random) => one(update(Uint8Array.of(...made(random, note(random)), ...bytes(random, 5)))),
  'V2 update': (random) => {
    const doc = Object.assign(new Y.Doc(), { clientID: newId(random) })
    note(random)(doc)
    return one(update(Y.encodeStateAsUpdateV2(doc), 1 + upTo(random, 2)))
  },
  'V2 bomb': (random) =>
    one(update(Uint8Array.of(0, 0, 5, 1, 0, 255, 255, 255, 255, 127, ...bytes(random, 3), 0, 0, 0, 0, 0, 0, 0, 0))),
  'lying client count': (random) => one(update(crafted((encoder) => encoding.writeVarUint(encoder, huge(random))))),
  'lying struct count': (random) =>
    one(update(crafted((encoder) => [1, huge(random), 7, 0].forEach((each) => encoding.writeVarUint(encoder, each))))),
  'lying delete count': (random) =>
    one(update(crafted((encoder) => [0, 1, 7, huge(random)].forEach((each) => encoding.writeVarUint(encoder, each))))),
  'lying text length': (random) =>
    one(update(item(random, 4, (encoder) => encoding.writeVarUint(encoder, huge(random))))),
  'lying value count': (random) =>
    one(update(item(random, 8, (encoder) => encoding.writeVarUint(encoder, huge(random))))),
  'gap flood': (random) => ({
    messages: [update(Uint8Array.of(0, 0), 1), ...gaps(random, 60).map((each) => update(each))],
  }),
  'clock beyond all': (random) =>
    one(update(item(random, 8, (encoder) => encoding.writeUint8Array(encoder, Uint8Array.of(1, 120)), 2 ** 50))),
  'forged id': (random, { victim }) =>
    one(
      update(
        item(random, 8, (encoder) => encoding.writeUint8Array(encoder, Uint8Array.of(1, 120)), victim.clock, victim.id),
        1 + upTo(random, 2),
      ),
    ),
  'deep types': (random) =>
    one(
      update(
        made(random, (doc) => {
          let map = doc.getMap<unknown>('cards')
          for (let depth = 0; depth < 20 + upTo(random, 500); depth++) {
            const child = new Y.Map<unknown>()
            map.set('x', child)
            map = child
          }
        }),
      ),
    ),
  'deep values': (random) =>
    one(update(made(random, (doc) => doc.getMap('notes').set('deep', nestedValue(20 + upTo(random, 2_000)))))),
  '__proto__ in a value': (random) =>
    one(
      update(
        made(random, (doc) => {
          doc.getMap('notes').set('p', JSON.parse('{"__proto__":{"isAdmin":true}}'))
        }),
      ),
    ),
  'text that is no UTF-8': (random) =>
    one(
      update(
        item(random, 4, (encoder) =>
          encoding.writeVarUint8Array(encoder, Uint8Array.of(0xed, 0xa0 + upTo(random, 32), 0x80)),
        ),
      ),
    ),
  'a document in a document': (random) =>
    one(update(made(random, (doc) => doc.getMap('notes').set('sub', new Y.Doc())))),
  'a client twice': (random) => {
    const whole = made(random, (doc) => doc.getMap('notes').set('a', 1)).subarray(1, -1)
    return one(update(Uint8Array.of(2, ...whole, ...whole, 0)))
  },
  'structs without length': (random) => one(update(Uint8Array.of(1, 1, 1 + upTo(random, 100), 0, 0, 0, 0))),
  'items in a circle': () => one(update(Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0))),
  'deleting what is not there': (random) =>
    one(
      update(
        crafted((encoder) => [0, 1, newId(random), 1, 0, 9].forEach((each) => encoding.writeVarUint(encoder, each))),
      ),
    ),
  'presence of thousands': (random) =>
    one(presence(Array.from({ length: 1_500 }, () => [newId(random), 1, '{"u":1}'] as const))),
  'presence too large': (random) => one(presence([[newId(random), 1, JSON.stringify({ x: 'x'.repeat(5_000) })]])),
  'presence that is none': (random) =>
    one(presence([[newId(random), 1, ['{', '[]', '"x"', '', 'nul', '{"a":'][upTo(random, 6)] ?? '']])),
  'presence with a lying count': (random) => one(presence([], huge(random))),
  'presence of another': (_random, { victim }) => one(presence([[victim.id, 2 ** 40, '{"user":{"name":"Forged"}}']])),
  'text frames': (random) => one(`hello ${'x'.repeat(upTo(random, 2_000))}`),
  fragments: (random) => ({ messages: [Uint8Array.of(77, ...bytes(random, 600))], inFragments: true }),
  'unknown types': (random) => one(Uint8Array.of(4 + upTo(random, 90), ...bytes(random, 20))),
  'update too large': () => one(update(new Uint8Array(257 * 1024))),
  'lying state vector': (random) =>
    one(
      syncMessage(
        0,
        crafted((encoder) => encoding.writeVarUint(encoder, huge(random))),
      ),
    ),
  'endless numbers': (random) => one(new Uint8Array(20 + upTo(random, 400)).fill(255)),
  'barrier without token': () => one(Uint8Array.of(100)),
  nothing: () => one(new Uint8Array()),
}

/** Inputs that an editor may write, and that must harm nobody. */
export const harmless: Readonly<Record<string, Make>> = {
  'V1 with a byte changed': (random) => {
    const changed = Uint8Array.from(made(random, note(random)))
    changed[upTo(random, changed.length)] = upTo(random, 256)
    return one(update(changed))
  },
  'wrong types under known keys': (random) =>
    one(
      update(
        made(random, (doc) => {
          const wrong = [5, 'text', [1], { a: null }, new Y.Array(), new Y.Text('x'), new Y.Map([['title', 7]]), null]
          const collection =
            ['cards', 'lanes', 'stages', 'links', 'meta', 'metrics', 'frictions'][upTo(random, 7)] ?? ''
          doc
            .getMap(collection)
            .set(['c0', 's1', 'title', '__proto__', 'schema'][upTo(random, 5)] ?? '', wrong[upTo(random, 8)])
        }),
      ),
    ),
  'wrong roots': (random) =>
    one(update(made(random, (doc) => doc.getText(['cards', 'meta', 'links'][upTo(random, 3)]).insert(0, 'roots')))),
  'lone surrogates': (random) =>
    one(
      update(
        item(random, 2, (encoder) => {
          encoding.writeVarUint(encoder, 1)
          encoding.writeVarString(encoder, `"\\ud8${10 + upTo(random, 80)}"`)
        }),
      ),
    ),
  'numbers that are none': (random) =>
    one(
      update(
        made(random, (doc) => {
          const card = new Y.Map<unknown>([
            ['visitCost', [NaN, Infinity, -0, 2n ** 60n, new Uint8Array(9)][upTo(random, 5)]],
          ])
          doc.getMap('cards').set(`x${upTo(random, 5)}`, card)
        }),
      ),
    ),
}
