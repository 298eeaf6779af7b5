import type * as z from 'zod/mini'
import { limits } from './limits.ts'
import { migrateFile } from './migrate.ts'
import type { Parsed, Problem, ProblemCode } from './problem.ts'
import { type JourneyMap, collections, currentSchema, fileFormat, fileSchema } from './schema.ts'

/**
 * Reads the text of a Jejak file. Never throws on what the text holds, and changes nothing.
 * @param text JSON, at most `limits.fileBytes` UTF-16 units.
 */
export function parseMapText(text: string): Parsed<JourneyMap> {
  if (text.length > limits.fileBytes) return failed(problem('too-large', '', 'The file is larger than 20 MB.', '20 MB'))
  let data: unknown
  try {
    // Some editors begin a file with a byte order mark.
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return failed(problem('not-json', '', `The file is not JSON: ${reason}.`, reason))
  }
  return parseMap(data)
}

/**
 * Checks unknown data and returns it as a map of the current schema; or every problem found, each with its path.
 * Fields that this version does not know are kept as they are.
 */
export function parseMap(data: unknown): Parsed<JourneyMap> {
  const shape = checkShape(data)
  if (shape.listed.length > 0) return refused(shape)
  if (!isRecord(data) || data.format !== fileFormat)
    return failed(problem('not-a-map', '', `This is not a Jejak map: "format" is not "${fileFormat}".`))
  const major = isRecord(data.meta) && isRecord(data.meta.schema) ? data.meta.schema.major : undefined
  if (typeof major === 'number' && major > currentSchema.major) {
    return failed(
      problem(
        'newer-version',
        'meta.schema.major',
        `The map was written by a newer Jejak (schema ${major}); this one reads schema ${currentSchema.major}.`,
        String(major),
      ),
    )
  }
  // The input is reported so that a value of the wrong type can be told from none.
  const result = fileSchema.safeParse(migrateFile(data), { reportInput: true })
  if (!result.success) {
    const found = new Problems()
    for (const issue of result.error.issues) found.add(() => issueProblem(issue))
    return refused(found)
  }
  const { format: _format, ...map } = result.data
  const references = checkReferences(map)
  return references.listed.length > 0 ? refused(references) : { ok: true, value: map }
}

/** Whether a value is a plain object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field's path as people write it: `cards[3].place.order`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

/** Problems as they are found: the first are listed, the rest is only counted. */
class Problems {
  readonly listed: Problem[] = []
  hidden = 0

  add(make: () => Problem): void {
    if (this.listed.length < limits.problems) this.listed.push(make())
    else this.hidden++
  }
}

function refused({ listed, hidden }: Problems): Parsed<never> {
  return { ok: false, problems: listed, hidden }
}

function failed(only: Problem): Parsed<never> {
  return { ok: false, problems: [only], hidden: 0 }
}

function problem(code: ProblemCode, path: string, message: string, detail?: string): Problem {
  return detail === undefined ? { code, path, message } : { code, path, message, detail }
}

/**
 * Names that would mean something else than a field once the map is a document: `__proto__` changes prototypes, Yjs
 * tells kinds of values by their `constructor`, a colon and `deletedAt` are how the document keeps sets and deletions.
 */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'deletedAt' || key.includes(':')
}

/**
 * Depth and key names, before anything copies the data. One path is kept for the whole walk: a file of 20 MB may hold
 * ten million values.
 */
function checkShape(data: unknown): Problems {
  const problems = new Problems()
  const path: PropertyKey[] = []
  const tooDeep = String(limits.fileDepth)
  const enter = (key: PropertyKey, value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    path.push(key)
    if (path.length < limits.fileDepth) walk(value)
    else {
      const where = pathText(path)
      problems.add(() => problem('too-deep', where, `Data is nested deeper than ${tooDeep} levels.`, tooDeep))
    }
    path.pop()
  }
  const walk = (value: object) => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) enter(index, value[index])
      return
    }
    for (const [key, item] of Object.entries(value)) {
      if (isForbiddenKey(key))
        problems.add(() =>
          problem('forbidden-key', pathText([...path, key]), `A field may not be called "${key}".`, key),
        )
      else enter(key, item)
    }
  }
  if (typeof data === 'object' && data !== null) walk(data)
  return problems
}

function issueProblem(issue: z.core.$ZodIssue): Problem {
  const path = pathText(issue.path)
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? problem('missing', path, `A field is missing (${issue.expected} expected).`, issue.expected)
        : problem('wrong-type', path, `The type is wrong (${issue.expected} expected).`, issue.expected)
    case 'too_big':
      if (issue.origin === 'string')
        return problem('too-long', path, `Longer than ${issue.maximum} characters.`, String(issue.maximum))
      if (issue.origin === 'array')
        return problem('too-many', path, `More than ${issue.maximum} entries.`, String(issue.maximum))
      return problem('wrong-value', path, `Greater than ${issue.maximum}.`, `≤ ${issue.maximum}`)
    case 'too_small':
      if (issue.origin === 'string') return problem('wrong-value', path, 'A text is empty that must not be.', '≥ 1')
      return problem('wrong-value', path, `Less than ${issue.minimum}.`, `≥ ${issue.minimum}`)
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ')
      return issue.input === undefined
        ? problem('missing', path, `A field is missing (one of ${values} expected).`, values)
        : problem('wrong-value', path, `One of these is expected: ${values}.`, values)
    }
    default:
      return problem(
        'wrong-value',
        path,
        `The value ${issue.message.replace(/^Invalid input$/, 'is not allowed here')}.`,
      )
  }
}

/** Ids are unique over the whole map, and what refers to something finds it. A card's missing place is legal: it is unplaced. */
function checkReferences(map: JourneyMap): Problems {
  const problems = new Problems()
  const seen = new Map<string, string>()
  for (const collection of [...collections, 'links'] as const) {
    map[collection].forEach(({ id }, index) => {
      const path = `${collection}[${index}].id`
      const first = seen.get(id)
      if (first !== undefined)
        problems.add(() => problem('duplicate-id', path, `The id "${id}" stands at ${first} already.`, id))
      else seen.set(id, path)
    })
  }
  const known = (collection: 'stages' | 'cards' | 'personas' | 'frictions') =>
    new Set(map[collection].map(({ id }) => id))
  const cards = known('cards')
  const stages = known('stages')
  const personas = known('personas')
  const frictions = known('frictions')
  const expect = (found: boolean, path: string, id: string, what: string) => {
    if (!found) problems.add(() => problem('unknown-id', path, `There is no ${what} "${id}".`, id))
  }
  map.cards.forEach((card, index) => {
    for (const persona of Object.keys(card.emotions ?? {}))
      expect(personas.has(persona), `cards[${index}].emotions.${persona}`, persona, 'persona')
  })
  map.links.forEach((link, index) => {
    expect(cards.has(link.from), `links[${index}].from`, link.from, 'card')
    expect(cards.has(link.to), `links[${index}].to`, link.to, 'card')
  })
  map.frictions.forEach((friction, index) => {
    friction.on.forEach((id, place) =>
      expect(cards.has(id) || stages.has(id), `frictions[${index}].on[${place}]`, id, 'card or stage'),
    )
  })
  map.metrics.forEach((metric, index) => {
    if (metric.on !== undefined)
      expect(cards.has(metric.on) || stages.has(metric.on), `metrics[${index}].on`, metric.on, 'card or stage')
  })
  map.fixes.forEach((fix, index) => {
    fix.frictions.forEach((id, place) =>
      expect(frictions.has(id), `fixes[${index}].frictions[${place}]`, id, 'friction'),
    )
  })
  return problems
}
