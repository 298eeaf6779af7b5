import type { Card, Link } from '../../../../journey/model/schema.ts'

/**
 * How many of those who stay at a touchpoint take this link, in percent: its weight among all links of the touchpoint it
 * leaves, and among the outcomes that some end in there. A link without a weight weighs 1. When all of them weigh
 * nothing, the links share alike.
 */
export function linkShare(link: Link, links: readonly Link[], ends: Card['ends'] = {}): number {
  const siblings = links.filter(({ from }) => from === link.from)
  const ending = Object.values(ends).reduce((sum, weight) => sum + weight, 0)
  const total = siblings.reduce((sum, { weight = 1 }) => sum + weight, ending)
  return total > 0 ? ((link.weight ?? 1) / total) * 100 : 100 / Math.max(siblings.length, 1)
}
