import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readMap, watchMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { collections, isNewer } from '../../../journey/model/schema.ts'
import { Chance, withSeededIds } from '../../schedules/chance.ts'
import { checkMap } from '../../schedules/invariants.ts'
import { realMap } from '../../schedules/real-map.ts'
import { wordAt } from '../../schedules/words.ts'
import { richMap } from '../rich-map.ts'

const seeds = 120

/** Own properties of any name, as a hostile program sends them. */
const withProto = () => JSON.parse('{"__proto__": {"stage": "aware", "polluted": true}, "a": 1}') as unknown
const deep = (levels: number) => JSON.parse(`${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`) as unknown

/** Values that may stand anywhere in a document, though never where they make sense. */
const strange: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => NaN,
  () => -Infinity,
  () => -0,
  () => 2 ** 60,
  () => 12345678901234567890n,
  () => new Uint8Array([1, 2, 3]),
  () => '',
  () => 'aware',
  () => 'a0',
  () => 'half \ud83d',
  () => '🧭'.repeat(30_000),
  () => [],
  () => ['touch-001', 3, null, ['x']],
  () => ({}),
  () => ({ stage: 'aware' }),
  () => ({ stage: 'aware', lane: 'lane-note', order: 'a0', under: 'touch-001', later: 1n }),
  () => ({ from: 'touch-001', to: 'touch-002', weight: -1, label: 5, later: { '\udc00': '\ud800' } }),
  () => ({ major: 7, minor: 'x' }),
  () => ({ deletedAt: 1, 'a:b': 1, later: [undefined, NaN, 1n, new Uint8Array(2)] }),
  withProto,
  () => [{ constructor: 1, '': [withProto()] }],
  () => deep(12),
  () => deep(40),
  () => new Y.Text('text'),
  () => new Y.Array<unknown>(),
  () => new Y.Map(Object.entries({ title: 'map', order: 5, place: 'there' })),
  () => new Y.XmlFragment(),
  () => new Y.Doc(),
]

const names =
  `id title notes order place band role colour collapsed channels emotions moment owner on severity status url
  key value n evidence frictions good schema description locale currency entrants deletedAt later __proto__ constructor
  toString channels: channels:x channels:__proto__ emotions:persona-1 emotions:__proto__ on:aware on: extra: extra:cards
  extra:format extra:__proto__ extra:a:b extra:fine a:b half\udc00`.split(/\s+/)
/** Ids that are none, which must stay out of sight. */
const wrongIds = ['__proto__', 'constructor', '', '../x', 'a b', 'x'.repeat(41)] as const

/** Writes something senseless somewhere. */
function damage(doc: Y.Doc, chance: Chance): void {
  const value = chance.pick(strange)?.()
  const name = chance.pick(names) ?? ''
  const collection = chance.pick(collections) ?? 'cards'
  const root = doc.getMap<unknown>(collection)
  // A new id is new on the whole map: the same id in two collections is the one thing that a file cannot say.
  const newId = chance.odds(30) ? `new-in-${collection}` : chance.one(wrongIds)
  const id = chance.odds(15) ? newId : (chance.pick([...root.keys()]) ?? '')
  const entity = root.get(id)
  const roll = chance.below(10)
  if (roll === 0) doc.getMap('meta').set(name, value)
  else if (roll === 1) doc.getMap('links').set(chance.odds(50) ? chance.one(wrongIds) : 'link-000', value)
  else if (roll === 2) root.set(id, value)
  else if (roll === 3) root.delete(id)
  else if (entity instanceof Y.Map) entity.set(name, value)
  else root.set(id, new Y.Map<unknown>([[name, value]]))
}

function damagedDoc(chance: Chance): { doc: Y.Doc; watch: ReturnType<typeof watchMap> } {
  const doc = new Y.Doc({ guid: '' })
  seedMap(doc, richMap(8))
  const watch = watchMap(doc, () => {})
  const hostile = new Y.Doc({ guid: '' })
  Y.applyUpdate(hostile, Y.encodeStateAsUpdate(doc))
  for (let times = 1 + chance.below(30); times > 0; times--) damage(chance.odds(50) ? doc : hostile, chance)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
  return { doc, watch }
}

