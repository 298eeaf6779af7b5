import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What instances tell each other about a map. */
export type SharedMessage =
  /**
   * Entries from number `firstSeq` on stand in the log. Without updates it says only that all before `firstSeq` are
   * there: they are too many to be carried.
   */
  | { readonly kind: 'entries'; readonly firstSeq: number; readonly updates: readonly Uint8Array[] }
  /** Awareness of the sender's own clients; an awareness update. */
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  /** The sender wants to be told of everybody's clients. */
  | { readonly kind: 'presence-wanted' }
  /** Share links of the map have changed. */
  | { readonly kind: 'links' }

const kinds = ['entries', 'presence', 'presence-wanted', 'links'] as const satisfies readonly SharedMessage['kind'][]

/** Bytes of updates above which they are left to be read from the storage. */
const mostCarried = 256 * 1024

export function encodeShared(message: SharedMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds.indexOf(message.kind))
    if (message.kind === 'presence') encoding.writeVarUint8Array(encoder, message.update)
    if (message.kind !== 'entries') return
    const { firstSeq, updates } = message
    const isCarried = updates.reduce((sum, { length }) => sum + length, 0) <= mostCarried
    encoding.writeVarUint(encoder, isCarried ? firstSeq : firstSeq + updates.length)
    encoding.writeVarUint(encoder, isCarried ? updates.length : 0)
    if (isCarried) for (const update of updates) encoding.writeVarUint8Array(encoder, update)
  })
}

/** Undefined for a message of a kind that only other versions know. */
export function decodeShared(bytes: Uint8Array): SharedMessage | undefined {
  const decoder = decoding.createDecoder(bytes)
  const kind = kinds[decoding.readVarUint(decoder)]
  if (kind === undefined || kind === 'links' || kind === 'presence-wanted') return kind && { kind }
  if (kind === 'presence') return { kind, update: decoding.readVarUint8Array(decoder) }
  const firstSeq = decoding.readVarUint(decoder)
  const count = decoding.readVarUint(decoder)
  return { kind, firstSeq, updates: Array.from({ length: count }, () => decoding.readVarUint8Array(decoder)) }
}
