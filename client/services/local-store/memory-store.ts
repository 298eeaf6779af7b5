import * as Y from 'yjs'
import type { MemoryReason } from '../../state/save-status.ts'
import { type LocalStore, type MapCard, deletedKeptMs } from './contract.ts'
import { type CardOf, mergeCard, sortCards, sortDeletedCards } from './map-cards.ts'

/** A store that lives as long as the page, where the browser keeps nothing. The server keeps the maps then. */
export function openMemoryStore(reason: MemoryReason, now: () => number): LocalStore {
  const updates = new Map<string, Uint8Array[]>()
  const cards = new Map<string, MapCard>()
  const watchers = new Set<(maps: readonly MapCard[]) => void>()

  const library = () => sortCards([...cards.values()])
  const tell = () => {
    for (const watcher of watchers) watcher(library())
  }
  const changeCard: CardOf = async (mapId, change) => {
    const next = change(cards.get(mapId))
    if (!next) return
    cards.set(mapId, next)
    tell()
  }
  const forget = (mapId: string) => {
    updates.delete(mapId)
    cards.delete(mapId)
    tell()
  }

  return {
    kind: 'memory',
    reason,
    async loadMap(mapId) {
      const rows = updates.get(mapId) ?? []
      return { doc: docOf(rows), hasContent: rows.length > 0, rows: rows.length, quarantined: 0 }
    },
    async append(mapId, added) {
      const rows = updates.get(mapId)
      if (rows) rows.push(...added)
      else updates.set(mapId, [...added])
    },
    async compact(mapId) {
      const rows = updates.get(mapId) ?? []
      if (rows.length < 2) return 'skipped'
      const doc = docOf(rows)
      updates.set(mapId, [Y.encodeStateAsUpdate(doc)])
      doc.destroy()
      return 'done'
    },
    listMaps: async () => library(),
    watchMaps(listener) {
      watchers.add(listener)
      queueMicrotask(() => {
        if (watchers.has(listener)) listener(library())
      })
      return () => void watchers.delete(listener)
    },
    listDeletedMaps: async () => sortDeletedCards([...cards.values()]),
    mapCard: async (mapId) => cards.get(mapId),
    saveMapCard: (mapId, fields) => changeCard(mapId, (card) => mergeCard(card, mapId, fields, now())),
    deleteMap: (mapId) => changeCard(mapId, (card) => card && { ...card, deletedAt: now() }),
    restoreMap: (mapId) => changeCard(mapId, (card) => card && mergeCard(card, mapId, { deletedAt: undefined }, now())),
    forgetMap: async (mapId) => forget(mapId),
    async purgeDeleted() {
      const old = [...cards.values()].filter(({ deletedAt = Infinity }) => deletedAt < now() - deletedKeptMs)
      for (const { id } of old) forget(id)
      return old.length
    },
    watchEvents: () => () => undefined,
    close: () => watchers.clear(),
  }
}

function docOf(rows: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row)))
  return doc
}
