/** Which clocks of which client are known to be deleted. Grows only. */
export class DeletedRanges {
  /** Client → start and end (exclusive) of its ranges in turn, ascending, neither overlapping nor touching. */
  readonly #bounds = new Map<number, number[]>()

  /** Whether all of `clock … clock + length − 1` is known to be deleted. */
  covers(client: number, clock: number, length: number): boolean {
    const bounds = this.#bounds.get(client)
    if (bounds === undefined) return false
    // An odd position is inside a range, which ends at that bound.
    const position = firstAbove(bounds, clock)
    return position % 2 === 1 && (bounds[position] ?? 0) >= clock + length
  }

  add(client: number, clock: number, length: number): void {
    const bounds = this.#bounds.get(client)
    const end = clock + length
    if (bounds === undefined) {
      this.#bounds.set(client, [clock, end])
      return
    }
    // Deletions mostly come in order: at the end, or right behind it.
    const last = bounds[bounds.length - 1] ?? 0
    if (clock > last) {
      bounds.push(clock, end)
      return
    }
    const from = firstAbove(bounds, clock - 1)
    const to = firstAbove(bounds, end)
    const merged: number[] = []
    // Bounds that the new range swallows go; its own stay where they do not lie inside an old range.
    if (from % 2 === 0) merged.push(clock)
    if (to % 2 === 0) merged.push(end)
    bounds.splice(from, to - from, ...merged)
  }
}

/** Index of the first bound greater than `value`. */
function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bounds[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
