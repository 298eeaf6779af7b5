/** A part of the range of what was drawn, and how many of the draws fell into it. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

const binCount = 30

/** Sorts values into equal parts of their range; one part where they are all the same, none without values. */
export function binsOf(values: Float64Array): readonly Bin[] {
  if (values.length === 0) return []
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least === most) return [{ from: least, to: most, count: values.length }]
  const counts = Array.from({ length: binCount }, () => 0)
  for (const value of values) {
    const at = Math.min(binCount - 1, Math.floor(((value - least) / (most - least)) * binCount))
    counts[at] = (counts[at] ?? 0) + 1
  }
  const edge = (at: number) => least + ((most - least) * at) / binCount
  return counts.map((count, at) => ({ from: edge(at), to: edge(at + 1), count }))
}
