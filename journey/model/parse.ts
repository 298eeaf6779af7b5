import type * as z from 'zod/mini'
import { checkReferences } from './check-references.ts'
import { isRecord, pathText, withoutFaults } from './check-shape.ts'
import { limits } from './limits.ts'
import { migrateFile } from './migrate.ts'
import { type Parsed, type Problem, Problems, problem } from './problem.ts'
import { type JourneyMap, currentSchema, fileFormat, fileSchema } from './schema.ts'

export { isForbiddenKey, isRecord } from './check-shape.ts'

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
 * Checks unknown data and returns it as a map of the current schema; or every problem found, each with its path: one
 * pass finds faults of shape, of single fields and of references. Fields that this version does not know are kept.
 */
export function parseMap(data: unknown): Parsed<JourneyMap> {
  const problems = new Problems()
  const file = withoutFaults(data, problems)
  if (!isRecord(file) || file.format !== fileFormat) {
    problems.add(() => problem('not-a-map', '', `This is not a Jejak map: "format" is not "${fileFormat}".`))
    return problems.refused()
  }
  const major = isRecord(file.meta) && isRecord(file.meta.schema) ? file.meta.schema.major : undefined
  if (typeof major === 'number' && major > currentSchema.major) {
    problems.add(() =>
      problem(
        'newer-version',
        'meta.schema.major',
        `The map was written by a newer Jejak (schema ${major}); this one reads schema ${currentSchema.major}.`,
        String(major),
      ),
    )
    return problems.refused()
  }
  const current = migrateFile(file)
  // The input is reported so that a value of the wrong type can be told from none.
  const result = fileSchema.safeParse(current, { reportInput: true })
  for (const issue of result.error?.issues ?? []) problems.add(() => issueProblem(issue))
  checkReferences(current, problems)
  if (!result.success || problems.listed.length > 0) return problems.refused()
  const { format: _format, ...map } = result.data
  return { ok: true, value: map }
}

function failed(only: Problem): Parsed<never> {
  return { ok: false, problems: [only], hidden: 0 }
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
