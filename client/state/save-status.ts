import type { AccessRole } from '../../journey/model/access.ts'
import { type StoreApi, createStore } from 'zustand/vanilla'

/**
 * What may be said of a map's safety, and nothing more than is true:
 * - `loading`: the map is on its way; `unreachable`: neither this browser nor the server has given it yet
 * - `recovery`: the map is shown, but this browser's copy is not read to its end and may hold more
 * - `saving`: an edit of the last moment is neither on this device nor on the server yet
 * - `saved`: the server's durable acknowledgement covers every edit made here
 * - `saved-here`: every edit is on this device, the server has not confirmed yet
 * - `offline`: no connection for a while; nothing is unsafe
 * - `not-saved`: edits exist in this page only, and that will not pass by itself
 * - `refused`: the server does not take this map from here, for good
 */
export type SaveState =
  | 'loading'
  | 'unreachable'
  | 'recovery'
  | 'saving'
  | 'saved'
  | 'saved-here'
  | 'offline'
  | 'not-saved'
  | 'refused'

/** The code in {@link SaveFacts.refused} when the server takes new maps from people who have signed in only. */
export const signInNeeded = 4_401

/** The code in {@link SaveFacts.refused} when the share link has ended, or allows less than was done. */
export const accessEnded = 4_403

/** The code there when the map has reached what the server takes. */
export const mapFull = 4_507

/** The code in {@link SaveFacts.refused} when the map was restored from a backup, and this copy is of a later history. */
export const otherEpoch = 4_409

/** Codes with which the server refuses what it was sent: to publish the map would change nothing. */
export const notTaken: ReadonlySet<number> = new Set([
  accessEnded,
  mapFull,
  otherEpoch,
  4_400,
  4_413,
  4_422,
  4_424,
  4_431,
])

/** Why this browser keeps no copy. */
export type MemoryReason = 'missing' | 'failing' | 'not-answering' | 'blocked'

/** Why writing to this device fails. */
export type WriteTrouble = 'quota' | 'replaced' | 'not-answering' | 'failed'

/** What is known of a map's safety. Numbers of edits count Yjs updates of this page. */
export interface SaveFacts {
  /** Whether the map can be shown. */
  readonly ready: boolean
  /** Whether this browser's copy is still being read, read, or late beyond the deadline. */
  readonly localCopy: 'reading' | 'read' | 'late'
  readonly localKind: 'indexeddb' | 'memory'
  readonly memoryReason?: MemoryReason
  /** Rows of this browser's copy that were damaged and set aside. */
  readonly quarantined: number
  readonly connected: boolean
  /** When the connection was lost or first missed; ms since 1970. */
  readonly disconnectedSince?: number
  /** Whether the last try to reach the server failed and none succeeded since the map was opened. */
  readonly unreachable: boolean
  /** The server's durable acknowledgement covers everything of this page. */
  readonly acknowledged: boolean
  /** Edits of this page that the server has not acknowledged. */
  readonly unsentEdits: number
  /** Edits that are neither on this device nor acknowledged. */
  readonly unsafeEdits: number
  /** When the oldest unsafe edit was made; ms since 1970. */
  readonly unsafeSince?: number
  /** Why the last write to this device failed; absent when it worked. */
  readonly writeTrouble?: WriteTrouble
  /** The server says that it cannot store at the moment. */
  readonly serverStorageFailing: boolean
  /** The server says that people on another server of the same maps see changes a few seconds later. */
  readonly lateForOthers: boolean
  /** The server takes no more connections from this network at the moment. */
  readonly crowded: boolean
  /** What the server lets this page do; absent before it has said so. */
  readonly role?: AccessRole
  /** The final close code of the server: 4000 + an HTTP status. */
  readonly refused?: { readonly code: number }
  /** Whether the map could be put on the server from this browser's copy. */
  readonly canPublish: boolean
}

/** The state and the facts behind it. */
export interface SaveStatus extends SaveFacts {
  readonly state: SaveState
}

