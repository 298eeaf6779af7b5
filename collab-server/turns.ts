/** Work on several things at once, but on each of them one piece after the other. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Does a piece of work when all earlier ones under this key have ended, however they did. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const ended = turn.catch(() => undefined)
    this.#last.set(key, ended)
    try {
      return await turn
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key)
    }
  }
}
