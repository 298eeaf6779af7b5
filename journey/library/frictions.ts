import type { FrictionKind, Language, LossBucket, Severity } from '../model/vocabulary.ts'
import { frictionKeywords } from './friction-keywords.ts'
import type { Labelled } from './label.ts'
import { searchEntries } from './search.ts'
import { label } from './words.ts'

/** Which of the source articles on customer experience an entry comes from. */
export type ArticleSource = 'S0' | 'S1' | 'S2' | 'S3' | 'S4'

/** A typical friction, ready to be attached. */
export interface LibraryFriction extends Labelled {
  readonly kind: FrictionKind
  readonly source: ArticleSource
  /** Where its loss usually shows; a suggestion to begin with. */
  readonly lossBucket: LossBucket
  /** How bad it usually is; a suggestion to begin with. */
  readonly severity: Severity
}

export const libraryFrictions = [
  {
    key: 'form-too-long',
    kind: 'form',
    source: 'S1',
    lossBucket: 'customers',
    severity: 3,
    en: 'Complaint form is too long',
    id: 'Formulir keluhan terlalu panjang',
  },
  {
    key: 'cta-buried',
    kind: 'findability',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 3,
    en: 'Call to action buried in complicated navigation',
    id: 'Ajakan bertindak terkubur dalam navigasi',
  },
  {
    key: 'content-hard-to-find',
    kind: 'findability',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 2,
    en: 'The right content is hard to find',
    id: 'Konten yang tepat sulit ditemukan',
  },
  {
    key: 'popup-overlap',
    kind: 'interruption',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 2,
    en: 'Pop-up covers the main action',
    id: 'Pop-up menutupi tindakan utama',
  },
  {
    key: 're-entry',
    kind: 'effort',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 3,
    en: 'The same data must be entered again on several pages',
    id: 'Memasukkan ulang informasi yang sama',
  },
  {
    key: 'cross-device',
    kind: 'effort',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 2,
    en: 'Hard to continue on another device',
    id: 'Sulit berpindah perangkat',
  },
  {
    key: 'no-faq',
    kind: 'self-service',
    source: 'S1',
    lossBucket: 'customers',
    severity: 2,
    en: 'No FAQ or self-service',
    id: 'Tidak ada FAQ',
  },
  {
    key: 'slow-load',
    kind: 'wait',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 3,
    en: 'Page buffers or loads slowly',
    id: 'Halaman lambat dimuat',
  },
  {
    key: 'too-much-data',
    kind: 'form',
    source: 'S1',
    lossBucket: 'prospects',
    severity: 2,
    en: 'Demo or webinar asks for too much data',
    id: 'Demo meminta terlalu banyak data',
  },
  {
    key: 'pushy-sales',
    kind: 'staff',
    source: 'S0',
    lossBucket: 'prospects',
    severity: 3,
    en: 'Salesperson pushes too hard',
    id: 'Penjual terlalu memaksa',
  },
  {
    key: 'purchase-complicated',
    kind: 'effort',
    source: 'S0',
    lossBucket: 'prospects',
    severity: 4,
    en: 'Buying takes convoluted steps',
    id: 'Proses pembelian berbelit-belit',
  },
  {
    key: 'ticket-unanswered',
    kind: 'wait',
    source: 'S0',
    lossBucket: 'customers',
    severity: 4,
    en: 'Ticket unanswered for days',
    id: 'Tiket tidak dijawab berhari-hari',
  },
  {
    key: 'long-queue',
    kind: 'wait',
    source: 'S1',
    lossBucket: 'customers',
    severity: 3,
    en: 'Long queue or hold time',
    id: 'Antrean dan waktu tunggu lama',
  },
  {
    key: 'transferred',
    kind: 'hand-off',
    source: 'S1',
    lossBucket: 'customers',
    severity: 3,
    en: 'Passed from department to department',
    id: 'Dialihkan antar-departemen',
  },
  {
    key: 'no-history',
    kind: 'hand-off',
    source: 'S1',
    lossBucket: 'customers',
    severity: 3,
    en: 'Agent cannot see earlier contacts or purchases',
    id: 'Petugas tidak melihat riwayat pelanggan',
  },
  {
    key: 'slow-first-response',
    kind: 'wait',
    source: 'S4',
    lossBucket: 'customers',
    severity: 3,
    en: 'No quick first response',
    id: 'Tidak langsung direspons',
  },
  {
    key: 'many-steps-to-help',
    kind: 'effort',
    source: 'S4',
    lossBucket: 'customers',
    severity: 3,
    en: 'Many steps before anyone helps',
    id: 'Banyak langkah sebelum ditangani',
  },
  {
    key: 'wrong-information',
    kind: 'trust',
    source: 'S4',
    lossBucket: 'customers',
    severity: 4,
    en: 'Wrong or inaccurate information',
    id: 'Informasi salah atau kurang akurat',
  },
  {
    key: 'unfair-fee',
    kind: 'price',
    source: 'S4',
    lossBucket: 'customers',
    severity: 3,
    en: 'Unreasonable charge',
    id: 'Biaya tidak masuk akal',
  },
  {
    key: 'template-tone',
    kind: 'staff',
    source: 'S4',
    lossBucket: 'customers',
    severity: 2,
    en: 'Scripted, template tone',
    id: 'Nada bicara template',
  },
  {
    key: 'rude-agent',
    kind: 'staff',
    source: 'S4',
    lossBucket: 'word-of-mouth',
    severity: 3,
    en: 'Unfriendly agent',
    id: 'Petugas tidak ramah',
  },
  {
    key: 'feedback-ignored',
    kind: 'trust',
    source: 'S4',
    lossBucket: 'word-of-mouth',
    severity: 3,
    en: 'Feedback is ignored',
    id: 'Masukan diabaikan',
  },
  {
    key: 'understaffed',
    kind: 'staff',
    source: 'S4',
    lossBucket: 'customers',
    severity: 3,
    en: 'Too few or untrained agents',
    id: 'Tim dukungan kurang memadai',
  },
  {
    key: 'wrong-tools',
    kind: 'tooling',
    source: 'S4',
    lossBucket: 'customers',
    severity: 2,
    en: 'Team lacks the right tool (CRM, ticketing)',
    id: 'Tidak memakai alat yang tepat',
  },
  {
    key: 'hard-to-cancel',
    kind: 'effort',
    source: 'S1',
    lossBucket: 'word-of-mouth',
    severity: 3,
    en: 'Cancelling the account is made hard',
    id: 'Sulit membatalkan akun',
  },
  {
    key: 'repeat-contact',
    kind: 'wait',
    source: 'S1',
    lossBucket: 'customers',
    severity: 4,
    en: 'Same problem reported again and again',
    id: 'Masalah sama dilaporkan berulang',
  },
] as const satisfies readonly LibraryFriction[]

export type FrictionKey = (typeof libraryFrictions)[number]['key']

const byKey = new Map<string, LibraryFriction>(libraryFrictions.map((friction) => [friction.key, friction]))

/** The library's friction with a key; undefined when there is none. */
export function frictionOf(key: string): LibraryFriction | undefined {
  return byKey.get(key)
}

/**
 * The frictions that match what someone typed, best first; all of them, in the library's order, when nothing is typed.
 * Words are looked for in both languages, in the name of the kind and in keywords, without regard to case and accents.
 */
export function searchFrictions(query: string, language: Language): readonly LibraryFriction[] {
  return searchEntries(libraryFrictions, query, language, (friction) => [
    label('frictionKind', friction.kind, 'en'),
    label('frictionKind', friction.kind, 'id'),
    frictionKeywords[friction.key].en,
    frictionKeywords[friction.key].id,
  ])
}
