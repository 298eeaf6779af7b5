import type { Chain } from './chain.ts'

/**
 * Changes frictions one after the other and knows at every step what that has brought. It gives what `chain.value` gives
 * (but for rounding), in time that depends on how many touchpoints have frictions and not on the size of the journey.
 */
export interface Gains {
  /** Value per entrant at the levels that were set, less value with every friction as stated. */
  readonly gain: number
  /** What setting one friction costs, in multiplications. */
  readonly work: number
  /** Lets a friction work at a level: 1 as stated, 0 removed. */
  set(friction: number, level: number): void
  /** The level of a friction. */
  level(friction: number): number
  /** The gain that setting a friction to a level would lead to. */
  gainAt(friction: number, level: number): number
  /** Takes over the state of another walk of the same chain. */
  take(other: Gains): void
  /** Another walk in the state of this one. */
  copy(): Gains
}

/** Begins with every friction as it is stated. */
export function openGains(chain: Chain): Gains {
  const { frictions } = chain.network
  // Who is driven away to the last one leaves no rest to scale up.
  const isWhole = frictions.some(({ frequency, exitImpact }) => frequency * exitImpact > 1 - 1e-9)
  const touched = new Set(frictions.flatMap(({ at }) => at)).size
  return isWhole || touched > mostScaled ? new SolvedGains(chain) : new ScaledGains(chain)
}

/** Above so many touchpoints with frictions N takes too much memory: 8 MB here, and several are kept at once. */
const mostScaled = 1_000

/** What solving the whole takes for each touchpoint, measured in multiplications. */
const solvingWork = 200

/**
 * More who stay at touchpoint t scale row t of Q by r, a change of rank one. With N = (I − Q)⁻¹ only where touchpoints
 * with frictions meet, v their visits and y what their stayers are worth, by Sherman & Morrison (1950), since QN = N − I:
 *
 *     c = (r − 1) ÷ (1 − (r − 1)(N_tt − 1))      gain += c·v_t·y_t
 *     N += c·N_·t (N − I)_t·      v += c·v_t·(N − I)_t·      y += c·y_t·N_·t
 */
class ScaledGains implements Gains {
  gain = 0
  readonly #chain: Chain
  /** Touchpoint → its row, where a friction occurs there. */
  readonly #rowOf: ReadonlyMap<number, number>
  readonly #levels: Float64Array
  readonly #visits: Float64Array
  readonly #worth: Float64Array
  readonly #inverse: Float64Array

