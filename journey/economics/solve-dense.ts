/**
 * Solves Ax = b by Gaussian elimination with partial pivoting. Both arguments are used up.
 * @param matrix A, n × n, row by row
 * @param right b, n long
 * @returns x
 * @throws RangeError when A is singular
 */
export function solveDense(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const at = (row: number, column: number) => matrix[row * size + column] ?? 0
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row
    const head = at(pivot, column)
    if (head === 0) throw new RangeError('The matrix is singular.')
    if (pivot !== column) {
      for (let k = column; k < size; k++) {
        const kept = at(column, k)
        matrix[column * size + k] = at(pivot, k)
        matrix[pivot * size + k] = kept
      }
      const kept = right[column] ?? 0
      right[column] = right[pivot] ?? 0
      right[pivot] = kept
    }
    for (let row = column + 1; row < size; row++) {
      const factor = at(row, column) / head
      if (factor === 0) continue
      for (let k = column; k < size; k++) matrix[row * size + k] = at(row, k) - factor * at(column, k)
      right[row] = (right[row] ?? 0) - factor * (right[column] ?? 0)
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row] ?? 0
    for (let k = row + 1; k < size; k++) sum -= at(row, k) * (right[k] ?? 0)
    right[row] = sum / at(row, row)
  }
  return right
}
