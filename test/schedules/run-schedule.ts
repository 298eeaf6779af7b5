import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { StepLabel } from '../../journey/doc/history.ts'
import { readMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { Chance, withSeededIds } from './chance.ts'
import type { Fault } from './faults.ts'
import { checkMap } from './invariants.ts'
import { Oracle, clockOf } from './oracle.ts'
import { Peer } from './peer.ts'
import {
  type Operation,
  type Plan,
  type Register,
  type Said,
  type Subject,
  anything,
  valueAt,
  valueText,
} from './subject.ts'
import { wordAt } from './words.ts'

/** Operations in one schedule: edits, undos and redos of all peers together. */
export const operationsPerSchedule = 80

/** What a schedule did, so that a run can show that it did something. */
export interface Counts {
  [thing: string]: number
}

export interface Outcome {
  readonly seed: number
  readonly faults: readonly Fault[]
  /** What was done, in order, for whoever has to find out why. */
  readonly log: readonly string[]
  readonly counts: Counts
}

/** Runs the schedule of a seed: peers edit, lose and regain connection, save, restart and crash; then all exchange all. */
export function runSchedule(subject: Subject, seed: number): Outcome {
  const chance = new Chance(seed)
  return withSeededIds(chance, () => {
    const schedule = new Schedule(subject, chance)
    const faults = schedule.run()
    return { seed, faults, log: schedule.log, counts: { ...schedule.counts, ...schedule.oracle.counts } }
  })
}

class Schedule {
  readonly log: string[] = []
  readonly counts: Counts = {}
  readonly oracle: Oracle
  readonly #subject: Subject
  readonly #chance: Chance
  readonly #peers: Peer[] = []
  readonly #deck: readonly Operation[]
  /** Registers that belong to each step of undo. */
  readonly #stepRegisters = new WeakMap<StepLabel, Set<Register>>()
  readonly #faults: Fault[] = []
  readonly #server = new Y.Doc({ guid: '' })
  #operations = 0
  #words = 0

  constructor(subject: Subject, chance: Chance) {
    this.#subject = subject
    this.#chance = chance
    this.#deck = subject.operations.flatMap((operation) => Array.from({ length: operation.weight }, () => operation))
    Y.applyUpdate(this.#server, subject.genesis)
    const count = chance.one([3, 3, 3, 4, 4, 5])
    for (let index = 0; index < count; index++) {
      const peer: Peer = new Peer(`p${index}`, subject, chance, (update) => this.#broadcast(peer, update))
      this.#peers.push(peer)
    }
    this.oracle = new Oracle(this.#first.session.current())
  }

  get #first(): Peer {
    const [first] = this.#peers
    if (!first) throw new Error('a schedule without peers')
    return first
  }

  run(): Fault[] {
    try {
      while (this.#operations < operationsPerSchedule) this.#step(this.#chance.pick(this.#peers) ?? this.#first)
      this.log.push('all exchange everything')
      this.#exchange()
      return [...this.#faults, ...this.#judge()]
    } catch (error) {
      return [{ kind: 'exception', text: error instanceof Error ? (error.stack ?? error.message) : String(error) }]
    } finally {
      for (const peer of this.#peers) peer.close()
    }
  }

  #step(peer: Peer): void {
    const roll = this.#chance.below(100)
    if (roll < 50) this.#operate(peer)
    else if (roll < 78) this.#deliver(peer)
    else if (roll < 88) this.#toggle(peer)
    else if (roll < 97) {
      peer.save()
      this.#count('saves')
    } else this.#restart(peer, roll === 97)
  }

  #operate(peer: Peer): void {
    if (this.#chance.odds(94)) this.#do(peer, () => this.#edit(peer))
    else {
      // As people do it: back a few steps, and perhaps forth again.
      const steps = 1 + this.#chance.below(4)
      for (let step = 0; step < steps; step++) this.#do(peer, () => this.#takeStep(peer, 'undo'))
      const again = this.#chance.below(steps + 1)
      for (let step = 0; step < again; step++) this.#do(peer, () => this.#takeStep(peer, 'redo'))
    }
  }

  #do(peer: Peer, operation: () => Iterable<Register> | undefined): void {
    const { session, doc } = peer
    const before = session.current()
    const clock = clockOf(doc, doc.clientID)
    const registers = operation()
    if (!registers) return
    this.#operations++
    if (!peer.online) this.#count('offline operations')
    const trace = this.oracle.note(doc, before, session.current(), clock, registers)
    if (!peer.online) peer.atRisk.push(trace)
  }

  #edit(peer: Peer): Iterable<Register> | undefined {
    const { session } = peer
    const plan = this.#plan(peer)
    if (!plan) return undefined
    this.log.push(`${peer.name} ${plan.text}`)
    this.#count('edits')
    const label: StepLabel = { action: plan.text }
    const said = session.run(label, plan)
    this.#checkEffect(session.current(), said)
    const registers = Object.keys(said)
    const step = session.top()
    if (step) {
      const all = this.#stepRegisters.get(step) ?? new Set()
      for (const register of registers) all.add(register)
      this.#stepRegisters.set(step, all)
    }
    return registers
  }

  /** An edit shows at once, and as it was meant. */
  #checkEffect(map: JourneyMap, said: Said): void {
    for (const [register, value] of Object.entries(said)) {
      const shown = valueAt(map, register)
      // What is off cannot be asked of a friction that is nowhere any more: it is hidden.
      if (value === anything || shown === valueText(value) || (shown === undefined && value === false)) continue
      this.#faults.push({ kind: 'edit has another effect', text: `${register} is ${shown}, not ${valueText(value)}` })
    }
  }

  #plan(peer: Peer): Plan | undefined {
    const operation = this.#chance.pick(this.#deck)
    return operation?.plan(peer.doc, peer.session.current(), this.#chance, () => wordAt(this.#words++))
  }

  #takeStep(peer: Peer, way: 'undo' | 'redo'): Iterable<Register> | undefined {
    const label = peer.session[way]()
    if (!label) return undefined
    this.log.push(`${peer.name} ${way}: ${label.action}`)
    this.#count(`${way}s`)
    return this.#stepRegisters.get(label) ?? []
  }

  #deliver(peer: Peer): void {
    if (!peer.online) return
    const count = peer.inbox.length
    const { reordered, duplicated } = peer.deliver(1 + this.#chance.below(8))
    this.#count('reordered', reordered)
    this.#count('duplicated', duplicated)
    if (count > 0) this.log.push(`${peer.name} receives`)
  }

  #toggle(peer: Peer): void {
    if (peer.online) {
      if (this.#chance.odds(60)) return
      peer.online = false
      this.log.push(`${peer.name} goes offline`)
    } else this.#connect(peer)
  }

  /** Both ways, as the sync protocol does it: what the server lacks, and what the peer lacks. */
  #connect(peer: Peer): void {
    this.log.push(`${peer.name} goes online`)
    this.#count('connections')
    peer.online = true
    this.#broadcast(peer, peer.stateFor(this.#server))
    peer.atRisk = []
    peer.inbox.push(Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(peer.doc)))
  }

  #restart(peer: Peer, cleanly: boolean): void {
    this.log.push(`${peer.name} ${cleanly ? 'reloads' : 'crashes'}`)
    this.#count(cleanly ? 'reloads' : 'crashes')
    if (cleanly) peer.save()
    for (const trace of peer.atRisk) this.oracle.forget(trace)
    this.#count('operations lost in crashes', peer.atRisk.length)
    peer.restart()
  }

  /** The server keeps it and passes it on to everybody else. */
  #broadcast(from: Peer, update: Uint8Array): void {
    Y.applyUpdate(this.#server, update)
    for (const peer of this.#peers) if (peer !== from) peer.inbox.push(update)
  }

  #exchange(): void {
    for (const peer of this.#peers) this.#connect(peer)
    for (const peer of this.#peers) while (peer.inbox.length > 0) peer.deliver(peer.inbox.length)
  }

  #judge(): Fault[] {
    const faults: Fault[] = []
    const map = this.#first.session.current()
    const text = renderJson(map)
    for (const { name, doc, session } of this.#peers) {
      const seen = session.current()
      if (doc.store.pendingStructs || doc.store.pendingDs) faults.push({ kind: 'something is pending', text: name })
      const fresh = this.#subject.read(doc)
      if (!isDeepStrictEqual(fresh, seen)) faults.push({ kind: 'watched map is not the map', text: name })
      const seenText = renderJson(fresh)
      if (seenText !== text)
        faults.push({ kind: 'peers differ', text: `${this.#first.name}:\n${text}\n${name}:\n${seenText}` })
    }
    return [...faults, ...checkMap(map), ...this.oracle.judge(map), ...this.#checkReload(text)]
  }

  /** The same map from saved bytes, and from the file that it exports as. */
  #checkReload(text: string): Fault[] {
    const faults: Fault[] = []
    const loaded = new Y.Doc({ guid: '' })
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(this.#first.doc))
    if (renderJson(this.#subject.read(loaded)) !== text)
      faults.push({ kind: 'reloaded map is not the map', text: 'bytes' })
    const parsed = parseMapText(text)
    if (!parsed.ok) return [...faults, { kind: 'file is refused', text: JSON.stringify(parsed.problems) }]
    const imported = new Y.Doc({ guid: '' })
    seedMap(imported, parsed.value)
    const again = renderJson(readMap(imported))
    if (again !== text) faults.push({ kind: 'reloaded map is not the map', text: `file\n${text}\n${again}` })
    return faults
  }

  #count(thing: string, by = 1): void {
    this.counts[thing] = (this.counts[thing] ?? 0) + by
  }
}
