/** Whether where customers go next depends on where they were before, and not only on where they are. */
export interface MemoryCheck {
  /** Likelihood ratio of a two-step memory over a one-step one: G². */
  readonly statistic: number
  readonly degreesOfFreedom: number
  /** Probability of a G² as large, if one step of memory were enough. */
  readonly p: number
  /** Share of the uncertainty about the next step that the step before takes away, 0…1. */
  readonly explained: number
  /** Whether the chain's assumption of one-step memory is to be doubted: surely, and by an amount that matters. */
  readonly doubtful: boolean
  /** The way on that says most of it. */
  readonly strongest?: MemorySign
}

/** A way on that those who come from one place take more often than all others. Places are as the paths name them. */
export interface MemorySign {
  readonly before: string
  readonly here: string
  readonly next: string
  /** Share of those who come from `before` and go on to `next`, and of all who come from elsewhere, in percent. */
  readonly share: number
  readonly otherwise: number
}

const doubtBelow = 0.01
/** With many customers a difference of no consequence is sure all the same. */
const matterFrom = 0.01

/**
 * Tests one-step against two-step memory on paths (Anderson & Goodman 1957): for every place, whether its ways out are
 * independent of the ways in.
 */
export function checkMemory(paths: readonly (readonly string[])[]): MemoryCheck {
  const byMiddle = new Map<string, Map<string, Map<string, number>>>()
  for (const path of paths) {
    for (let index = 2; index < path.length; index++) {
      const [before = '', here = '', next = ''] = [path[index - 2], path[index - 1], path[index]]
      const table = entry(byMiddle, here, () => new Map<string, Map<string, number>>())
      const row = entry(table, before, () => new Map<string, number>())
      row.set(next, (row.get(next) ?? 0) + 1)
    }
  }
  let statistic = 0
  let degreesOfFreedom = 0
  let uncertainty = 0
  let strongest: MemorySign | undefined
  let most = 0
  for (const [here, table] of byMiddle) {
    const columns = new Map<string, number>()
    let total = 0
    const rows = [...table].map(([before, row]) => {
      let sum = 0
      for (const [next, count] of row) {
        sum += count
        columns.set(next, (columns.get(next) ?? 0) + count)
      }
      total += sum
      return { before, row, sum }
    })
    for (const count of columns.values()) uncertainty -= count * Math.log(count / total)
    for (const { before, row, sum } of rows)
      for (const [next, count] of row) {
        const column = columns.get(next) ?? 0
        const part = 2 * count * Math.log((count * total) / (sum * column))
        statistic += part
        if (part <= most || sum === total) continue
        most = part
        const otherwise = ((column - count) / (total - sum)) * 100
        strongest = { before, here, next, share: (count / sum) * 100, otherwise }
      }
    degreesOfFreedom += (rows.length - 1) * (columns.size - 1)
  }
  const p = degreesOfFreedom === 0 ? 1 : chiSquareTail(statistic, degreesOfFreedom)
  const explained = uncertainty > 0 ? statistic / (2 * uncertainty) : 0
  // What chance alone would explain is no sign of memory.
  const beyondChance = uncertainty > 0 ? (statistic - degreesOfFreedom) / (2 * uncertainty) : 0
  const doubtful = p < doubtBelow && beyondChance > matterFrom
  return { statistic, degreesOfFreedom, p, explained, doubtful, ...(strongest ? { strongest } : {}) }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Upper tail of the chi-square distribution (Wilson & Hilferty 1931), to about three digits. */
function chiSquareTail(value: number, degrees: number): number {
  const scale = 2 / (9 * degrees)
  return normalTail((Math.cbrt(value / degrees) - (1 - scale)) / Math.sqrt(scale))
}

/** Upper tail of the standard normal distribution (Abramowitz & Stegun 26.2.17), to 7.5 × 10⁻⁸. */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial
}
