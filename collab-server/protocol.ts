import type { AccessRole } from '../journey/model/access.ts'
import { limits as mapLimits } from '../journey/model/limits.ts'

/**
 * What travels on the socket `/sync/<mapId>`. The client offers two subprotocols: `key.` and the secret of a share link,
 * and one of {@link subprotocol}, which the server chooses; so the secret stands in no address. Every message is binary and begins with its type as a lib0 varUint.
 * Types 0–3 are those of y-websocket 3, so that a stock provider can join. Types 100 and 101 are ours; a client that
 * never sends a {@link messageType.barrier} never receives either of them.
 */
export const messageType = {
  /** A {@link syncType} follows, then its bytes (varUint8Array). */
  sync: 0,
  /** y-protocols awareness update (varUint8Array). */
  awareness: 1,
  /** Asks for everybody's awareness. */
  queryAwareness: 3,
  /**
   * A token (varUint) follows. The server sends the same message back on the same connection once all that it received
   * before on this connection is durable, the client has answered the server's sync step 1, and nothing that the
   * client sent was found to miss something. Tokens are the client's own; each is answered once.
   */
  barrier: 100,
  /** A {@link notice} (varString) follows. Sent by the server only. */
  notice: 101,
} as const

/** Second varUint of a sync message: state vector; what the other side lacks; a change. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/** What a client offers beside its link's secret. */
export const subprotocol = {
  /** Knows Yjs and nothing else. */
  plain: 'yjs',
  /** Knows that `role-…` notices may come at any time. */
  app: 'jejak',
} as const

/** What the server tells clients that have sent a barrier. */
export const notice = {
  /** Changes are received and kept in memory, but cannot be written now; barriers wait until they can. */
  storageFailing: 'storage-failing',
  /** Writing works again and everything received before is durable. */
  storageOk: 'storage-ok',
  /** Changes are stored, but who is connected to another server of the same maps sees them a few seconds later. */
  othersLate: 'others-late',
  /** They see them at once again. */
  othersPrompt: 'others-prompt',
  /**
   * The map has reached `limits.documentBytes` or `limits.documentCards`: nothing of an update was kept, nor of those of
   * the same client that build on it. What adds no card, as deleting one, is still taken from everybody else.
   */
  mapFull: 'map-full',
  /** The client wrote something that its role does not allow. Nothing of it was kept, and no barrier covers it. */
  notAllowed: 'not-allowed',
} as const
/** A `role-…` notice says what the client's link lets it do, first and whenever that changes. */
export type Notice = (typeof notice)[keyof typeof notice] | `role-${AccessRole}` | `${typeof epochPrefix}${string}`

/** An `epoch-…` notice tells the app which history of the map it gets, if the map was ever restored from a backup. */
export const epochPrefix = 'epoch-'

/** Before the epoch of a client's copy, among the subprotocols that it offers. */
export const epochOffer = 'epoch.'

/** Why the server closes a connection. */
export interface Closing {
  readonly code: number
  /** At most 123 bytes, which is what a close frame can hold. */
  readonly reason: string
}

/**
 * Every way in which the server closes a connection. Codes 4400–4499 are what trying again cannot cure (y-websocket 3.1
 * then stops); the others are passing.
 */
export const closings = {
  /** Not a message of this protocol: text, an unknown type, or bytes that end too early. */
  badMessage: { code: 4400, reason: 'message not understood' },
  /** The share link has been revoked, or has ended. */
  accessEnded: { code: 4403, reason: 'access ended' },
  /** There is no map with this id, or the secret does not open it: which of both is not told. */
  unknownMap: { code: 4404, reason: 'unknown map' },
  /**
   * The map was restored from a backup, and the client has something of a history that the server does not go on from.
   * Nothing of it was kept. It comes back without its copy.
   */
  otherEpoch: { code: 4409, reason: 'map was restored' },
  /** A message above `limits.messageBytes`, or an update above `limits.updateBytes`: larger ones are sent in parts. */
  messageTooLarge: { code: 4413, reason: 'message too large: send it in parts' },
  /** An update that is not Yjs V1, or nests deeper than any map does. Nothing of it was kept. */
  invalidUpdate: { code: 4422, reason: 'invalid update' },
  /** Again and again updates that build on what is not here, although the client was asked for it. */
  keepsMissing: { code: 4424, reason: 'changes build on something unknown' },
  /** Awareness that is no JSON object, larger than `limits.presenceBytes`, or of more than `limits.presenceNamed` ids. */
  badPresence: { code: 4431, reason: 'presence refused' },
  /** The stored map could not be read now. */
  loadFailed: { code: 1011, reason: 'map could not be loaded' },
  /** A fault of the server's own while it handled a message. */
  serverFault: { code: 1011, reason: 'server fault' },
  /** More comes from the client's address than from many people at once. */
  addressBusy: { code: 4529, reason: 'too much from this address' },
  /** The server is being stopped or restarted. */
  restarting: { code: 1012, reason: 'server restarting' },
  /** It took nothing for `limits.stalledMs`, let `limits.mostQueuedBytes` gather, or its pings were not answered. */
  tooSlow: { code: 1013, reason: 'connection too slow' },
} as const satisfies Record<string, Closing>

/** Sizes in bytes, counts and times in ms that the server holds connections to. */
export const limits = {
  /** One message. An answer to a sync step 1 may fill it: it names all deletions of a map, every time. */
  messageBytes: 1024 * 1024,
  /** One update. */
  updateBytes: 256 * 1024,
  /** About how large the parts are in which a client gets a map. */
  partBytes: 256 * 1024,
  /** A client's state vector. */
  stateVectorBytes: 256 * 1024,
  /** Shared types within each other, and values in each other within one; no map has more than three. */
  depth: 16,
  /** What a map may weigh; it takes nothing more above that. */
  documentBytes: 20 * 1024 * 1024,
  /** Cards that a map may hold, without those that are deleted; the same as in a file. */
  documentCards: mapLimits.cards,
  /** The state of one client id in awareness. */
  presenceBytes: 4 * 1024,
  /** Client ids that one message may name. A connection speaks for one; y-websocket repeats all that it hears. */
  presenceNamed: 1_000,
  /** Barriers that may wait for their answers; of more, the oldest are not answered. */
  barriers: 1_000,
  /** Updates in a row that build on something unknown, while the client is asked for that. */
  missingWrites: 1_000,
  /** How often a client may be asked for what it builds on: so many times at once, and once more a minute. */
  questions: 10,
  /** Writes against its role, after which a connection is closed: a client that has been told stops. */
  forbiddenWrites: 1_000,
  /** Bytes waiting in a connection's socket above which it gets nothing more until it has taken them. */
  queuedBytes: 1024 * 1024,
  /** Bytes waiting there above which the connection is dropped. */
  mostQueuedBytes: 8 * 1024 * 1024,
  /** How long a connection may take nothing of what waits for it. */
  stalledMs: 30_000,
} as const
