import type { StageSource, Text } from '../map-source.ts'

const october: Text = ['October 2026', 'Oktober 2026']
const marketing: Text = ['Marketing', 'Pemasaran']
const webShop: Text = ['Web shop', 'Toko online']
const customerCare: Text = ['Customer care', 'Layanan pelanggan']
const analytics: Text = ['Web analytics', 'Analitik situs']

/** Stages of the sample up to and with the sale. */
export const sampleBeforeSale: readonly StageSource[] = [
  {
    id: 'discover',
    title: ['Discover', 'Menemukan'],
    band: 'pre-sale',
    colour: 'violet',
    touchpoints: [
      {
        id: 'reel',
        title: ['Balcony makeover reel', 'Video ubah tampilan balkon'],
        channels: ['social-media'],
        feels: [2, 0],
        moment: 'micro',
        owner: marketing,
        action: [
          'Dina saves the video and shows it to her flatmate',
          'Dina menyimpan video dan menunjukkannya ke teman serumah',
        ],
        thought: ['I want a corner like that', 'Aku ingin pojok seperti itu'],
        metrics: [
          {
            key: 'reach',
            value: 212_000,
            period: october,
            source: ['Ads manager', 'Pengelola iklan'],
            evidence: 'measured',
          },
          {
            key: 'cac',
            value: 62_000,
            target: 50_000,
            n: 623,
            period: october,
            source: ['Ad spend of Rp 38.6 million ÷ 623 orders', 'Belanja iklan Rp 38,6 juta ÷ 623 pesanan'],
            evidence: 'estimated',
          },
        ],
      },
      {
        id: 'search',
        title: ['Search for “office plants”', 'Pencarian “tanaman kantor”'],
        channels: ['search', 'website'],
        feels: [0, -1],
        owner: marketing,
        action: ['Bram opens the first three results in tabs', 'Bram membuka tiga hasil teratas di tab terpisah'],
        thought: ['Do they deliver twelve at once?', 'Bisa kirim dua belas sekaligus tidak?'],
        frictions: [
          {
            key: 'content-hard-to-find',
            title: ['No page for companies', 'Tidak ada halaman untuk perusahaan'],
            severity: 3,
            owner: marketing,
            evidence: 'estimated',
          },
        ],
        metrics: [
          { key: 'visits', value: 18_400, target: 22_000, period: october, source: analytics, evidence: 'measured' },
        ],
      },
      {
        id: 'friend',
        title: ['Plant at a friend’s home', 'Tanaman di rumah teman'],
        channels: ['word-of-mouth'],
        feels: [1, 0],
        action: [
          'Asks where it came from and whether it is difficult',
          'Bertanya beli di mana dan susah tidak merawatnya',
        ],
        thought: ['If hers is alive after a year …', 'Kalau punya dia hidup setahun …'],
      },
    ],
  },
  {
    id: 'choose',
    title: ['Choose', 'Memilih'],
    band: 'pre-sale',
    colour: 'indigo',
    touchpoints: [
      {
        id: 'finder',
        title: ['Plant finder: light, time, pets', 'Pencari tanaman: cahaya, waktu, hewan'],
        channels: ['website'],
        feels: [2, -1],
        owner: webShop,
        action: ['Answers four questions, gets three plants', 'Menjawab empat pertanyaan, mendapat tiga tanaman'],
        thought: [
          ['Dina: it understands my dark flat', 'Dina: dia paham rumahku gelap'],
          ['Bram: I need twelve, not a quiz', 'Bram: saya butuh dua belas, bukan kuis'],
        ],
      },
      {
        id: 'product-page',
        title: ['Product page', 'Halaman produk'],
        channels: ['website'],
        feels: [1, 0],
        moment: 'zmot',
        owner: webShop,
        action: ['Zooms into the photos, reads the one-star reviews', 'Memperbesar foto, membaca ulasan bintang satu'],
        thought: [
          'How big is it really? There is no hand beside it',
          'Aslinya sebesar apa? Tidak ada tangan di fotonya',
        ],
        frictions: [
          {
            key: 'slow-load',
            severity: 3,
            status: 'fixing',
            owner: webShop,
            evidence: 'measured',
            notes: [
              '6.2 seconds to the first photo on a mid-range phone.',
              '6,2 detik sampai foto pertama muncul di ponsel kelas menengah.',
            ],
          },
          {
            key: 'popup-overlap',
            title: ['Newsletter pop-up covers “Add to basket”', 'Pop-up buletin menutupi “Tambah ke keranjang”'],
            severity: 2,
            status: 'fixed',
            owner: webShop,
            evidence: 'measured',
          },
        ],
        opportunity: [
          'Photo with a person for scale on every page',
          'Foto bersama orang sebagai pembanding di setiap halaman',
        ],
        metrics: [
          {
            key: 'conversion',
            title: ['Visit to basket', 'Kunjungan ke keranjang'],
            value: 9.4,
            target: 12,
            n: 18_400,
            period: october,
            source: analytics,
            evidence: 'measured',
          },
        ],
      },
      {
        id: 'question',
        title: ['Question on WhatsApp', 'Pertanyaan lewat WhatsApp'],
        channels: ['whatsapp'],
        feels: [-1, -1],
        mode: 'reactive',
        owner: customerCare,
        action: ['Asks about cats (Dina) and a quotation (Bram)', 'Bertanya soal kucing (Dina) dan penawaran (Bram)'],
        thought: ['Read an hour ago, no answer', 'Sudah dibaca sejam lalu, belum dijawab'],
        frictions: [
          {
            key: 'slow-first-response',
            severity: 3,
            owner: customerCare,
            lossBucket: 'prospects',
            evidence: 'measured',
          },
        ],
        opportunity: [
          'Evening shift in chat: most orders begin after nine',
          'Giliran malam di chat: kebanyakan pesanan mulai setelah jam sembilan',
        ],
        metrics: [
          {
            key: 'first-response-time',
            value: 42,
            target: 10,
            n: 388,
            period: october,
            source: ['Help desk, median', 'Help desk, median'],
            evidence: 'measured',
          },
        ],
      },
    ],
  },
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
            value: 64,
            target: 50,
            n: 1730,
            period: october,
            source: analytics,
            evidence: 'measured',
          },
        ],
      },
      {
        id: 'checkout',
        title: ['Address and account', 'Alamat dan akun'],
        channels: ['website'],
        feels: [0, -2],
        owner: webShop,
        action: ['Bram starts on his phone and finishes on his desktop', 'Bram mulai di ponsel dan lanjut di komputer'],
        thought: [
          'Company name, tax number, address: for the third time',
          'Nama perusahaan, NPWP, alamat: ketiga kalinya',
        ],
        frictions: [
          { key: 're-entry', severity: 3, owner: webShop, evidence: 'estimated' },
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
            source: ['Shop system', 'Sistem toko'],
            evidence: 'measured',
          },
          {
            key: 'custom',
            title: ['Time to tax invoice', 'Waktu sampai faktur pajak'],
            unit: 'd',
            value: 4.5,
            target: 1,
            n: 22,
            period: october,
            source: ['Finance mailbox', 'Kotak surat keuangan'],
            evidence: 'estimated',
          },
        ],
      },
    ],
  },
]
