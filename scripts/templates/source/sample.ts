import { type MapSource, type Text, usualLanes } from '../map-source.ts'
import { sampleAfterSale } from './sample-after-sale.ts'
import { sampleBeforeSale } from './sample-before-sale.ts'
import { analytics, asOf, measured, sampleFixes, sampleOutcomes, sampleScenarios } from './sample-figures.ts'
import { sampleSale } from './sample-sale.ts'

const october: Text = ['October 2026', 'Oktober 2026']

export const sample: MapSource = {
  key: 'sample',
  description: [
    'A sample to play with: Teras Tunas is an invented online plant shop, and so are its people and figures. Change, move and delete what you like.',
    'Contoh untuk dicoba-coba: Teras Tunas adalah toko tanaman online rekaan, begitu pula tokoh dan angkanya. Silakan ubah, pindahkan, dan hapus sesuka Anda.',
  ],
  sample: true,
  currency: 'IDR',
  period: ['month', 'bulan'],
  entrants: measured(18_400, analytics),
  personas: [
    {
      id: 'dina',
      title: ['Dina, her first plant', 'Dina, tanaman pertamanya'],
      notes: [
        '26, illustrator in Bandung, just moved into her first flat. Buys on her phone after ten in the evening. Has killed two cacti and is afraid of killing a third plant.',
        '26 tahun, ilustrator di Bandung, baru pindah ke rumah sewa pertamanya. Belanja lewat ponsel setelah jam sepuluh malam. Sudah dua kaktus mati di tangannya dan takut terulang.',
      ],
      colour: 'green',
    },
    {
      id: 'bram',
      title: ['Bram, plants for the office', 'Bram, tanaman untuk kantor'],
      notes: [
        '41, office manager in Jakarta, needs twelve large plants for the lobby by Monday. Works on a desktop, must hand in a quotation and a tax invoice, has no time for plants.',
        '41 tahun, manajer kantor di Jakarta, butuh dua belas tanaman besar untuk lobi sebelum Senin. Bekerja di komputer, wajib menyerahkan penawaran dan faktur pajak, tidak punya waktu mengurus tanaman.',
      ],
      colour: 'indigo',
    },
  ],
  lanes: usualLanes,
  stages: [...sampleBeforeSale, ...sampleSale, ...sampleAfterSale],
  links: [
    { from: 'reel', to: 'finder' },
    { from: 'search', to: 'finder' },
    { from: 'product-page', to: 'question', label: ['Unsure', 'Ragu'], weight: 21 },
    { from: 'product-page', to: 'basket', label: ['Convinced', 'Yakin'], weight: 79 },
    { from: 'first-leaf', to: 'review', label: ['It grows', 'Tumbuh subur'], weight: 70 },
    { from: 'first-leaf', to: 'yellow-leaves', label: ['It suffers', 'Kurang sehat'], weight: 30 },
    { from: 'yellow-leaves', to: 'review', label: ['Found the answer', 'Dapat jawaban'], weight: 55 },
    { from: 'yellow-leaves', to: 'care-chat', label: ['Needs a person', 'Butuh petugas'], weight: 45 },
    { from: 'care-chat', to: 'review', label: ['Saved', 'Terselamatkan'], weight: 60 },
    { from: 'care-chat', to: 'replacement', label: ['Beyond help', 'Tak tertolong'], weight: 40 },
    { from: 'replacement', to: 'unboxing', label: ['A new plant', 'Tanaman pengganti'], weight: 85 },
    { from: 'review', to: 'second-order', label: ['Orders again', 'Memesan lagi'], weight: 24 },
  ],
  outcomes: sampleOutcomes,
  fixes: sampleFixes,
  scenarios: sampleScenarios,
  metrics: [
    {
      key: 'nps',
      value: 33,
      target: 45,
      n: 100,
      inputs: { promoters: 50, passives: 33, detractors: 17 },
      series: [
        ['2026-05-31', 25, 80],
        ['2026-06-30', 28, 92],
        ['2026-07-31', 27, 88],
        ['2026-08-31', 22, 96],
        ['2026-09-30', 30, 90],
        ['2026-10-31', 33, 100],
      ],
      period: october,
      asOf,
      source: [
        'Email survey: 50 promoters, 33 passives, 17 detractors',
        'Survei email: 50 promotor, 33 pasif, 17 detraktor',
      ],
      evidence: 'measured',
      notes: [
        'With 100 answers the margin of error is about ±15 points.',
        'Dengan 100 jawaban, batas galatnya sekitar ±15 poin.',
      ],
    },
  ],
}
