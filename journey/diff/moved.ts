/**
 * Which of those that stand in both lists were moved: the fewest whose removal leaves the others in their order, so that
 * one thing carried over ten others is one move and not ten. Of equally few, those whose order key is another now.
 * @param before ids in their order
 * @param after ids in their order; those that only one list has are left aside
 * @param isUntouched whether something still has the order key that it had
 */
export function movedAmong(
  before: readonly string[],
  after: readonly string[],
  isUntouched: (id: string) => boolean,
): ReadonlySet<string> {
  const rankBefore = new Map(before.map((id, index) => [id, index]))
  const shared = after.filter((id) => rankBefore.has(id))
  // A heaviest rising sequence stays where it is: each counts the same, and an untouched key breaks ties.
  const each = shared.length + 1
  const best: { weight: number; at: number }[] = Array.from({ length: before.length + 1 }, () => ({
    weight: 0,
    at: -1,
  }))
  const follows: number[] = []
  const weights: number[] = []
  let end = -1
  shared.forEach((id, at) => {
    const rank = rankBefore.get(id) ?? 0
    const { weight: carried, at: from } = heaviestBelow(best, rank)
    const weight = carried + each + (isUntouched(id) ? 1 : 0)
    follows.push(from)
    weights.push(weight)
    // A Fenwick tree of greatest prefixes: twenty thousand cards in one place are no reason to wait.
    for (let index = rank + 1; index < best.length; index += index & -index) {
      if (weight > (best[index]?.weight ?? 0)) best[index] = { weight, at }
    }
    if (end < 0 || weight > (weights[end] ?? 0)) end = at
  })
  const moved = new Set(shared)
  for (let at = end; at >= 0; at = follows[at] ?? -1) moved.delete(shared[at] ?? '')
  return moved
}

function heaviestBelow(best: readonly { weight: number; at: number }[], rank: number) {
  let found = { weight: 0, at: -1 }
  for (let index = rank; index > 0; index -= index & -index) {
    const one = best[index]
    if (one && one.weight > found.weight) found = one
  }
  return found
}
