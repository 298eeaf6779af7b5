import type { Link } from '../../../../journey/model/schema.ts'

/**
 * How many of those who leave a touchpoint take this link, in percent: its weight among all links of the touchpoint it
 * leaves. A link without a weight weighs 1. When all of them weigh nothing, they share alike.
 */
export function linkShare(link: Link, links: readonly Link[]): number {
  const siblings = links.filter(({ from }) => from === link.from)
  const total = siblings.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return total > 0 ? ((link.weight ?? 1) / total) * 100 : 100 / Math.max(siblings.length, 1)
}
