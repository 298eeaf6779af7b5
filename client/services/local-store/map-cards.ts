import type { MapCard, MapCardFields } from './contract.ts'

/** Reads a card, changes it and writes it, in one transaction; writes nothing when the change gives nothing. */
export type CardOf = (mapId: string, change: (card: MapCard | undefined) => MapCard | undefined) => Promise<void>

/** A card with fields changed; a new one when there was none. */
export function mergeCard(card: MapCard | undefined, id: string, fields: MapCardFields, now: number): MapCard {
  const base: MapCard = card ?? { id, title: '', stages: 0, cards: 0, createdAt: now, editedAt: now, published: false }
  const entries = Object.entries({ ...base, ...fields, id }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as MapCard
}

/** What is deleted and can be brought back, last deleted first. */
export function sortDeletedCards(cards: readonly MapCard[]): readonly MapCard[] {
  const deleted = cards.filter(({ deletedAt }) => deletedAt !== undefined)
  return deleted.sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0) || (a.id < b.id ? -1 : 1))
}

/** The library: what is not deleted, last edited first. */
export function sortCards(cards: readonly MapCard[]): readonly MapCard[] {
  return cards
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => b.editedAt - a.editedAt || (a.id < b.id ? -1 : 1))
}
