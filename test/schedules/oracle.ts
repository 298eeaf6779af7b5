import type * as Y from 'yjs'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { Fault } from './faults.ts'
import { type Register, valueAt } from './subject.ts'
import { wordsIn } from './words.ts'

/** When something was done: at which document, and how far that document's own clock was afterwards. */
interface Moment {
  readonly client: number
  /** Infinity when nothing was inserted, so that nobody else's clock tells whether they have seen it. */
  readonly clock: number
}

interface Write extends Moment {
  readonly value: string | undefined
}

interface Removal extends Moment {
  /** Taken back by someone who had seen it. */
  undone: boolean
}

interface Word {
  readonly register: Register
  readonly removals: Removal[]
}

/** What an operation had to do with, by key; if its bytes are lost in a crash, nothing is claimed of these any more. */
export type Trace = readonly string[]

/** Collections in which what nobody deleted has to be seen at the end. Others may be hidden with what they hang on. */
const alwaysSeen = ['cards', 'stages', 'lanes', 'personas'] as const

/**
 * Knows, from what each person did and had seen by then, what the map must show in the end. Where people contradicted
 * each other without knowing, it claims nothing but that all see the same.
 */
export class Oracle {
  readonly counts = { moves: 0, concurrentMoves: 0, words: 0, concurrentWords: 0, deletes: 0, restores: 0 }
  /** The last writes of each register: those that no other write had seen. */
  readonly #writes = new Map<Register, Write[]>()
  readonly #removals = new Map<string, Removal[]>()
  readonly #added = new Map<string, Moment>()
  readonly #shown = new Set<string>()
  readonly #words = new Map<string, Word>()
  readonly #lastWord = new Map<Register, Moment>()
  readonly #uncertain = new Set<string>()

  constructor(start: JourneyMap) {
    for (const collection of alwaysSeen)
      for (const { id } of start[collection]) this.#removals.set(`${collection}/${id}`, [])
  }

  /** Takes note of one operation (an edit, an undo, a redo) by the person at `doc`. */
  note(doc: Y.Doc, before: JourneyMap, after: JourneyMap, clockBefore: number, registers: Iterable<Register>): Trace {
    const clock = clockOf(doc, doc.clientID)
    const moment = { client: doc.clientID, clock: clock > clockBefore ? clock : Infinity }
    const trace: string[] = []
    for (const register of registers) {
      trace.push(register)
      if (isText(register)) this.#noteText(doc, register, before, after, moment, trace)
      else this.#noteWrite(doc, register, after, moment)
    }
    for (const collection of alwaysSeen) {
      if (before[collection] !== after[collection]) this.#notePresence(doc, collection, before, after, moment, trace)
    }
    return trace
  }

  #noteWrite(doc: Y.Doc, register: Register, after: JourneyMap, moment: Moment): void {
    const unseen = (this.#writes.get(register) ?? []).filter((write) => !hasSeen(doc, write))
    this.#writes.set(register, [...unseen, { ...moment, value: valueAt(after, register) }])
    if (!register.endsWith('/place')) return
    this.counts.moves++
    if (unseen.length > 0) this.counts.concurrentMoves++
  }

