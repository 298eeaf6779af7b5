import type * as Y from 'yjs'

/** In how many shared types each struct stands. Where all of a client's neighbours are alike, that is one entry. */
export class Depths {
  /** Client → the clocks at which the depth changes, ascending, and the depth from each on. */
  readonly #changes = new Map<number, { readonly clocks: number[]; readonly depths: number[] }>()
  readonly #before: Depths | undefined

  /** @param before what is known of all clocks that are not added here */
  constructor(before?: Depths) {
    this.#before = before
  }

  /** How deep stands what has this id; 0 for what is not known. */
  of({ client, clock }: Pick<Y.ID, 'client' | 'clock'>): number {
    const own = this.#changes.get(client)
    if (own === undefined || (own.clocks[0] ?? 0) > clock) return this.#before?.of({ client, clock }) ?? 0
    let low = 0
    let high = own.clocks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((own.clocks[middle] ?? 0) > clock) high = middle
      else low = middle + 1
    }
    return own.depths[low - 1] ?? 0
  }

  /** Notes what stands at a client's clock and after it; clocks come in their order. */
  add(client: number, clock: number, depth: number): void {
    const own = this.#changes.get(client)
    if (own === undefined) this.#changes.set(client, { clocks: [clock], depths: [depth] })
    else if (own.depths.at(-1) !== depth) {
      own.clocks.push(clock)
      own.depths.push(depth)
    }
  }

  /** Takes in what another has noted for later clocks. */
  take(later: Depths): void {
    for (const [client, { clocks, depths }] of later.#changes)
      clocks.forEach((clock, index) => this.add(client, clock, depths[index] ?? 0))
  }
}
