import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../journey/formats/json.ts'
import { type MapHistory, type StepLabel, openHistory } from '../../journey/doc/history.ts'
import { type MapWatch, watchMap } from '../../journey/doc/read.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { Chance, withSeededIds } from './chance.ts'
import { failingUndoSeeds } from './failing-seeds.ts'
import { realMap } from './real-map.ts'
import type { Plan, Said } from './subject.ts'
import { UndoLedger } from './undo-ledger.ts'
import { wordAt } from './words.ts'

const deck = realMap.operations.flatMap((operation) => Array.from({ length: operation.weight }, () => operation))

/** One person and their document. */
class Person {
  readonly doc = new Y.Doc({ guid: '' })
  readonly history: MapHistory
  readonly #watch: MapWatch
  readonly #chance: Chance
  readonly #newWord: () => string

  constructor(chance: Chance, newWord: () => string) {
    this.#chance = chance
    this.#newWord = newWord
    this.doc.clientID = chance.word32()
    Y.applyUpdate(this.doc, realMap.genesis)
    this.#watch = watchMap(this.doc, () => {})
    this.history = openHistory(this.doc, () => this.#watch.current)
  }

  get map(): JourneyMap {
    return this.#watch.current
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

  /** A plan for one of a few things, where people meet; any plan when there is nothing to do to them. */
  planWhereOthersAre(): Plan {
    for (let tries = 0; tries < 12; tries++) {
      const plan = this.plan()
      if (/\b(c1|c2|f1|k1)\b/.test(plan.text)) return plan
    }
    return this.plan()
  }

  /** Does something. An edit that changed nothing is no step, and one of a running gesture belongs to the step before. */
  edit(plan = this.plan()): { said: Said; step: StepLabel | undefined } {
    const said = this.history.run({ action: plan.text }, () => plan.run(), plan.gesture)
    return { said, step: this.history.state.undo }
  }

  receive(other: Person): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'network')
  }
}

type Check = (chance: Chance, newWord: () => string) => string | undefined

/** Runs a check for a seed and returns what went wrong, with the seed. */
function forSeed(seed: number, check: Check): string[] {
  const chance = new Chance(seed)
  let words = 0
  const wrong = withSeededIds(chance, () => check(chance, () => wordAt(words++)))
  return wrong === undefined ? [] : [`seed ${seed}: ${wrong}`]
}

