import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type SaveStatus, type SaveStatusTracker, trackSaveStatus } from '../state/save-status.ts'
import { type MapDownload, downloadMap } from './download-map.ts'
import { openEditLedger } from './edit-ledger.ts'
import { openLibraryEntry } from './library-entry.ts'
import { openLocalCopy } from './local-copy.ts'
import type { LocalStore } from './local-store.ts'
import { type PageTarget, askToKeep, openPageEvents } from './page-events.ts'
import { type Presence, openPresence } from './presence.ts'
import { type Published, openPublisher } from './publish.ts'
import { openSyncLink } from './sync-link.ts'
import { openUpdateWriter } from './update-writer.ts'
import type { UserIdentity } from './user-identity.ts'

/** One open map: its document, kept on this device and on the server, and the truth about both. */
export interface MapSession {
  readonly mapId: string
  /** The document. It holds the map once {@link MapSession.ready} has resolved; edit it only then. */
  readonly doc: Y.Doc
  readonly presence: Presence
  /** What may be said of the map's safety. */
  readonly status: SaveStatusTracker['store']
  /** Resolves when the map can be shown, or when the session is closed before. Never rejects. */
  readonly ready: Promise<'device' | 'server' | 'closed'>
  /** Tries at once what would be tried later, connecting and publishing; also after a refusal. */
  retry(): void
  /** Puts this browser's copy on a server that does not know the map, and connects. */
  publish(): Promise<Published>
  /** The map as a file, whatever state it is in. */
  downloadState(): MapDownload
  /**
   * Ends the session. Takes two seconds at most: what is not safe by then is kept in the background, connection and
   * question before closing included, until it is.
   */
  close(): Promise<void>
}

/** What a session needs. */
export interface SessionParts {
  readonly store: LocalStore
  /** Where the server is, as in `https://example.org`. */
  readonly origin: string
  readonly identity: Pick<UserIdentity, 'user' | 'watch'>
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly webSocket?: typeof WebSocket | undefined
  readonly page?: PageTarget | undefined
  /** Others do not see this session among the people on the map. */
  readonly hidden?: boolean
}

/** After this long without the map, it is called unreachable; connecting goes on. */
const unreachableAfterMs = 3_000
const closeDeadlineMs = 2_000

