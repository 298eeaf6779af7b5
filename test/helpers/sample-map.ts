import { freshOrders } from '../../journey/model/order.ts'
import type { Card, Friction, JourneyMap, Lane, Link, Metric, Stage } from '../../journey/model/schema.ts'
import type {
  Evidence,
  FrictionStatus,
  LaneRole,
  Language,
  Moment,
  Severity,
  SupportMode,
} from '../../journey/model/vocabulary.ts'

/** A text in English and Indonesian. */
type Both = readonly [en: string, id: string]

interface Touchpoint {
  readonly title: Both
  readonly channels: readonly string[]
  /** Ratings of Rani and Bu Sari; none where nobody was asked. */
  readonly feel: readonly [number | null, number | null]
  readonly action?: Both
  readonly thought?: Both
  readonly front?: Both
  readonly back?: Both
  readonly chance?: Both
  readonly moment?: Moment
  readonly mode?: SupportMode
  readonly owner?: string
  readonly notes?: boolean
  readonly frictions?: readonly (readonly [Both, Severity, FrictionStatus?, Evidence?])[]
  readonly metrics?: readonly (readonly [string, Both, number | null, string, Evidence, number?])[]
}

const lanes: readonly (readonly [string, LaneRole, Both, boolean?])[] = [
  ['touch', 'touchpoint', ['Touchpoints', 'Titik sentuh']],
  ['action', 'action', ['What customers do', 'Yang dilakukan pelanggan']],
  ['thought', 'thought', ['What they think', 'Yang mereka pikirkan']],
  ['emotion', 'emotion', ['Emotion', 'Emosi']],
  ['channel', 'channel', ['Channels', 'Kanal']],
  ['friction', 'friction', ['Frictions', 'Titik gesekan']],
  ['metric', 'metric', ['Metrics', 'Metrik']],
  ['chance', 'opportunity', ['Opportunities', 'Peluang']],
  ['front', 'frontstage', ['Frontstage', 'Panggung depan']],
  ['back', 'backstage', ['Backstage', 'Panggung belakang']],
  ['support', 'support', ['Support processes', 'Proses pendukung']],
  ['note', 'note', ['Workshop notes', 'Catatan lokakarya'], true],
]

