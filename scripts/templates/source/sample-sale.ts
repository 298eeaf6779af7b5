import type { StageSource, Text } from '../map-source.ts'
import { analytics, asOf, between, counted, shopSystem, workshop } from './sample-figures.ts'

const october: Text = ['October 2026', 'Oktober 2026']
const webShop: Text = ['Web shop', 'Toko online']

/** Stage of the sample in which the sale is made. */
export const sampleSale: readonly StageSource[] = [
  {
    id: 'order',
    title: ['Order', 'Memesan'],
    band: 'sale',
    colour: 'blue',
    touchpoints: [
      {
        id: 'basket',
        title: ['Basket and delivery cost', 'Keranjang dan ongkos kirim'],
        channels: ['website'],
        feels: [-2, -1],
        owner: webShop,
        exit: counted(813, 1730, [
          'Web analytics: left before the address',
          'Analitik situs: pergi sebelum mengisi alamat',
        ]),
        exitKind: 'measured',
        action: ['Sees the delivery cost for the first time', 'Baru melihat ongkos kirim'],
        thought: ['Rp 68,000 for a plant of Rp 95,000?', 'Ongkir Rp 68.000 untuk tanaman Rp 95.000?'],
        frictions: [
          {
            key: 'unfair-fee',
            title: ['Delivery cost appears only in the basket', 'Ongkos kirim baru muncul di keranjang'],
            severity: 4,
            owner: webShop,
            lossBucket: 'prospects',
            evidence: 'measured',
            notes: [
              'Named by 31 of 50 people who left a basket and answered why.',
              'Disebut oleh 31 dari 50 orang yang meninggalkan keranjang dan menjawab alasannya.',
            ],
            frequency: counted(1419, 1730, shopSystem),
            exitImpact: between(0.24, 0.32, 0.42, [
              'Survey of 50 people who left a basket',
              'Survei 50 orang yang meninggalkan keranjang',
            ]),
            persistence: 'again',
            importance: 9,
            satisfaction: 2,
          },
        ],
        opportunity: [
          'Show the delivery cost on the product page, by postcode',
          'Tampilkan ongkos kirim di halaman produk menurut kode pos',
        ],
        metrics: [
          {
            key: 'abandonment',
            title: ['Baskets abandoned', 'Keranjang ditinggalkan'],
            value: 47,
            target: 35,
            n: 1730,
            period: october,
            asOf,
            source: analytics,
            evidence: 'measured',
            series: [
              ['2026-05-31', 40.6, 1962],
              ['2026-06-30', 41.3, 1914],
              ['2026-07-31', 43.1, 1835],
              ['2026-08-31', 46.2, 1821],
              ['2026-09-30', 46.5, 1768],
              ['2026-10-31', 47, 1730],
            ],
            notes: [
              'Rose in July and August, after the courier raised its rates.',
              'Naik pada Juli dan Agustus, setelah kurir menaikkan tarif.',
            ],
          },
        ],
      },
      {
        id: 'checkout',
        title: ['Address and account', 'Alamat dan akun'],
        channels: ['website'],
        feels: [0, -2],
        owner: webShop,
        exit: counted(206, 917, analytics),
        exitKind: 'measured',
        action: ['Bram starts on his phone and finishes on his desktop', 'Bram mulai di ponsel dan lanjut di komputer'],
        thought: [
          'Company name, tax number, address: for the third time',
          'Nama perusahaan, NPWP, alamat: ketiga kalinya',
        ],
        frictions: [
          {
            key: 're-entry',
            severity: 3,
            owner: webShop,
            evidence: 'estimated',
            frequency: between(0.18, 0.25, 0.33, workshop),
            exitImpact: between(0.12, 0.2, 0.28, workshop),
            persistence: 'once',
            importance: 7,
            satisfaction: 4,
          },
          {
            key: 'cross-device',
            title: ['Basket is lost between phone and desktop', 'Keranjang hilang saat pindah dari ponsel ke komputer'],
            severity: 2,
            status: 'accepted',
            evidence: 'assumed',
          },
        ],
      },
      {
        id: 'payment',
        title: ['Payment and order number', 'Pembayaran dan nomor pesanan'],
        channels: ['website', 'email'],
        feels: [1, -1],
        moment: 'fmot',
        owner: ['Finance', 'Keuangan'],
        exit: counted(88, 711, ['Shop system: never paid', 'Sistem toko: tidak pernah dibayar']),
        exitKind: 'measured',
        action: [
          'Dina pays by QR code; Bram asks for a tax invoice',
          'Dina membayar dengan QRIS; Bram meminta faktur pajak',
        ],
        thought: [
          ['Dina: done, in bed by eleven', 'Dina: beres, jam sebelas sudah tidur'],
          ['Bram: without an invoice I cannot pay', 'Bram: tanpa faktur saya tidak bisa bayar'],
        ],
        frictions: [
          {
            title: ['Tax invoice only on request, by email', 'Faktur pajak hanya atas permintaan lewat email'],
            kind: 'effort',
            severity: 3,
            owner: ['Finance', 'Keuangan'],
            lossBucket: 'customers',
            evidence: 'estimated',
          },
        ],
        metrics: [
          {
            key: 'revenue',
            value: 166_964_000,
            target: 200_000_000,
            n: 623,
            period: october,
            asOf,
            source: ['Shop system', 'Sistem toko'],
            evidence: 'measured',
            series: [
              ['2026-05-31', 197_520_000, 748],
              ['2026-06-30', 191_860_000, 724],
              ['2026-07-31', 178_310_000, 668],
              ['2026-08-31', 170_440_000, 641],
              ['2026-09-30', 168_280_000, 632],
              ['2026-10-31', 166_964_000, 623],
            ],
          },
          {
            key: 'custom',
            title: ['Time to tax invoice', 'Waktu sampai faktur pajak'],
            better: 'down',
            unit: 'd',
            value: 4.5,
            target: 1,
            n: 22,
            period: october,
            asOf,
            source: ['Finance mailbox', 'Kotak surat keuangan'],
            evidence: 'estimated',
          },
        ],
      },
    ],
  },
]
