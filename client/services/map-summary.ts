import * as Y from 'yjs'
import { collectionRoot, isLive, metaRoot } from '../../journey/doc/shape.ts'
import type { Collection, JourneyMap } from '../../journey/model/schema.ts'
import type { MapCardFields } from './local-store.ts'

/** What the library shows of a map, from its document. Counts only, so that it is cheap after every edit. */
export function summariseDoc(doc: Y.Doc): MapCardFields {
  const title = metaRoot(doc).get('title')
  return {
    title: title instanceof Y.Text || typeof title === 'string' ? title.toString() : '',
    stages: countLive(doc, 'stages'),
    cards: countLive(doc, 'cards'),
    ...(metaRoot(doc).get('sample') === true ? { sample: true } : {}),
  }
}

/** The same from a map. */
export function summariseMap({ meta, stages, cards }: JourneyMap): MapCardFields {
  return {
    title: meta.title,
    stages: stages.length,
    cards: cards.length,
    ...(meta.sample === true ? { sample: true } : {}),
  }
}

function countLive(doc: Y.Doc, collection: Collection): number {
  let count = 0
  collectionRoot(doc, collection).forEach((entity) => {
    if (entity instanceof Y.Map && isLive(entity)) count++
  })
  return count
}
