/** One thing that happened to one customer. */
export interface LogEvent {
  /** Whom it happened to. */
  readonly case: string
  /** When, in ms since 1970. Events of one time keep the order in which they are given. */
  readonly time: number
  /** Where, by name; empty for an event that only says how it ended. */
  readonly touchpoint: string
  readonly channel?: string | undefined
  /** How it ended for them, on the last event of a case. */
  readonly outcome?: string | undefined
}
