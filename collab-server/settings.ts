/** Times and sizes that tests make small. */
export interface Settings {
  /** How long a room stays in memory after its last connection, in ms. */
  readonly roomIdleMs: number
  /** Connections are asked for a sign of life, and silent ones given one, this often, in ms. */
  readonly beatMs: number
  /** Updates after the snapshot are compacted into it above this many bytes, or half the snapshot if that is more. */
  readonly compactAboveBytes: number
  /** The same for a room that is about to leave memory, so that the next opening is quick. */
  readonly compactIdleAboveBytes: number
  /** Of several instances, each looks this often for what no message of the others told it, in ms. */
  readonly lookMs: number
  /** Of several instances, each says this often that it lives, in ms. */
  readonly aliveMs: number
  /** How long a request that writes into a map waits until that is stored, in ms. */
  readonly writeDeadlineMs: number
  /** While a map is edited, a version of it is kept this often, in ms. */
  readonly versionMs: number
  /** How long stopping waits for changes that cannot be stored, in ms. */
  readonly stopDeadlineMs: number
  /** What one connection may send; above that it is read more slowly. */
  readonly messageRate: Rate
  readonly byteRate: Rate
  readonly addressRates: AddressRates
}

/** What may come from one address. */
export interface AddressRates {
  /** Sockets that are open at once. */
  readonly socketsAtOnce: number
  /** New sockets. */
  readonly sockets: Rate
  /** Messages and bytes over all its sockets; above that they are read more slowly. */
  readonly messages: Rate
  readonly bytes: Rate
  /** Requests of the API; files of the app are not counted. */
  readonly requests: Rate
  /** Requests that make a map. */
  readonly making: Rate
  /** Requests that export one. */
  readonly exports: Rate
  /** Comments and votes, and changes of them. */
  readonly words: Rate
  /** Requests and sockets with a link that opens nothing. */
  readonly failures: Rate
}

export type AddressRateName = Exclude<keyof AddressRates, 'socketsAtOnce'>

/** So many at once, and so many a second from then on. */
export interface Rate {
  readonly atOnce: number
  readonly perSecond: number
}

export const defaultSettings: Settings = {
  roomIdleMs: 10_000,
  beatMs: 10_000,
  compactAboveBytes: 256 * 1024,
  compactIdleAboveBytes: 16 * 1024,
  // A link that is revoked elsewhere ends within a second, also when the message about it is lost.
  lookMs: 400,
  aliveMs: 1_000,
  writeDeadlineMs: 20_000,
  versionMs: 10 * 60_000,
  stopDeadlineMs: 10_000,
  // Someone who types, drags and is seen sends under 100 messages a second. The largest map fits into what is free.
  messageRate: { atOnce: 3_000, perSecond: 500 },
  byteRate: { atOnce: 32 * 1024 * 1024, perSecond: 2 * 1024 * 1024 },
  // A workshop of 60 people in one office, each with three tabs, all of whom come back at once after a break, make a map of
  // their own and export it, reaches less than half of any of these.
  addressRates: {
    socketsAtOnce: 1_000,
    sockets: { atOnce: 1_000, perSecond: 20 },
    messages: { atOnce: 60_000, perSecond: 10_000 },
    bytes: { atOnce: 512 * 1024 * 1024, perSecond: 16 * 1024 * 1024 },
    requests: { atOnce: 3_000, perSecond: 50 },
    making: { atOnce: 200, perSecond: 1 },
    exports: { atOnce: 150, perSecond: 1 },
    words: { atOnce: 600, perSecond: 10 },
    failures: { atOnce: 300, perSecond: 1 },
  },
}
