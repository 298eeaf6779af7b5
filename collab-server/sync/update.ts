import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Collection } from '../../journey/model/schema.ts'
import { limits } from '../protocol.ts'
import type { DeletedRanges } from './deleted-ranges.ts'
import { Depths } from './depths.ts'
import { isForged, isServerClient } from './stamped.ts'

/** Name of the root that holds the cards. */
const cardsRoot: Collection = 'cards'
/** Where in an entity stands when it was deleted; see the shape of the document. */
const deletionKey = 'deletedAt'

export type Struct = Y.Item | Y.GC | Y.Skip

/** An update as its parts; nothing of it has been integrated anywhere. */
export interface DecodedUpdate {
  readonly structs: readonly Struct[]
  /** Client → ranges that it deletes. */
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/** Bytes that are not a Yjs V1 update. */
export class InvalidUpdate extends Error {
  override readonly name = 'InvalidUpdate'
}

/** The update that says nothing: no structs, no deletions. */
export const emptyUpdate: Uint8Array = Uint8Array.of(0, 0)

/**
 * Decodes every part of an update (V1). Much stricter than applying it: trailing bytes (which V2 updates have), a client
 * listed twice and structs without a length are refused, since peers would read them differently or not at all.
 * @throws InvalidUpdate
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(update, StrictDecoder)
  } catch (error) {
    throw new InvalidUpdate('not a Yjs update', { cause: error })
  }
  if (StrictDecoder.latest?.restDecoder.pos !== update.length) {
    throw new InvalidUpdate('bytes after the end of the update')
  }
  for (const struct of decoded.structs) {
    const end = struct.id.clock + struct.length
    if (struct.length < 1 || !Number.isSafeInteger(end)) throw new InvalidUpdate('a struct without a length')
    if (struct instanceof Y.Item) checkContent(struct.content)
  }
  return { structs: decoded.structs, deletes: decoded.ds.clients }
}

/** Values that would harm whoever reads them: nested without end, or with another prototype than data has. */
function checkContent(content: Y.Item['content']): void {
  if (content instanceof Y.ContentDoc) throw new InvalidUpdate('a document in a document')
  const values: readonly unknown[] =
    content instanceof Y.ContentAny || content instanceof Y.ContentJSON
      ? content.arr
      : content instanceof Y.ContentEmbed
        ? [content.embed]
        : content instanceof Y.ContentFormat
          ? [content.value]
          : []
  for (const value of values) checkValue(value, 0)
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (depth >= limits.depth) throw new InvalidUpdate('values nested too deeply')
  if (Array.isArray(value)) {
    for (const each of value) checkValue(each, depth + 1)
    return
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new InvalidUpdate('a value with a prototype')
  for (const each of Object.values(value)) checkValue(each, depth + 1)
}

/** Bytes of a text up to which it is read letter by letter. */
const longestPlain = 24

class StrictDecoder extends Y.UpdateDecoderV1 {
  /** Yjs makes the decoder itself and does not hand it out; decoding is synchronous, so the latest is the one. */
  static latest: StrictDecoder | undefined
  readonly #clients = new Set<number>()

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder)
    StrictDecoder.latest = this
  }

