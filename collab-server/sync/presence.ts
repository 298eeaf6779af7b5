import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isRecord } from '../../journey/model/parse.ts'
import { closings, limits } from '../protocol.ts'
import { presenceFrame, presenceUpdate } from './frames.ts'
import { Refusal } from './refusal.ts'

interface Entry {
  readonly clientId: number
  readonly clock: number
  /** Whether it says that the client is gone. */
  readonly gone: boolean
  /** Client id, clock and state as they came. */
  readonly bytes: Uint8Array
}

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
  #changes = new Map<number, { bytes: Uint8Array; author: number }>()
  #all: Buffer | undefined
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Takes what a connection says about clients. True when there is something to tell the others.
   * @throws Refusal
   */
  receive(connection: number, update: Uint8Array): boolean {
    let changed = false
    for (const entry of readEntries(update)) changed = this.#take(connection, entry) || changed
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

  get size(): number {
    return this.#entries.size
  }

  #take(connection: number, entry: Entry): boolean {
    const known = this.#entries.get(entry.clientId)
    if (known === undefined) {
      if (entry.gone || this.#isLateEcho(connection, entry)) return false
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
    if (connection > 0 && owned.size >= limits.presenceIds) throw new Refusal(closings.badPresence)
    this.#owned.set(connection, owned.add(clientId))
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
function readEntries(update: Uint8Array): Entry[] {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    const entries: Entry[] = []
    for (let index = 0; index < count; index++) {
      const start = decoder.pos
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const text = decoding.readVarUint8Array(decoder)
      if (text.length > limits.presenceBytes) throw new Refusal(closings.badPresence)
      const state: unknown = JSON.parse(utf8.decode(text))
      if (typeof state !== 'object' || Array.isArray(state)) throw new Refusal(closings.badPresence)
      // A copy: the bytes of a message are a view into a much larger buffer.
      entries.push({ clientId, clock, gone: state === null, bytes: update.slice(start, decoder.pos) })
    }
    return entries
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(closings.badPresence, { cause: error })
  }
}

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
