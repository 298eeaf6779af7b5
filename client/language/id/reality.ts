import type { Translation } from '../messages.ts'
import type * as en from '../en/reality.ts'

export const reality: Translation<typeof en.reality> = {
  title: 'Bandingkan dengan log kejadian',
  intro:
    'Tabel dengan satu baris per kejadian: siapa, kapan, di mana, dan bagaimana akhirnya. Jejak membandingkannya dengan peta ini.',
  private:
    'Log hanya dibaca di peramban ini. Datanya tidak keluar dari perangkat Anda, dan orang lain di peta tidak melihatnya.',
  confirm: 'Bandingkan dengan peta',
  another: 'Log lain',
  columnsAgain: 'Ubah kolom',
  columns: 'Kolom mana untuk apa?',
  'role-case': 'Pelanggan atau kasus',
  'role-time': 'Waktu',
  'role-touchpoint': 'Titik sentuh',
  'role-outcome': 'Bagaimana akhirnya',
  'role-channel': 'Kanal',
  needed: 'Pilih kolom untuk pelanggan, waktu, dan titik sentuh.',
  tooLong:
    'Tabel ini berisi {count} baris; sekali periksa paling banyak satu juta. Ambil rentang waktu yang lebih pendek.',
  reading: 'Membaca {count} kejadian…',
  noEvents: 'Tidak ada baris yang berupa kejadian. Periksa kolom dan baris yang dilewati.',
  summary: '{events, plural, other {# kejadian}} dari {cases, plural, other {# pelanggan}}, {first} sampai {last}',
  leftOut: '{count, plural, other {# baris dilewati}}',
  headline: 'Peta dan log',
  allVisited: '{count, plural, other {Semua dari # titik sentuh dikunjungi}}',
  neverVisited: '{count} dari {all} titik sentuh {count, plural, other {tidak pernah dikunjungi}}',
  allMapped: 'Setiap tempat yang dikunjungi ada di peta',
  notMapped: '{count, plural, other {# tempat yang dikunjungi tidak ada di peta}}',
  undrawn: '{share} langkah tidak mengikuti jalur di peta',
  medianStep: 'Separuh dari semua langkah memakan waktu paling lama {time}.',
  memoryTitle: 'Langkah pelanggan berikutnya bergantung pada asal mereka',
  memory:
    'Model di balik peta ini hanya tahu di mana pelanggan berada sekarang. Di log ini, mengetahui satu langkah sebelumnya mengurangi {share} ketidakpastian tentang langkah berikutnya, dan itu lebih dari sekadar kebetulan. Baca angka uang dan konversi dari model dengan hati-hati.',
  memoryLike:
    'Paling jelas di “{here}”: dari pelanggan yang datang dari “{before}”, {share} lanjut ke “{next}”; dari yang lain, {otherwise}.',
  memoryLikeLeft:
    'Paling jelas di “{here}”: dari pelanggan yang datang dari “{before}”, {share} keluar; dari yang lain, {otherwise}.',
  noOutcomes:
    'Log tidak mencatat bagaimana perjalanan berakhir. Pelanggan dianggap keluar di titik sentuh tempat mereka terakhir terlihat; titik sentuh yang menjadi akhir perjalanan di peta tidak dinilai.',
  underWay:
    '{count, plural, other {# pelanggan tanpa hasil akhir masih aktif menjelang akhir log}}. Mereka dihitung keluar, padahal mungkin masih di tengah perjalanan.',
  ties: '{count, plural, other {# kejadian berwaktu persis sama dengan kejadian sebelumnya}}. Mana yang lebih dulu hanya terlihat dari urutannya di berkas.',
  repeats:
    '{count, plural, other {# kejadian mengulang tempat kejadian sebelumnya}} dan tidak dihitung sebagai {count, plural, other {kunjungan baru}}.',
  unclear: 'Nama yang dipakai beberapa titik sentuh',
  unclearHint: 'Pilih titik sentuh yang dimaksud. Sebelum itu, titik sentuh ini tidak dinilai.',
  notMappedTitle: 'Dikunjungi, tetapi tidak ada di peta',
  visits: '{count, plural, other {# kunjungan}} oleh {customers, plural, other {# pelanggan}}',
  from: 'kebanyakan setelah “{title}”',
  add: 'Tambahkan ke peta',
  addNamed: 'Tambahkan “{title}” ke peta',
  added: '“{title}” ditambahkan ke peta',
  whichIs: '“{title}” di peta adalah',
  isNone: 'Tidak ada di peta',
  isLikely: 'Ini “{title}”',
  said: 'Menurut Anda: “{name}” adalah “{title}”',
  forget: 'Batalkan pencocokan',
  forgetNamed: 'Batalkan pencocokan “{name}”',
  neverVisitedTitle: 'Ada di peta, tetapi tidak pernah dikunjungi',
  showNamed: 'Tunjukkan “{title}” di peta',
  notDrawnTitle: 'Jalur yang ditempuh pelanggan, tetapi tidak ada di peta',
  way: '{from} → {to}',
  taken: '{share} ({low}–{high}) · {count} dari {of}',
  halfWithin: 'separuhnya dalam {time}',
  draw: 'Gambar tautan ini',
  drawNamed: 'Gambar tautan ini dari “{from}” ke “{to}”',
  drawEnd: 'Akhiri perjalanan di sana',
  drawEndNamed: 'Akhiri perjalanan di sana: dari “{from}” di “{to}”',
  addFirst: 'Tidak ada di peta: {names}',
  drawn: '“{from}” ditautkan ke “{to}”',
  drawnAlso: 'Jalur ke “{title}”, yang tadinya tidak perlu tautan, ikut digambar.',
  neverTakenTitle: 'Jalur di peta yang tidak ditempuh siapa pun',
  neverTaken:
    '{count, plural, =0 {Tidak ada yang sampai di awal jalur ini} other {Tidak satu pun dari # kunjungan di awalnya lewat sini}}',
  exitsTitle: 'Di mana pelanggan keluar',
  exitsHint:
    'Kunjungan yang tidak diikuti apa pun dan tanpa hasil akhir. Batang adalah interval kepercayaan 95%; lingkaran adalah angka di peta.',
  mapSays: 'Di peta: {share}',
  mapAssumes: 'Di peta: {share}, karena belum diisi',
  differs: 'Di luar rentang',
  chance: 'Kira-kira satu dari dua puluh angka yang benar jatuh di luar intervalnya karena kebetulan.',
  takeExit: 'Pakai {share}',
  takeExitNamed: 'Pakai {share} sebagai bagian yang keluar dari “{title}”',
  tookExit: '“{title}”: {count} dari {of} keluar, terukur',
  waysTitle: 'Ke mana pelanggan melanjutkan',
  waysHint: 'Bila ada beberapa jalur di peta: pembagian pelanggan yang lanjut di antara jalur itu.',
  takeWeights: 'Pakai pembagian ini',
  takeWeightsNamed: 'Pakai pembagian ini untuk jalur dari “{title}”',
  tookWeights: 'Jalur dari “{title}” memakai pembagian terukur',
  entriesTitle: 'Tempat pelanggan mulai',
  takeEntries: 'Pakai titik mulai ini',
  tookEntries: 'Pelanggan mulai sesuai log',
  outcomesTitle: 'Bagaimana akhirnya',
  noOutcome: 'Tanpa hasil akhir',
  addOutcome: 'Tambahkan hasil akhir ini',
  addOutcomeNamed: 'Tambahkan hasil akhir “{title}”',
  addedOutcome: 'Hasil akhir “{title}” ditambahkan',
  channelsTitle: 'Pergantian kanal',
  channelsOfLog: '{count} dari {of} langkah berganti kanal: {share} ({low}–{high}).',
  channelsOfMap:
    'Log tidak memuat kanal. Menurut kanal di peta, {count} dari {of} langkah pasti berganti kanal: {share}.',
  noChannels: 'Baik log maupun peta tidak menyebut kanal yang dipakai.',
  takeAll: '{count, plural, other {Pakai semua (#) angka terukur}}',
  tookAll: '{count, plural, other {# angka terukur ada di peta}}',
  tookDetail: 'Terukur, dari {source}. Urungkan sekali untuk membatalkan semuanya.',
  nothing: 'Tidak ada: peta dan log sesuai.',
  showAll: '{count, plural, other {Tampilkan # lagi}}',
  cut: 'Menampilkan {shown} pertama dari {count}.',
  words:
    'Log menunjukkan apa yang dilakukan pelanggan, bukan alasannya. Apa yang terjadi sebelum atau di luar log tidak diketahui.',
}

export const realityAction: Translation<typeof en.realityAction> = {
  checkReality: 'Bandingkan dengan log kejadian…',
}

export const realityKeyword: Translation<typeof en.realityKeyword> = {
  checkReality: 'cek realitas kenyataan log kejadian csv event log process mining jalur terukur perilaku nyata',
}

export const realityStep: Translation<typeof en.realityStep> = {
  addLoggedPlace: 'tambah “{subject}” dari log',
  drawWay: 'gambar “{subject}” dari log',
  takeExit: 'angka keluar terukur dari “{subject}”',
  takeWeights: 'bobot terukur dari “{subject}”',
  takeEntries: 'tempat pelanggan mulai, terukur',
  takeAllMeasured: '{subject, plural, other {ambil # angka terukur}}',
}
