import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownerLink } from '../../collab-server/access/share-links.ts'
import { compactUpdates } from '../../collab-server/documents/compact.ts'
import { contentText } from '../../collab-server/documents/content.ts'
import type { LogAppend, StoredMap } from '../../collab-server/storage/storage.ts'
import { DocumentLog } from '../../collab-server/sync/document-log.ts'
import { emptyUpdate } from '../../collab-server/sync/update.ts'
import { newKey } from '../../journey/model/access.ts'
import { FaultyStorage } from './faulty-storage.ts'

const instanceCount = 3

/** One instance's log, a client that writes there, and messages of the others that have not been read yet. */
interface Instance {
  readonly log: DocumentLog
  readonly client: Y.Doc
  readonly inbox: LogAppend[]
}

const stepArbitrary = fc.record({
  at: fc.nat(instanceCount - 1),
  /** A message is read, from anywhere in the inbox, twice as often as anything else is done. */
  kind: fc.constantFrom(
    'edit',
    'edit',
    'commit',
    'commit',
    'commit, answer lost',
    'read',
    'read',
    'read',
    'lose',
    'catch up',
    'compact',
  ),
  pick: fc.nat(100),
})

function docOf(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const part of parts) Y.applyUpdate(doc, part)
  return doc
}

/** What is durable here reaches who is connected here. */
const deliver = ({ log, client }: Instance) => {
  for (const part of log.durableParts()) Y.applyUpdate(client, part, 'server')
}

async function runSchedule(steps: readonly { at: number; kind: string; pick: number }[]): Promise<void> {
  const storage = new FaultyStorage()
  await storage.create({ id: 'm', createdAt: 1 }, emptyUpdate, ownerLink('m', newKey(), 1))
  const stored = (await storage.load('m')) as StoredMap
  const instances = Array.from({ length: instanceCount }, (_, index): Instance => {
    const client = Object.assign(new Y.Doc(), { clientID: index + 1 })
    const log = new DocumentLog(stored)
    client.on('update', (update: Uint8Array, origin) => origin === 'server' || log.receive(update, index + 1, false))
    return { log, client, inbox: [] }
  })
  const catchUp = async (instance: Instance) => {
    const after = instance.log.durableSeq
    instance.log.catchUp(after, await storage.loadAfter('m', after))
    deliver(instance)
  }
  const commit = async (instance: Instance, isLost: boolean) => {
    const pending = instance.log.pending()
    const [part] = await storage.append([{ mapId: 'm', ...pending }])
    if (part === undefined || isLost) return
    for (const other of instances) if (other !== instance) other.inbox.push(part)
    if (!instance.log.extend(part.firstSeq, part.updates)) await catchUp(instance)
    deliver(instance)
  }
  for (const { at, kind, pick } of steps) {
    const instance = instances[at] as Instance
    const { log, client, inbox } = instance
    const index = inbox.length === 0 ? 0 : pick % inbox.length
    if (kind === 'edit') {
      client.getArray('list').insert(pick % (client.getArray('list').length + 1), [`${at} ${pick}`])
      client.getMap('map').set(`k${pick % 5}`, `${at} ${pick}`)
    } else if (kind.startsWith('commit')) await commit(instance, kind !== 'commit')
    else if (kind === 'read') {
      const [message] = inbox.splice(index, 1)
      // Out of order: left for later, as a message is that was lost.
      if (message) log.extend(message.firstSeq, message.updates)
      deliver(instance)
    } else if (kind === 'lose') inbox.splice(index, 1)
    else if (kind === 'catch up') await catchUp(instance)
    else {
      const seq = log.durableSeq
      const newer = await storage.loadAfter('m', log.snapshotSeq)
      if (newer.snapshot === undefined && seq > log.snapshotSeq) {
        const { state } = compactUpdates(log.durableParts())
        await storage.replaceSnapshot('m', seq, state)
        log.replaceSnapshot(state, seq)
      } else if (newer.snapshot !== undefined && newer.snapshot.seq <= seq)
        log.replaceSnapshot(newer.snapshot.bytes, newer.snapshot.seq)
    }
    expect(log.storedCount).toBeLessThanOrEqual(log.takenCount)
  }
  for (const instance of instances) await commit(instance, false)
  for (const instance of instances) await catchUp(instance)
  const whole = (await storage.load('m')) as StoredMap
  const expected = contentText(docOf([whole.snapshot, ...whole.tail]))
  for (const { log, client } of instances) {
    expect(log.isSettled).toBe(true)
    expect(log.storedCount).toBe(log.takenCount)
    expect(log.durableSeq).toBe(whole.snapshotSeq + whole.tail.length)
    expect(contentText(docOf(log.durableParts()))).toBe(expected)
    expect(contentText(client)).toBe(expected)
  }
}

test('whatever is lost, late or compacted meanwhile, all instances end with the log that is stored', async () => {
  await fc.assert(fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 60 }), runSchedule), {
    numRuns: 100,
  })
})
