import type * as Y from 'yjs'
import { newKey } from '../../journey/model/access.ts'
import { type SaveStatus, type SaveStatusTracker, trackSaveStatus } from '../state/save-status.ts'
import { type MapDownload, downloadMap } from './download-map.ts'
import { type LiveMap, openLiveMap } from './live-map.ts'
import { openLocalCopy } from './local-copy.ts'
import { notePageKey, pageKey } from './map-keys.ts'
import { openPageEvents } from './page-events.ts'
import type { Presence } from './presence.ts'
import type { Published } from './publish.ts'
import { noteSending, sendingSessions, watchForgotten } from './sending-sessions.ts'
import type { SessionParts } from './session-parts.ts'

/** One open map: its document, kept on this device and on the server, and the truth about both. */
export interface MapSession {
  readonly mapId: string
  /** The document. It is there once {@link MapSession.ready} has resolved, and holds the map then. */
  readonly doc: Y.Doc
  /** Who else is here; there together with the document. */
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
   * question before closing included, until it is. Edits that are safe on this device but not on the server are sent in
   * the background too, as long as the page lives, the map is kept here and the server does not refuse it.
   */
  close(): Promise<void>
}

/** After this long without the map, it is called unreachable; connecting goes on. */
const unreachableAfterMs = 3_000
const closeDeadlineMs = 2_000

const isSafe = ({ unsafeEdits }: SaveStatus) => unsafeEdits === 0

/** Opens a map. Whatever fails shows in {@link MapSession.status}; nothing is waited for in vain. */
export function openMapSession(mapId: string, parts: SessionParts): MapSession {
  const { store, page = globalThis.window } = parts
  const tracker = trackSaveStatus({ localKind: store.kind, memoryReason: store.reason, disconnectedSince: Date.now() })
  const copy = openLocalCopy(mapId, store, () => refresh())
  let live: LiveMap | undefined
  let isReady = false
  let isOverdue = false
  let isReplaced = false
  let disconnectedSince: number | undefined = Date.now()
  let closing: Promise<void> | undefined
  let becomeReady: (from: 'device' | 'server' | 'closed') => void
  const ready = new Promise<'device' | 'server' | 'closed'>((resolve) => (becomeReady = resolve))

  const pageEvents = openPageEvents(page, {
    onReturn: () => live?.nudge(),
    onDoubt: () => live?.probe(),
    onLeave: () => void live?.flush(),
  })
  const unwatchStore = store.watchEvents((event) => {
    isReplaced = event === 'replaced'
    if (event === 'reset' && isReady) live?.writeAll()
    refresh()
  })
  const overdue = setTimeout(() => {
    isOverdue = true
    refresh()
  }, unreachableAfterMs)

  const former = sendingSessions(store, mapId)
  const show = (from: 'device' | 'server') => {
    if (isReady || closing) return
    isReady = true
    live?.enterLibrary()
    becomeReady(from)
  }

  function refresh(): void {
    if (live && copy.hasContent) show('device')
    if (live?.everSynced) show('server')
    const facts = live?.facts()
    live?.noteSent()
    disconnectedSince = facts?.connected ? undefined : (disconnectedSince ?? Date.now())
    tracker.update({
      ...facts,
      ready: isReady,
      localCopy: copy.state,
      quarantined: copy.quarantined,
      disconnectedSince,
      unreachable: !live?.everSynced && (isOverdue || live?.isFailing === true),
      writeTrouble: isReplaced ? 'replaced' : facts?.writeTrouble,
      canPublish: isReady,
    })
    pageEvents.guardClosing(tracker.store.getState().unsafeEdits > 0)
  }

  const start = async () => {
    const [card, doc] = await Promise.all([store.mapCard(mapId).catch(() => undefined), copy.read()])
    if (closing) return doc.destroy()
    // A map from before there were links, which only this browser has, gets one now.
    const key = pageKey(mapId) ?? card?.key ?? newKey()
    notePageKey(mapId, key)
    live = openLiveMap(mapId, doc, copy, parts, refresh, {
      key,
      isKept: key === card?.key,
      role: card?.role,
      epoch: card?.epoch,
    })
    live.start({
      isPublished: !copy.hasContent || card?.published !== false,
      hasUnsent: card?.unsent === true || former.length > 0,
    })
    for (const endSending of former) endSending()
    refresh()
  }
  void start()

  let isTornDown = false
  const tearDown = () => {
    isTornDown = true
    unwatchStore()
    for (const part of [pageEvents, copy, live, tracker]) part?.close()
  }
  const isSent = ({ refused }: SaveStatus) => !live?.hasUnsent || refused !== undefined
  const until = (holds: (status: SaveStatus) => boolean) =>
    new Promise<void>((resolve) => {
      const resolveIfSo = (status: SaveStatus) => {
        if (holds(status)) resolve()
      }
      tracker.store.subscribe(resolveIfSo)
      resolveIfSo(tracker.store.getState())
    })
  const sendRest = async () => {
    const unnote = noteSending(store, mapId, () => stop())
    const unwatchMap = watchForgotten(store, mapId, () => stop())
    const stop = () => {
      unnote()
      unwatchMap()
      tearDown()
    }
    await until(isSent)
    if (isTornDown) return
    await live?.flush()
    if (!isTornDown) stop()
  }
  const settle = async () => {
    await live?.flush()
    await until(isSafe)
    if (isSent(tracker.store.getState())) tearDown()
    else void sendRest()
  }
  const end = async () => {
    clearTimeout(overdue)
    becomeReady('closed')
    live?.leavePeople()
    let deadline: ReturnType<typeof setTimeout> | undefined
    await Promise.race([
      settle(),
      new Promise((resolve) => {
        deadline = setTimeout(resolve, closeDeadlineMs)
      }),
    ])
    clearTimeout(deadline)
  }

  const opened = (): LiveMap => {
    if (!live) throw new Error('A map was used before it was ready.')
    return live
  }
  return {
    mapId,
    get doc() {
      return opened().doc
    },
    get presence() {
      return opened().presence
    },
    status: tracker.store,
    ready,
    retry: () => live?.retry(),
    publish: () => opened().publish(),
    downloadState: () => downloadMap(opened().doc),
    close: () => (closing ??= end()),
  }
}
