import type {
  Band,
  Colour,
  Evidence,
  FrictionKind,
  FrictionStatus,
  Language,
  LossBucket,
  Moment,
  Severity,
  SupportMode,
} from '../model/vocabulary.ts'
import type { Words } from './label.ts'

/** What each word of the model's closed lists is called. Lane roles have a file of their own. */
interface WordLists {
  readonly band: Readonly<Record<Band, Words>>
  readonly colour: Readonly<Record<Colour, Words>>
  readonly moment: Readonly<Record<Moment, Words>>
  readonly supportMode: Readonly<Record<SupportMode, Words>>
  readonly evidence: Readonly<Record<Evidence, Words>>
  readonly severity: Readonly<Record<Severity, Words>>
  readonly frictionStatus: Readonly<Record<FrictionStatus, Words>>
  readonly frictionKind: Readonly<Record<FrictionKind, Words>>
  readonly lossBucket: Readonly<Record<LossBucket, Words>>
}

const words: WordLists = {
  band: {
    'pre-sale': { en: 'Pre-sale', id: 'Prapenjualan' },
    sale: { en: 'Sale', id: 'Penjualan' },
    'post-sale': { en: 'Post-sale', id: 'Purnajual' },
  },
  colour: {
    slate: { en: 'Slate', id: 'Abu-abu' },
    coral: { en: 'Coral', id: 'Koral' },
    amber: { en: 'Amber', id: 'Kuning madu' },
    olive: { en: 'Olive', id: 'Zaitun' },
    green: { en: 'Green', id: 'Hijau' },
    teal: { en: 'Teal', id: 'Hijau toska' },
    blue: { en: 'Blue', id: 'Biru' },
    indigo: { en: 'Indigo', id: 'Nila' },
    violet: { en: 'Violet', id: 'Violet' },
    plum: { en: 'Plum', id: 'Ungu prem' },
  },
  moment: {
    micro: { en: 'Micro-moment', id: 'Momen mikro' },
    zmot: { en: 'Zero moment of truth (research)', id: 'Momen kebenaran nol (riset)' },
    fmot: { en: 'First moment of truth (shelf)', id: 'Momen kebenaran pertama (rak)' },
    smot: { en: 'Second moment of truth (use)', id: 'Momen kebenaran kedua (pemakaian)' },
    tmot: { en: 'Third moment of truth (sharing)', id: 'Momen kebenaran ketiga (berbagi)' },
    mot: { en: 'Moment of truth', id: 'Momen kebenaran' },
  },
  supportMode: {
    proactive: { en: 'Proactive', id: 'Proaktif' },
    reactive: { en: 'Reactive', id: 'Reaktif' },
  },
  evidence: {
    measured: { en: 'Measured', id: 'Terukur' },
    estimated: { en: 'Estimated', id: 'Perkiraan' },
    assumed: { en: 'Assumed', id: 'Asumsi' },
  },
  severity: {
    0: { en: 'Not a problem', id: 'Bukan masalah' },
    1: { en: 'Cosmetic', id: 'Kosmetik' },
    2: { en: 'Minor', id: 'Ringan' },
    3: { en: 'Major', id: 'Berat' },
    4: { en: 'Catastrophe', id: 'Fatal' },
  },
  frictionStatus: {
    open: { en: 'Open', id: 'Terbuka' },
    accepted: { en: 'Accepted', id: 'Diterima' },
    fixing: { en: 'Being fixed', id: 'Sedang diperbaiki' },
    fixed: { en: 'Fixed', id: 'Sudah diperbaiki' },
    'wont-fix': { en: 'Won’t fix', id: 'Tidak akan diperbaiki' },
  },
  frictionKind: {
    form: { en: 'Form', id: 'Formulir' },
    findability: { en: 'Findability', id: 'Kemudahan ditemukan' },
    interruption: { en: 'Interruption', id: 'Gangguan' },
    effort: { en: 'Effort', id: 'Upaya' },
    'self-service': { en: 'Self-service', id: 'Layanan mandiri' },
    wait: { en: 'Wait', id: 'Waktu tunggu' },
    staff: { en: 'Staff', id: 'Petugas' },
    'hand-off': { en: 'Hand-off', id: 'Alih tangan' },
    trust: { en: 'Trust', id: 'Kepercayaan' },
    price: { en: 'Price', id: 'Harga' },
    tooling: { en: 'Tooling', id: 'Peralatan kerja' },
  },
  lossBucket: {
    prospects: { en: 'Prospects lost during the sale', id: 'Calon pelanggan hilang saat penjualan' },
    customers: { en: 'Existing customers lost', id: 'Pelanggan yang sudah ada hilang' },
    'word-of-mouth': {
      en: 'Prospects never met, because of word of mouth',
      id: 'Calon pelanggan tidak pernah datang karena cerita buruk',
    },
  },
}

/**
 * What a word of the model is called in a language.
 * @example label('band', 'post-sale', 'id') // 'Purnajual'
 */
export function label<List extends keyof WordLists>(
  list: List,
  key: keyof WordLists[List],
  language: Language,
): string {
  return (words[list] as Readonly<Record<PropertyKey, Words>>)[key]?.[language] ?? String(key)
}
