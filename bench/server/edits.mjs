import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Someone who types: each call gives the update of one more letter. */
export function typist(clientId) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const text = doc.getText('bench')
  let update
  doc.on('update', (made) => (update = made))
  return () => {
    text.insert(text.length, 'x')
    return update
  }
}

/** Someone whose pointer moves: each call gives the presence of one more place. */
export function pointer(clientId) {
  let clock = 0
  return () => {
    clock++
    const place = { x: Math.round(Math.random() * 4_000), y: Math.round(Math.random() * 2_000) }
    const state = { user: { name: `Person ${clientId}`, color: '#0e7c86' }, pointer: place }
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
  }
}

/** Calls back with client id and clock of each letter in an update. */
export function eachLetter(update, call) {
  const decoder = decoding.createDecoder(update)
  const clients = decoding.readVarUint(decoder)
  const structs = clients === 1 ? decoding.readVarUint(decoder) : 0
  // Nearly always it is one struct, whose content need not be read.
  if (structs === 1) return call(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    for (let clock = id.clock; clock < id.clock + length; clock++) call(id.client, clock)
  }
}

/** Calls back with client id and clock of each entry of presence. */
export function eachPlace(update, call) {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  for (let index = 0; index < count; index++) {
    call(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    const length = decoding.readVarUint(decoder)
    decoder.pos += length
  }
}

/**
 * Updates that say much and build on something that nobody has: what a server must neither keep nor look through.
 * @returns about `bytes` of them
 */
export function gapUpdates(bytes) {
  const type = typist(4_000_000)
  type()
  const updates = []
  for (let size = 0; size < bytes;) {
    const update = type()
    updates.push(update)
    size += update.length
  }
  return updates
}
