import * as Y from 'yjs'
import { DeletedRanges } from '../sync/deleted-ranges.ts'
import { decodeUpdate, judgeUpdate } from '../sync/update.ts'
import { contentText } from './content.ts'

/** A state that must not take the place of the updates it was made from. */
export class CompactionRefused extends Error {
  override readonly name = 'CompactionRefused'
}

/** A document made from updates, and its state as one update without what was deleted and is of no use any more. */
export interface Compacted {
  readonly doc: Y.Doc
  readonly state: Uint8Array
}

/**
 * Makes one state from the updates of a whole document. Through a garbage-collecting Y.Doc, since merging updates keeps
 * everything deleted and takes time that grows faster than the log. The state is checked before it is returned: every
 * part of it decodes, it has the clocks that the updates have, and a document made from it shows the same content.
 * @throws InvalidUpdate when a part is not an update
 * @throws CompactionRefused when the updates are no whole document, or a check fails
 */
export function compactUpdates(parts: readonly Uint8Array[]): Compacted {
  const clocks = clocksOf(parts)
  const doc = load(parts)
  const state = Y.encodeStateAsUpdate(doc)
  if (!sameClocks(clocks, clocksOf([state]))) throw new CompactionRefused('the compacted state has other clocks')
  if (contentText(load([state])) !== contentText(doc))
    throw new CompactionRefused('the compacted state shows other content')
  return { doc, state }
}

function load(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new CompactionRefused('the updates build on something that is not among them')
  }
  return doc
}

function clocksOf(parts: readonly Uint8Array[]): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>()
  for (const part of parts) {
    const { complete, advances } = judgeUpdate(decodeUpdate(part), clocks, new DeletedRanges())
    if (!complete) throw new CompactionRefused('the updates build on something that is not among them')
    for (const [client, clock] of advances) clocks.set(client, clock)
  }
  return clocks
}

function sameClocks(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock)
}
