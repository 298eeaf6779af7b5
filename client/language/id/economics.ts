export const economics = {
  withheld: 'tidak ditampilkan',
  withheldHint: 'Uang yang bergantung padanya tidak ditampilkan sampai salah satunya dibetulkan.',
  countedHint: 'Yang keluar di sana ditampilkan sesuai yang terukur.',
  withheldAt: 'Tidak ditampilkan: gesekan di {touchpoints} menjelaskan lebih banyak yang keluar daripada yang terukur.',
  riskTitle: 'Uang berisiko di sini',
  perPeriod: 'periode',
  honest: 'Kepekaan model terhadap masukan ini, bukan bukti sebab-akibat.',
  honestLabel: 'Arti angka ini',
  closedLoop: 'Belum ada angka: pelanggan yang sampai di {touchpoints} tidak pernah bisa keluar.',
  closedLoopHelp: 'Tarik tautan keluar dari sana, akhiri dengan sebuah hasil, atau isi berapa yang keluar.',
  overstatedLoop:
    'Tidak ada angka: di {touchpoints}, titik gesekan menjelaskan jauh lebih banyak yang keluar daripada yang terukur.',
  overstatedLoopHelp: 'Kecilkan berapa yang mengalami titik gesekan itu, atau berapa yang keluar karenanya.',
  showLoop: 'Tunjukkan',
  failed: 'Angka tidak dapat dihitung. Akan dicoba lagi setelah perubahan berikutnya.',
  title: 'Ekonomi',
  showFlow: 'Tampilkan di peta',
  flowNeeds:
    'Perlu sebuah angka: berapa yang keluar di titik sentuh, berapa nilai sebuah hasil, atau berapa yang mulai.',
  behind: 'Menghitung…',
  conversion: 'Konversi',
  left: 'Keluar di tengah jalan',
  leftHint: 'Sebelum mencapai hasil akhir apa pun.',
  leftNot:
    'Sebelum mencapai hasil akhir apa pun. Tidak ada titik sentuh yang berakhir di {outcomes}: yang keluar dihitung di sini.',
  perEntrant: 'Nilai per pelanggan masuk',
  perPeriodValue: 'Nilai per {period}',
  joint: 'Total berisiko',
  jointPerEntrant: 'Berisiko per pelanggan masuk',
  jointHint: 'Yang didapat bila semua titik gesekan dihilangkan bersama-sama, per {period}.',
  jointHintEntrant: 'Yang didapat bila semua titik gesekan dihilangkan bersama-sama, per pelanggan masuk.',
  leaks: 'Di mana uang bocor',
  leaksHint: 'Dibagi adil di antara titik gesekan (Shapley): jumlah bagiannya sama dengan total yang berisiko.',
  leaksSampled:
    'Titik gesekan terlalu banyak untuk mencoba semua urutan: bagiannya diperkirakan, dengan margin kesalahan (standard error).',
  leakError: '± {money}',
  moreLeaks: '{count, plural, other {# kebocoran lebih kecil}}',
  assumedTitle: 'Yang diasumsikan',
  'note-no-entrants': 'Belum ada jumlah yang mulai per periode: uang dihitung per pelanggan masuk.',
  'note-no-money': 'Tidak ada hasil yang bernilai dan tidak ada kunjungan yang berbiaya.',
  'note-no-good-outcome': 'Tidak ada hasil yang baik: siapa pun yang bertahan sampai akhir dianggap mencapainya.',
  'note-no-value': 'Belum ada nilai untuk “{title}”: dihitung nol.',
  'note-no-exit':
    '{count, plural, other {Belum diisi berapa yang keluar di # titik sentuh ({title}…): hanya yang keluar karena titik gesekan.}}',
  'note-implied-way':
    '{count, plural, other {Tidak ada tautan keluar dari # titik sentuh ({title}…): lanjut ke yang berikutnya, atau ke hasil baik.}}',
  'note-exit-of-metric': 'Berapa yang keluar di “{title}” diambil dari metrik pengabaiannya.',
  'note-no-effectiveness':
    '{count, plural, other {Belum diisi seberapa banyak # perbaikan ({title}…) mengurangi titik gesekannya: semuanya.}}',
  evidence: 'Dari masukan angka ini, {measured} terukur, {estimated} perkiraan, {assumed} asumsi.',
  evidenceStale: '{count, plural, other {# sudah kedaluwarsa.}}',
  empty: 'Beberapa angka saja mengubah peta ini menjadi perhitungan bisnis (business case).',
  emptyHint: 'Tidak ada yang dihitung sebelum ada angka.',
  'next-outcome': 'Berikutnya: bagaimana perjalanan ini berakhir, dan berapa nilainya.',
  'next-worth': 'Berikutnya: berapa nilai “{title}”.',
  'next-exit': 'Berikutnya: berapa yang keluar di “{title}”.',
  'next-entrants': 'Berikutnya: berapa pelanggan yang mulai per periode.',
  'next-friction': 'Berikutnya: berapa yang mengalami “{title}”, dan berapa yang keluar karenanya.',
  'enter-outcome': 'Tambah hasil',
  'enter-worth': 'Isi nilainya',
  'enter-exit': 'Isi bagiannya',
  'enter-entrants': 'Isi jumlahnya',
  'enter-friction': 'Isi bagiannya',
} as const

export const economicsAction = {
  showFlow: 'Tampilkan aliran pelanggan',
} as const

export const economicsKeyword = {
  flow: 'ekonomi uang alur aliran arus funnel corong konversi keluar bocor nilai pendapatan',
} as const
