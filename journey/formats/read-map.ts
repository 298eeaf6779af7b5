import { type LaneRole, type Language, laneRoles } from '../model/vocabulary.ts'
import { defaultStages } from '../library/default-stages.ts'
import { laneRoleWords } from '../library/lane-roles.ts'
import { limits } from '../model/limits.ts'
import { freshOrders } from '../model/order.ts'
import { parseMap } from '../model/parse.ts'
import type { Band } from '../model/vocabulary.ts'
import { type JourneyMap, type Lane, currentSchema, fileFormat } from '../model/schema.ts'

/** Something in a foreign file that was not taken as it stands. */
export interface ReadProblem {
  readonly code:
    | 'too-large'
    | 'not-this-format'
    | 'not-well-formed'
    | 'forbidden'
    | 'not-understood'
    | 'missing'
    | 'out-of-range'
    | 'cut'
    | 'unknown-reference'
    | 'too-many'
    | 'row-refused'
    | 'sheet-ignored'
  /** Line of the text, from 1; 0 where it is about the whole. */
  readonly line: number
  /** One English sentence for people. */
  readonly message: string
  /** What the sentence is about. */
  readonly detail?: string
}

/** A map out of a foreign file, and what was not taken over; or why there is none. */
export type ReadMap =
  | { readonly ok: true; readonly map: JourneyMap; readonly problems: readonly ReadProblem[] }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

/** Problems as they are found: the first ones are kept, since a file may have one in each line. */
export class ReadProblems {
  readonly list: ReadProblem[] = []

  add(code: ReadProblem['code'], line: number, message: string, detail?: string): void {
    if (this.list.length >= limits.problems) return
    this.list.push(detail === undefined ? { code, line, message } : { code, line, message, detail })
  }

  /** A title as fields take it: cut where it is longer, which is told. */
  title(text: string, line: number): string {
    if (text.length <= limits.titleLength) return text
    this.add('cut', line, `The text is longer than ${limits.titleLength} characters and was cut.`)
    // No half of a character at the end.
    return text.slice(0, limits.titleLength).replace(/[\ud800-\udbff]$/, '')
  }

  refused(): ReadMap {
    return { ok: false, problems: this.list }
  }
}

/** Lanes of a map that was read: the given roles, in the order of the model, called what the language calls them. */
export function lanesOf(roles: ReadonlySet<LaneRole>, language: Language): Lane[] {
  const used = laneRoles.filter((role) => roles.has(role))
  const orders = freshOrders(used.length)
  return used.map((role, index) => ({
    id: `lane-${role}`,
    title: laneRoleWords[role][language],
    role,
    order: orders[index] ?? 'a0',
  }))
}

/** Where stages stand relative to the sale, by what they are called; as the one before where the name says nothing. */
export function bandsOf(titles: readonly string[]): Band[] {
  let last: Band = 'pre-sale'
  return titles.map((title) => {
    const known = defaultStages.find(({ en, id }) =>
      [en, id].some((name) => name.toLowerCase() === title.toLowerCase()),
    )
    last = known?.band ?? last
    return last
  })
}

/** A map that was put together from a foreign file, checked as any file is. */
export function checkedMap(
  parts: Partial<JourneyMap>,
  meta: Partial<JourneyMap['meta']>,
  found: ReadProblems,
): ReadMap {
  const parsed = parseMap({
    format: fileFormat,
    meta: { schema: { ...currentSchema }, title: '', ...meta },
    stages: [],
    lanes: [],
    cards: [],
    links: [],
    frictions: [],
    metrics: [],
    fixes: [],
    personas: [],
    outcomes: [],
    ...parts,
  })
  if (parsed.ok) return { ok: true, map: parsed.value, problems: found.list }
  for (const { code, path, message } of parsed.problems)
    found.add(code === 'too-many' ? 'too-many' : 'out-of-range', 0, `${path}: ${message}`, path)
  return found.refused()
}