const stages: readonly {
  id: string
  title: Both
  band: Stage['band']
  touchpoints: readonly Touchpoint[]
  wide?: readonly (readonly [string, Both])[]
}[] = [
  {
    id: 'aware',
    title: ['Awareness', 'Kesadaran'],
    band: 'pre-sale',
    touchpoints: [
      {
        title: ['Sees a friend’s outfit in a story', 'Melihat busana teman di story'],
        channels: ['social-media', 'word-of-mouth'],
        feel: [1, 1],
        action: ['Taps the tag and looks around the profile', 'Mengetuk tag lalu melihat-lihat profil'],
        thought: ['“Where did she buy that?”', '“Beli di mana, ya?”'],
        moment: 'micro',
        metrics: [['reach', ['Reach a month', 'Jangkauan per bulan'], 1_250_000, 'count', 'measured']],
      },
      {
        title: ['Sponsored post', 'Iklan bersponsor'],
        channels: ['display-ad', 'social-media'],
        feel: [0, -1],
        action: ['Scrolls past, sees it again twice', 'Melewatkan, lalu melihatnya dua kali lagi'],
        frictions: [[['Same advert after buying', 'Iklan yang sama muncul setelah membeli'], 1, 'open', 'assumed']],
        metrics: [['cac', ['Acquisition cost', 'Biaya akuisisi'], 48_500, 'money', 'estimated', 40_000]],
      },
      {
        title: ['Searches for the brand', 'Mencari merek di mesin pencari'],
        channels: ['search'],
        feel: [1, 0],
        thought: ['“Is this shop real?”', '“Toko ini asli atau bukan?”'],
        moment: 'zmot',
        owner: 'Dewi Lestari',
      },
    ],
    wide: [['support', ['Campaign planning with three agencies', 'Perencanaan kampanye bersama tiga agensi']]],
  },
  {
    id: 'consider',
    title: ['Consideration', 'Pertimbangan'],
    band: 'pre-sale',
    touchpoints: [
      {
        title: ['Browses the catalogue', 'Menjelajahi katalog'],
        channels: ['website', 'mobile-app'],
        feel: [1, -1],
        action: ['Filters by size, saves four items', 'Menyaring ukuran, menyimpan empat barang'],
        front: ['Recommends similar items', 'Menampilkan barang serupa'],
        back: ['Stock is synchronised every hour', 'Stok disinkronkan setiap jam'],
        frictions: [
          [['Page buffers or loads slowly', 'Halaman lambat dimuat'], 3, 'fixing', 'measured'],
          [['Pop-up covers the main action', 'Pop-up menutupi tindakan utama'], 2],
        ],
        metrics: [['conversion', ['Catalogue → product', 'Katalog → produk'], 34.2, '%', 'measured', 40]],
        chance: ['Serve pictures in the size of the screen', 'Sajikan gambar sesuai ukuran layar'],
      },
      {
        title: ['Reads reviews', 'Membaca ulasan'],
        channels: ['review-site', 'website', 'social-media'],
        feel: [2, 1],
        thought: ['“People with my size say it runs small.”', '“Yang seukuran saya bilang modelnya kekecilan.”'],
        moment: 'zmot',
        metrics: [['nps', ['NPS', 'NPS'], 14, 'points', 'measured', 30]],
      },
      {
        title: ['Compares prices', 'Membandingkan harga'],
        channels: ['search', 'website'],
        feel: [null, null],
        action: ['Opens three tabs and a spreadsheet', 'Membuka tiga tab dan satu lembar kerja'],
      },
      {
        title: ['Asks about a size', 'Bertanya soal ukuran'],
        channels: ['whatsapp', 'live-chat', 'chatbot'],
        feel: [-1, 0],
        mode: 'reactive',
        owner: 'Tim CX',
        notes: true,
        frictions: [
          [['No quick first response', 'Tidak langsung direspons'], 3, 'open', 'measured'],
          [['Scripted, template tone', 'Nada bicara template'], 2, 'accepted', 'estimated'],
        ],
        metrics: [
          ['first-response-time', ['First reply, median', 'Balasan pertama, median'], 42, 'min', 'measured', 10],
        ],
        chance: ['Answer size questions with a chatbot first', 'Jawab pertanyaan ukuran dengan chatbot lebih dulu'],
        front: ['Agent answers in the chat', 'Petugas menjawab di obrolan'],
      },
    ],
  },
  {
    id: 'buy',
    title: ['Purchase', 'Pembelian'],
    band: 'sale',
    touchpoints: [
      {
        title: ['Cart', 'Keranjang'],
        channels: ['mobile-app', 'website'],
        feel: [1, 0],
        moment: 'fmot',
        action: ['Removes two items when shipping shows', 'Mengeluarkan dua barang saat ongkir muncul'],
        frictions: [[['Hard to continue on another device', 'Sulit berpindah perangkat'], 2]],
        metrics: [['conversion', ['Cart → checkout', 'Keranjang → bayar'], 61, '%', 'measured']],
      },
      {
        title: ['Enters address and phone number again', 'Mengisi ulang alamat dan nomor telepon'],
        channels: ['mobile-app'],
        feel: [-1, -2],
        thought: ['“I gave you all this last month!”', '“Bulan lalu kan sudah saya isi semua!”'],
        frictions: [
          [
            ['The same data must be entered again on several pages', 'Memasukkan ulang informasi yang sama'],
            4,
            'open',
            'measured',
          ],
          [['Buying takes convoluted steps', 'Proses pembelian berbelit-belit'], 3, 'open', 'estimated'],
          [['Voucher field hidden', 'Kolom voucer tersembunyi'], 1, 'fixed'],
        ],
        metrics: [['abandonment', ['Left the form', 'Meninggalkan formulir'], 38.4, '%', 'measured', 20]],
        chance: ['Keep addresses in the account, fill them in', 'Simpan alamat di akun dan isikan otomatis'],
        owner: 'Bima Aditya',
        notes: true,
      },
      {
        title: ['Pays by virtual account', 'Membayar lewat virtual account'],
        channels: ['mobile-app', 'sms'],
        feel: [0, -1],
        back: ['Payment gateway confirms within minutes', 'Gerbang pembayaran mengonfirmasi dalam hitungan menit'],
        frictions: [[['Unreasonable charge', 'Biaya tidak masuk akal'], 2, 'open', 'assumed']],
        metrics: [
          ['revenue', ['Average order', 'Rata-rata pesanan'], 387_500, 'money', 'measured'],
          ['custom', ['Failed payments', 'Pembayaran gagal'], 4.7, '%', 'estimated', 2],
        ],
      },
      {
        title: ['Order confirmation', 'Konfirmasi pesanan'],
        channels: ['email', 'whatsapp'],
        feel: [2, 1],
        mode: 'proactive',
        front: ['Message with the date of delivery', 'Pesan berisi tanggal pengiriman'],
      },
    ],
    wide: [
      ['support', ['Payment gateway, fraud rules, ledger', 'Gerbang pembayaran, aturan penipuan, pembukuan']],
      ['note', ['Check: how many give up at the bank’s app?', 'Cek: berapa yang berhenti di aplikasi bank?']],
    ],
  },
  {
    id: 'receive',
    title: ['Delivery', 'Pengiriman'],
    band: 'post-sale',
    touchpoints: [
      {
        title: ['Tracks the parcel', 'Melacak paket'],
        channels: ['website', 'sms', 'mobile-app', 'email', 'whatsapp'],
        feel: [-1, -1],
        action: ['Refreshes the courier’s page', 'Memuat ulang halaman kurir'],
        thought: ['“It says ‘in transit’ for three days.”', '“Sudah tiga hari statusnya ‘transit’.”'],
        frictions: [[['Wrong or inaccurate information', 'Informasi salah atau kurang akurat'], 3, 'open', 'measured']],
        metrics: [['custom', ['On time', 'Tepat waktu'], 82, '%', 'measured', 95]],
        back: ['Courier partners report by file', 'Mitra kurir melapor lewat berkas'],
      },
      {
        title: ['Courier at the door', 'Kurir di depan pintu'],
        channels: ['field-visit', 'phone'],
        feel: [0, 1],
        moment: 'mot',
      },
      {
        title: ['Unboxing', 'Membuka paket'],
        channels: ['post'],
        feel: [2, 2],
        moment: 'smot',
        thought: ['“Prettier than in the picture!”', '“Lebih cantik daripada di foto!”'],
        action: ['Films it for a story', 'Merekamnya untuk story'],
      },
      { title: ['Tries it on', 'Mencoba'], channels: ['word-of-mouth'], feel: [1, 0] },
    ],
    wide: [
      ['front', ['Care card and return label in every parcel', 'Kartu perawatan dan label retur di setiap paket']],
    ],
  },
  {
    id: 'help',
    title: ['Support & returns', 'Dukungan & retur'],
    band: 'post-sale',
    touchpoints: [
      {
        title: ['Looks for the return rules', 'Mencari aturan retur'],
        channels: ['help-centre', 'search'],
        feel: [-1, -2],
        frictions: [
          [['No FAQ or self-service', 'Tidak ada FAQ'], 3, 'accepted', 'measured'],
          [['The right content is hard to find', 'Konten yang tepat sulit ditemukan'], 2],
        ],
        chance: ['Return portal with a label to print', 'Portal retur dengan label siap cetak'],
      },
      {
        title: ['Fills in the complaint form', 'Mengisi formulir keluhan'],
        channels: ['website', 'email'],
        feel: [-2, -2],
        mode: 'reactive',
        thought: ['“Twenty fields for a wrong size?”', '“Dua puluh kolom hanya karena salah ukuran?”'],
        frictions: [
          [['Complaint form is too long', 'Formulir keluhan terlalu panjang'], 4, 'open', 'measured'],
          [['Ticket unanswered for days', 'Tiket tidak dijawab berhari-hari'], 4, 'open', 'measured'],
          [['Passed from department to department', 'Dialihkan antar-departemen'], 3, 'open', 'estimated'],
        ],
        metrics: [
          [
            'first-contact-resolution',
            ['Solved at first contact', 'Selesai pada kontak pertama'],
            31,
            '%',
            'measured',
            70,
          ],
          ['cost-per-ticket', ['Cost per ticket', 'Biaya per tiket'], 18_400, 'money', 'estimated', 12_000],
        ],
        owner: 'Tim CX',
        notes: true,
        back: ['Three teams share one mailbox', 'Tiga tim berbagi satu kotak surat'],
      },
      {
        title: ['Calls the hotline', 'Menelepon layanan pelanggan'],
        channels: ['phone'],
        feel: [-2, -1],
        mode: 'reactive',
        frictions: [[['Long queue or hold time', 'Antrean dan waktu tunggu lama'], 3, 'open', 'measured']],
        metrics: [['hold-time', ['Hold time', 'Waktu tunggu'], 11.5, 'min', 'measured', 3]],
        action: ['Tells the story a third time', 'Menceritakan masalahnya untuk ketiga kali'],
        front: ['Agent apologises, opens a new ticket', 'Petugas meminta maaf dan membuka tiket baru'],
      },
      {
        title: ['Refund arrives', 'Dana kembali diterima'],
        channels: ['mobile-app', 'sms'],
        feel: [0, 0],
        metrics: [['custom', ['Days until refund', 'Hari sampai dana kembali'], null, 'days', 'assumed', 5]],
      },
    ],
    wide: [['support', ['Ticketing, returns warehouse, finance', 'Sistem tiket, gudang retur, keuangan']]],
  },
  {
    id: 'stay',
    title: ['Loyalty & advocacy', 'Loyalitas & advokasi'],
    band: 'post-sale',
    touchpoints: [
      {
        title: ['Asked for a review', 'Diminta memberi ulasan'],
        channels: ['email', 'mobile-app'],
        feel: [0, 1],
        moment: 'tmot',
        frictions: [[['Feedback is ignored', 'Masukan diabaikan'], 2, 'open', 'assumed']],
        metrics: [['csat', ['CSAT', 'CSAT'], 71.5, '%', 'measured', 80]],
      },
      {
        title: ['Second order', 'Pesanan kedua'],
        channels: ['mobile-app'],
        feel: [1, 1],
        metrics: [['retention', ['Retention, 90 days', 'Retensi 90 hari'], 27, '%', 'measured', 35]],
        chance: ['Offer the size that fitted', 'Tawarkan ukuran yang pas sebelumnya'],
      },
      {
        title: ['Recommends the shop', 'Merekomendasikan toko'],
        channels: ['word-of-mouth', 'social-media'],
        feel: [2, 1],
        mode: 'proactive',
        thought: ['“Just check the size chart first.”', '“Cek tabel ukurannya dulu, ya.”'],
        metrics: [['clv', ['Lifetime value', 'Nilai seumur hidup'], 1_250_000, 'money', 'assumed']],
      },
    ],
  },
]