  constructor(chain: Chain, from?: ScaledGains) {
    this.#chain = chain
    if (from) {
      this.gain = from.gain
      this.#rowOf = from.#rowOf
      this.#levels = from.#levels.slice()
      this.#visits = from.#visits.slice()
      this.#worth = from.#worth.slice()
      this.#inverse = from.#inverse.slice()
      return
    }
    const { network } = chain
    const stated = chain.stated()
    const rows = [...new Set(network.frictions.flatMap(({ at }) => at))].sort((a, b) => a - b)
    this.#rowOf = new Map(rows.map((touchpoint, row) => [touchpoint, row]))
    this.#levels = new Float64Array(network.frictions.length).fill(1)
    this.#visits = Float64Array.from(rows, (touchpoint) => stated.visits[touchpoint] ?? 0)
    this.#worth = Float64Array.from(
      rows,
      (touchpoint) => (stated.worth[touchpoint] ?? 0) + (network.touchpoints[touchpoint]?.visitCost ?? 0),
    )
    this.#inverse = new Float64Array(rows.length * rows.length)
    rows.forEach((touchpoint, column) => {
      const visits = stated.visitsFrom(touchpoint)
      rows.forEach((from, row) => (this.#inverse[row * rows.length + column] = visits[from] ?? 0))
    })
  }

  get work(): number {
    return this.#inverse.length
  }

  level(friction: number): number {
    return this.#levels[friction] ?? 1
  }

  gainAt(friction: number, level: number): number {
    const { frequency = 0, exitImpact = 0, at = [] } = this.#chain.network.frictions[friction] ?? {}
    const [only, second] = at
    if (only === undefined) return this.gain
    if (second !== undefined) {
      const tried = this.copy()
      tried.set(friction, level)
      return tried.gain
    }
    const by = (1 - frequency * exitImpact * level) / (1 - frequency * exitImpact * this.level(friction))
    return this.gain + this.#gainOf(this.#rowOf.get(only) ?? 0, by)
  }

  #factor(at: number, by: number): number {
    const size = this.#visits.length
    return (by - 1) / (1 - (by - 1) * ((this.#inverse[at * size + at] ?? 1) - 1))
  }

  #gainOf(at: number, by: number): number {
    return this.#factor(at, by) * (this.#visits[at] ?? 0) * (this.#worth[at] ?? 0)
  }

  set(friction: number, level: number): void {
    const { frequency = 0, exitImpact = 0, at = [] } = this.#chain.network.frictions[friction] ?? {}
    const before = 1 - frequency * exitImpact * this.level(friction)
    const after = 1 - frequency * exitImpact * level
    this.#levels[friction] = level
    if (after === before) return
    for (const touchpoint of new Set(at)) this.#scale(this.#rowOf.get(touchpoint) ?? 0, after / before)
  }

  #scale(at: number, by: number): void {
    const [inverse, visits, worth] = [this.#inverse, this.#visits, this.#worth]
    const size = visits.length
    const factor = this.#factor(at, by)
    const visited = visits[at] ?? 0
    const worthHere = worth[at] ?? 0
    this.gain += this.#gainOf(at, by)
    const onward = inverse.slice(at * size, at * size + size)
    onward[at] = (onward[at] ?? 1) - 1
    for (let row = 0; row < size; row++) {
      const back = factor * (inverse[row * size + at] ?? 0)
      if (back === 0) continue
      worth[row] = (worth[row] ?? 0) + back * worthHere
      const start = row * size
      for (let column = 0; column < size; column++)
        inverse[start + column] = (inverse[start + column] ?? 0) + back * (onward[column] ?? 0)
    }
    for (let column = 0; column < size; column++)
      visits[column] = (visits[column] ?? 0) + factor * visited * (onward[column] ?? 0)
  }

  take(other: Gains): void {
    if (!(other instanceof ScaledGains)) throw new TypeError('a walk of another chain')
    this.gain = other.gain
    this.#levels.set(other.#levels)
    this.#visits.set(other.#visits)
    this.#worth.set(other.#worth)
    this.#inverse.set(other.#inverse)
  }

  copy(): Gains {
    return new ScaledGains(this.#chain, this)
  }
}

/** Solves the whole chain at every step. */
class SolvedGains implements Gains {
  readonly #chain: Chain
  readonly #levels: Float64Array
  readonly #now: number

  constructor(chain: Chain, now = chain.value()) {
    this.#chain = chain
    this.#now = now
    this.#levels = new Float64Array(chain.network.frictions.length).fill(1)
  }

  get work(): number {
    return solvingWork * this.#chain.network.touchpoints.length
  }

  gainAt(friction: number, level: number): number {
    return this.#chain.value((each) => (each === friction ? level : this.level(each))) - this.#now
  }

  get gain(): number {
    return this.#chain.value((friction) => this.level(friction)) - this.#now
  }

  level(friction: number): number {
    return this.#levels[friction] ?? 1
  }

  set(friction: number, level: number): void {
    this.#levels[friction] = level
  }

  take(other: Gains): void {
    this.#levels.forEach((_, friction) => (this.#levels[friction] = other.level(friction)))
  }

  copy(): Gains {
    const copied = new SolvedGains(this.#chain, this.#now)
    copied.take(this)
    return copied
  }
}