  override readClient(): number {
    const client = super.readClient()
    if (this.#clients.has(client)) throw new InvalidUpdate('a client is listed twice')
    this.#clients.add(client)
    return client
  }

  /** Keys, ids and single letters are most of what is read: plain characters need no decoder of text. */
  override readString(): string {
    const decoder = this.restDecoder
    const { arr, pos } = decoder
    const length = arr[pos] ?? 0
    if (length > longestPlain || pos + length >= arr.length) return super.readString()
    let text = ''
    for (let at = pos + 1; at <= pos + length; at++) {
      const code = arr[at] ?? 0
      if (code > 127) return super.readString()
      text += String.fromCharCode(code)
    }
    decoder.pos = pos + 1 + length
    return text
  }
}

/** How an update stands to what is known: to the clocks of a state vector and to the known deletions. */
export interface Judgement {
  /** Whether everything in it can be integrated. If not, it misses something that is not known here. */
  readonly complete: boolean
  /** Whether what can be integrated brings anything new. */
  readonly fresh: boolean
  /** Client → clock, of the clients whose clock advances. */
  readonly advances: ReadonlyMap<number, number>
  /** Client → how many of its structs can be integrated, in their order. */
  readonly admitted: ReadonlyMap<number, number>
  /** How deep the structs stand that can be integrated. */
  readonly depths: Depths
  /** How many cards it adds at most. */
  readonly newCards: number
}

/**
 * Judges an update without integrating it: a struct can be integrated when all earlier clocks of its client, its
 * origins and its parent are known, here or from the update itself.
 * @param isForeign whether the author of the update may say nothing new for a client; such structs are as if not known
 * @throws InvalidUpdate when shared types are nested deeper than any map has them, or something is written where only the
 * server writes
 */
export function judgeUpdate(
  update: DecodedUpdate,
  stateVector: ReadonlyMap<number, number>,
  deleted: DeletedRanges,
  known: Depths = new Depths(),
  isForeign: (client: number) => boolean = () => false,
): Judgement {
  const depths = new Depths(known)
  const byClient = groupByClient(update.structs)
  const advances = new Map<number, number>()
  const admitted = new Map<number, number>()
  const clockOf = (client: number) => advances.get(client) ?? stateVector.get(client) ?? 0
  /** Client → clients whose next struct waits for one of its clocks. */
  const waiting = new Map<number, { client: number; clock: number }[]>()
  const queue = [...byClient.keys()]
  let complete = true
  let newCards = 0

  for (let client = queue.pop(); client !== undefined; client = queue.pop()) {
    const structs = byClient.get(client) ?? []
    let index = admitted.get(client) ?? 0
    for (; index < structs.length; index++) {
      const struct = structs[index] as Struct
      const end = struct.id.clock + struct.length
      if (struct instanceof Y.Skip || end <= clockOf(client)) continue
      if (isForeign(client)) break
      const missing = struct.id.clock > clockOf(client) ? struct.id : missingReference(struct, clockOf)
      if (missing !== undefined) {
        const waiters = waiting.get(missing.client)
        if (waiters) waiters.push({ client, clock: missing.clock })
        else waiting.set(missing.client, [{ client, clock: missing.clock }])
        break
      }
      if (isForged(struct)) throw new InvalidUpdate('what only the server may write')
      depths.add(client, clockOf(client), depthOf(struct, depths))
      if (isNewCard(struct)) newCards++
      advances.set(client, end)
    }
    admitted.set(client, index)
    const waiters = waiting.get(client)
    if (waiters === undefined) continue
    const clock = clockOf(client)
    const still = waiters.filter((waiter) => waiter.clock >= clock)
    for (const waiter of waiters) if (waiter.clock < clock) queue.push(waiter.client)
    waiting.set(client, still)
  }
  for (const [client, structs] of byClient) if (admitted.get(client) !== structs.length) complete = false

  let fresh = advances.size > 0
  for (const [client, ranges] of update.deletes) {
    const known = clockOf(client)
    for (const { clock, len } of ranges) {
      const isRefused = mayNotDelete(client, isForeign) && !deleted.covers(client, clock, len)
      if (isRefused || clock + len > known) complete = false
      if (!fresh && !isRefused && clock < known) fresh = !deleted.covers(client, clock, Math.min(len, known - clock))
    }
  }
  return { complete, fresh, advances, admitted, depths, newCards }
}

/** What the server wrote is deleted by the server alone. */
const mayNotDelete = (client: number, isForeign: (client: number) => boolean) =>
  isServerClient(client) && isForeign(client)

/**
 * The part of an incomplete update that can be integrated, as an update of its own.
 * @param isForeign as in {@link judgeUpdate}
 */
export function admittedPart(
  update: DecodedUpdate,
  judgement: Judgement,
  stateVector: ReadonlyMap<number, number>,
  isForeign: (client: number) => boolean = () => false,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const parts = [...groupByClient(update.structs)]
    .map(([client, structs]) => ({
      client,
      structs: withoutTrailingSkips(structs, judgement.admitted.get(client) ?? 0),
    }))
    .filter(({ structs }) => structs.length > 0)
  encoding.writeVarUint(encoder.restEncoder, parts.length)
  for (const { client, structs } of parts) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  const deletes = [...update.deletes]
    .filter(([client]) => !mayNotDelete(client, isForeign))
    .map(([client, ranges]) => {
      const known = judgement.advances.get(client) ?? stateVector.get(client) ?? 0
      return {
        client,
        ranges: ranges
          .filter(({ clock }) => clock < known)
          .map(({ clock, len }) => ({ clock, len: Math.min(len, known - clock) })),
      }
    })
    .filter(({ ranges }) => ranges.length > 0)
  encoding.writeVarUint(encoder.restEncoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, len)
    }
  }
  return encoder.toUint8Array()
}

