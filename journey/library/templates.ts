import type { Words } from './label.ts'

/** What a template is for; the gallery may group by it. */
export type TemplateCategory = 'general' | 'commerce' | 'service' | 'finance' | 'public' | 'business'

/** A starting map as the gallery shows it. The map itself stands in `templates/<key>.<language>.json`. */
export interface TemplateEntry {
  readonly key: string
  readonly title: Words
  /** One line: what the map holds. */
  readonly description: Words
  readonly category: TemplateCategory
}

export const templateCategoryWords: Readonly<Record<TemplateCategory, Words>> = {
  general: { en: 'General', id: 'Umum' },
  commerce: { en: 'Commerce', id: 'Perdagangan' },
  service: { en: 'Customer service', id: 'Layanan pelanggan' },
  finance: { en: 'Banking and insurance', id: 'Perbankan dan asuransi' },
  public: { en: 'Health and public service', id: 'Kesehatan dan layanan publik' },
  business: { en: 'Business customers', id: 'Pelanggan bisnis' },
}

/** Every template, in the order of the gallery. */
export const templates = [
  {
    key: 'general',
    category: 'general',
    title: { en: 'Awareness to post-sale', id: 'Dari kesadaran sampai purnajual' },
    description: {
      en: 'The whole journey in seven stages, for any product or service.',
      id: 'Perjalanan utuh dalam tujuh tahap, untuk produk atau layanan apa pun.',
    },
  },
  {
    key: 'ecommerce',
    category: 'commerce',
    title: { en: 'Online shop, omnichannel', id: 'Toko online omnichannel' },
    description: {
      en: 'From the first ad over marketplace, shop and delivery to returns and the next order.',
      id: 'Dari iklan pertama, marketplace, toko, dan pengiriman sampai retur dan pesanan berikutnya.',
    },
  },
  {
    key: 'saas',
    category: 'business',
    title: { en: 'SaaS, trial to renewal', id: 'SaaS, dari uji coba sampai perpanjangan' },
    description: {
      en: 'Trial, first value, paid use and renewal, with the points where customers churn.',
      id: 'Uji coba, manfaat pertama, langganan, dan perpanjangan, beserta titik rawan churn.',
    },
  },
  {
    key: 'support-desk',
    category: 'service',
    title: { en: 'Customer support desk', id: 'Pusat layanan pelanggan' },
    description: {
      en: 'Help before and after the sale: first question, self-service, ticket, solution, learning.',
      id: 'Bantuan sebelum dan sesudah penjualan: pertanyaan pertama, layanan mandiri, tiket, solusi, pembelajaran.',
    },
  },
  {
    key: 'retail-store',
    category: 'commerce',
    title: { en: 'Retail store', id: 'Toko ritel' },
    description: {
      en: 'A visit to a shop: from the phone to the shelf, the till, and back with a question.',
      id: 'Kunjungan ke toko: dari ponsel ke rak dan kasir, lalu kembali dengan pertanyaan.',
    },
  },
  {
    key: 'bank-account',
    category: 'finance',
    title: { en: 'Bank account opening', id: 'Pembukaan rekening bank' },
    description: {
      en: 'Comparing, applying with identity check, first deposit and the first months.',
      id: 'Membandingkan, mendaftar dengan verifikasi identitas, setoran pertama, dan bulan-bulan awal.',
    },
  },
  {
    key: 'insurance-claim',
    category: 'finance',
    title: { en: 'Insurance claim', id: 'Klaim asuransi' },
    description: {
      en: 'From buying the policy to damage, survey, decision, payment and renewal.',
      id: 'Dari membeli polis sampai kerugian, survei, keputusan, pembayaran, dan perpanjangan.',
    },
  },
  {
    key: 'hospital-visit',
    category: 'public',
    title: { en: 'Hospital visit', id: 'Kunjungan rumah sakit' },
    description: {
      en: 'An outpatient’s day: booking, registration, consultation, pharmacy and follow-up.',
      id: 'Hari seorang pasien rawat jalan: janji temu, pendaftaran, konsultasi, farmasi, dan kontrol.',
    },
  },
  {
    key: 'public-service',
    category: 'public',
    title: { en: 'Public service', id: 'Layanan publik' },
    description: {
      en: 'A permit: requirements, application, verification, the issued document and complaints.',
      id: 'Perizinan: persyaratan, pengajuan, verifikasi, dokumen terbit, dan pengaduan.',
    },
  },
  {
    key: 'b2b-sale',
    category: 'business',
    title: { en: 'B2B sale', id: 'Penjualan B2B' },
    description: {
      en: 'A buying committee from need over demo, tender and contract to roll-out and renewal.',
      id: 'Tim pembelian dari kebutuhan, demo, tender, dan kontrak sampai penerapan dan perpanjangan.',
    },
  },
  {
    key: 'service-blueprint',
    category: 'service',
    title: { en: 'Service blueprint', id: 'Cetak biru layanan' },
    description: {
      en: 'A home repair service with evidence, frontstage, backstage and support processes.',
      id: 'Layanan servis ke rumah dengan bukti, panggung depan, panggung belakang, dan proses pendukung.',
    },
  },
  {
    key: 'blank',
    category: 'general',
    title: { en: 'Blank map', id: 'Peta kosong' },
    description: {
      en: 'Three stages, five lanes and one persona. The rest is yours.',
      id: 'Tiga tahap, lima lajur, dan satu persona. Selebihnya terserah Anda.',
    },
  },
] as const satisfies readonly TemplateEntry[]

/** The editable sample map of a first visit. It stands beside the templates and is not in the gallery. */
export const sampleTemplate = {
  key: 'sample',
  title: { en: 'Teras Tunas: buying a plant online', id: 'Teras Tunas: membeli tanaman secara online' },
} as const

export type TemplateKey = (typeof templates)[number]['key'] | typeof sampleTemplate.key
