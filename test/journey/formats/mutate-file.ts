import type { Chance } from '../../schedules/chance.ts'

type Container = unknown[] | Record<string, unknown>

/** A place in data: what stands in `holder` under `key`. */
interface Place {
  readonly holder: Container
  readonly key: string
  readonly value: unknown
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

function placesIn(data: unknown): Place[] {
  const found: Place[] = []
  const open = [data]
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    if (!isContainer(holder)) continue
    for (const [key, value] of Object.entries(holder)) {
      found.push({ holder, key, value })
      open.push(value)
    }
  }
  return found
}

/** Sets an own key, even one like `__proto__` that assignment would take for something else. */
function put(holder: Container, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

const trickyKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'deletedAt',
  'channels:email',
  'extra:meta',
  '',
  '\ud800',
  'length',
] as const
const strange = [
  null,
  true,
  0,
  -1,
  2.5,
  1e308,
  -0,
  '',
  'a0',
  'z',
  'javascript:alert(1)',
  '\ud83d',
  'half \udc00 pair',
  [],
  {},
  [[]],
  [null],
  { id: 'x' },
  { polluted: true },
] as const

type TreeMutation = (places: readonly Place[], chance: Chance, data: Record<string, unknown>) => void

const someFor = (places: readonly Place[], chance: Chance, isMeant: (place: Place) => boolean) =>
  chance.pick(places.filter(isMeant))

const treeMutations: readonly TreeMutation[] = [
  // Another type or value.
  (places, chance) => {
    const place = chance.pick(places)
    if (place) put(place.holder, place.key, structuredClone(chance.pick(strange)))
  },
  // Something missing.
  (places, chance) => {
    const place = chance.pick(places)
    if (Array.isArray(place?.holder)) place.holder.splice(Number(place.key), 1)
    else if (place) delete place.holder[place.key]
  },
  // A list where an object should be, and the other way round.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => isContainer(value))
    if (place)
      put(
        place.holder,
        place.key,
        Array.isArray(place.value) ? Object.assign({}, place.value) : Object.values(place.value ?? {}),
      )
  },
  // Names that mean something else in JavaScript, or in the document.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => isContainer(value) && !Array.isArray(value))
    if (place) put(place.value as Container, chance.one(trickyKeys), structuredClone(chance.pick(strange)))
  },
  // The same where the document keeps a whole object as one value.
  (places, chance) => {
    const place = someFor(places, chance, ({ key, value }) => /^(place|later.*)$/.test(key) && isContainer(value))
    if (place) put(place.value as Container, chance.one(trickyKeys), structuredClone(chance.pick(strange)))
  },
  // A name as a value or an id.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => typeof value === 'string')
    if (place) put(place.holder, place.key, chance.pick(trickyKeys))
  },
  // One thing twice.
  (places, chance) => {
    const place = someFor(places, chance, ({ holder }) => Array.isArray(holder))
    if (Array.isArray(place?.holder))
      place.holder.splice(chance.below(place.holder.length + 1), 0, structuredClone(place.value))
  },
  // Two things in each other's place.
  (places, chance) => {
    const [a, b] = [chance.pick(places), chance.pick(places)]
    if (!a || !b || isContainer(a.value) || isContainer(b.value)) return
    put(a.holder, a.key, b.value)
    put(b.holder, b.key, a.value)
  },
  // An id that leads nowhere.
  (places, chance) => {
    const place = someFor(
      places,
      chance,
      ({ key, value }) => /^(id|from|to|on|\d+|stage|lane|under)$/.test(key) && typeof value === 'string',
    )
    if (place) put(place.holder, place.key, chance.one(['nowhere', 'x'.repeat(41), '../etc', 'a b']))
  },
  // Nested without end.
  (places, chance) => {
    const place = chance.pick(places)
    let nested: unknown = 1
    for (let level = chance.below(60); level >= 0; level--) nested = chance.odds(50) ? [nested] : { a: nested }
    if (place) put(place.holder, place.key, nested)
  },
  // Texts and lists above their limits.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => typeof value === 'string' || Array.isArray(value))
    if (!place) return
    const size = chance.one([281, 2_001, 20_001, 100_000])
    put(
      place.holder,
      place.key,
      typeof place.value === 'string' ? '🧭'.repeat(size) : Array.from({ length: size }, () => 'x'),
    )
  },
  // Numbers at their edges.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => typeof value === 'number')
    if (place) put(place.holder, place.key, chance.one([1e308, -1e308, 5e-324, 0.1 + 0.2, -0, 2 ** 53, -1]))
  },
  // A field that nobody knows yet.
  (places, chance) => {
    const place = someFor(places, chance, ({ value }) => isContainer(value) && !Array.isArray(value))
    if (place) put(place.value as Container, `later${chance.below(9)}`, structuredClone(chance.pick(strange)))
  },
  // Another version.
  (_places, chance, data) => {
    const versions = [{ major: 2, minor: 0 }, { major: 1, minor: 99 }, { major: 0, minor: 0 }, { major: '1' }, 1, null]
    if (isContainer(data.meta)) put(data.meta, 'schema', chance.pick(versions))
  },
  // Other order keys.
  (places, chance) => {
    const place = someFor(places, chance, ({ key }) => key === 'order')
    if (place) put(place.holder, place.key, chance.one(['a0', 'a1V', 'Zz', 'a', 'a00', '🧭', `a0${'V'.repeat(1990)}`]))
  },
]

const textMutations: readonly ((text: string, chance: Chance) => string)[] = [
  // Cut off.
  (text, chance) => text.slice(0, chance.below(text.length)),
  (text, chance) => text.slice(chance.below(text.length)),
  // A stretch missing, or twice.
  (text, chance) => {
    const at = chance.below(text.length)
    return text.slice(0, at) + text.slice(at + 1 + chance.below(40))
  },
  (text, chance) => {
    const at = chance.below(text.length)
    return text.slice(0, at + chance.below(200)) + text.slice(at)
  },
  // One sign changed.
  (text, chance) => {
    const at = chance.below(text.length)
    return (
      text.slice(0, at) + chance.one(['"', '{', '}', '[', ',', '\\', '0', '\u0000', 'é', '\ud800']) + text.slice(at + 1)
    )
  },
  // Numbers that are none.
  (text, chance) => {
    const numbers = [...text.matchAll(/: -?\d[\d.]*/g)]
    const found = chance.pick(numbers)
    if (!found) return text
    return (
      text.slice(0, found.index + 2) +
      chance.one(['NaN', '1e999', '-Infinity', '00', '0x1F', '1n', '-1e999']) +
      text.slice(found.index + found[0].length)
    )
  },
  (text) => `\ufeff${text}`,
  (text) => text + text,
  // JSON, but no map.
  (text, chance) =>
    chance.one(['null', '[]', '0', '"map"', '{}', '{"format": "other"}', text.replace('jejak-map', 'jejak')]),
]

/** A valid file with one to three things wrong with it (or only unusual). */
export function mutateFile(text: string, chance: Chance): string {
  if (chance.odds(25)) return chance.pick(textMutations)?.(text, chance) ?? text
  const data = JSON.parse(text) as Record<string, unknown>
  const times = chance.one([1, 1, 1, 2, 3])
  for (let time = 0; time < times; time++) chance.pick(treeMutations)?.(placesIn(data), chance, data)
  return JSON.stringify(data)
}
