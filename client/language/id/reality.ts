import type { Translation } from '../messages.ts'
import type * as en from '../en/reality.ts'

export const reality: Translation<typeof en.reality> = {
  title: 'Cocokkan dengan log kejadian',
  intro:
    'Tabel dengan satu baris untuk tiap kejadian: siapa, kapan, di mana, dan bagaimana akhirnya. Isinya disandingkan dengan peta ini.',
  private: 'Log dibaca di peramban ini. Log tidak keluar dari perangkat ini, dan orang lain di peta tidak melihatnya.',
  confirm: 'Sandingkan dengan peta',
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
  medianStep: 'Separuh dari semua langkah makan waktu paling lama {time}.',
  memoryTitle: 'Langkah pelanggan bergantung pada dari mana mereka datang',
  memory:
    'Model peta ini hanya melihat di mana pelanggan berada. Di log ini, mengetahui satu tempat sebelumnya mengurangi {share} ketidakpastian tentang langkah berikutnya, dan itu bukan kebetulan. Bacalah angka uang dan konversi dari model dengan hati-hati.',
  memoryLike:
    'Paling jelas di “{here}”: dari yang datang dari “{before}”, {share} lanjut ke “{next}”; dari yang lain {otherwise}.',
  memoryLikeLeft:
    'Paling jelas di “{here}”: dari yang datang dari “{before}”, {share} keluar; dari yang lain {otherwise}.',
  noOutcomes:
    'Log tidak menyebut bagaimana akhirnya bagi siapa pun. Yang terakhir terlihat di suatu titik sentuh dihitung keluar di sana; titik sentuh tempat perjalanan berakhir di peta tidak dinilai.',
  underWay:
    '{count, plural, other {# pelanggan tanpa hasil akhir terlihat tidak lama sebelum log berakhir}}. Mereka dihitung keluar, padahal mungkin masih di tengah jalan.',
  ties: '{count, plural, other {# kejadian berwaktu persis sama dengan kejadian sebelumnya}}: mana yang lebih dulu hanya diketahui dari urutannya di berkas.',
  repeats:
    '{count, plural, other {# kejadian mengulang tempat sebelumnya}} dan {count, plural, other {tidak}} dihitung sebagai kunjungan {count, plural, other {tersendiri}}.',
  unclear: 'Nama yang dipakai beberapa titik sentuh',
  unclearHint: 'Pilih mana yang dimaksud. Sebelum itu, titik sentuh ini tidak dinilai.',
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
  forget: 'Lupakan ini',
  forgetNamed: 'Lupakan apa arti “{name}”',
  neverVisitedTitle: 'Ada di peta, tetapi tidak pernah dikunjungi',
  showNamed: 'Tunjukkan “{title}” di peta',
  notDrawnTitle: 'Ditempuh, tetapi tidak digambar siapa pun',
  way: '{from} → {to}',
  taken: '{count} dari {of}: {share} ({low}–{high})',
  halfWithin: 'separuhnya dalam {time}',
  draw: 'Gambar tautan ini',
  drawNamed: 'Gambar tautan dari “{from}” ke “{to}”',
  drawEnd: 'Jadikan akhir di sana',
  drawEndNamed: 'Jadikan perjalanan dari “{from}” berakhir di “{to}”',
  addFirst: 'Tidak ada di peta: {names}',
  drawn: '“{from}” ditautkan ke “{to}”',
  drawnAlso: 'Jalur ke “{title}”, yang tadinya tidak perlu tautan, ikut digambar.',
  neverTakenTitle: 'Digambar, tetapi tidak ditempuh siapa pun',
  neverTaken: '{count, plural, =0 {Tidak ada yang berada di awalnya} other {# kunjungan di awalnya}}',
  exitsTitle: 'Siapa yang keluar',
  exitsHint:
    'Kunjungan yang tidak diikuti apa pun dan tanpa hasil akhir. Batang adalah rentang yang memuat nilai sebenarnya 95 dari 100 kali; lingkaran adalah angka di peta.',
  mapSays: 'Peta: {share}',
  mapAssumes: 'Peta: {share}, tidak disebut siapa pun',
  differs: 'Di luar rentang',
  chance: 'Dari dua puluh nilai yang benar, satu berada di luar rentang karena kebetulan.',
  takeExit: 'Ambil {count} dari {of}',
  takeExitNamed: 'Ambil angka keluar terukur dari “{title}”',
  tookExit: '“{title}”: {count} dari {of} keluar, terukur',
  waysTitle: 'Ke mana pelanggan melanjutkan',
  waysHint: 'Di mana ada beberapa jalur tergambar: bagian tiap jalur di antara yang menempuh salah satunya.',
  takeWeights: 'Ambil bobotnya',
  takeWeightsNamed: 'Ambil bobot terukur dari “{title}”',
  tookWeights: 'Bobot dari “{title}” diambil',
  entriesTitle: 'Tempat pelanggan mulai',
  takeEntries: 'Ambil tempat pelanggan mulai',
  tookEntries: 'Tempat pelanggan mulai diambil',
  outcomesTitle: 'Bagaimana akhirnya',
  noOutcome: 'Tanpa hasil akhir',
  addOutcome: 'Tambahkan hasil akhir ini',
  addOutcomeNamed: 'Tambahkan hasil akhir “{title}”',
  addedOutcome: 'Hasil akhir “{title}” ditambahkan',
  channelsTitle: 'Pergantian kanal',
  channelsOfLog: '{count} dari {of} langkah berganti kanal: {share} ({low}–{high}).',
  channelsOfMap:
    'Log tidak memuat kanal. Menurut kanal titik sentuh di peta, {count} dari {of} langkah pasti berganti kanal: {share}.',
  noChannels: 'Log maupun titik sentuh di peta tidak menyebut kanalnya.',
  takeAll: '{count, plural, other {Ambil semua (#) angka terukur}}',
  tookAll: '{count, plural, other {# angka terukur diambil}}',
  tookDetail: 'Terukur, dari {source}. Urungkan sekali untuk membatalkan semuanya.',
  nothing: 'Tidak ada: peta dan log sepakat.',
  showAll: '{count, plural, other {Tampilkan # lagi}}',
  cut: '{shown} pertama dari {count} ditampilkan.',
  words:
    'Log menyebut apa yang dilakukan pelanggan, bukan alasannya. Apa yang terjadi sebelum atau di luar log, tidak diketahuinya.',
}

export const realityAction: Translation<typeof en.realityAction> = {
  checkReality: 'Cocokkan dengan log kejadian…',
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
