/**
 * Places from 1, the highest value first; equal values share the better place ("1 2 2 4"). What has no value has no place.
 */
export function ranksOf(values: readonly (number | null)[]): readonly (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => b - a)
  const placeOf = new Map<number, number>()
  sorted.forEach((value, index) => {
    if (!placeOf.has(value)) placeOf.set(value, index + 1)
  })
  return values.map((value) => (value === null ? null : (placeOf.get(value) ?? null)))
}

/**
 * Where something stands among all that have a value, 0 (highest) … 1 (lowest): the mean of the places that its equals
 * take together. Undefined for those without a value, and for all where the values tell nothing apart.
 */
export function standingsOf(values: readonly (number | null)[]): readonly (number | undefined)[] {
  const known = values.filter((value) => value !== null)
  if (new Set(known).size < 2) return values.map(() => undefined)
  const above = new Map<number, number>()
  const equals = new Map<number, number>()
  known
    .toSorted((a, b) => b - a)
    .forEach((value, index) => {
      if (!above.has(value)) above.set(value, index)
      equals.set(value, (equals.get(value) ?? 0) + 1)
    })
  return values.map((value) => {
    if (value === null) return undefined
    const middle = (above.get(value) ?? 0) + ((equals.get(value) ?? 1) - 1) / 2
    return middle / (known.length - 1)
  })
}
