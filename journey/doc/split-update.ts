import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC | Y.Skip

/** A range of deleted clocks. */
interface Range {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/**
 * Splits an update (V1) into updates of about `mostBytes` at most, to be applied in their order: each builds only on
 * what is in it and in those before it. What they say together is what the whole said. A single struct that is larger
 * stays one. An update that is small enough is given back as it is.
 */
export function splitUpdate(update: Uint8Array, mostBytes: number): Uint8Array[] {
  if (update.length <= mostBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const parts: Uint8Array[] = []
  let part: Struct[] = []
  let bytes = 0
  const flush = () => {
    if (part.length > 0) parts.push(encodeStructs(part))
    part = []
    bytes = 0
  }
  for (const struct of inOrder(structs)) {
    const size = sizeOf(struct)
    if (bytes + size > mostBytes) flush()
    part.push(struct)
    bytes += size
  }
  flush()
  const ranges = [...ds.clients].flatMap(([client, own]) => own.map(({ clock, len }) => ({ client, clock, len })))
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
      const missing = referencesOf(struct).find((id) => id.client !== client && id.clock >= reached(id.client))
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

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent].filter((id) => id instanceof Y.ID)
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  // Its client's header, if it begins one.
  return encoding.length(encoder.restEncoder) + 24
}

/** Structs of a client follow each other without a gap, or with one that a skip fills. */
function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client) ?? []
    byClient.set(struct.id.client, own)
    const last = own.at(-1)
    const end = last ? last.id.clock + last.length : struct.id.clock
    if (struct.id.clock > end) own.push(new Y.Skip(Y.createID(struct.id.client, end), struct.id.clock - end))
    own.push(struct)
  }
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  // Yjs reads clients with higher ids first; it need not, but then finds what it looks for sooner.
  for (const [client, own] of [...byClient].sort(([one], [other]) => other - one)) {
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
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
