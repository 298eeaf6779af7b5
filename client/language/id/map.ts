import type { map as mapSource, save as saveSource } from '../en/map.ts'
import type { Translation } from '../messages.ts'

export const map: Translation<typeof mapSource> = {
  title: 'Judul peta',
  back: 'Peta saya',
  guest: 'Tamu {number}',
  opening: 'Membuka peta…',
  people: 'Orang di peta ini',
  you: 'Anda',
  yourName: 'Nama Anda',
  yourColour: 'Warna Anda',
  youHint: 'Orang lain melihat nama ini di samping penunjuk Anda.',
  nameHint: 'Siapa nama Anda?',
  nameHintClose: 'Tetap {name}',
  share: 'Bagikan',
  shareUnreachable: 'Server tidak menjawab, jadi belum ada tautan. Coba lagi.',
  shareFailed: 'Tautan tidak dapat disalin. Pilih lalu salin sendiri.',
  viewLinkCopied: 'Tautan untuk melihat disalin',
  viewLinkDetail: 'Siapa pun yang membukanya melihat peta secara langsung dan tidak bisa mengubah apa pun.',
  viewLinkFailed: 'Tautan tidak dapat disalin. Salin sendiri:',
  menu: 'Lainnya',
  export: 'Ekspor',
  exportJson: 'Berkas Jejak (JSON)',
  exportPng: 'Gambar (PNG)',
  exportPng2: 'Gambar, dua kali ukuran (PNG)',
  copyView: 'Salin yang saya lihat',
  copyViewNeedsDrawing: 'Hanya di gambar peta, bukan di kerangka',
  copied: 'Gambar disalin',
  copyTable: 'Salin sebagai tabel',
  tableCopied: 'Tabel disalin, untuk ditempel di lembar kerja, dokumen, atau peta lain',
  copySaved: 'Peramban ini tidak dapat menyalin gambar, jadi gambar disimpan sebagai berkas',
  exporting: 'Menggambar…',
  exportProgress: 'Menggambar: {percent} %',
  exported: '“{file}” disimpan',
  exportFailed: 'Gambar tidak dapat dibuat',
  exportFailedDetail: 'Peta Anda tidak apa-apa. Coba gambar yang lebih kecil, atau muat ulang halaman.',
  panelShow: 'Tampilkan rincian',
  panelHide: 'Sembunyikan rincian',
  sample: 'Contoh',
  newerBody:
    'Peta ini terakhir ditulis oleh versi Jejak yang lebih baru. Di sini Anda dapat melihat dan mengunduhnya. Untuk menyunting, muat ulang halaman; bila tidak membantu, server ini perlu diperbarui.',
  newerPicture: 'Gambar peta “{title}”',
}

export const save: Translation<typeof saveSource> = {
  loading: 'Membuka…',
  saving: 'Menyimpan…',
  saved: 'Tersimpan',
  savedLate: 'Tersimpan, tertunda',
  savedHere: 'Tersimpan di perangkat ini',
  offline: 'Luring',
  notSaved: 'Belum tersimpan',
  recovery: 'Memulihkan',
  unreachable: 'Tidak ada koneksi',
  refused: 'Tidak ada di server',
  label: 'Penyimpanan: {state}',
  savedBody: 'Semuanya ada di diska server dan di perangkat ini.',
  savedNoCopyBody: 'Semuanya ada di diska server. Peramban ini tidak menyimpan salinan sendiri.',
  savedLateBody:
    'Untuk saat ini, orang yang tersambung lewat server lain baru melihat perubahan Anda beberapa detik kemudian, begitu juga sebaliknya.',
  savingBody: 'Suntingan terakhir Anda sedang ditulis.',
  savedHereBody: 'Semuanya ada di perangkat ini. Server belum mengonfirmasinya.',
  serverFailingBody:
    'Semuanya ada di perangkat ini. Server sedang tidak dapat menulis ke diskanya; server terus mencoba.',
  offlineBody:
    'Tidak ada koneksi. {count, plural, =0 {Semuanya ada di perangkat ini.} other {# suntingan ada di perangkat ini dan akan dikirim saat Anda kembali daring.}}',
  crowdedBody:
    'Terlalu banyak yang datang ke server dari jaringan Anda saat ini, jadi halaman ini harus menunggu. Semuanya ada di perangkat ini dan dikirim begitu ada tempat.',
  offlineNoCopyBody:
    'Tidak ada koneksi, dan peramban ini tidak menyimpan salinan. Suntingan Anda sekarang hanya ada di halaman ini.',
  notSavedBody: '{count} suntingan hanya ada di halaman ini. Jangan tutup. Unduh salinan agar aman.',
  recoveryBody:
    'Salinan di perangkat ini tidak terbaca sampai selesai. Yang terbaca ditampilkan; sisanya datang dari server.',
  quarantined: '{count} bagian rusak dari salinan di perangkat ini tidak terbaca dan disisihkan.',
  unreachableTitle: 'Peta ini belum ada di perangkat ini',
  unreachableBody: 'Peta harus datang dari server, dan server tidak dapat dihubungi. Peta terbuka begitu tersambung.',
  refusedTitle: 'Tautan ini tidak membuka peta',
  refusedBody:
    'Tautannya mungkin tidak lengkap atau sudah dicabut, atau peta ini belum pernah ditaruh di server. Minta tautan berbagi kepada pengirimnya: tautan itu ada di tombol Bagikan.',
  refusedCopyBody:
    'Server tidak mengenal peta ini, atau tautan Anda tidak lagi membukanya. Salinan di perangkat ini aman. Anda bisa menaruhnya di server jika belum ada di sana.',
  accessEndedTitle: 'Tautan ini sudah tidak berlaku',
  accessEndedBody: 'Tautan ini dicabut atau waktunya sudah habis. Minta yang baru kepada pemilik peta.',
  mapFullBody:
    'Peta ini sudah mencapai batas isi sebuah peta, 5.000 kartu atau 20 MB, jadi perubahan terakhir Anda belum ada di server. Semuanya aman di perangkat ini. Hapus kartu yang tidak diperlukan lagi: begitu ada tempat, perubahan Anda dikirim. Kalau tidak ada yang berubah, unduh petanya, lalu buka berkasnya sebagai peta baru.',
  notTakenBody:
    'Server tidak memahami perubahan terakhir Anda dan belum menerimanya. Semuanya aman di perangkat ini. Muat ulang halaman ini; kalau belum berhasil, unduh petanya.',
  otherEpochBody: 'Peta ini dipulihkan dari cadangan di server. Salinan Anda disimpan di peta Anda dengan nama lain.',
  accessEndedCopyBody:
    'Tautan Anda dicabut, sudah habis waktunya, atau hanya untuk melihat. Tulisan Anda ada di perangkat ini, belum di server. Minta tautan baru kepada pemilik peta, atau unduh salinannya.',
  retry: 'Coba lagi',
  publish: 'Taruh salinan saya di server',
  published: 'Peta ada di server',
  publishFailed: 'Server tidak menerima peta. Salinan Anda di perangkat ini aman.',
  download: 'Unduh salinan',
}
