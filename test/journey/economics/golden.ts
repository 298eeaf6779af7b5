import type { Network } from '../../../journey/economics/network.ts'

/** The network of the golden vector: invented figures of a subscription, from first hearing of it to renewal. */
export const golden: Network = {
  entrants: 100_000,
  touchpoints: [
    touchpoint('Aware', 0.6, [[1, 1]], { entry: 1 }),
    touchpoint('Consider', 0.45, [[2, 1]]),
    touchpoint('Checkout', 0.3, [[3, 1]]),
    touchpoint('Onboard', 0.1, [
      [4, 0.8],
      [5, 0.2],
    ]),
    {
      ...touchpoint('Use', 0.05, [[5, 0.3]]),
      links: [
        { to: { outcome: 0 }, weight: 0.7 },
        { to: { touchpoint: 5 }, weight: 0.3 },
      ],
    },
    touchpoint('Support', 0.25, [[4, 1]], { visitCost: 6 }),
  ],
  outcomes: [{ id: 'Renewed', value: 120, good: true }],
  frictions: [
    { id: 'Form too long', at: [2], frequency: 0.4, exitImpact: 0.35 },
    { id: 'No FAQ', at: [1], frequency: 0.5, exitImpact: 0.2 },
    { id: 'Call to action buried', at: [1], frequency: 0.3, exitImpact: 0.25 },
    { id: 'Re-entry', at: [3], frequency: 0.3, exitImpact: 0.15 },
    { id: 'Long hold', at: [5], frequency: 0.6, exitImpact: 0.3 },
  ],
}

function touchpoint(
  id: string,
  measured: number,
  links: readonly (readonly [to: number, weight: number])[],
  { entry = 0, visitCost = 0 } = {},
): Network['touchpoints'][number] {
  return {
    id,
    entry,
    exit: { kind: 'measured', share: measured },
    visitCost,
    links: links.map(([to, weight]) => ({ to: { touchpoint: to }, weight })),
  }
}
