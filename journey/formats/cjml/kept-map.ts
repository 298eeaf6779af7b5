import { parseMapText } from '../../model/parse.ts'
import type { Parsed } from '../../model/problem.ts'
import type { JourneyMap } from '../../model/schema.ts'
import { renderJson } from '../json.ts'

/**
 * The map that a CJML file carries along for Jejak. It stands in a processing instruction: no schema can forbid one, and
 * every other program passes over it, while the published examples of CJML say nothing about foreign elements.
 */

/** Whatever is done to a file without changing what it says — line ends, indents — leaves its sum as it is. */
function sumOf(xml: string): string {
  let hash = 0x811c9dc5
  for (const character of xml.replaceAll(/>\s+</g, '><').replaceAll(/\s+/g, ' ').trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** @param xml what stands before it: were it edited since, the file would no longer say what the map does */
export function keepMap(map: JourneyMap, xml: string): string {
  // In JSON these can only stand within a text.
  const json = renderJson(map)
    .trimEnd()
    .replaceAll('?>', String.raw`?\u003e`)
    .replaceAll(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
  return `<?jejak-map sum="${sumOf(xml)}" ${json}?>\n`
}

const begin = /<\?jejak-map sum="([\da-f]{8})"\s/

/** The map that a file carries along; undefined where there is none, or where the file was edited since. */
export function readKeptMap(text: string): Parsed<JourneyMap> | undefined {
  const found = begin.exec(text)
  if (!found) return undefined
  const start = found.index + found[0].length
  const end = text.indexOf('?>', start)
  if (end < 0 || sumOf(text.slice(0, found.index).replace(/^\uFEFF/, '')) !== found[1]) return undefined
  return parseMapText(text.slice(start, end))
}

/** Whether a file carries a map that its other words no longer agree with. */
export function hasStaleMap(text: string): boolean {
  return begin.test(text) && readKeptMap(text) === undefined
}
