import type { Card, JourneyMap } from '../../../journey/model/schema.ts'

const touchpoint = (id: string, stage: string, order: string, more: Partial<Card> = {}): Card => ({
  id,
  title: id,
  place: { stage, lane: 'touch', order },
  ...more,
})

/** Three stages with five touchpoints, actions and ideas below them, frictions and metrics on some. */
export const shop: JourneyMap = {
  meta: { schema: { major: 1, minor: 1 }, title: 'Shop' },
  stages: [
    { id: 'look', title: 'Looking', order: 'a0', band: 'pre-sale' },
    { id: 'buy', title: 'Buying', order: 'a1', band: 'sale' },
    { id: 'use', title: 'Using', order: 'a2', band: 'post-sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: 'a0', role: 'touchpoint' },
    { id: 'act', title: 'Actions', order: 'a1', role: 'action' },
    { id: 'feel', title: 'Emotion', order: 'a2', role: 'emotion', collapsed: true },
    { id: 'idea', title: 'Ideas', order: 'a3', role: 'opportunity' },
  ],
  cards: [
    touchpoint('ad', 'look', 'a0', { channels: ['display-ad'], owner: 'Marketing' }),
    touchpoint('compare', 'look', 'a1', { channels: ['website', 'whatsapp'], emotions: { sari: 1 } }),
    touchpoint('pay', 'buy', 'a0', { channels: ['website'], emotions: { sari: -2, budi: 0 }, owner: 'Payments' }),
    touchpoint('wait', 'buy', 'a1', { channels: ['whatsapp'] }),
    touchpoint('plant', 'use', 'a0'),
    { id: 'asks', title: 'asks a friend', place: { stage: 'look', lane: 'act', order: 'a0', under: 'compare' } },
    { id: 'types', title: 'types a number', place: { stage: 'buy', lane: 'act', order: 'a0', under: 'pay' } },
    { id: 'again', title: 'types it again', place: { stage: 'buy', lane: 'act', order: 'a1', under: 'pay' } },
    {
      id: 'remember',
      title: 'Remember the card',
      place: { stage: 'buy', lane: 'idea', order: 'a0' },
      owner: 'Payments',
    },
    { id: 'lost', title: 'lost', place: { stage: 'gone', lane: 'act', order: 'a0' } },
  ],
  links: [{ id: 'on', from: 'compare', to: 'pay' }],
  frictions: [
    { id: 'slow', title: 'Slow page', order: 'a0', on: ['compare'], severity: 2, status: 'open' },
    { id: 'again-f', title: 'Asked twice', order: 'a1', on: ['again'], severity: 4, status: 'fixing', owner: 'Dewi' },
    { id: 'old', title: 'Old trouble', order: 'a2', on: ['ad'], severity: 4, status: 'fixed', evidence: 'measured' },
    { id: 'all', title: 'Everything late', order: 'a3', on: ['use'], severity: 3, status: 'open' },
  ],
  metrics: [
    { id: 'nps', title: 'NPS', order: 'a0', key: 'nps', evidence: 'measured', target: 40 },
    { id: 'paid', title: 'Paid', order: 'a1', key: 'conversion', on: 'types', evidence: 'estimated', target: 80 },
    { id: 'seen', title: 'Reach', order: 'a2', key: 'reach', on: 'ad', evidence: 'assumed' },
  ],
  fixes: [],
  personas: [
    { id: 'sari', title: 'Sari', order: 'a0' },
    { id: 'budi', title: 'Budi', order: 'a1' },
  ],
  outcomes: [],
}
