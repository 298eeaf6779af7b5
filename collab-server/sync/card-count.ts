import { limits } from '../protocol.ts'

/** How often a full map is counted, in ms. */
const countedEveryMs = 5_000

/**
 * How many cards a map holds, as far as that can be told without a document: those that were there when it was last
 * counted, and every one that came since, whatever became of it.
 */
export class CardCount {
  #counted = 0
  #since = 0
  /** Cards that were let in although it was not sure that there was room. */
  #onTrust = 0
  /** Whether nothing has come since it was last counted. */
  #isExact = false
  #isCounting = false
  #againAt = -Infinity

  /**
   * Whether so many more may come. When the map may be full, but cards may also have been deleted, since it was counted
   * or together with those that come, as many as a map holds are let in on trust, until it is counted again.
   * @param fewer how many things are marked as deleted together with them, cards or others; asked for only if it matters
   */
  hasRoomFor(more: number, fewer: () => number): boolean {
    if (more === 0 || this.#atMost + more <= limits.documentCards) return true
    if (this.#onTrust + more > limits.documentCards) return false
    const isSure = this.#isExact && !this.#isCounting
    if (!isSure && !this.#isOver) return true
    // What went may have been something else than cards: that is believed only until there are twice as many as fit.
    return this.#atMost <= 2 * limits.documentCards && this.#atMost + more - fewer() <= limits.documentCards
  }

  /** Whether there were too many when it was last counted. */
  get #isOver(): boolean {
    return this.#counted > limits.documentCards
  }

  /** A change came in that adds so many cards at most. */
  note(more: number): void {
    this.#since += more
    this.#isExact = false
    if (this.#atMost > limits.documentCards) this.#onTrust += more
  }

  /** All that came so far had been let in and stored before. */
  trustAll(): void {
    this.#onTrust = 0
  }

  /**
   * Counts where only that tells if there is room for another: now and then while people go on in a full map, and after
   * every change of one that has too many. What comes meanwhile is added.
   * @param now ms; only differences count
   */
  async countIfUnsure(now: number, counting: () => Promise<number>): Promise<void> {
    if (this.#isCounting || this.#isExact || this.#atMost < limits.documentCards) return
    if (now < this.#againAt && !this.#isOver) return
    this.#againAt = now + countedEveryMs
    const before = this.#since
    this.#isCounting = true
    this.#isExact = true
    try {
      this.#counted = await counting()
      this.#since -= before
      this.#onTrust = this.#since
    } catch (error) {
      this.#isExact = false
      throw error
    } finally {
      this.#isCounting = false
    }
  }

  get #atMost(): number {
    return this.#counted + this.#since
  }
}
