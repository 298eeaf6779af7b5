import { freshOrders } from '../../../journey/model/order.ts'
import type { Card, Fix, Friction, JourneyMap } from '../../../journey/model/schema.ts'

const orders = freshOrders(12)
const order = (index: number) => orders[index] ?? 'a0'

const touchpoint = (index: number, title: string, stage: string, exit: number, more: Partial<Card> = {}): Card => ({
  id: title.toLowerCase(),
  title,
  place: { stage, lane: 'touch', order: order(index) },
  exit: { value: exit, evidence: 'measured', source: 'analytics' },
  exitKind: 'measured',
  ...more,
})

const friction = (index: number, id: string, on: string, frequency: number, exitImpact: number): Friction => ({
  id,
  title: id,
  order: order(index),
  on: [on],
  severity: 3,
  status: 'open',
  frequency: { value: frequency, evidence: 'estimated' },
  exitImpact: { value: exitImpact, evidence: 'estimated' },
})

const fix = (index: number, id: string, frictions: readonly string[], cost: number, effectiveness = 1): Fix => ({
  id,
  title: id,
  order: order(index),
  frictions,
  cost,
  effectiveness: { value: effectiveness, evidence: 'estimated' },
})

/** The golden vector as a team would draw it: invented figures of a subscription, from hearing of it to renewal. */
export const goldenMap: JourneyMap = {
  meta: {
    schema: { major: 1, minor: 2 },
    title: 'Subscription',
    currency: 'USD',
    period: 'month',
    entrants: { value: 100_000, evidence: 'measured' },
  },
  stages: [
    { id: 'before', title: 'Before', order: order(0), band: 'pre-sale' },
    { id: 'sale', title: 'Sale', order: order(1), band: 'sale' },
    { id: 'after', title: 'After', order: order(2), band: 'post-sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: order(0), role: 'touchpoint' },
    { id: 'do', title: 'Actions', order: order(1), role: 'action' },
  ],
  cards: [
    touchpoint(0, 'Aware', 'before', 0.6),
    touchpoint(1, 'Consider', 'before', 0.45),
    touchpoint(0, 'Checkout', 'sale', 0.3),
    touchpoint(0, 'Onboard', 'after', 0.1),
    touchpoint(1, 'Use', 'after', 0.05, { ends: { renewed: 0.7 } }),
    touchpoint(2, 'Support', 'after', 0.25, { visitCost: { value: 6, evidence: 'measured' } }),
    {
      id: 'fills-in',
      title: 'Fills in the form',
      place: { stage: 'sale', lane: 'do', order: 'a0', under: 'checkout' },
    },
  ],
  links: [
    { id: 'l1', from: 'aware', to: 'consider' },
    { id: 'l2', from: 'consider', to: 'checkout' },
    { id: 'l3', from: 'checkout', to: 'onboard' },
    { id: 'l4', from: 'onboard', to: 'use', weight: 0.8 },
    { id: 'l5', from: 'onboard', to: 'support', weight: 0.2 },
    { id: 'l6', from: 'use', to: 'support', weight: 0.3 },
    { id: 'l7', from: 'support', to: 'use' },
  ],
  frictions: [
    // On the action under the checkout: at the checkout.
    friction(0, 'form-too-long', 'fills-in', 0.4, 0.35),
    friction(1, 'no-faq', 'consider', 0.5, 0.2),
    friction(2, 'cta-buried', 'consider', 0.3, 0.25),
    friction(3, 're-entry', 'onboard', 0.3, 0.15),
    friction(4, 'long-hold', 'support', 0.6, 0.3),
  ],
  metrics: [],
  fixes: [
    fix(0, 'short-form', ['form-too-long'], 200_000),
    fix(1, 'help-centre', ['no-faq', 'cta-buried'], 400_000, 0.5),
    fix(2, 'call-back', ['long-hold'], 90_000, 0.8),
  ],
  personas: [],
  outcomes: [
    { id: 'renewed', title: 'Renewed', order: order(0), good: true, value: { value: 120, evidence: 'measured' } },
    { id: 'lost', title: 'Lost', order: order(1), good: false },
  ],
}