/** What undo and redo promise, tried on random sequences of edits with as many seeds, from `first` on. */
export function describeUndo(seeds: number, first = 0): void {
  const timeout = seeds * 300
  const forSeeds = (count: number, check: Check) =>
    Array.from({ length: count }, (_, index) => forSeed(first + index, check)).flat()

  describe('undo', () => {
    it('of every step in turn shows each earlier map again, and redo each later one', { timeout }, () => {
      let steps = 0
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const person = new Person(chance, newWord)
        const { history } = person
        const texts = [person.text]
        const labels: StepLabel[] = []
        for (let count = 0; count < 30; count++) {
          const { step: top } = person.edit()
          if (top && top !== labels.at(-1)) {
            labels.push(top)
            texts.push(person.text)
          } else texts[texts.length - 1] = person.text
        }
        steps += labels.length
        for (let step = labels.length; step > 0; step--) {
          if (history.undo()?.label !== labels[step - 1]) return `undo of step ${step} took another step`
          if (person.text !== texts[step - 1])
            return `undo of step ${step} (${labels[step - 1]?.action}) shows another map`
        }
        if (history.undo() !== undefined) return 'there is more to undo than was done'
        for (let step = 1; step <= labels.length; step++) {
          if (history.redo()?.label !== labels[step - 1]) return `redo of step ${step} took another step`
          if (person.text !== texts[step]) return `redo of step ${step} (${labels[step - 1]?.action}) shows another map`
        }
        return history.redo() === undefined ? undefined : 'there is more to redo than was undone'
      })
      expect(wrong).toEqual([])
      expect(steps).toBeGreaterThan(seeds * 20)
    })

    it('mixed with new edits shows the map from before each step, and redo the one from after it', { timeout }, () => {
      const counts = { undone: 0, redone: 0 }
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const person = new Person(chance, newWord)
        const { history } = person
        const done: { label: StepLabel; before: string }[] = []
        const undone: { label: StepLabel; after: string }[] = []
        for (let count = 0; count < 60; count++) {
          const before = person.text
          const roll = chance.below(100)
          const [last, next] = [done.at(-1), undone.at(-1)]
          if (roll < 45 && last) {
            if (history.undo()?.label !== last.label) return `undo of “${last.label.action}” took another step`
            if (person.text !== last.before) return `undo of “${last.label.action}” shows another map`
            done.pop()
            undone.push({ label: last.label, after: before })
            counts.undone++
          } else if (roll < 55 && next) {
            if (history.redo()?.label !== next.label) return `redo of “${next.label.action}” took another step`
            if (person.text !== next.after) return `redo of “${next.label.action}” shows another map`
            undone.pop()
            done.push({ label: next.label, before })
            counts.redone++
          } else {
            const { step: label } = person.edit()
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
          plan.run()
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
          person.edit()
          if (chance.odds(30)) me.receive(other)
          if (chance.odds(30)) other.receive(me)
        }
        me.receive(other)
        const before = me.text
        const steps = 1 + chance.below(20)
        for (let step = 0; step < steps; step++) if (me.history.undo()) undone++
        for (let step = 0; step < steps; step++) me.history.redo()
        return me.text === before ? undefined : `after ${steps} steps back and forth:\n${before}\nbecame\n${me.text}`
      })
      expect(wrong).toEqual([])
      expect(undone).toBeGreaterThan(seeds * 5)
    })

    it('never removes what someone else wrote since, and brings back what stood before', { timeout }, () => {
      const counts: Record<string, number> = {}
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const ledger = new UndoLedger()
        const broken = checkAmongOthers(chance, newWord, ledger)
        for (const [thing, count] of Object.entries(ledger.counts)) counts[thing] = (counts[thing] ?? 0) + count
        return broken
      })
      expect(wrong).toEqual([])
      // That people met at the same fields and things, and that undo then had to leave something alone.
      expect(counts.taken).toBeGreaterThan(seeds * 10)
      expect(counts.empty).toBeGreaterThan(seeds)
      expect(counts.yielded).toBeGreaterThan(seeds / 2)
      expect(counts.kept).toBeGreaterThan(seeds * 10)
    })

    it('says truly whether it changed anything, also while others write at the same time', { timeout }, () => {
      const wrong = forSeeds(seeds, (chance, newWord) => {
        const people = [1, 2, 3].map(() => new Person(chance, newWord))
        for (let count = 0; count < 60; count++) {
          const person = chance.pick(people)
          const other = chance.pick(people)
          if (!person || !other) continue
          if (chance.odds(30)) person.receive(other)
          const before = person.text
          const isUndo = chance.odds(65)
          const taken = chance.odds(40) ? (isUndo ? person.history.undo() : person.history.redo()) : undefined
          if (!taken) person.edit()
          else if (taken.changed !== (person.text !== before))
            return `${taken.label.action}: changed is ${taken.changed}`
        }
        for (const person of people) for (const other of people) person.receive(other)
        const texts = new Set(people.map(({ text }) => text))
        return texts.size === 1 ? undefined : 'people see different maps'
      })
      expect(wrong).toEqual([])
    })
  })
}

/** Seeds that once broke what undo promises among several people. */
export function describeFailingUndo(): void {
  it.each(failingUndoSeeds)('undo among others: $was (seed $seed)', ({ seed }) => {
    expect(forSeed(seed, (chance, newWord) => checkAmongOthers(chance, newWord, new UndoLedger()))).toEqual([])
  })
}

/** Three people who see each other's work at once edit, undo and redo. */
function checkAmongOthers(chance: Chance, newWord: () => string, ledger: UndoLedger): string | undefined {
  const people = new Map(['Ani', 'Budi', 'Citra'].map((name) => [name, new Person(chance, newWord)]))
  for (let count = 0; count < 70; count++) {
    const [name, person] = chance.pick([...people]) ?? []
    if (name === undefined || !person) continue
    const before = person.map
    const isUndo = chance.odds(65)
    const taken = chance.odds(40) ? (isUndo ? person.history.undo() : person.history.redo()) : undefined
    if (taken) {
      const wrong = ledger.noteTaken(name, isUndo, before, person.map, taken)
      if (wrong !== undefined) return `${name} takes “${taken.label.action}” ${isUndo ? 'back' : 'forth'}: ${wrong}`
    } else {
      const { said, step } = person.edit(chance.odds(70) ? person.planWhereOthersAre() : person.plan())
      ledger.noteEdit(name, before, person.map, Object.keys(said), step)
    }
    for (const other of people.values()) if (other !== person) other.receive(person)
  }
  return undefined
}