/** An edit may be unsafe this long before the pill says so. The page cannot be closed silently even before. */
export const unsafeGraceMs = 1_500

/** No connection for this long is called offline. */
export const offlineGraceMs = 2_000

/** The state that the facts allow, at a moment in ms since 1970. */
export function saveStateOf(facts: SaveFacts, now: number): SaveState {
  if (facts.unsafeEdits > 0) {
    const waited = now - (facts.unsafeSince ?? now) >= unsafeGraceMs
    return waited || isHopeless(facts) ? 'not-saved' : 'saving'
  }
  if (!facts.ready) {
    if (facts.localCopy === 'reading') return 'loading'
    if (facts.refused && facts.localCopy === 'read') return 'refused'
    // A map that the server does not know may still be in the part of this browser's copy that is not read.
    return facts.refused || facts.unreachable ? 'unreachable' : 'loading'
  }
  if (facts.refused) return 'refused'
  if (facts.localCopy !== 'read') return 'recovery'
  if (!facts.connected && now - (facts.disconnectedSince ?? now) >= offlineGraceMs) return 'offline'
  if (facts.acknowledged) return 'saved'
  // Without a copy here and without an acknowledgement there is nothing that one could call saved.
  return facts.localKind === 'memory' ? 'saving' : 'saved-here'
}

/** Neither way out of this page is open at the moment. */
function isHopeless(facts: SaveFacts): boolean {
  const noCopy = facts.localKind === 'memory' || facts.writeTrouble !== undefined
  return noCopy && (!facts.connected || facts.serverStorageFailing || facts.refused !== undefined)
}

/** When the state may change by the passing of time alone; undefined when it cannot. */
export function nextChangeAt(facts: SaveFacts, now: number): number | undefined {
  const moments = [
    facts.unsafeEdits > 0 && facts.unsafeSince !== undefined ? facts.unsafeSince + unsafeGraceMs : 0,
    !facts.connected && facts.disconnectedSince !== undefined ? facts.disconnectedSince + offlineGraceMs : 0,
  ].filter((moment) => moment > now)
  return moments.length > 0 ? Math.min(...moments) : undefined
}

/** Facts to change; a field that is `undefined` is removed. */
export type FactsPatch = { readonly [Key in keyof SaveFacts]?: SaveFacts[Key] | undefined }

/** The status of one map, kept true as facts and time go on. */
export interface SaveStatusTracker {
  readonly store: Readonly<Pick<StoreApi<SaveStatus>, 'getState' | 'getInitialState' | 'subscribe'>>
  /** Takes in new facts. */
  update(patch: FactsPatch): void
  /** Stops following time. The last status stays readable. */
  close(): void
}

/** Starts the status of a map that is being opened. */
export function trackSaveStatus(first: FactsPatch, now: () => number = Date.now): SaveStatusTracker {
  let facts = merge(
    {
      ready: false,
      localCopy: 'reading',
      localKind: 'memory',
      quarantined: 0,
      connected: false,
      unreachable: false,
      acknowledged: false,
      unsentEdits: 0,
      unsafeEdits: 0,
      serverStorageFailing: false,
      lateForOthers: false,
      crowded: false,
      canPublish: false,
    },
    first,
  )
  const store = createStore<SaveStatus>(() => ({ ...facts, state: saveStateOf(facts, now()) }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const evaluate = () => {
    if (closed) return
    clearTimeout(timer)
    const at = now()
    const next: SaveStatus = { ...facts, state: saveStateOf(facts, at) }
    if (!isSame(next, store.getState())) store.setState(next, true)
    const change = nextChangeAt(facts, at)
    if (change !== undefined) timer = setTimeout(evaluate, change - at)
  }
  evaluate()
  return {
    store,
    update(patch) {
      facts = merge(facts, patch)
      evaluate()
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

function merge(facts: SaveFacts, patch: FactsPatch): SaveFacts {
  const entries = Object.entries({ ...facts, ...patch }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as SaveFacts
}

function isSame(a: SaveStatus, b: SaveStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
