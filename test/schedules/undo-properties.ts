import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../journey/formats/json.ts'
import type { StepLabel } from '../../journey/doc/history.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { Chance, withSeededIds } from './chance.ts'
import { realMap } from './real-map.ts'
import { type Plan, type Session, valueAt } from './subject.ts'
import { wordAt, wordsIn } from './words.ts'

const deck = realMap.operations.flatMap((operation) => Array.from({ length: operation.weight }, () => operation))

/** One person and their document. */
class Person {
  readonly doc = new Y.Doc({ guid: '' })
  readonly session: Session
  readonly #chance: Chance
  readonly #newWord: () => string

  constructor(chance: Chance, newWord: () => string) {
    this.#chance = chance
    this.#newWord = newWord
    this.doc.clientID = chance.word32()
    Y.applyUpdate(this.doc, realMap.genesis)
    this.session = realMap.open(this.doc)
  }

  get map(): JourneyMap {
    return this.session.current()
  }

  get text(): string {
    return renderJson(this.map)
  }

  plan(): Plan {
    for (;;) {
      const plan = this.#chance.pick(deck)?.plan(this.doc, this.map, this.#chance, this.#newWord)
      if (plan) return plan
    }
  }

  receive(other: Person): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'network')
  }
}

type Author = 'me' | 'other'
/** Collections of which nothing is hidden because something else is gone. */
const present = ['stages', 'lanes', 'cards', 'personas'] as const

/** Who was the last to write each field and each word, and to add, delete or restore each thing. */
class Authors {
  readonly #fields = new Map<string, Author>()
  readonly #things = new Map<string, Author>()
  readonly #words = new Map<string, { register: string; author: Author }>()

  note(author: Author, before: JourneyMap, after: JourneyMap, registers: readonly string[]): void {
    for (const register of registers) {
      if (isText(register)) this.#noteWords(author, before, after, register)
      // To say what is said already is not to write.
      else if (valueAt(before, register) !== valueAt(after, register)) this.#fields.set(register, author)
    }
    const [old, now] = [thingsOn(before), thingsOn(after)]
    for (const thing of new Set([...old, ...now]))
      if (old.has(thing) !== now.has(thing)) this.#things.set(thing, author)
  }

