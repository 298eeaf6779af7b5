import type { ArticleSource, FrictionKey } from './frictions.ts'
import type { Labelled } from './label.ts'

/** A known way to better journeys, and the frictions of the library that it can remove. */
export interface LibrarySolution extends Labelled {
  readonly source: ArticleSource
  readonly removes: readonly FrictionKey[]
}

export const librarySolutions = [
  {
    key: 'map-journey',
    source: 'S1',
    en: 'Map the customer journey, post-sale included',
    id: 'Memetakan perjalanan pelanggan, termasuk purnajual',
    removes: ['cta-buried', 'content-hard-to-find', 'popup-overlap', 'slow-load', 'purchase-complicated'],
  },
  {
    key: 'omnichannel',
    source: 'S1',
    en: 'Omnichannel strategy: the same experience everywhere',
    id: 'Strategi omnichannel: pengalaman yang sama di semua kanal',
    removes: ['cross-device', 're-entry', 'no-history', 'transferred'],
  },
  {
    key: 'chatbot-first',
    source: 'S1',
    en: 'Chatbot for first contact, with a way to a person',
    id: 'Chatbot untuk kontak pertama, dengan jalan ke petugas',
    removes: ['slow-first-response', 'long-queue', 'many-steps-to-help'],
  },
  {
    key: 'self-service',
    source: 'S1',
    en: 'Built-in self-service: FAQ and guides',
    id: 'Layanan mandiri bawaan: FAQ dan panduan',
    removes: ['no-faq', 'content-hard-to-find', 'form-too-long', 'long-queue', 'hard-to-cancel'],
  },
  {
    key: 'faster-service',
    source: 'S1',
    en: 'Faster, personal, proactive service',
    id: 'Layanan yang lebih cepat, personal, dan proaktif',
    removes: ['slow-first-response', 'ticket-unanswered', 'repeat-contact', 'template-tone', 'many-steps-to-help'],
  },
  {
    key: 'ask-feedback',
    source: 'S1',
    en: 'Ask for feedback on every channel, and act on it',
    id: 'Meminta masukan di setiap kanal dan menindaklanjutinya',
    removes: ['feedback-ignored', 'wrong-information', 'rude-agent', 'unfair-fee'],
  },
  {
    key: 'learn-from-churn',
    source: 'S1',
    en: 'Learn from churn: spot falling engagement early',
    id: 'Belajar dari churn: mengenali turunnya keterlibatan sejak dini',
    removes: ['hard-to-cancel', 'feedback-ignored', 'repeat-contact', 'unfair-fee'],
  },
  {
    key: 'engage-life-cycle',
    source: 'S1',
    en: 'Engage along the whole customer life cycle',
    id: 'Menjaga keterlibatan di sepanjang siklus hidup pelanggan',
    removes: ['pushy-sales', 'too-much-data', 'feedback-ignored'],
  },
  {
    key: 'customer-culture',
    source: 'S1',
    en: 'Customer-centred culture',
    id: 'Budaya yang berpusat pada pelanggan',
    removes: ['pushy-sales', 'rude-agent', 'unfair-fee', 'hard-to-cancel', 'transferred'],
  },
  {
    key: 'cx-data-for-all',
    source: 'S1',
    en: 'Customer experience data for every team',
    id: 'Data pengalaman pelanggan untuk setiap tim',
    removes: ['no-history', 'transferred', 'wrong-information', 'understaffed'],
  },
  {
    key: 'agent-training',
    source: 'S4',
    en: 'Agent training in skill and etiquette',
    id: 'Pelatihan keterampilan dan etika petugas',
    removes: ['rude-agent', 'template-tone', 'wrong-information', 'understaffed', 'pushy-sales'],
  },
  {
    key: 'crm-one-history',
    source: 'S4',
    en: 'CRM with one customer history',
    id: 'CRM dengan satu riwayat pelanggan',
    removes: ['no-history', 're-entry', 'wrong-tools', 'repeat-contact', 'too-much-data'],
  },
  {
    key: 'help-desk',
    source: 'S3',
    en: 'Help desk with reports, notes and automation',
    id: 'Help desk dengan laporan, catatan, dan otomatisasi',
    removes: [
      'ticket-unanswered',
      'wrong-tools',
      'transferred',
      'many-steps-to-help',
      'repeat-contact',
      'form-too-long',
    ],
  },
  {
    key: 'call-review',
    source: 'S4',
    en: 'Regular review of calls and conversations',
    id: 'Peninjauan rutin atas panggilan dan percakapan',
    removes: ['rude-agent', 'template-tone', 'wrong-information'],
  },
  {
    key: 'chat-24x7',
    source: 'S4',
    en: 'Live chat and WhatsApp around the clock',
    id: 'Live chat dan WhatsApp 24 jam',
    removes: ['slow-first-response', 'long-queue', 'many-steps-to-help', 'ticket-unanswered'],
  },
] as const satisfies readonly LibrarySolution[]

/** The solutions that can remove a friction of the library, in the library's order. */
export function solutionsFor(frictionKey: string): readonly LibrarySolution[] {
  const solutions: readonly LibrarySolution[] = librarySolutions
  return solutions.filter(({ removes }) => removes.some((key) => key === frictionKey))
}