/** A fashion shop's journey from a story to a recommendation: every kind of thing a map can hold. */
export function sampleMap(language: Language = 'en'): JourneyMap {
  const say = (text: Both) => text[language === 'en' ? 0 : 1]
  const laneOrders = freshOrders(lanes.length)
  const stageOrders = freshOrders(stages.length)
  const orders = freshOrders(200)
  const cards: Card[] = []
  const frictions: Friction[] = []
  const metrics: Metric[] = []
  const links: Link[] = []
  const touchpointIds: string[] = []
  const order = (index: number) => orders[index] ?? 'a0'

  for (const { id: stage, touchpoints, wide = [] } of stages) {
    touchpoints.forEach((touchpoint, index) => {
      const id = `${stage}-${index}`
      touchpointIds.push(id)
      const [rani, sari] = touchpoint.feel
      cards.push({
        id,
        title: say(touchpoint.title),
        place: { stage, lane: 'touch', order: order(index) },
        channels: [...touchpoint.channels],
        emotions: { ...(rani === null ? {} : { rani }), ...(sari === null ? {} : { sari }) },
        ...(touchpoint.moment ? { moment: touchpoint.moment } : {}),
        ...(touchpoint.mode ? { supportMode: touchpoint.mode } : {}),
        ...(touchpoint.owner ? { owner: touchpoint.owner } : {}),
        ...(touchpoint.notes ? { notes: 'Seen in four of six interviews.' } : {}),
      })
      const under = [
        ['action', touchpoint.action],
        ['thought', touchpoint.thought],
        ['chance', touchpoint.chance],
        ['front', touchpoint.front],
        ['back', touchpoint.back],
      ] as const
      for (const [lane, title] of under) {
        if (title)
          cards.push({ id: `${id}-${lane}`, title: say(title), place: { stage, lane, order: 'a0', under: id } })
      }
      for (const [title, severity, status = 'open', evidence] of touchpoint.frictions ?? []) {
        const number = frictions.length
        const friction: Friction = {
          id: `f${number}`,
          title: say(title),
          order: order(number),
          on: [id],
          severity,
          status,
        }
        frictions.push(evidence ? { ...friction, evidence } : friction)
      }
      for (const [key, title, value, unit, evidence, target] of touchpoint.metrics ?? []) {
        const number = metrics.length
        const metric: Metric = {
          id: `m${number}`,
          key,
          title: say(title),
          order: order(number),
          on: id,
          unit,
          evidence,
        }
        metrics.push({
          ...metric,
          ...(value === null ? {} : { value }),
          ...(target === undefined ? {} : { target }),
        })
      }
    })
    wide.forEach(([lane, title], index) => {
      cards.push({ id: `${stage}-wide-${index}`, title: say(title), place: { stage, lane, order: order(index) } })
    })
  }
  touchpointIds.slice(1).forEach((to, index) => {
    const from = touchpointIds[index]
    if (from) links.push({ id: `l${index}`, from, to, ...(from === 'receive-3' ? { weight: 0.3 } : {}) })
  })
  links.push(
    { id: 'link-happy', from: 'receive-3', to: 'stay-0', weight: 0.7, label: say(['it fits', 'pas di badan']) },
    { id: 'link-again', from: 'stay-1', to: 'consider-0', label: say(['next season', 'musim depan']) },
    { id: 'link-back', from: 'consider-3', to: 'consider-1' },
  )
  metrics.push(
    {
      id: 'm-nps',
      key: 'nps',
      title: say(['NPS, whole journey', 'NPS, seluruh perjalanan']),
      order: 'a0',
      value: 14,
      unit: 'points',
      target: 30,
      n: 412,
      evidence: 'measured',
    },
    {
      id: 'm-churn',
      key: 'churn',
      title: 'Churn',
      order: 'a1',
      value: 8.2,
      unit: '%',
      target: 5,
      evidence: 'estimated',
    },
    {
      id: 'm-clv',
      key: 'clv',
      title: say(['Lifetime value', 'Nilai seumur hidup']),
      order: 'a2',
      value: 1_250_000,
      unit: 'money',
      evidence: 'assumed',
    },
  )

  return {
    meta: {
      schema: { major: 1, minor: 0 },
      title: say([
        'Buying clothes online, from a story to a recommendation',
        'Membeli busana daring, dari story sampai rekomendasi',
      ]),
      description: say([
        'How customers of a mid-sized fashion shop find it, order on the phone, and get help when a size does not fit. From 412 answers and six interviews.',
        'Bagaimana pelanggan toko busana menengah menemukannya, memesan lewat ponsel, dan mendapat bantuan ketika ukurannya tidak pas. Dari 412 jawaban dan enam wawancara.',
      ]),
      locale: language,
      currency: 'IDR',
    },
    stages: stages.map(({ id, title, band }, index): Stage => ({
      id,
      title: say(title),
      band,
      order: stageOrders[index] ?? 'a0',
    })),
    lanes: lanes.map(([id, role, title, collapsed], index): Lane => ({
      id,
      role,
      title: say(title),
      order: laneOrders[index] ?? 'a0',
      ...(collapsed ? { collapsed } : {}),
    })),
    cards,
    links,
    frictions,
    metrics,
    fixes: [],
    personas: [
      {
        id: 'rani',
        title: say(['Rani, 24, orders on the bus', 'Rani, 24, memesan di bus']),
        order: 'a0',
        colour: 'indigo',
      },
      {
        id: 'sari',
        title: say(['Bu Sari, 51, first time online', 'Bu Sari, 51, pertama kali daring']),
        order: 'a1',
        colour: 'coral',
      },
    ],
    outcomes: [],
  }
}
