import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { AccessRole } from '../../journey/model/access.ts'
import type { Principal } from '../access/can.ts'
import { isRecord } from '../../journey/model/parse.ts'
import { closings, limits } from '../protocol.ts'
import { presenceFrame, presenceUpdate } from './frames.ts'
import { Refusal } from './refusal.ts'
import { isServerClient } from './stamped.ts'

interface Entry {
  readonly clientId: number
  readonly clock: number
  /** Whether it says that the client is gone. */
  readonly gone: boolean
  /** Client id, clock and state as they came. */
  readonly bytes: Uint8Array
}

/** Who speaks through a connection. */
export type Speaker = Pick<Principal, 'role' | 'linkId'>

/** Client ids that a room remembers with their links. */
const mostBound = 10_000

/** How long a departed client id is remembered: well above the 30 s after which y-protocols forgets a silent one. */
const departedKeptMs = 60_000

/**
 * Who is in a room: the latest awareness of each client id, as bytes. An id belongs to the connection that first spoke
 * for it. y-websocket sends everything it learns about others back; such echoes, stale clocks and words in another's
 * name are dropped here. Changes gather until {@link RoomPresence.takeChanges}.
 *
 * Owners above 0 are connections; those below stand for other instances and all who are connected there.
 */
export class RoomPresence {
  readonly #entries = new Map<number, Entry & { readonly owner: number }>()
  readonly #owned = new Map<number, Set<number>>()
  readonly #departed = new Map<number, { clock: number; at: number }>()
  /** Client ids that belong to one owner and speak through another, see `#claim`. */
  readonly #claims = new Map<number, { readonly connection: number; readonly entry: Entry }>()
  /** The share link with which each client id was first heard. */
  readonly #links = new Map<number, string>()
  #changes = new Map<number, { bytes: Uint8Array; author: number }>()
  #all: Buffer | undefined
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Takes what a connection says about clients. True when there is something to tell the others.
   * @param speaker whose role is told with all they say; absent for other instances, which have done that
   * @throws Refusal
   */
  receive(connection: number, update: Uint8Array, speaker?: Speaker): boolean {
    let changed = false
    for (const entry of readEntries(update, speaker?.role)) changed = this.#take(connection, entry, speaker) || changed
    return changed
  }

