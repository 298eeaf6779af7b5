import type * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { fileName } from './file-name.ts'

/** A file to hand to the user. */
export interface MapDownload {
  readonly fileName: string
  readonly blob: Blob
}

/** A document's map as a Jejak file. Works on any document, damaged ones included. */
export function downloadMap(doc: Y.Doc): MapDownload {
  const map = readMap(doc)
  return {
    fileName: fileName(map.meta.title, 'jejak.json'),
    blob: new Blob([renderJson(map)], { type: 'application/json' }),
  }
}