  #noteWords(author: Author, before: JourneyMap, after: JourneyMap, register: string): void {
    const [old, now] = [wordsAt(before, register) ?? [], wordsAt(after, register) ?? []]
    for (const word of [...old, ...now])
      if (old.includes(word) !== now.includes(word)) this.#words.set(word, { register, author })
  }

  /** What has changed between two maps, though it is the other person's or none of `step`, which I took back or forth. */
  changedWrongly(before: JourneyMap, after: JourneyMap, step: ReadonlySet<string>): string | undefined {
    for (const [register, author] of this.#fields) {
      const [old, now] = [valueAt(before, register), valueAt(after, register)]
      const isMeant = author === 'me' && step.has(register)
      if (!isMeant && old !== undefined && now !== undefined && old !== now)
        return `${register} was ${old} and is ${now}`
    }
    for (const [word, { register, author }] of this.#words) {
      const [old, now] = [wordsAt(before, register), wordsAt(after, register)]
      if (author === 'other' && old && now && old.includes(word) !== now.includes(word))
        return `${word} ${now.includes(word) ? 'came back to' : 'vanished from'} ${register}`
    }
    const [old, now] = [thingsOn(before), thingsOn(after)]
    for (const [thing, author] of this.#things)
      if (author === 'other' && old.has(thing) !== now.has(thing))
        return `${thing} ${now.has(thing) ? 'is back' : 'is gone'}`
    return undefined
  }

  /** The registers of all texts that someone has written into. */
  get texts(): string[] {
    return [...new Set([...this.#words.values()].map(({ register }) => register))]
  }

  get countOfOther(): number {
    return [
      ...this.#fields.values(),
      ...this.#things.values(),
      ...[...this.#words.values()].map(({ author }) => author),
    ].filter((author) => author === 'other').length
  }
}

const isText = (register: string) => /\/(title|notes|description)$/.test(register)
const thingsOn = (map: JourneyMap) => new Set(present.flatMap((name) => map[name].map(({ id }) => `${name}/${id}`)))

function wordsAt(map: JourneyMap, register: string): string[] | undefined {
  const value = valueAt(map, register)
  if (value === undefined) return undefined
  return value === 'nothing' ? [] : wordsIn(String(JSON.parse(value))).map(({ word }) => word)
}

/** Runs a check for many seeds and returns what went wrong, with the seed. */
function forSeeds(seeds: number, check: (chance: Chance, newWord: () => string) => string | undefined): string[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const chance = new Chance(seed)
    let words = 0
    const wrong = withSeededIds(chance, () => check(chance, () => wordAt(words++)))
    return wrong === undefined ? [] : [`seed ${seed}: ${wrong}`]
  }).flat()
}

/** What undo and redo promise, tried on random sequences of edits with the seeds below `seeds`. */
export function describeUndo(seeds: number): void {
  const timeout = seeds * 300

  describe('undo', () => {
    it('of every step in turn shows each earlier map again, and redo each later one', { timeout }, () => {
      let steps = 0
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const person = new Person(chance, newWord)
        const { session } = person
        const texts = [person.text]
        const labels: StepLabel[] = []
        for (let count = 0; count < 30; count++) {
          const plan = person.plan()
          session.run({ action: plan.text }, plan)
          const top = session.top()
          // An edit that changed nothing makes no step, and one of a running gesture belongs to the step before it.
          if (top && top !== labels.at(-1)) {
            labels.push(top)
            texts.push(person.text)
          } else texts[texts.length - 1] = person.text
        }
        steps += labels.length
        for (let step = labels.length; step > 0; step--) {
          if (session.undo() !== labels[step - 1]) return `undo of step ${step} took another step`
          if (person.text !== texts[step - 1])
            return `undo of step ${step} (${labels[step - 1]?.action}) shows another map`
        }
        if (session.undo() !== undefined) return 'there is more to undo than was done'
        for (let step = 1; step <= labels.length; step++) {
          if (session.redo() !== labels[step - 1]) return `redo of step ${step} took another step`
          if (person.text !== texts[step]) return `redo of step ${step} (${labels[step - 1]?.action}) shows another map`
        }
        return session.redo() === undefined ? undefined : 'there is more to redo than was undone'
      })
      expect(wrong).toEqual([])
      expect(steps).toBeGreaterThan(seeds * 20)
    })

    it('mixed with new edits shows the map from before each step, and redo the one from after it', { timeout }, () => {
      const counts = { undone: 0, redone: 0 }
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const person = new Person(chance, newWord)
        const { session } = person
        const done: { label: StepLabel; before: string }[] = []
        const undone: { label: StepLabel; after: string }[] = []
        for (let count = 0; count < 60; count++) {
          const before = person.text
          const roll = chance.below(100)
          const [last, next] = [done.at(-1), undone.at(-1)]
          if (roll < 45 && last) {
            if (session.undo() !== last.label) return `undo of “${last.label.action}” took another step`
            if (person.text !== last.before) return `undo of “${last.label.action}” shows another map`
            done.pop()
            undone.push({ label: last.label, after: before })
            counts.undone++
          } else if (roll < 55 && next) {
            if (session.redo() !== next.label) return `redo of “${next.label.action}” took another step`
            if (person.text !== next.after) return `redo of “${next.label.action}” shows another map`
            undone.pop()
            done.push({ label: next.label, before })
            counts.redone++
          } else {
            const plan = person.plan()
            session.run({ action: plan.text }, plan)
            const label = session.top()
            // An edit that changed nothing makes no step, and one of a running gesture belongs to the step before it.
            if (!label || label === last?.label) continue
            done.push({ label, before })
            undone.length = 0
          }
        }
        return undefined
      })
      expect(wrong).toEqual([])
      expect(counts.undone).toBeGreaterThan(seeds * 15)
      expect(counts.redone).toBeGreaterThan(seeds)
    })

    it('finds every key: no edit takes one away', { timeout }, () => {
      const wrong = forSeeds(seeds / 4, (chance, newWord) => {
        const person = new Person(chance, newWord)
        let gone: string | undefined
        person.doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
          for (const [type, keys] of changed)
            for (const key of keys) if (key !== null && type._map.get(key)?.deleted !== false) gone = key
        })
        for (let count = 0; count < 100; count++) {
          const plan = person.plan()
          person.session.run({ action: plan.text }, plan)
          if (gone !== undefined) return `${plan.text} took ${gone} away`
        }
        return undefined
      })
      expect(wrong).toEqual([])
    })

    it('n times and redo n times changes nothing, whatever others did meanwhile', { timeout }, () => {
      let undone = 0
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const [me, other] = [new Person(chance, newWord), new Person(chance, newWord)]
        for (let count = 0; count < 50; count++) {
          const person = chance.odds(50) ? me : other
          const plan = person.plan()
          person.session.run({ action: plan.text }, plan)
          if (chance.odds(30)) me.receive(other)
          if (chance.odds(30)) other.receive(me)
        }
        me.receive(other)
        const before = me.text
        const steps = 1 + chance.below(20)
        for (let step = 0; step < steps; step++) if (me.session.undo()) undone++
        for (let step = 0; step < steps; step++) me.session.redo()
        return me.text === before ? undefined : `after ${steps} steps back and forth:\n${before}\nbecame\n${me.text}`
      })
      expect(wrong).toEqual([])
      expect(undone).toBeGreaterThan(seeds * 5)
    })

    it('changes nothing but what the step wrote, and nothing that someone else wrote last', { timeout }, () => {
      const counts = { steps: 0, theirs: 0 }
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const [me, other] = [new Person(chance, newWord), new Person(chance, newWord)]
        const authors = new Authors()
        const steps = new Map<StepLabel, Set<string>>()
        for (let count = 0; count < 50; count++) {
          const isMine = chance.odds(60)
          const person = isMine ? me : other
          const before = person.map
          if (isMine && chance.odds(35)) {
            const label = chance.odds(60) ? me.session.undo() : me.session.redo()
            if (label) counts.steps++
            const broken = authors.changedWrongly(before, me.map, (label && steps.get(label)) ?? new Set())
            if (broken !== undefined) return `taking “${label?.action}” back or forth: ${broken}`
            authors.note('me', before, me.map, authors.texts)
          } else {
            const plan = person.plan()
            const said = person.session.run({ action: plan.text }, plan)
            authors.note(isMine ? 'me' : 'other', before, person.map, Object.keys(said))
            const top = me.session.top()
            if (isMine && top) steps.set(top, new Set([...(steps.get(top) ?? []), ...Object.keys(said)]))
          }
          me.receive(other)
          other.receive(me)
        }
        counts.theirs += authors.countOfOther
        return undefined
      })
      expect(wrong).toEqual([])
      expect(counts.steps).toBeGreaterThan(seeds * 3)
      expect(counts.theirs).toBeGreaterThan(seeds * 10)
    })
  })
}
