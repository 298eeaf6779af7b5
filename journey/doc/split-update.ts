import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC | Y.Skip

/** A range of deleted clocks. */
interface Range {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** An update as its parts. */
interface Decoded {
  readonly structs: readonly Struct[]
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/**
 * Splits an update (V1) into updates of about `mostBytes` at most, to be applied in their order: each builds only on
 * what is in it and in those before it. What they say together is what the whole said. A single struct that is larger
 * stays one. An update that is small enough is given back as it is.
 */
export function splitUpdate(update: Uint8Array, mostBytes: number): Uint8Array[] {
  if (update.length <= mostBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  return splitDecoded({ structs, deletes: ds.clients }, mostBytes)
}

/** {@link splitUpdate} of an update that is decoded already; it is encoded in any case. */
export function splitDecoded({ structs, deletes }: Decoded, mostBytes: number): Uint8Array[] {
  const parts: Uint8Array[] = []
  let part = new Part()
  for (const struct of inOrder(structs)) {
    if (part.add(struct, mostBytes)) continue
    parts.push(part.encode())
    part = new Part()
    part.add(struct, mostBytes)
  }
  if (!part.isEmpty) parts.push(part.encode())
  const ranges = [...deletes].flatMap(([client, own]) => own.map(({ clock, len }) => ({ client, clock, len })))
  // No range takes more than two numbers and its share of a client's header.
  const mostRanges = Math.max(1, Math.floor(mostBytes / 24))
  for (let start = 0; start < ranges.length; start += mostRanges)
    parts.push(encodeDeletes(ranges.slice(start, start + mostRanges)))
  return parts
}

/** The structs so that each comes after all that it refers to. */
function inOrder(structs: readonly Struct[]): Struct[] {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  const ordered: Struct[] = []
  const done = new Map<number, number>()
  const waiting = new Map<number, { client: number; clock: number }[]>()
  /** Clock up to which a client's structs have been put in order; what is not in the update is there already. */
  const reached = (client: number) => {
    const own = byClient.get(client)
    return own === undefined ? Infinity : (own[done.get(client) ?? 0]?.id.clock ?? Infinity)
  }
  const queue = [...byClient.keys()]
  for (let client = queue.pop(); client !== undefined; client = queue.pop()) {
    const own = byClient.get(client) ?? []
    let index = done.get(client) ?? 0
    for (; index < own.length; index++) {
      const struct = own[index] as Struct
      done.set(client, index)
      const missing = missingOf(struct, reached)
      if (missing) {
        const waiters = waiting.get(missing.client)
        if (waiters) waiters.push({ client, clock: missing.clock })
        else waiting.set(missing.client, [{ client, clock: missing.clock }])
        break
      }
      if (!(struct instanceof Y.Skip)) ordered.push(struct)
    }
    done.set(client, index)
    const clock = reached(client)
    const waiters = waiting.get(client) ?? []
    for (const waiter of waiters) if (waiter.clock < clock) queue.push(waiter.client)
    waiting.set(
      client,
      waiters.filter((waiter) => waiter.clock >= clock),
    )
  }
  // Structs that wait for each other fit nowhere; they come last, for the receiver to judge.
  for (const [client, own] of byClient) ordered.push(...own.slice(done.get(client) ?? 0))
  return ordered
}

/** What a struct stands beside, or in, that comes later in the order than what has been reached so far. */
function missingOf(struct: Struct, reached: (client: number) => number): Y.ID | undefined {
  if (!(struct instanceof Y.Item)) return undefined
  const { client } = struct.id
  const isMissing = (id: unknown): id is Y.ID =>
    id instanceof Y.ID && id.client !== client && id.clock >= reached(id.client)
  for (const id of [struct.origin, struct.rightOrigin, struct.parent as unknown]) if (isMissing(id)) return id
  return undefined
}

/** Structs of one client in a part: they follow each other without a gap, or with one that a skip fills. */
interface Own {
  readonly encoder: Y.UpdateEncoderV1
  readonly clock: number
  /** Clock after the last. */
  end: number
  count: number
  /** Bytes written. */
  bytes: number
}

/** Most bytes before the structs of a client: their number, its id, their clock. */
const headerBytes = 24

/** An update that grows struct by struct. */
class Part {
  readonly #byClient = new Map<number, Own>()
  #bytes = 0

  get isEmpty(): boolean {
    return this.#bytes === 0
  }

  /** Appends a struct; returns false, and leaves it out, where the part would have more than `mostBytes` with it. */
  add(struct: Struct, mostBytes: number): boolean {
    const { client, clock } = struct.id
    const known = this.#byClient.get(client)
    const own = known ?? { encoder: new Y.UpdateEncoderV1(), clock, end: clock, count: 0, bytes: 0 }
    const gap = clock - own.end
    if (gap > 0) new Y.Skip(Y.createID(client, own.end), gap).write(own.encoder, 0)
    struct.write(own.encoder, 0)
    const bytes = encoding.length(own.encoder.restEncoder)
    const more = bytes - own.bytes + (known ? 0 : headerBytes)
    // What was written beyond its bytes is not encoded.
    if (this.#bytes > 0 && this.#bytes + more > mostBytes) return false
    this.#byClient.set(client, own)
    this.#bytes += more
    own.bytes = bytes
    own.end = clock + struct.length
    own.count += gap > 0 ? 2 : 1
    return true
  }

  encode(): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, this.#byClient.size)
      // Yjs reads clients with higher ids first; it need not, but then finds what it looks for sooner.
      for (const [client, own] of [...this.#byClient].sort(([one], [other]) => other - one)) {
        encoding.writeVarUint(encoder, own.count)
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, own.clock)
        encoding.writeUint8Array(encoder, encoding.toUint8Array(own.encoder.restEncoder).subarray(0, own.bytes))
      }
      encoding.writeVarUint(encoder, 0)
    })
  }
}

function encodeDeletes(ranges: readonly Range[]): Uint8Array {
  const byClient = new Map<number, Range[]>()
  for (const range of ranges) {
    const own = byClient.get(range.client)
    if (own) own.push(range)
    else byClient.set(range.client, [range])
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, byClient.size)
    for (const [client, own] of byClient) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, own.length)
      for (const { clock, len } of own) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, len)
      }
    }
  })
}