/** Runs a check for many seeds and returns the first few failures. */
function failures(check: (chance: Chance) => string | undefined): string[] {
  const found: string[] = []
  for (let seed = 0; seed < seeds && found.length < 5; seed++) {
    const chance = new Chance(seed)
    try {
      const wrong = withSeededIds(chance, () => check(chance))
      if (wrong !== undefined) found.push(`seed ${seed}: ${wrong}`)
    } catch (error) {
      found.push(`seed ${seed} threw ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
    }
  }
  return found
}

describe('a document that a peer has damaged', () => {
  it('is read as a sound map, and not changed by it', { timeout: 120_000 }, () => {
    const wrong = failures((chance) => {
      const { doc, watch } = damagedDoc(chance)
      const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
      const map = readMap(doc)
      const text = renderJson(map)
      if (Buffer.compare(bytes, Buffer.from(Y.encodeStateAsUpdate(doc))) !== 0) return 'reading wrote into it'
      if (renderJson(watch.current) !== text) return 'the watched map is another'
      arrange(map)
      const faults = checkMap(map)
      if (faults.length > 0) return JSON.stringify(faults)
      const loaded = new Y.Doc()
      Y.applyUpdate(loaded, bytes)
      if (renderJson(readMap(loaded)) !== text) return 'it reads differently after saving and loading'
      const parsed = parseMapText(text)
      if (!parsed.ok && !isNewer(map.meta.schema)) return `its export is refused: ${JSON.stringify(parsed.problems)}`
      return 'polluted' in {} ? 'polluted' : undefined
    })
    expect(wrong).toEqual([])
  })

  it('can be edited all the same, and the edits undone', { timeout: 120_000 }, () => {
    const deck = realMap.operations
    const wrong = failures((chance) => {
      const { doc, watch } = damagedDoc(chance)
      watch.close()
      const session = realMap.open(doc)
      let words = 0
      for (let count = 0; count < 25; count++) {
        const plan = chance.pick(deck)?.plan(doc, session.current(), chance, () => wordAt(words++))
        if (plan) session.run({ action: plan.text }, plan)
        else session.undo()
      }
      const faults = checkMap(session.current())
      if (faults.length > 0) return JSON.stringify(faults)
      const same = renderJson(readMap(doc)) === renderJson(session.current())
      session.close()
      return same ? undefined : 'the watched map is another'
    })
    expect(wrong).toEqual([])
  })

  it('may have the wrong kind of root', () => {
    const hostile = new Y.Doc()
    hostile.getArray('cards').push([1, 'x', {}])
    hostile.getText('stages').insert(0, 'stages')
    hostile.getXmlFragment('meta').insert(0, [new Y.XmlText('x')])
    for (const open of [false, true]) {
      const doc = new Y.Doc()
      if (open) seedMap(doc, richMap(4))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
      const map = readMap(doc)
      expect(map.cards).toHaveLength(open ? 4 : 0)
      expect(parseMapText(renderJson(map)).ok).toBe(true)
    }
  })

  it('keeps ids and fields of any name away from prototypes', () => {
    const doc = new Y.Doc()
    const cards = doc.getMap('cards')
    const fields = { title: new Y.Text('Card'), place: withProto(), toString: 'x', constructor: { prototype: 1 } }
    for (const id of ['__proto__', 'constructor', 'hasOwnProperty'])
      cards.set(
        id,
        new Y.Map(
          Object.entries(fields).map(([key, value]) => [key, value instanceof Y.Text ? new Y.Text('Card') : value]),
        ),
      )
    doc.getMap('meta').set('__proto__', { polluted: true })
    doc.getMap('meta').set('extra:__proto__', { polluted: true })
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const map = readMap(other)
    expect(map.cards.map(({ id }) => id)).toEqual(['hasOwnProperty'])
    expect(Object.hasOwn(map.cards[0] ?? {}, 'toString')).toBe(true)
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(map.meta)).toBe(Object.prototype)
    for (const card of map.cards) expect(Object.getPrototypeOf(card)).toBe(Object.prototype)
    expect(renderJson(map)).toBe(renderJson(readMap(doc)))
    expect('polluted' in {}).toBe(false)
  })
})
