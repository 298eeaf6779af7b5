import type { FigureSource, FixSource, OutcomeSource, ScenarioSource, Text } from '../map-source.ts'

export const asOf = '2026-10-31'

/** Says of a source that, like everything of the sample, it is made up. */
const invented = ([en, id]: Text): Text => [`${en} (invented for this sample)`, `${id} (rekaan untuk contoh ini)`]

/** What was counted: `k` of `n`. */
export function counted(k: number, n: number, source: Text): FigureSource {
  return { value: { k, n }, evidence: 'measured', source: invented(source), asOf }
}

/** What was measured, as one number. */
export function measured(value: number, source: Text): FigureSource {
  return { value, evidence: 'measured', source: invented(source), asOf }
}

/** A reasoned guess: one in ten below `p10`, one in two below `p50`, nine in ten below `p90`. */
export function between(p10: number, p50: number, p90: number, source: Text): FigureSource {
  return { value: { p10, p50, p90 }, evidence: 'estimated', source: invented(source), asOf }
}

/** A guess without reasons. */
export function guessed(value: number, source: Text): FigureSource {
  return { value, evidence: 'assumed', source: invented(source), asOf }
}

export const analytics: Text = ['Web analytics', 'Analitik situs']
export const helpDesk: Text = ['Help desk', 'Help desk']
export const shopSystem: Text = ['Shop system', 'Sistem toko']
export const workshop: Text = ['Team workshop', 'Lokakarya tim']
const books: Text = ['Bookkeeping', 'Pembukuan']
const quotation: Text = ['Quotation', 'Penawaran harga']
const webShop: Text = ['Web shop', 'Toko online']
const customerCare: Text = ['Customer care', 'Layanan pelanggan']

export const sampleOutcomes: readonly OutcomeSource[] = [
  {
    id: 'one-order',
    title: ['Happy with one order', 'Puas dengan satu pesanan'],
    good: true,
    value: between(90_000, 112_000, 135_000, ['Margin of an order of Rp 268,000', 'Margin pesanan Rp 268.000']),
  },
  {
    id: 'comes-back',
    title: ['Orders again and tells a friend', 'Memesan lagi dan bercerita ke teman'],
    good: true,
    value: between(180_000, 225_000, 300_000, ['Margin of two orders', 'Margin dua pesanan']),
  },
  {
    id: 'money-back',
    title: ['Money back', 'Uang kembali'],
    good: false,
    value: between(-190_000, -150_000, -120_000, books),
  },
]

export const sampleFixes: readonly FixSource[] = [
  {
    id: 'delivery-cost',
    title: ['Delivery cost on the product page, by postcode', 'Ongkos kirim di halaman produk menurut kode pos'],
    frictions: ['basket-friction-1'],
    owner: webShop,
    effectiveness: between(0.25, 0.4, 0.55, workshop),
    cost: between(14_000_000, 18_000_000, 26_000_000, quotation),
    effort: between(6, 8, 14, workshop),
    due: '2027-01-29',
  },
  {
    id: 'photos',
    title: ['Smaller photos on phones', 'Foto yang lebih ringan di ponsel'],
    frictions: ['product-page-friction-1'],
    owner: webShop,
    effectiveness: between(0.5, 0.7, 0.85, workshop),
    cost: guessed(4_000_000, workshop),
    effort: guessed(3, workshop),
    due: '2027-01-15',
  },
  {
    id: 'evening-shift',
    title: ['Evening shift in chat', 'Giliran malam di chat'],
    frictions: ['question-friction-1'],
    owner: customerCare,
    notes: ['Three months on trial.', 'Uji coba tiga bulan.'],
    effectiveness: between(0.4, 0.6, 0.75, workshop),
    cost: measured(9_000_000, quotation),
    effort: guessed(2, workshop),
    due: '2027-02-01',
  },
  {
    id: 'company-details',
    title: ['Company details filled in from the tax number', 'Data perusahaan terisi otomatis dari NPWP'],
    frictions: ['checkout-friction-1'],
    owner: webShop,
    effectiveness: between(0.3, 0.5, 0.65, workshop),
    cost: between(6_000_000, 7_500_000, 11_000_000, quotation),
    effort: between(4, 6, 10, workshop),
    due: '2027-03-31',
  },
  {
    id: 'symptom-guide',
    title: ['A guide to twelve symptoms, with photos', 'Panduan dua belas gejala, lengkap dengan foto'],
    frictions: ['yellow-leaves-friction-1'],
    owner: customerCare,
    effectiveness: between(0.4, 0.6, 0.8, workshop),
    cost: between(1_500_000, 2_500_000, 4_000_000, workshop),
    effort: guessed(5, workshop),
    due: '2027-01-22',
  },
  {
    id: 'one-conversation',
    title: ['One conversation a customer, whoever answers', 'Satu percakapan per pelanggan, siapa pun yang menjawab'],
    frictions: ['care-chat-friction-1', 'care-chat-friction-2'],
    owner: customerCare,
    effectiveness: guessed(0.6, workshop),
    notes: [
      'Few customers meet it: dear for what it brings this year.',
      'Hanya sedikit pelanggan yang mengalaminya: mahal dibanding hasilnya tahun ini.',
    ],
    cost: between(12_000_000, 15_000_000, 22_000_000, quotation),
    effort: between(8, 10, 16, workshop),
    due: '2027-06-30',
  },
]

export const sampleScenarios: readonly ScenarioSource[] = [
  {
    id: 'quick-wins',
    title: ['Quick wins', 'Hasil cepat'],
    notes: [
      'What can be done by February; the evening shift only on weekdays.',
      'Yang bisa selesai sampai Februari; giliran malam hanya di hari kerja.',
    ],
    strengths: { 'delivery-cost': 1, photos: 1, 'symptom-guide': 1, 'evening-shift': 0.7 },
  },
  {
    id: 'all-fixes',
    title: ['All six fixes', 'Keenam perbaikan'],
    notes: [
      'With one conversation a customer, by the end of June.',
      'Termasuk satu percakapan per pelanggan, sampai akhir Juni.',
    ],
    strengths: {
      'delivery-cost': 1,
      photos: 1,
      'evening-shift': 1,
      'company-details': 1,
      'symptom-guide': 1,
      'one-conversation': 1,
    },
  },
]
