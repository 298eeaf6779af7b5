import * as Y from 'yjs'

const writers = 20

/**
 * A map with a long past: writers who change the titles of its cards and move them about, each without having seen the
 * others.
 * @param base Yjs state of the map
 * @param edits how many updates to make
 * @returns the updates in an order in which they could have come, and about how large the state is after them, in bytes
 */
export function oldMap(base, edits) {
  const updates = []
  for (let writer = 0; writer < writers; writer++) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, base)
    doc.clientID = 1_000 + writer
    doc.on('update', (update) => updates.push(update))
    const cards = [...doc.getMap('cards').values()].filter((card) => card instanceof Y.Map)
    for (let edit = 0; edit < edits / writers; edit++) {
      const card = cards[(edit * 7 + writer * 251) % cards.length]
      const title = card.get('title')
      if (edit % 4 === 0) card.set('place', { ...card.get('place'), order: `a${edit % 90}` })
      else if (title instanceof Y.Text) title.insert(title.length, 'abcdefghij '[edit % 11])
    }
  }
  const whole = new Y.Doc()
  Y.applyUpdate(whole, base)
  whole.transact(() => {
    for (const update of updates) Y.applyUpdate(whole, update)
  })
  return { updates, bytes: Y.encodeStateAsUpdate(whole).length }
}
