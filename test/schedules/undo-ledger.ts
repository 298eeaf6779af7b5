import type { StepLabel, TakenStep } from '../../journey/doc/history.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { valueAt } from './subject.ts'
import { wordsIn } from './words.ts'

/** What one step of a person did to one register. */
interface Entry {
  before: string | undefined
  after: string | undefined
  /** When the step last changed it. */
  at: number
  /** Who had written what stood there before. */
  earlier: Edit | undefined
}

type Edit = readonly [person: string, at: number]

interface Word {
  readonly register: string
  /** Who typed it, and when. */
  readonly author: string
  readonly at: number
  /** Who last typed, erased or brought it back. */
  readonly person: string
}

interface Step {
  readonly entries: Map<string, Entry>
  at: number
}

const things = ['stages', 'lanes', 'cards', 'frictions', 'metrics', 'personas', 'links'] as const

/**
 * Who wrote what and when, among people who see each other's work at once, and from that what a step that is taken back
 * or forth may change and has to change.
 */
export class UndoLedger {
  #now = 0
  readonly counts = { edits: 0, taken: 0, empty: 0, yielded: 0, kept: 0 }
  /** When each person last wrote each register. */
  readonly #writes = new Map<string, Map<string, number>>()
  /** Who was the last to write each register, and when; without what was taken back. */
  readonly #edits = new Map<string, Edit>()
  /** Registers that were written while nobody could see them. */
  readonly #unclear = new Set<string>()
  readonly #words = new Map<string, Word>()
  readonly #steps = new Map<StepLabel, Step>()
  /** When each person last had to do with each thing, by its id: wrote into it, named it, or took that back or forth. */
  readonly #touches = new Map<string, Map<string, number>>()

