import type { Fragment } from '../../model/fragment.ts'
import { idPattern } from '../../model/id.ts'
import { limits } from '../../model/limits.ts'
import { isRecord, parseMap } from '../../model/parse.ts'
import { type Parsed, type Problem, problem } from '../../model/problem.ts'
import { clipboardLimits } from './clipboard-limits.ts'
import { fragmentFormat } from './render-fragment.ts'

/**
 * Reads what {@link renderFragment} wrote, or whatever a page has put in its place: a fragment, or every problem found.
 * It is held to the same rules as a file, and to a size that a browser can paste without a pause.
 */
export function parseFragment(text: string): Parsed<Fragment> {
  const size = '8 MB'
  if (text.length > clipboardLimits.fragmentLength)
    return refused(problem('too-large', '', `What was copied is larger than ${size}.`, size))
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return refused(problem('not-json', '', 'What was copied is damaged.'))
  }
  if (!isRecord(data) || data.format !== fragmentFormat)
    return refused(problem('not-a-map', '', `This is no part of a Jejak map: "format" is not "${fragmentFormat}".`))
  const { roots } = data
  const isList = Array.isArray(roots) && roots.length <= limits.cards
  if (!isList || !roots.every((id): id is string => typeof id === 'string' && idPattern.test(id)))
    return refused(problem('wrong-type', 'roots', 'The list of what was copied is damaged.', 'array'))
  const map = parseMap(data.map)
  if (!map.ok) return { ...map, problems: map.problems.map((one) => ({ ...one, path: `map.${one.path}` })) }
  return { ok: true, value: { roots: [...new Set(roots)], map: map.value } }
}

function refused(only: Problem): Parsed<never> {
  return { ok: false, problems: [only], hidden: 0 }
}