  #noteText(
    doc: Y.Doc,
    register: Register,
    before: JourneyMap,
    after: JourneyMap,
    moment: Moment,
    trace: string[],
  ): void {
    const [old, now] = [textAt(before, register), textAt(after, register)]
    if (old === undefined || now === undefined) {
      // Undone or redone while it is hidden: what became of the words cannot be seen.
      for (const [word, known] of this.#words) if (known.register === register) this.#uncertain.add(word)
      for (const { word } of wordsIn(now ?? ''))
        if (!this.#words.has(word)) this.#noteNewWord(doc, word, register, moment)
      return
    }
    for (const { word } of wordsIn(old)) {
      if (now.includes(word)) continue
      trace.push(word)
      this.#words.get(word)?.removals.push({ ...moment, undone: false })
    }
    for (const { word } of wordsIn(now)) {
      if (old.includes(word)) continue
      trace.push(word)
      const known = this.#words.get(word)
      if (known) this.#takeBack(known.removals, (removal) => removal.client === moment.client)
      else this.#noteNewWord(doc, word, register, moment)
    }
  }

  #noteNewWord(doc: Y.Doc, word: string, register: Register, moment: Moment): void {
    this.#words.set(word, { register, removals: [] })
    this.counts.words++
    const last = this.#lastWord.get(register)
    if (last && !hasSeen(doc, last)) this.counts.concurrentWords++
    this.#lastWord.set(register, moment)
  }

  #notePresence(
    doc: Y.Doc,
    collection: (typeof alwaysSeen)[number],
    before: JourneyMap,
    after: JourneyMap,
    moment: Moment,
    trace: string[],
  ): void {
    const [old, now] = [idsOf(before, collection), idsOf(after, collection)]
    for (const id of old) {
      if (now.has(id)) continue
      const key = `${collection}/${id}`
      trace.push(key)
      this.#removals.get(key)?.push({ ...moment, undone: false })
      this.counts.deletes++
      // Who gets a part of an addition before the rest may see the thing, and delete it at the same time as it is added.
      const added = this.#added.get(key)
      if (added && !hasSeen(doc, added)) this.#shown.add(key)
    }
    for (const id of now) {
      if (old.has(id)) continue
      const key = `${collection}/${id}`
      trace.push(key)
      const known = this.#removals.get(key)
      if (!known) {
        this.#removals.set(key, [])
        this.#added.set(key, moment)
        continue
      }
      this.#shown.add(key)
      this.#takeBack(known, (removal) => hasSeen(doc, removal))
      this.counts.restores++
    }
  }

  #takeBack(removals: readonly Removal[], isMeant: (removal: Removal) => boolean): void {
    for (const removal of removals) if (isMeant(removal)) removal.undone = true
  }

  /** The bytes of an operation are gone: they were neither saved nor sent when its author's program crashed. */
  forget(trace: Trace): void {
    for (const key of trace) this.#uncertain.add(key)
  }

  /** Compares what must be seen in the end with what is seen. */
  judge(map: JourneyMap): Fault[] {
    return [...this.#judgePresence(map), ...this.#judgeWords(map), ...this.#judgeFields(map)]
  }

  #judgePresence(map: JourneyMap): Fault[] {
    const faults: Fault[] = []
    const ids = Object.fromEntries(alwaysSeen.map((collection) => [collection, idsOf(map, collection)]))
    for (const [key, removals] of this.#removals) {
      if (this.#uncertain.has(key)) continue
      const [collection = '', id = ''] = key.split('/')
      const isSeen = ids[collection]?.has(id) === true
      if (!isSeen && removals.every(({ undone }) => undone))
        faults.push({ kind: 'card lost', text: `${key} is gone, but nobody's deletion stands` })
      if (isSeen && removals.length > 0 && !this.#shown.has(key))
        faults.push({ kind: 'deleted card is back', text: `${key} was deleted and nobody brought it back` })
    }
    return faults
  }

  #judgeWords(map: JourneyMap): Fault[] {
    const faults: Fault[] = []
    for (const [word, { register, removals }] of this.#words) {
      if (this.#uncertain.has(word) || this.#uncertain.has(register)) continue
      const text = textAt(map, register)
      if (text === undefined) continue
      if (!text.includes(word) && removals.every(({ undone }) => undone))
        faults.push({ kind: 'word lost', text: `${word} is not in ${register}: ${text}` })
      // Two people who both take back the erasure of one word may well bring it back twice.
      if (removals.length === 0 && text.indexOf(word) !== text.lastIndexOf(word))
        faults.push({ kind: 'word doubled', text: `${word} stands twice in ${register}: ${text}` })
    }
    return faults
  }

  #judgeFields(map: JourneyMap): Fault[] {
    const faults: Fault[] = []
    for (const [register, [write, rival]] of this.#writes) {
      if (!write || rival || write.value === undefined || this.#uncertain.has(register)) continue
      const value = valueAt(map, register)
      if (value !== undefined && value !== write.value)
        faults.push({
          kind: 'field lost',
          text: `${register} is ${value}, but the last to write it made it ${write.value}`,
        })
    }
    return faults
  }
}

const isText = (register: Register) => /\/(title|notes|description)$/.test(register)

function textAt(map: JourneyMap, register: Register): string | undefined {
  const value = valueAt(map, register)
  return value === 'nothing' ? '' : value === undefined ? undefined : String(JSON.parse(value))
}

const idsOf = (map: JourneyMap, collection: (typeof alwaysSeen)[number]) => new Set(map[collection].map(({ id }) => id))

const hasSeen = (doc: Y.Doc, { client, clock }: Moment) =>
  client === doc.clientID || (clock !== Infinity && clockOf(doc, client) >= clock)

/** How much of a client's work a document holds. */
export function clockOf(doc: Y.Doc, client: number): number {
  const last = doc.store.clients.get(client)?.at(-1)
  return last === undefined ? 0 : last.id.clock + last.length
}
