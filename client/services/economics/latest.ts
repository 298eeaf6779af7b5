/** Work of which only the newest matters. */
export interface Latest<Input> {
  /** Has an input worked on: at once, or after what is under way; of those that wait the newest alone. */
  ask(input: Input): void
  /** Nothing is told any more. */
  close(): void
}

/**
 * Runs work one at a time. What is under way is finished and told even when something newer waits: so that there is
 * something to see while others edit without a pause, however long the work takes.
 * @param told gets what came of an input
 */
export function latest<Input, Output>(
  work: (input: Input) => Promise<Output>,
  told: (output: Output, input: Input) => void,
  failed: (error: unknown) => void,
): Latest<Input> {
  let isBusy = false
  let isClosed = false
  let waiting: { readonly input: Input } | undefined
  const start = async (input: Input) => {
    isBusy = true
    try {
      const output = await work(input)
      if (!isClosed) told(output, input)
    } catch (error) {
      if (!isClosed) failed(error)
    }
    isBusy = false
    const next = waiting
    waiting = undefined
    if (next && !isClosed) void start(next.input)
  }
  return {
    ask(input) {
      if (isBusy) waiting = { input }
      else void start(input)
    },
    close() {
      isClosed = true
      waiting = undefined
    },
  }
}
