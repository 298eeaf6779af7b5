import { expect, test } from 'vitest'
import { placeName } from '../../../client/actions/place-name.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import type { GridPlace } from '../../../client/state/focus.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { Friction, JourneyMap, Metric } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'

const [a = '', b = '', c = '', d = '', e = ''] = freshOrders(5)

const friction = (id: string, severity: Friction['severity'], on: readonly string[], more: Partial<Friction> = {}) => ({
  id,
  title: id,
  order: a,
  on,
  severity,
  status: 'open' as const,
  ...more,
})
const metric = (id: string, on: string, more: Partial<Metric> = {}): Metric => ({
  id,
  title: id,
  order: a,
  key: 'custom',
  on,
  evidence: 'assumed',
  ...more,
})

const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Insurance' },
  stages: [
    { id: 'buy', title: 'Purchase', order: a, band: 'sale' },
    { id: 'use', title: 'Use', order: b, band: 'post-sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: a, role: 'touchpoint' },
    { id: 'think', title: 'Thoughts', order: b, role: 'thought' },
    { id: 'feel', title: 'Emotion', order: c, role: 'emotion' },
    { id: 'way', title: 'Channels', order: d, role: 'channel' },
    { id: 'hurt', title: 'Frictions', order: e, role: 'friction', collapsed: true },
  ],
  cards: [
    { id: 'see', title: 'See the price', place: { stage: 'buy', lane: 'touch', order: a } },
    {
      id: 'pay',
      title: 'Pay premium',
      place: { stage: 'buy', lane: 'touch', order: b },
      channels: ['website', 'phone'],
      emotions: { rani: -1 },
    },
    { id: 'done', title: '', place: { stage: 'buy', lane: 'touch', order: c } },
    { id: 'why', title: 'Why so much?', place: { stage: 'buy', lane: 'think', order: a, under: 'pay' } },
    { id: 'hm', title: 'Hm', place: { stage: 'buy', lane: 'think', order: b, under: 'pay' } },
    { id: 'own', title: 'All in all', place: { stage: 'buy', lane: 'think', order: c } },
  ],
  links: [],
  frictions: [
    friction('slow', 3, ['pay']),
    friction('long', 1, ['see']),
    friction('rude', 4, ['see']),
    friction('old', 4, ['pay'], { status: 'fixed' }),
  ],
  metrics: [metric('nps', 'pay'), metric('ces', 'pay')],
  comments: [
    { id: 'c1', on: 'pay', text: 'Really?', by: 'x', name: 'Ani', at: 1 },
    { id: 'c2', on: 'pay', text: 'Yes.', by: 'y', name: 'Budi', at: 2, replyTo: 'c1' },
    { id: 'c3', on: 'pay', text: 'Old', by: 'x', name: 'Ani', at: 1, doneAt: 3 },
  ],
  fixes: [],
  personas: [{ id: 'rani', title: 'Rani', order: a }],
  outcomes: [],
}

const nameIn = (language: Language) => (place: GridPlace | undefined) =>
  placeName(place, { map, arrangement: arrange(map), text: currentText(), language })

test.each<[GridPlace | undefined, string, string]>([
  [
    { kind: 'card', id: 'pay' },
    'Touchpoint: Pay premium. Purchase, 2 of 3. 1 major friction, 2 metrics, 1 open discussion.',
    'Titik sentuh: Pay premium. Purchase, 2 dari 3. 1 titik gesekan berat, 2 metrik, 1 diskusi terbuka.',
  ],
  [
    { kind: 'card', id: 'see' },
    'Touchpoint: See the price. Purchase, 1 of 3. 2 frictions, the worst catastrophic.',
    'Titik sentuh: See the price. Purchase, 1 dari 3. 2 titik gesekan, yang terparah fatal.',
  ],
  [
    { kind: 'card', id: 'done' },
    'Touchpoint: Untitled card. Purchase, 3 of 3.',
    'Titik sentuh: Kartu tanpa judul. Purchase, 3 dari 3.',
  ],
  [
    { kind: 'card', id: 'why' },
    'Thought: Why so much? Purchase, under Pay premium, 1 of 2.',
    'Pikiran: Why so much? Purchase, di bawah Pay premium, 1 dari 2.',
  ],
  [
    { kind: 'card', id: 'own' },
    'Thought: All in all. Purchase, whole stage.',
    'Pikiran: All in all. Purchase, seluruh tahap.',
  ],
  [
    { kind: 'cell', stage: 'buy', lane: 'think', under: 'see' },
    'Thought: empty. Purchase, under See the price.',
    'Pikiran: kosong. Purchase, di bawah See the price.',
  ],
  [
    { kind: 'cell', stage: 'buy', lane: 'think', under: 'pay' },
    'One more. Thought: empty. Purchase, under Pay premium.',
    'Satu lagi. Pikiran: kosong. Purchase, di bawah Pay premium.',
  ],
  [
    { kind: 'cell', stage: 'buy', lane: 'touch' },
    'Touchpoint: empty. Purchase, at the end.',
    'Titik sentuh: kosong. Purchase, di ujung.',
  ],
  [{ kind: 'cell', stage: 'use', lane: 'think' }, 'Thought: empty. Use.', 'Pikiran: kosong. Use.'],
  [
    { kind: 'cell', stage: 'buy', lane: 'feel', under: 'pay' },
    'Emotion: Rani −1. Purchase, under Pay premium.',
    'Emosi: Rani −1. Purchase, di bawah Pay premium.',
  ],
  [
    { kind: 'cell', stage: 'buy', lane: 'way', under: 'pay' },
    'Channels: Website and Phone. Purchase, under Pay premium.',
    'Kanal: Situs web dan Telepon. Purchase, di bawah Pay premium.',
  ],
  [
    { kind: 'cell', stage: 'buy', lane: 'hurt', under: 'pay' },
    'Frictions: slow (major). Purchase, under Pay premium.',
    'Titik gesekan: slow (berat). Purchase, di bawah Pay premium.',
  ],
  [
    { kind: 'stage', id: 'buy' },
    'Stage: Purchase. 1 of 2. 3 touchpoints.',
    'Tahap: Purchase. 1 dari 2. 3 titik sentuh.',
  ],
  [
    { kind: 'stage', id: 'use' },
    'Stage: Use. 2 of 2. No touchpoints.',
    'Tahap: Use. 2 dari 2. Belum ada titik sentuh.',
  ],
  [{ kind: 'lane', id: 'hurt' }, 'Lane: Frictions. 5 of 5. Collapsed.', 'Lajur: Frictions. 5 dari 5. Diciutkan.'],
  [
    undefined,
    'Map: Insurance. 2 stages, 5 lanes, 3 touchpoints.',
    'Peta: Insurance. 2 tahap, 5 lajur, 3 titik sentuh.',
  ],
])('a place is called what it is, where it is and what hangs there: %o', async (place, english, indonesian) => {
  await speak('en', { remember: false })
  expect(nameIn('en')(place)).toBe(english)
  await speak('id', { remember: false })
  expect(nameIn('id')(place)).toBe(indonesian)
})

test('a card that a filter does not mean is said to be dimmed', async () => {
  await speak('en', { remember: false })
  const [done, pay] = ['done', 'pay'].map((id) =>
    placeName(
      { kind: 'card', id },
      { map, arrangement: arrange(map), dimmed: new Set(['done']), text: currentText(), language: 'en' },
    ),
  )
  expect(done).toBe('Touchpoint: Untitled card. Purchase, 3 of 3. Dimmed by the filter.')
  expect(pay).not.toContain('Dimmed')
})