  noteEdit(
    person: string,
    before: JourneyMap,
    after: JourneyMap,
    registers: readonly string[],
    step: StepLabel | undefined,
  ): void {
    const at = ++this.#now
    this.counts.edits++
    const mine = step && (this.#steps.get(step) ?? { entries: new Map<string, Entry>(), at })
    if (mine) this.#steps.set(step, mine)
    for (const register of registers) {
      this.#touch(person, register)
      if (isText(register)) {
        if (this.#noteWords(person, before, after, register)) this.#noteWrite(person, register, at)
        continue
      }
      const [old, now] = [valueAt(before, register), valueAt(after, register)]
      // To say what is said already is not to write; who puts a card where it stands has put it there all the same.
      if (old === now && !register.endsWith('/place')) continue
      const entry = mine?.entries.get(register)
      if (entry && this.#lastOfOthers(register, person) < entry.at) Object.assign(entry, { after: now, at })
      else mine?.entries.set(register, { before: old, after: now, at, earlier: this.#edits.get(register) })
      this.#noteWrite(person, register, at)
      this.#edits.set(register, [person, at])
    }
  }

  /** What is wrong with what taking a step back or forth has done. */
  noteTaken(
    person: string,
    isUndo: boolean,
    before: JourneyMap,
    after: JourneyMap,
    taken: TakenStep,
  ): string | undefined {
    const at = ++this.#now
    const step = this.#steps.get(taken.label)
    if (!step) return 'nobody did that step'
    this.counts.taken++
    if (!taken.changed) this.counts.empty++
    const wrong =
      this.#judgeFields(person, isUndo, before, after, step) ??
      this.#judgeWords(person, before, after) ??
      this.#judgeThings(person, before, after, step)
    for (const register of step.entries.keys()) this.#touch(person, register)
    for (const register of this.#writes.keys()) {
      const [old, now] = [valueAt(before, register), valueAt(after, register)]
      if (old === now) continue
      // Who takes back what they wrote does not count on it any more; whoever wrote what stands there again does.
      const entry = step.entries.get(register)
      const earlier = isUndo && entry?.before === now ? entry?.earlier : undefined
      if (earlier) this.#edits.set(register, earlier)
      else this.#edits.delete(register)
      if (isText(register) && old !== undefined && now !== undefined) this.#noteWords(person, before, after, register)
    }
    if (taken.changed) step.at = at
    return wrong
  }

  #judgeFields(person: string, isUndo: boolean, before: JourneyMap, after: JourneyMap, step: Step): string | undefined {
    for (const register of this.#writes.keys()) {
      if (isText(register) || this.#unclear.has(register)) continue
      const [old, now] = [valueAt(before, register), valueAt(after, register)]
      const entry = step.entries.get(register)
      if (old === undefined || now === undefined) {
        if (entry) this.#unclear.add(register)
        continue
      }
      if (!entry && old !== now) return `${register} was ${old} and is ${now}, which was no part of the step`
      if (!entry) continue
      if (this.#lastOfOthers(register, person) > entry.at) {
        this.counts.yielded++
        if (old !== now) return `${register} was ${old}, written by another since, and is ${now}`
        continue
      }
      const wanted = isUndo ? entry.before : entry.after
      if (old === now && this.#holds(person, before, register, step)) continue
      if (wanted !== undefined && now !== wanted) return `${register} should be ${wanted} again and is ${now}`
      if (old === now) continue
      entry.at = this.#now
      this.#noteWrite(person, register, this.#now)
    }
    return undefined
  }

  #judgeWords(person: string, before: JourneyMap, after: JourneyMap): string | undefined {
    for (const [word, { register, person: last }] of this.#words) {
      const [old, now] = [wordsAt(before, register), wordsAt(after, register)]
      if (last !== person && old && now && old.includes(word) !== now.includes(word))
        return `${word} of another ${now.includes(word) ? 'came back to' : 'vanished from'} ${register}`
    }
    return undefined
  }

  /** Nothing goes that someone else has written into since, as long as something of that is left. */
  #judgeThings(person: string, before: JourneyMap, after: JourneyMap, { at }: Step): string | undefined {
    const [shown, left] = [thingsOn(before), thingsOn(after)]
    for (const [register, author, time] of this.#written(before)) {
      const thing = register.split('/').slice(0, 2).join('/')
      if (author === person || time <= at || !shown.has(thing)) continue
      if (!left.has(thing)) return `${thing} is gone, though another wrote ${register} since`
      this.counts.kept++
    }
    return undefined
  }

  /**
   * Whether a place is all that a friction or metric hangs on, so that this would go with it, though others have had to
   * do with it since.
   */
  #holds(person: string, map: JourneyMap, register: string, { entries, at }: Step): boolean {
    const [, id = '', field = ''] = register.split('/')
    if (field !== 'on' && !field.startsWith('on:')) return false
    const places = map.frictions.find((friction) => friction.id === id)?.on ?? []
    const isLast = places.every((place) => entries.has(`frictions/${id}/on:${place}`))
    return isLast && [...(this.#touches.get(id) ?? [])].some(([other, time]) => other !== person && time > at)
  }

  /** Notes that someone has had to do with what a register belongs to and with what it names. */
  #touch(person: string, register: string): void {
    const [, id = '', field = ''] = register.split('/')
    for (const each of [id, field.slice(field.indexOf(':') + 1)])
      this.#touches.set(each, new Map(this.#touches.get(each)).set(person, this.#now))
  }

  /** What stands on a map of what people wrote, with who wrote it and when. */
  *#written(map: JourneyMap): Generator<readonly [register: string, author: string, at: number]> {
    for (const [register, [author, at]] of this.#edits)
      if (!['nothing', 'false', undefined].includes(valueAt(map, register))) yield [register, author, at]
    for (const [word, { register, author, at }] of this.#words)
      if (wordsAt(map, register)?.includes(word)) yield [register, author, at]
  }

  /** Returns whether there are new words. */
  #noteWords(person: string, before: JourneyMap, after: JourneyMap, register: string): boolean {
    const [old, now] = [wordsAt(before, register) ?? [], wordsAt(after, register) ?? []]
    for (const word of [...old, ...now])
      if (old.includes(word) !== now.includes(word))
        this.#words.set(word, { author: person, at: this.#now, ...this.#words.get(word), register, person })
    return now.some((word) => !old.includes(word))
  }

  #noteWrite(person: string, register: string, at: number): void {
    const writes = this.#writes.get(register) ?? new Map<string, number>()
    this.#writes.set(register, writes.set(person, at))
  }

  #lastOfOthers(register: string, person: string): number {
    const others = [...(this.#writes.get(register) ?? [])].filter(([author]) => author !== person)
    return Math.max(0, ...others.map(([, at]) => at))
  }
}

const isText = (register: string) => /\/(title|notes|description)$/.test(register)
const thingsOn = (map: JourneyMap) => new Set(things.flatMap((name) => map[name].map(({ id }) => `${name}/${id}`)))

function wordsAt(map: JourneyMap, register: string): string[] | undefined {
  const value = valueAt(map, register)
  if (value === undefined) return undefined
  return value === 'nothing' ? [] : wordsIn(String(JSON.parse(value))).map(({ word }) => word)
}
