import { componentsOf } from './components.ts'

/** A way that a share of those who stay take, by index of the touchpoint it leads to. */
export interface WayOn {
  readonly to: number
  readonly share: number
}

/** Solves the equations of a chain, I − Q, where a row of Q is a touchpoint's ways on times its share of stayers. */
export interface Solver {
  /** Strongly connected touchpoints, in the order of the flow. */
  readonly blocks: readonly (readonly number[])[]
  /** Ready for the shares of visitors who stay at each touchpoint; undefined when a loop grows for ever. */
  at(stay: Float64Array): Solved | undefined
  /** The first block that has no solution for these shares. */
  endless(stay: Float64Array): readonly number[] | undefined
}

/** Each takes b and leaves x in its place. */
export interface Solved {
  /** (I − Q)ᵀ x = b: entrants in, visits out. */
  forwards(x: Float64Array): void
  /** (I − Q) x = b: worth of one step in, worth of all that follows out. */
  backwards(x: Float64Array): void
}

/**
 * The touchpoints are grouped into strongly connected components, in the order of the flow; each is solved on its own, so
 * that a journey without loops takes time in proportion to its links, and a loop what its own size needs.
 */
export function openSolver(ways: readonly (readonly WayOn[])[]): Solver {
  const blocks = componentsOf(ways.map((on) => on.map(({ to }) => to)))
  const blockOf = new Int32Array(ways.length)
  /** Position of each touchpoint within its block. */
  const rowOf = new Int32Array(ways.length)
  blocks.forEach((members, block) =>
    members.forEach((member, row) => {
      blockOf[member] = block
      rowOf[member] = row
    }),
  )
  const isLoop = blocks.map(
    ([first = 0, second]) => second !== undefined || (ways[first] ?? []).some(({ to }) => to === first),
  )

  const factorsOf = (members: readonly number[], stay: Float64Array): Float64Array | undefined => {
    const size = members.length
    const block = blockOf[members[0] ?? 0]
    const matrix = new Float64Array(size * size)
    for (let row = 0; row < size; row++) {
      const member = members[row] ?? 0
      matrix[row * size + row] = 1
      for (const { to, share } of ways[member] ?? []) {
        if (blockOf[to] !== block) continue
        const cell = row * size + (rowOf[to] ?? 0)
        matrix[cell] = (matrix[cell] ?? 0) - share * (stay[member] ?? 0)
      }
    }
    return factor(matrix, size) ? matrix : undefined
  }
  const endless = (stay: Float64Array) =>
    blocks.find((members, block) => isLoop[block] === true && !factorsOf(members, stay))

  const at = (stay: Float64Array): Solved | undefined => {
    const factors: (Float64Array | undefined)[] = []
    for (const [block, members] of blocks.entries()) {
      if (isLoop[block] !== true) continue
      const found = factorsOf(members, stay)
      if (!found) return undefined
      factors[block] = found
    }
    /** Takes the members' values out, solves them, and puts them back. */
    const solve = (block: number, x: Float64Array, way: typeof solveRows) => {
      const factored = factors[block]
      if (!factored) return
      const members = blocks[block] ?? []
      const values = new Float64Array(members.length)
      let isZero = true
      for (let row = 0; row < members.length; row++) {
        const value = x[members[row] ?? 0] ?? 0
        values[row] = value
        if (value !== 0) isZero = false
      }
      if (isZero) return
      way(factored, values)
      for (let row = 0; row < members.length; row++) x[members[row] ?? 0] = values[row] ?? 0
    }
    return {
      forwards(x) {
        for (let block = 0; block < blocks.length; block++) {
          solve(block, x, solveColumns)
          for (const member of blocks[block] ?? []) {
            const leaving = (x[member] ?? 0) * (stay[member] ?? 0)
            if (leaving === 0) continue
            for (const { to, share } of ways[member] ?? [])
              if (blockOf[to] !== block) x[to] = (x[to] ?? 0) + leaving * share
          }
        }
      },
      backwards(x) {
        for (let block = blocks.length - 1; block >= 0; block--) {
          for (const member of blocks[block] ?? []) {
            let sum = 0
            for (const { to, share } of ways[member] ?? []) if (blockOf[to] !== block) sum += share * (x[to] ?? 0)
            x[member] = (x[member] ?? 0) + sum * (stay[member] ?? 0)
          }
          solve(block, x, solveRows)
        }
      },
    }
  }
  return { blocks, at, endless }
}

/** Below this a pivot is a rounding error's: of some 10¹² who go round, one gets out. */
const leastPivot = 1e-12

/**
 * Splits A = I − Q into LU in place, without exchanging rows; false when the loop grows for ever. All of A outside its
 * diagonal is ≤ 0: such a matrix has an inverse without negative entries (an M-matrix) exactly when every pivot is
 * positive (Berman & Plemmons, Nonnegative Matrices, ch. 6), and then elimination needs no exchange to be stable.
 */
function factor(matrix: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column++) {
    const head = column * size
    const pivot = matrix[head + column] ?? 0
    if (!(pivot > leastPivot)) return false
    for (let row = column + 1; row < size; row++) {
      const start = row * size
      const below = matrix[start + column] ?? 0
      if (below === 0) continue
      const share = below / pivot
      matrix[start + column] = share
      for (let k = column + 1; k < size; k++)
        matrix[start + k] = (matrix[start + k] ?? 0) - share * (matrix[head + k] ?? 0)
    }
  }
  return true
}

/** A x = b by the factors of A. */
function solveRows(factors: Float64Array, x: Float64Array): void {
  const size = x.length
  for (let row = 1; row < size; row++) {
    let value = x[row] ?? 0
    for (let k = 0; k < row; k++) value -= (factors[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = value
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = x[row] ?? 0
    for (let k = row + 1; k < size; k++) value -= (factors[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = value / (factors[row * size + row] ?? 1)
  }
}

/** Aᵀ x = b by the factors of A. */
function solveColumns(factors: Float64Array, x: Float64Array): void {
  const size = x.length
  for (let row = 0; row < size; row++) {
    const value = (x[row] ?? 0) / (factors[row * size + row] ?? 1)
    x[row] = value
    if (value === 0) continue
    for (let k = row + 1; k < size; k++) x[k] = (x[k] ?? 0) - (factors[row * size + k] ?? 0) * value
  }
  for (let row = size - 1; row > 0; row--) {
    const value = x[row] ?? 0
    if (value === 0) continue
    for (let k = 0; k < row; k++) x[k] = (x[k] ?? 0) - (factors[row * size + k] ?? 0) * value
  }
}