  /** Forgets the ids of a connection that has ended. True when there is something to tell the others. */
  leave(connection: number): boolean {
    for (const [clientId, claim] of this.#claims) if (claim.connection === connection) this.#claims.delete(clientId)
    const owned = this.#owned.get(connection)
    if (owned === undefined) return false
    for (const clientId of owned) {
      const entry = this.#entries.get(clientId)
      if (entry) this.#remove(entry, connection)
    }
    this.#owned.delete(connection)
    return true
  }

  /** Awareness of all who are connected here; undefined when nobody is. */
  own(): Uint8Array | undefined {
    const own = [...this.#entries.values()].filter(({ owner }) => owner > 0)
    return own.length === 0 ? undefined : presenceUpdate(own.map(({ bytes }) => bytes))
  }

  /**
   * What has changed since the last time, and the connection that all of it came from, if it is one; `own` is the part
   * that came from connections.
   */
  takeChanges(): { frame: Buffer; author: number | undefined; own: Uint8Array | undefined } | undefined {
    const changes = [...this.#changes.values()]
    const [first] = changes
    if (first === undefined) return undefined
    this.#changes = new Map()
    const own = changes.filter(({ author }) => author > 0)
    return {
      frame: presenceFrame(changes.map(({ bytes }) => bytes)),
      own: own.length === 0 ? undefined : presenceUpdate(own.map(({ bytes }) => bytes)),
      author: changes.every(({ author }) => author === first.author) ? first.author : undefined,
    }
  }

  /** Everybody who is here. */
  all(): Buffer {
    this.#all ??= presenceFrame([...this.#entries.values()].map(({ bytes }) => bytes))
    return this.#all
  }

  /** What those who speak through a connection call themselves. */
  names(connection: number): string[] {
    return [...(this.#owned.get(connection) ?? [])].flatMap((clientId) => {
      const entry = this.#entries.get(clientId)
      return entry ? (nameIn(entry.bytes) ?? []) : []
    })
  }

  /**
   * Whether a client id is the server's, or somebody with another link than this one speaks for it now, and has from the
   * first on.
   */
  isOfAnother(clientId: number, linkId: string): boolean {
    if (isServerClient(clientId)) return true
    const owner = this.#entries.get(clientId)?.owner
    return owner !== undefined && owner > 0 && this.#links.get(clientId) !== linkId
  }

  get size(): number {
    return this.#entries.size
  }

  #take(connection: number, entry: Entry, speaker?: Speaker): boolean {
    const known = this.#entries.get(entry.clientId)
    if (known === undefined) {
      if (entry.gone || this.#isLateEcho(connection, entry) || this.#speaksForAnother(connection)) return false
      if (speaker && !this.#bind(entry.clientId, speaker)) return false
      this.#own(connection, entry.clientId)
    } else {
      if (known.owner !== connection) {
        this.#claim(known, connection, entry)
        return false
      }
      if (entry.clock < known.clock || (entry.clock === known.clock && !entry.gone)) return false
    }
    if (entry.gone) {
      this.#owned.get(connection)?.delete(entry.clientId)
      this.#remove(entry, connection)
    } else {
      this.#entries.set(entry.clientId, { ...entry, owner: connection })
      this.#change(entry, connection)
    }
    return true
  }

  #own(connection: number, clientId: number): void {
    const owned = this.#owned.get(connection) ?? new Set()
    this.#owned.set(connection, owned.add(clientId))
  }

  /**
   * A client id belongs to the link with which it was first heard, also while its client is away for a moment: nobody
   * with another link can take its place. False when it is another's.
   */
  #bind(clientId: number, { linkId }: Speaker): boolean {
    const bound = this.#links.get(clientId)
    if (bound !== undefined && bound !== linkId) return false
    this.#links.delete(clientId)
    this.#links.set(clientId, linkId)
    if (this.#links.size > mostBound) {
      for (const id of this.#links.keys()) {
        if (this.#entries.has(id)) continue
        this.#links.delete(id)
        break
      }
    }
    return true
  }

  /** A connection speaks for one client id; another instance for all who are connected there. */
  #speaksForAnother(connection: number): boolean {
    return connection > 0 && (this.#owned.get(connection)?.size ?? 0) > 0
  }

  /**
   * Whether someone else still repeats a client that has just left. The client itself may come back with the clock it
   * left with, but then on a new connection.
   */
  #isLateEcho(connection: number, entry: Entry): boolean {
    const departed = this.#departed.get(entry.clientId)
    return departed !== undefined && entry.clock <= departed.clock && (this.#owned.get(connection)?.size ?? 0) > 0
  }

  /**
   * A client that changes to another instance is heard there before it has gone here, or the other way round: what it says
   * there counts once it has gone. Its clock tells it from those who only repeat it.
   */
  #claim(known: Entry & { readonly owner: number }, connection: number, entry: Entry): void {
    const isClaimant = this.#claims.get(entry.clientId)?.connection === connection
    if (entry.gone && isClaimant) this.#claims.delete(entry.clientId)
    if (entry.gone || entry.clock <= known.clock) return
    const isNewHere = known.owner < 0 && (isClaimant || !this.#owned.has(connection))
    if (connection < 0 || isNewHere) this.#claims.set(entry.clientId, { connection, entry })
  }

  /** Peers take a removal with the clock they know; a higher one would hide the client when it comes back. */
  #remove({ clientId, clock }: Entry, author: number): void {
    this.#entries.delete(clientId)
    const now = this.#now()
    for (const [id, { at }] of this.#departed) {
      if (now - at < departedKeptMs) break
      this.#departed.delete(id)
    }
    this.#departed.delete(clientId)
    this.#departed.set(clientId, { clock, at: now })
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, 'null')
    })
    this.#change({ clientId, bytes }, author)
    const claim = this.#claims.get(clientId)
    this.#claims.delete(clientId)
    if (claim) this.#take(claim.connection, claim.entry)
  }

  #change({ clientId, bytes }: Pick<Entry, 'clientId' | 'bytes'>, author: number): void {
    this.#changes.set(clientId, { bytes, author })
    this.#all = undefined
  }
}

/** Reads an awareness update and checks all that would make a client's own reading of it throw. */
function readEntries(update: Uint8Array, role: AccessRole | undefined): Entry[] {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    const entries: Entry[] = []
    if (count > limits.presenceNamed && role !== undefined) throw new Refusal(closings.badPresence)
    for (let index = 0; index < count; index++) {
      const start = decoder.pos
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const text = decoding.readVarUint8Array(decoder)
      if (role !== undefined && text.length > limits.presenceBytes) throw new Refusal(closings.badPresence)
      const state: unknown = JSON.parse(utf8.decode(text))
      if (typeof state !== 'object' || Array.isArray(state)) throw new Refusal(closings.badPresence)
      const gone = state === null
      const isStamped = role !== undefined && state !== null
      // A copy: the bytes of a message are a view into a much larger buffer.
      const bytes = isStamped ? stamped(clientId, clock, text, state, role) : update.slice(start, decoder.pos)
      entries.push({ clientId, clock, gone, bytes })
    }
    return entries
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(closings.badPresence, { cause: error })
  }
}

/** An entry with the role as its state's last field, which is the one that counts. */
function stamped(id: number, clock: number, text: Uint8Array, state: object, role: AccessRole): Uint8Array {
  const end = text.lastIndexOf(closingBrace)
  const isEmpty = Object.keys(state).length === 0
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    const stamp = Buffer.from(`${isEmpty ? '' : ','}"role":"${role}"}`)
    encoding.writeVarUint8Array(encoder, Buffer.concat([text.subarray(0, end), stamp]))
  })
}

const closingBrace = '}'.charCodeAt(0)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Longest name that is remembered. */
const longestName = 80

function nameIn(bytes: Uint8Array): string | undefined {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  const state: unknown = JSON.parse(decoding.readVarString(decoder))
  const name = isRecord(state) && isRecord(state.user) ? state.user.name : undefined
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, longestName) : undefined
}
