import { type AccessRole, includesRole } from '../../journey/model/access.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type FactsPatch, accessEnded, mapFull as mapIsFull } from '../state/save-status.ts'
import { openEditLedger } from './edit-ledger.ts'
import { openLibraryEntry } from './library-entry.ts'
import type { LocalCopy } from './local-copy.ts'
import { askToKeep } from './page-events.ts'
import { type Presence, openPresence } from './presence.ts'
import { type Published, openPublisher } from './publish.ts'
import type { SessionParts } from './session-parts.ts'
import { type LinkFacts, openSyncLink } from './sync-link.ts'
import { openUpdateWriter } from './update-writer.ts'

/** A map's document, joined to this browser's store and to the server. */
export interface LiveMap {
  readonly doc: Y.Doc
  readonly presence: Presence
  /** Whether the server has given its state once. */
  readonly everSynced: boolean
  /** Whether there are edits of this device that the server may not have, made now or on an earlier visit. */
  readonly hasUnsent: boolean
  /** Whether the last try to reach the server failed. */
  readonly isFailing: boolean
  /** What is known of the safety of its edits. */
  facts(): FactsPatch
  /** Takes note of an acknowledgement that covers all of this device. */
  noteSent(): void
  /** Connects, or publishes first a map that only this browser has. */
  start(known: { readonly isPublished: boolean; readonly hasUnsent: boolean }): void
  /** Puts the map into the library. */
  enterLibrary(): void
  /** The store was reset: writes everything again. */
  writeAll(): void
  nudge(): void
  probe(): void
  retry(): void
  publish(): Promise<Published>
  leavePeople(): void
  /** Writes what waits; resolves when it is written, or has failed. */
  flush(): Promise<void>
  close(): void
}

/** The share link that a map is opened with. */
export interface KeptAccess {
  readonly key: string
  /** Whether it is the one that this browser keeps for the map. */
  readonly isKept: boolean
  /** What the one that this browser keeps lets it do. */
  readonly role: AccessRole | undefined
  /** The history that this browser's copy belongs to. */
  readonly epoch?: string | undefined
}

/** What the server takes nothing more for, although it goes on sending. */
function finalWord({ notAllowed, mapFull }: Pick<LinkFacts, 'notAllowed' | 'mapFull'>) {
  if (notAllowed) return { code: accessEnded }
  return mapFull ? { code: mapIsFull } : undefined
}

/** Joins a document to its surroundings. `onChange` is called when {@link LiveMap.facts} may be others. */
export function openLiveMap(
  mapId: string,
  doc: Y.Doc,
  copy: LocalCopy,
  parts: SessionParts,
  onChange: () => void,
  access: KeptAccess,
): LiveMap {
  const { store, identity } = parts
  const awareness = new Awareness(doc)
  const presence = openPresence(awareness, identity.user)
  if (parts.hidden) awareness.setLocalState(null)
  const ledger = openEditLedger(Date.now)
  const entry = openLibraryEntry(mapId, doc, store, Date.now)
  const writer = openUpdateWriter(
    (updates) => store.append(mapId, updates),
    () => {
      copy.grown(writer.writtenRows)
      onChange()
    },
  )
  let isKnownToServer = false
  let keptRole = access.role
  /** A link that lets people do less does not take the place of one that is kept. */
  const keepAccess = () => {
    const { role } = link.facts
    if (role === undefined || role === keptRole) return
    if (!access.isKept && keptRole !== undefined && !includesRole(role, keptRole)) return
    keptRole = role
    entry.save({ key: access.key, role })
  }
  let keptEpoch = access.epoch
  const keepEpoch = () => {
    const { epoch } = link.facts
    if (epoch === undefined || epoch === keptEpoch) return
    keptEpoch = epoch
    entry.save({ epoch })
  }
  const link = openSyncLink({
    ...parts,
    doc,
    awareness,
    mapId,
    key: access.key,
    epoch: access.epoch,
    onChange() {
      keepAccess()
      keepEpoch()
      if (link.facts.everSynced && !isKnownToServer) {
        isKnownToServer = true
        entry.save({ published: true })
      }
      onChange()
    },
  })
  const publisher = openPublisher(mapId, access.key, () => Y.encodeStateAsUpdate(doc), parts, {
    onPublished() {
      entry.save({ published: true })
      link.connect()
    },
    onChange,
  })
  const unwatchUser = identity.watch((user) => presence.setUser(user))
  const unwatchPeople = parts.hidden
    ? () => undefined
    : presence.watch((people) => identity.yieldColour(people.map(({ user }) => user)))

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === copy.origin) return link.cover(ledger.made)
    if (origin !== link.origin) {
      if (ledger.add() === 1) void askToKeep()
      entry.markUnsent(true)
      link.cover(ledger.made)
    }
    writer.add(update, ledger.made)
    // What the first exchange brings was edited at some other time.
    if (isKnownToServer || origin !== link.origin) entry.touch()
    onChange()
  }
  doc.on('update', onUpdate)

  const isAcknowledged = () => link.facts.acknowledged && link.facts.acknowledgedThrough === ledger.made
  return {
    doc,
    presence,
    get hasUnsent() {
      return entry.unsent
    },
    get everSynced() {
      return link.facts.everSynced
    },
    get isFailing() {
      return link.facts.failures + publisher.failures > 0
    },
    facts() {
      const { connected, acknowledgedThrough, serverStorageFailing, lateForOthers, refused, role, crowded } = link.facts
      return {
        connected,
        acknowledged: isAcknowledged(),
        writeTrouble: writer.trouble,
        serverStorageFailing,
        lateForOthers,
        crowded,
        role,
        refused: refused ?? publisher.refused ?? finalWord(link.facts),
        // What only this page's memory holds is kept nowhere.
        ...ledger.facts(store.kind === 'memory' ? 0 : writer.storedThrough, acknowledgedThrough),
      }
    },
    noteSent() {
      if (isAcknowledged() && copy.state === 'read') entry.markUnsent(false)
    },
    start({ isPublished, hasUnsent }) {
      if (hasUnsent) entry.markUnsent(true)
      // What only this page holds is not safe before the server has it.
      if (store.kind === 'memory' && copy.hasContent) link.cover(ledger.add())
      if (isPublished) link.connect()
      else publisher.start()
    },
    enterLibrary: () => entry.open(parts.hidden === true),
    writeAll() {
      writer.replaceAll(Y.encodeStateAsUpdate(doc), ledger.made)
      entry.open(parts.hidden === true)
    },
    nudge() {
      publisher.nudge()
      link.probe()
    },
    probe: () => link.probe(),
    retry() {
      if (link.facts.refused) link.connect()
      else if (publisher.refused) publisher.start()
      else this.nudge()
    },
    publish: () => publisher.publish(),
    leavePeople: () => awareness.setLocalState(null),
    async flush() {
      await Promise.all([writer.flush(), entry.flush()])
    },
    close() {
      unwatchUser()
      unwatchPeople()
      doc.off('update', onUpdate)
      for (const part of [presence, publisher, link, writer, entry]) part.close()
      doc.destroy()
    },
  }
}
