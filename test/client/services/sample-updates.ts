import * as Y from 'yjs'

/** Updates as a map grows: number `n` sets `card n` in `cards`. Each builds on those before it. */
export function growingUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let number = 0; number < count; number++) doc.getMap('cards').set(`card ${number}`, number)
  doc.destroy()
  return updates
}

/** Updates that do not build on each other: each comes from a document of its own. */
export function separateUpdates(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, number) => {
    const doc = new Y.Doc()
    doc.getMap('cards').set(`card ${number}`, number)
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return update
  })
}

/** The names of the cards in a document, sorted by number. */
export function cardsOf(doc: Y.Doc | undefined): string[] {
  return [...(doc?.getMap('cards').keys() ?? [])].sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
}

export const cardNames = (count: number): string[] => Array.from({ length: count }, (_, number) => `card ${number}`)
