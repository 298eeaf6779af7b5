import { limits } from './limits.ts'

/** What can be wrong with a file. The client words each code in the user's language. */
export type ProblemCode =
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'not-a-map'
  | 'newer-version'
  | 'forbidden-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'too-long'
  | 'too-many'
  | 'missing'
  | 'duplicate-id'
  | 'unknown-id'
  | 'document-type'

/** One thing that is wrong with data from outside. */
export interface Problem {
  readonly code: ProblemCode
  /** Where, as in `cards[3].place.order`; empty for the whole. */
  readonly path: string
  /** One English sentence for people. */
  readonly message: string
  /** What the sentence is about: a limit, an id, what was expected. */
  readonly detail?: string
}

/** A value, or why there is none. `hidden` counts problems beyond those listed. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly hidden: number }

/** A problem, without a detail where there is none to tell. */
export function problem(code: ProblemCode, path: string, message: string, detail?: string): Problem {
  return detail === undefined ? { code, path, message } : { code, path, message, detail }
}

/** Problems as they are found: the first `limits.problems` are listed, the rest is only counted. */
export class Problems {
  readonly listed: Problem[] = []
  hidden = 0

  /** @param make called only for problems that are listed */
  add(make: () => Problem): void {
    if (this.listed.length < limits.problems) this.listed.push(make())
    else this.hidden++
  }

  /** As the result of a parser that found them. */
  refused(): Parsed<never> {
    return { ok: false, problems: this.listed, hidden: this.hidden }
  }
}