function groupByClient(structs: readonly Struct[]): ReadonlyMap<number, readonly Struct[]> {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  return byClient
}

/** How many shared types a struct stands in, one in the other. */
function depthOf(struct: Struct, depths: Depths): number {
  if (!(struct instanceof Y.Item)) return 0
  const { origin, rightOrigin, content } = struct
  const parent: unknown = struct.parent
  const beside = origin ?? rightOrigin
  const depth = beside ? depths.of(beside) : parent instanceof Y.ID ? depths.of(parent) + 1 : 0
  if (content instanceof Y.ContentType && depth >= limits.depth) throw new InvalidUpdate('types nested too deeply')
  return depth
}

/** Whether something is put among the cards under an id of its own; what takes the place of a card stands beside it. */
function isNewCard(struct: Struct): boolean {
  return struct instanceof Y.Item && (struct.parent as unknown) === cardsRoot
}

/** Earliest time, in ms since 1970, that is not taken for some other number. */
const earliestTime = 1e12

/**
 * How many things an update marks as deleted at most, cards or others: where it writes a time in the place of another
 * value, or as {@link deletionKey}. Cards that it adds are laid down as deleted first; that is none.
 */
export function deletionMarks({ structs, deletes }: DecodedUpdate): number {
  const newCards = new Set(structs.filter(isNewCard).map(({ id }) => `${id.client}:${id.clock}`))
  const isMark = (struct: Struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return false
    const [value] = struct.content.arr as readonly unknown[]
    if (typeof value !== 'number' || value < earliestTime) return false
    const { id, origin } = struct
    const ranges = deletes.get(id.client) ?? []
    if (ranges.some(({ clock, len }) => id.clock >= clock && id.clock < clock + len)) return false
    const parent: unknown = struct.parent
    if (struct.parentSub !== deletionKey) return origin !== null
    return !(parent instanceof Y.ID && newCards.has(`${parent.client}:${parent.clock}`))
  }
  return structs.filter(isMark).length
}

/** The first thing a struct refers to that is not known: what it stands beside, or in. */
function missingReference(struct: Struct, clockOf: (client: number) => number): Y.ID | undefined {
  if (!(struct instanceof Y.Item)) return undefined
  const { origin, rightOrigin } = struct
  const parent: unknown = struct.parent
  if (origin !== null && origin.clock >= clockOf(origin.client)) return origin
  if (rightOrigin !== null && rightOrigin.clock >= clockOf(rightOrigin.client)) return rightOrigin
  if (parent instanceof Y.ID && parent.clock >= clockOf(parent.client)) return parent
  return undefined
}

function withoutTrailingSkips(structs: readonly Struct[], count: number): readonly Struct[] {
  let end = count
  while (end > 0 && structs[end - 1] instanceof Y.Skip) end--
  return structs.slice(0, end)
}
