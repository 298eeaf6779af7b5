import type * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { renderJson } from '../../journey/formats/json.ts'

/** A file to hand to the user. */
export interface MapDownload {
  readonly fileName: string
  readonly blob: Blob
}

/** A document's map as a Jejak file. Works on any document, damaged ones included. */
export function downloadMap(doc: Y.Doc): MapDownload {
  const map = readMap(doc)
  return {
    fileName: `${fileStem(map.meta.title)}.jejak.json`,
    blob: new Blob([renderJson(map)], { type: 'application/json' }),
  }
}

/** A title without what some file system does not take; `map` when nothing is left. */
function fileStem(title: string): string {
  const stem = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  return Array.from(stem).slice(0, 80).join('').trim() || 'map'
}
