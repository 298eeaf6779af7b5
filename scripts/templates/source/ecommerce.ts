import { type MapSource, usualLanes } from '../map-source.ts'

export const ecommerce: MapSource = {
  key: 'ecommerce',
  description: [
    'Watch the channel switches: a basket begun on a phone, a question in chat and a return at the counter are one customer.',
    'Perhatikan perpindahan kanal: keranjang di ponsel, pertanyaan di chat, dan retur di gerai berasal dari satu pelanggan yang sama.',
  ],
  personas: [
    {
      id: 'shopper',
      title: ['Rina, shops on her phone', 'Rina, belanja lewat ponsel'],
      notes: [
        '31, employee, shops on the commute and in the evening. Compares prices between the marketplace and the brand’s own shop, pays by e-wallet or on delivery, trusts photos in reviews more than product photos.',
        '31 tahun, karyawan, belanja di perjalanan dan malam hari. Membandingkan harga marketplace dengan toko resmi, membayar dengan dompet digital atau COD, lebih percaya foto di ulasan daripada foto produk.',
      ],
    },
  ],
  lanes: usualLanes,
  stages: [
    {
      id: 'discover',
      title: ['Discover', 'Menemukan'],
      band: 'pre-sale',
      colour: 'violet',
      touchpoints: [
        {
          id: 'social-ad',
          title: ['Video ad in the feed', 'Iklan video di linimasa'],
          channels: ['social-media', 'display-ad'],
          feels: 1,
          moment: 'micro',
          action: ['Watches six seconds, taps the product tag', 'Menonton enam detik, mengetuk tag produk'],
          thought: ['Nice. What does it cost?', 'Bagus. Harganya berapa?'],
          metrics: ['reach', { key: 'custom', title: ['Click-through rate', 'Rasio klik'], unit: '%' }],
        },
        {
          id: 'search-result',
          title: ['Search in shop or marketplace', 'Pencarian di toko atau marketplace'],
          channels: ['search', 'mobile-app', 'website'],
          feels: 0,
          action: ['Types the product as friends call it', 'Mengetik nama produk seperti sebutan sehari-hari'],
          thought: ['Two hundred results, and none is it', 'Dua ratus hasil, tidak ada yang saya maksud'],
          frictions: [{ key: 'content-hard-to-find', severity: 3 }],
          opportunity: [
            'Search that knows everyday words, misspellings and both languages',
            'Pencarian yang memahami istilah sehari-hari, salah ketik, dan dua bahasa',
          ],
          metrics: [
            { key: 'custom', title: ['Searches without result', 'Pencarian tanpa hasil'], unit: '%', target: 5 },
          ],
        },
      ],
    },
    {
      id: 'compare',
      title: ['Compare', 'Membandingkan'],
      band: 'pre-sale',
      colour: 'indigo',
      touchpoints: [
        {
          id: 'product-page',
          title: ['Product page', 'Halaman produk'],
          channels: ['website', 'mobile-app'],
          feels: 0,
          action: ['Swipes photos, looks for size and stock', 'Menggeser foto, mencari ukuran dan stok'],
          thought: ['Will it fit, and will it arrive by Friday?', 'Apakah ukurannya pas, dan sampai sebelum Jumat?'],
          frictions: [
            { key: 'slow-load', severity: 3 },
            {
              key: 'popup-overlap',
              title: ['Voucher pop-up covers “Add to basket”', 'Pop-up voucher menutupi tombol “Tambah ke keranjang”'],
            },
          ],
          metrics: [{ key: 'conversion', title: ['Product view to basket', 'Lihat produk ke keranjang'] }],
        },
        {
          id: 'reviews',
          title: ['Reviews with photos', 'Ulasan dengan foto'],
          channels: ['review-site', 'mobile-app'],
          feels: 1,
          moment: 'zmot',
          action: ['Filters for one and two stars', 'Menyaring ulasan bintang satu dan dua'],
          thought: ['How does the seller treat complaints?', 'Bagaimana penjual menanggapi keluhan?'],
        },
        {
          id: 'chat-seller',
          title: ['Chat with the shop', 'Chat dengan toko'],
          channels: ['live-chat', 'whatsapp'],
          feels: -1,
          mode: 'reactive',
          action: ['Asks whether her size is in stock', 'Menanyakan apakah ukurannya tersedia'],
          thought: [
            '“Hello dear, please check the description”. I did.',
            '“Halo Kak, silakan cek deskripsi.” Sudah saya baca.',
          ],
          frictions: ['slow-first-response', 'template-tone'],
          metrics: [{ key: 'first-response-time', target: 3 }],
        },
        {
          id: 'try-store',
          title: ['Trying it on in the store', 'Mencoba langsung di gerai'],
          channels: ['store'],
          feels: 1,
          moment: 'fmot',
          action: ['Tries it on, checks the price online', 'Mencoba di gerai, mengecek harga online'],
          thought: ['Why is it cheaper in the app than here?', 'Kenapa di aplikasi lebih murah daripada di sini?'],
          frictions: [
            {
              title: ['Price and stock differ between store and app', 'Harga dan stok di gerai dan aplikasi berbeda'],
              kind: 'trust',
              severity: 3,
              lossBucket: 'prospects',
            },
          ],
          opportunity: [
            'One price and one stock for store, app and marketplace',
            'Satu harga dan satu stok untuk gerai, aplikasi, dan marketplace',
          ],
        },
      ],
    },
    {
      id: 'checkout',
      title: ['Check out', 'Checkout'],
      band: 'sale',
      colour: 'blue',
      touchpoints: [
        {
          id: 'basket',
          title: ['Basket and voucher', 'Keranjang dan voucher'],
          channels: ['mobile-app', 'website'],
          feels: 0,
          action: ['Tries three voucher codes', 'Mencoba tiga kode voucher'],
          thought: ['Shipping costs as much as the shirt', 'Ongkirnya hampir seharga bajunya'],
          frictions: [
            {
              key: 'unfair-fee',
              title: [
                'Shipping and service fees appear only at the end',
                'Ongkir dan biaya layanan baru muncul di akhir',
              ],
              lossBucket: 'prospects',
            },
            {
              key: 'cross-device',
              title: [
                'Basket from the phone is empty on the laptop',
                'Keranjang di ponsel kosong saat dibuka di laptop',
              ],
            },
          ],
          metrics: [{ key: 'abandonment', title: ['Baskets abandoned', 'Keranjang ditinggalkan'] }],
        },
        {
          id: 'address',
          title: ['Address and delivery choice', 'Alamat dan pilihan pengiriman'],
          channels: ['mobile-app', 'website'],
          feels: -1,
          action: ['Types the address, corrects the map pin', 'Mengetik alamat, membetulkan titik peta'],
          thought: ['It asks for my postcode again', 'Kode pos diminta lagi'],
          frictions: ['re-entry'],
          opportunity: [
            'Guest checkout with saved addresses and the total shown from the start',
            'Checkout tanpa akun dengan alamat tersimpan dan total biaya sejak awal',
          ],
        },
        {
          id: 'payment',
          title: ['Payment', 'Pembayaran'],
          channels: ['mobile-app', 'website'],
          feels: -1,
          action: ['Pays by e-wallet, transfer or on delivery', 'Membayar lewat dompet digital, transfer, atau COD'],
          thought: ['Was the money taken? The page just hangs', 'Sudah terpotong belum? Halamannya diam saja'],
          frictions: [
            {
              title: [
                'Payment fails without saying whether money was taken',
                'Pembayaran gagal tanpa kejelasan apakah saldo terpotong',
              ],
              kind: 'trust',
              severity: 4,
              lossBucket: 'prospects',
            },
          ],
          metrics: [{ key: 'custom', title: ['Payments that succeed', 'Pembayaran berhasil'], unit: '%', target: 97 }],
        },
      ],
    },
    {
      id: 'deliver',
      title: ['Wait & receive', 'Menunggu & menerima'],
      band: 'post-sale',
      colour: 'teal',
      touchpoints: [
        {
          id: 'confirm',
          title: ['Order confirmation', 'Konfirmasi pesanan'],
          channels: ['email', 'whatsapp', 'mobile-app'],
          feels: 1,
          mode: 'proactive',
          action: ['Checks address and delivery day', 'Memeriksa alamat dan hari pengiriman'],
          thought: ['Good, Thursday', 'Bagus, hari Kamis'],
        },
        {
          id: 'tracking',
          title: ['Tracking the parcel', 'Pelacakan paket'],
          channels: ['mobile-app', 'whatsapp', 'sms'],
          feels: -1,
          mode: 'proactive',
          action: ['Opens the tracking page five times a day', 'Membuka halaman pelacakan lima kali sehari'],
          thought: ['“In transit” since yesterday. Where?', '“Dalam perjalanan” sejak kemarin. Sampai mana?'],
          frictions: [
            {
              key: 'wrong-information',
              title: ['Tracking status is late or wrong', 'Status pelacakan terlambat atau keliru'],
              severity: 3,
            },
          ],
          opportunity: [
            'Tell of a delay before the customer asks, with a new day',
            'Kabari keterlambatan sebelum pelanggan bertanya, sekaligus hari pengganti',
          ],
          metrics: [
            {
              key: 'custom',
              title: ['Delivered on the promised day', 'Tiba pada hari yang dijanjikan'],
              unit: '%',
              target: 95,
            },
          ],
        },
        {
          id: 'unboxing',
          title: ['Courier and unboxing', 'Kurir dan buka paket'],
          channels: ['field-visit', 'post'],
          feels: 2,
          moment: 'smot',
          action: ['Films the unboxing, tries it on', 'Merekam buka paket, langsung mencoba'],
          thought: ['The colour is as in the photo!', 'Warnanya sama seperti di foto!'],
          metrics: ['csat'],
        },
      ],
    },
    {
      id: 'help',
      title: ['Help & returns', 'Bantuan & retur'],
      band: 'post-sale',
      colour: 'amber',
      touchpoints: [
        {
          id: 'return-policy',
          title: ['Return rules and chatbot', 'Ketentuan retur dan chatbot'],
          channels: ['help-centre', 'chatbot'],
          feels: -1,
          action: ['Looks for how to exchange the size', 'Mencari cara menukar ukuran'],
          thought: ['Ten menus, and none says “wrong size”', 'Sepuluh menu, tidak ada “salah ukuran”'],
          frictions: ['no-faq', 'many-steps-to-help'],
        },
        {
          id: 'return',
          title: ['Return or exchange', 'Retur atau tukar barang'],
          channels: ['mobile-app', 'store', 'live-chat'],
          feels: -2,
          moment: 'mot',
          mode: 'reactive',
          action: ['Fills in the form, uploads the unboxing video', 'Mengisi formulir, mengunggah video buka paket'],
          thought: ['The store says: bought online, not our business', 'Kata gerai: beli online, bukan urusan kami'],
          frictions: [
            { key: 'form-too-long', title: ['Return form is too long', 'Formulir retur terlalu panjang'] },
            {
              key: 'no-history',
              title: ['Store cannot see online orders', 'Gerai tidak bisa melihat pesanan online'],
              severity: 4,
            },
          ],
          opportunity: [
            'Take online returns at every store counter, in two minutes',
            'Terima retur pesanan online di semua gerai, selesai dua menit',
          ],
          metrics: ['complaints', { key: 'custom', title: ['Return rate', 'Tingkat retur'], unit: '%' }],
        },
        {
          id: 'refund',
          title: ['Refund', 'Pengembalian dana'],
          channels: ['email', 'mobile-app'],
          feels: -1,
          action: ['Checks the balance every day', 'Mengecek saldo setiap hari'],
          thought: ['Fourteen working days? Paying took a second', 'Empat belas hari kerja? Bayarnya hanya sedetik'],
          frictions: [
            {
              key: 'repeat-contact',
              title: ['Must ask for the refund again and again', 'Harus berulang kali menanyakan pengembalian dana'],
            },
          ],
          metrics: [{ key: 'custom', title: ['Time to refund', 'Waktu pengembalian dana'], unit: 'd', target: 3 }],
        },
      ],
    },
    {
      id: 'return-buyer',
      title: ['Buy again & share', 'Belanja lagi & berbagi'],
      band: 'post-sale',
      colour: 'coral',
      touchpoints: [
        {
          id: 'review',
          title: ['Invitation to review', 'Undangan memberi ulasan'],
          channels: ['mobile-app', 'email'],
          feels: 0,
          moment: 'tmot',
          action: ['Uploads a photo, gives stars', 'Mengunggah foto, memberi bintang'],
          thought: ['My photo helps others choose', 'Foto saya membantu orang lain memilih'],
          metrics: ['nps'],
        },
        {
          id: 'reorder',
          title: ['Next order', 'Pesanan berikutnya'],
          channels: ['mobile-app', 'website', 'store'],
          feels: 1,
          action: ['Comes back by the app, not by an ad', 'Kembali lewat aplikasi, bukan lewat iklan'],
          thought: ['They know my size', 'Mereka sudah tahu ukuran saya'],
          frictions: [{ key: 'feedback-ignored', severity: 2, also: ['review'] }],
          opportunity: [
            'Suggest by what was kept, not by what was clicked',
            'Beri saran berdasarkan barang yang disimpan, bukan yang sekadar diklik',
          ],
          metrics: [
            { key: 'retention', title: ['Buyers who come back in 90 days', 'Pembeli yang kembali dalam 90 hari'] },
          ],
        },
      ],
    },
  ],
  links: [
    { from: 'reviews', to: 'chat-seller', label: ['Has a question', 'Ada pertanyaan'] },
    { from: 'reviews', to: 'try-store', label: ['Wants to feel it', 'Ingin melihat langsung'] },
    { from: 'reviews', to: 'basket', label: ['Convinced', 'Sudah yakin'] },
    { from: 'chat-seller', to: 'basket' },
    { from: 'unboxing', to: 'review', label: ['Keeps it', 'Cocok'] },
    { from: 'unboxing', to: 'return-policy', label: ['Does not fit', 'Tidak cocok'] },
  ],
  metrics: ['clv', 'cac'],
}
