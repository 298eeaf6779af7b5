import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import type { Trace } from './oracle.ts'
import type { Session, Subject } from './subject.ts'

/** Origin of what comes from others. */
const network = Symbol('network')

/** One person's program: a document that is kept on the device and sent to others while there is a connection. */
export class Peer {
  readonly name: string
  online = true
  /** Messages on their way to this peer. */
  readonly inbox: Uint8Array[] = []
  /** Operations whose bytes exist nowhere else yet. */
  atRisk: Trace[] = []
  readonly #subject: Subject
  readonly #chance: Chance
  readonly #send: (update: Uint8Array) => void
  #saved: Uint8Array[]
  #unsaved: Uint8Array[] = []
  #doc: Y.Doc
  #session: Session

  constructor(name: string, subject: Subject, chance: Chance, send: (update: Uint8Array) => void) {
    this.name = name
    this.#subject = subject
    this.#chance = chance
    this.#send = send
    this.#saved = [subject.genesis]
    this.#doc = this.#open()
    this.#session = subject.open(this.#doc)
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  get session(): Session {
    return this.#session
  }

  #open(): Y.Doc {
    const doc = new Y.Doc({ guid: '' })
    doc.clientID = this.#chance.word32()
    for (const update of this.#saved) Y.applyUpdate(doc, update, network)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#unsaved.push(update)
      if (this.online && origin !== network) this.#send(update)
    })
    return doc
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update, network)
  }

  /** Delivers some messages: not always in the order they were sent, some of them twice, some of them merged to one. */
  deliver(count: number): { reordered: number; duplicated: number } {
    const done = { reordered: 0, duplicated: 0 }
    const batch: Uint8Array[] = []
    for (let taken = 0; taken < count && this.inbox.length > 0; taken++) {
      const at = this.#chance.odds(70) ? 0 : this.#chance.below(Math.min(this.inbox.length, 8))
      const stays = this.#chance.odds(8)
      if (at > 0) done.reordered++
      if (stays) done.duplicated++
      const [update] = stays ? this.inbox.slice(at, at + 1) : this.inbox.splice(at, 1)
      if (update) batch.push(update)
    }
    if (batch.length > 1 && this.#chance.odds(50)) this.receive(Y.mergeUpdates(batch))
    else for (const update of batch) this.receive(update)
    return done
  }

  /** Everything so far is on the device; now and then as one compacted state. */
  save(): void {
    if (this.#chance.odds(25)) this.#saved = [Y.encodeStateAsUpdate(this.#doc)]
    else this.#saved.push(...this.#unsaved)
    this.#unsaved = []
    this.atRisk = []
  }

  /** The program starts again from what is on the device. Without `save` before it, that is a crash. */
  restart(): void {
    this.#session.close()
    this.#doc.destroy()
    this.online = false
    this.#unsaved = []
    this.atRisk = []
    this.#doc = this.#open()
    this.#session = this.#subject.open(this.#doc)
  }

  /** What this document holds and `other` does not. */
  stateFor(other: Y.Doc): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(other))
  }

  close(): void {
    this.#session.close()
    this.#doc.destroy()
  }
}
