import { limits } from '../../model/limits.ts'
import type { Language } from '../../model/vocabulary.ts'
import { type ReadMap, ReadProblems } from '../read-map.ts'
import { type PassedOver, journeysIn } from './journeys.ts'
import { hasStaleMap, readKeptMap } from './kept-map.ts'
import { mapOfJourneys } from './map-of-journeys.ts'
import { readXml } from './xml-tree.ts'

const marks = /<(?:[\w.-]+:)?(?:CJML|plannedJourney|actualJourney)[\s/>]/i

/** Whether a text is a CJML file, as far as its beginning tells. */
export function isCjml(text: string): boolean {
  return marks.test(text.slice(0, 4_000))
}

/**
 * Reads a CJML file of any program as a map. A file that Jejak wrote and nobody edited gives its map back as it was. Of
 * others the planned journey is the map, and the actual ones are laid over it: who felt what becomes emotion curves, what
 * was missing or failed becomes frictions, what nobody planned becomes touchpoints that say so. Tolerant: XML with faults
 * is read as far as it goes, and what is not understood is listed while the rest is taken.
 */
export function parseCjml(text: string, language: Language = 'en'): ReadMap {
  const found = new ReadProblems()
  if (text.length > limits.fileBytes) {
    found.add('too-large', 0, 'The file is larger than 20 MB.', '20 MB')
    return found.refused()
  }
  const kept = readKeptMap(text)
  if (kept?.ok === true) return { ok: true, map: kept.value, problems: [] }
  const xml = readXml(text)
  if (!xml.ok) {
    if (xml.why === 'forbidden')
      found.add('forbidden', 0, 'The file has a document type, which may hold entities. Such files are not read.')
    else if (xml.why === 'too-many') found.add('too-many', 0, 'The file has too many elements, or too deep ones.')
    else found.add('not-this-format', 0, 'This is not XML.')
    return found.refused()
  }
  const passed: PassedOver = new Map()
  const journeys = journeysIn(xml.root, passed)
  if (journeys.length === 0) {
    found.add('not-this-format', 0, 'This is not a CJML file: there is no journey in it.')
    return found.refused()
  }
  if (hasStaleMap(text))
    found.add('cut', 0, 'The file was edited after Jejak wrote it: what only Jejak knows is not taken over.')
  for (const { line, message } of xml.faults.slice(0, 10)) found.add('not-well-formed', line, message, message)
  for (const [name, { count, line }] of passed) {
    const times = count === 1 ? '' : ` (${count} times)`
    found.add('not-understood', line, `The element <${name}> is not taken over${times}.`, `<${name}>`)
  }
  return mapOfJourneys(journeys, found, language)
}
