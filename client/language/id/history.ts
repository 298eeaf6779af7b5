import type {
  historyAction as actionSource,
  historyKeyword as keywordSource,
  history as source,
  historyStep as stepSource,
} from '../en/history.ts'
import type { Translation } from '../messages.ts'

export const history: Translation<typeof source> = {
  title: 'Riwayat',
  about: 'Seperti apa peta ini sebelumnya. Mengembalikan versi adalah perubahan biasa: bisa diurungkan.',
  offline: 'Riwayat disimpan di server. Riwayat muncul lagi begitu Anda terhubung.',
  unreachable: 'Server tidak menjawab, jadi tidak ada yang disimpan atau diubah. Coba lagi.',
  'problem-not-allowed': 'Hanya yang boleh mengubah peta yang melihat riwayatnya.',
  'problem-unknown-map': 'Tautan di peramban ini tidak lagi membuka peta.',
  'problem-too-many-versions': 'Jumlah versi bernama sudah mencapai batas. Hapus nama salah satunya dulu.',
  'problem-unreadable': 'Versi ini tidak bisa dibaca.',
  nameNow: 'Beri nama peta yang sekarang',
  namePlaceholder: 'Sebelum lokakarya',
  keep: 'Simpan',
  loading: 'Mengambil versi…',
  none: 'Belum ada versi. Versi tersimpan sendiri selama peta diubah.',
  versions: 'Versi',
  automatic: 'tersimpan sendiri',
  name: 'Nama',
  nameIt: 'Beri nama',
  thinsOut: 'Versi tanpa nama makin dijarangkan seiring waktu.',
  saveName: 'Simpan nama',
  pictureOf: 'Peta dalam versi “{name}”',
  drawing: 'Menggambar…',
  noPicture: 'Versi ini tidak bisa digambar.',
  changes: 'Yang berubah sejak itu',
  same: 'Tidak ada: peta sekarang sama persis.',
  more: '{count, plural, other {dan # lagi}}',
  restore: 'Kembalikan versi ini',
  before: 'Sebelum mengembalikan “{name}”',
  sure: 'Kembalikan “{name}”? Peta berubah bagi semua yang sedang membukanya. Keadaan sekarang disimpan sebagai versi.',
  notNow: 'Biarkan',
  yes: 'Kembalikan',
  restored: 'Peta kembali seperti semula: {name}',
  restoredDetail: 'Keadaan sebelumnya ada di riwayat.',
  since: 'Bandingkan dengan versi',
  sinceNone: 'Tidak dengan versi',
  recovered: '{title} (diselamatkan)',
  otherTitle: 'Peta ini dipulihkan dari cadangan',
  otherBody: 'Server memiliki peta ini seperti beberapa waktu lalu, dan tidak melanjutkan yang ada di peramban ini.',
  otherKept: 'Tidak ada yang hilang: yang ada di sini kini tersimpan di peta Anda sebagai “{name}”.',
  otherFailed: 'Peramban ini tidak bisa menyimpan yang ada di sini. Unduh dulu sebelum menutup halaman.',
  openServers: 'Buka peta yang dipulihkan',
}

export const historyAction: Translation<typeof actionSource> = { history: 'Riwayat…' }

export const historyKeyword: Translation<typeof keywordSource> = {
  history: 'riwayat versi kembalikan sebelumnya cadangan perubahan bandingkan',
}

export const historyStep: Translation<typeof stepSource> = { restoreVersion: 'kembalikan “{subject}”' }