/** Opens a map. Whatever fails shows in {@link MapSession.status}; nothing throws, and nothing is waited for in vain. */
export function openMapSession(mapId: string, parts: SessionParts): MapSession {
  const { store, identity, page = globalThis.window } = parts
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const presence = openPresence(awareness, identity.user)
  if (parts.hidden) awareness.setLocalState(null)
  const tracker = trackSaveStatus({ localKind: store.kind, memoryReason: store.reason, disconnectedSince: Date.now() })
  const ledger = openEditLedger(Date.now)
  const entry = openLibraryEntry(mapId, doc, store, Date.now)
  const writer = openUpdateWriter(
    (updates) => store.append(mapId, updates),
    () => {
      copy.grown(writer.writtenRows)
      refresh()
    },
  )
  const copy = openLocalCopy(mapId, doc, store, () => refresh())
  const link = openSyncLink({ ...parts, doc, awareness, mapId, onChange: () => refresh() })
  const publisher = openPublisher(mapId, () => Y.encodeStateAsUpdate(doc), parts, {
    onPublished() {
      entry.save({ published: true })
      link.connect()
    },
    onChange: () => refresh(),
  })
  const pageEvents = openPageEvents(page, {
    onReturn: () => nudge(),
    onDoubt: () => link.probe(),
    onLeave: () => void entry.flush(),
  })

  let becomeReady: (from: 'device' | 'server' | 'closed') => void
  const ready = new Promise<'device' | 'server' | 'closed'>((resolve) => (becomeReady = resolve))
  let isReady = false
  let isOverdue = false
  let isReplaced = false
  let isKnownToServer = false
  let disconnectedSince: number | undefined = Date.now()
  let closing: Promise<void> | undefined

  const show = (from: 'device' | 'server') => {
    if (isReady || closing) return
    isReady = true
    entry.open()
    becomeReady(from)
  }

  function refresh(): void {
    const { connected, everSynced, acknowledged, acknowledgedThrough, serverStorageFailing } = link.facts
    if (copy.hasContent) show('device')
    if (everSynced) show('server')
    if (everSynced && !isKnownToServer) {
      isKnownToServer = true
      entry.save({ published: true })
    }
    disconnectedSince = connected ? undefined : (disconnectedSince ?? Date.now())
    tracker.update({
      ready: isReady,
      localCopy: copy.state,
      quarantined: copy.quarantined,
      connected,
      disconnectedSince,
      unreachable: !everSynced && (isOverdue || link.facts.failures + publisher.failures > 0),
      acknowledged: acknowledged && acknowledgedThrough === ledger.made,
      writeTrouble: isReplaced ? 'replaced' : writer.trouble,
      serverStorageFailing,
      refused: link.facts.refused ?? publisher.refused,
      canPublish: isReady,
      ...ledger.facts(store.kind === 'memory' ? 0 : writer.storedThrough, acknowledgedThrough),
    })
    pageEvents.guardClosing(tracker.store.getState().unsafeEdits > 0)
  }

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === copy.origin) return link.cover(ledger.made)
    if (origin !== link.origin) {
      if (ledger.add() === 1) void askToKeep()
      link.cover(ledger.made)
    }
    writer.add(update, ledger.made)
    // What the first exchange brings was edited at some other time.
    if (isKnownToServer || origin !== link.origin) entry.touch()
    refresh()
  }
  doc.on('update', onUpdate)

  function nudge(): void {
    publisher.nudge()
    link.probe()
  }

  const unwatchStore = store.watchEvents((event) => {
    isReplaced = event === 'replaced'
    if (event === 'reset' && isReady) {
      writer.replaceAll(Y.encodeStateAsUpdate(doc), ledger.made)
      entry.open()
    }
    refresh()
  })
  const unwatchUser = identity.watch((user) => presence.setUser(user))
  const overdue = setTimeout(() => {
    isOverdue = true
    refresh()
  }, unreachableAfterMs)

  const start = async () => {
    const [card] = await Promise.all([store.mapCard(mapId).catch(() => undefined), copy.read()])
    if (closing) return
    // What only this page holds is not safe before the server has it.
    if (store.kind === 'memory' && copy.hasContent) link.cover(ledger.add())
    if (copy.hasContent && card?.published === false) publisher.start()
    else link.connect()
    refresh()
  }
  void start()

  const tearDown = () => {
    unwatchStore()
    unwatchUser()
    doc.off('update', onUpdate)
    for (const part of [pageEvents, presence, publisher, link, copy, writer, entry, tracker]) part.close()
    doc.destroy()
  }
  const settle = async () => {
    await Promise.all([writer.flush(), entry.flush()])
    await new Promise<void>((resolve) => {
      const resolveWhenSafe = ({ unsafeEdits }: SaveStatus) => {
        if (unsafeEdits === 0) resolve()
      }
      tracker.store.subscribe(resolveWhenSafe)
      resolveWhenSafe(tracker.store.getState())
    })
    tearDown()
  }
  const end = async () => {
    clearTimeout(overdue)
    becomeReady('closed')
    awareness.setLocalState(null)
    let deadline: ReturnType<typeof setTimeout> | undefined
    await Promise.race([
      settle(),
      new Promise((resolve) => {
        deadline = setTimeout(resolve, closeDeadlineMs)
      }),
    ])
    clearTimeout(deadline)
  }

  return {
    mapId,
    doc,
    presence,
    status: tracker.store,
    ready,
    retry() {
      if (link.facts.refused) link.connect()
      else if (publisher.refused) publisher.start()
      else nudge()
    },
    publish: () => publisher.publish(),
    downloadState: () => downloadMap(doc),
    close: () => (closing ??= end()),
  }
}
