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
