import type * as Y from 'yjs'
import { readMap } from '../../../journey/doc/read.ts'
import { duplicate } from '../../../journey/edits/duplicate.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Register, type Said, anything } from '../subject.ts'

const connections = ({ links, frictions }: JourneyMap): Register[] => [
  ...links.map(({ id }) => `links/${id}/`),
  ...frictions.flatMap(({ id, on }) => on.map((place) => `frictions/${id}/on:${place}`)),
]

/** Copies one thing. A copy is placed by the field that `placedBy` names, and brings links and places of frictions. */
export function copy(doc: Y.Doc, map: JourneyMap, id: string, placedBy: string): Said {
  const known = new Set(connections(map))
  const copies = duplicate(doc, map, [id])
  const registers = [
    ...copies.map((copied) => placedBy.replace('*', copied)),
    ...connections(readMap(doc)).filter((register) => !known.has(register)),
  ]
  return Object.fromEntries(registers.map((register) => [register, anything]))
}
