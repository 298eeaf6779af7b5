import { parseMap, parseMapText } from '../../model/parse.ts'
import type { Parsed } from '../../model/problem.ts'
import type { JourneyMap } from '../../model/schema.ts'
import { mapElementId } from './render-html.ts'

/**
 * Reads the map out of an HTML file that Jejak wrote. The file's own markup is not looked at: whatever else stands in it is
 * neither run nor kept.
 */
export function readHtml(text: string): Parsed<JourneyMap> {
  const begin = `<script type="application/json" id="${mapElementId}">`
  const start = text.indexOf(begin)
  const end = start < 0 ? -1 : text.indexOf('</script>', start)
  if (end < 0) return parseMap(undefined)
  return parseMapText(text.slice(start + begin.length, end))
}
