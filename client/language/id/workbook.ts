import type { Translation } from '../messages.ts'
import type * as en from '../en/workbook.ts'

export const workbook: Translation<typeof en.workbook> = {
  title: 'Perbarui dari buku kerja',
  intro:
    'Baris dikenali dari id-nya: sel yang berbeda mengubah peta, baris tanpa id ditambahkan, tidak ada yang dihapus.',
  drop: 'Letakkan buku kerja atau tabel CSV di sini',
  dropDetail:
    'Seperti saat peta diekspor: XLSX, CSV, atau tabel dalam zip. Dibaca di peramban ini dan tidak dikirim ke mana pun.',
  'no-too-large': 'Berkas ini lebih besar dari 20 MB.',
  'no-inflates-too-large': 'Isi berkas ini lebih dari 50 MB setelah dibuka.',
  'no-too-many-entries': 'Arsip ini berisi lebih dari 1.000 berkas.',
  'no-not-a-workbook': 'Ini bukan buku kerja ataupun tabel CSV, atau berkasnya rusak.',
  'no-foreign':
    'Tidak ada lembar dengan kolom peta di berkas ini. Ekspor peta sebagai Excel atau CSV untuk melihat nama kolomnya.',
  'no-unreadable': 'Berkas ini tidak dapat dibaca. Pastikan berkasnya masih ada, lalu coba lagi.',
  summary:
    '{changed, plural, other {# baris berubah}}, {added, plural, other {# baru}}, {refused, plural, other {# ditolak}}',
  same: 'Isi berkas sama dengan peta: tidak ada yang perlu diubah.',
  broken: 'Jika digabung, baris-baris ini tidak menghasilkan peta yang utuh. Tidak ada yang dapat diambil.',
  confirm: '{count, plural, =0 {Tidak ada yang diperbarui} other {Perbarui # baris}}',
  done: '{count, plural, other {# baris diperbarui}}',
  doneDetail: 'Satu kali urungkan mengembalikan semuanya.',
  changes: 'Yang berubah',
  refused: 'Baris yang ditolak',
  sheet: 'Lembar',
  row: 'Baris',
  name: 'Judul',
  what: 'Perubahan',
  new: 'Baru',
  empty: 'kosong',
  yes: 'ya',
  no: 'tidak',
  more: '{count, plural, other {dan # baris lagi}}',
  ignored: 'Tidak dibaca, karena peta tidak punya lembar atau kolom ini: {names}',
}

export const workbookAction: Translation<typeof en.workbookAction> = {
  updateFromWorkbook: 'Perbarui dari buku kerja…',
}

export const workbookKeyword: Translation<typeof en.workbookKeyword> = {
  updateFromWorkbook: 'excel xlsx csv spreadsheet tabel impor ubah baris sinkron',
}

export const workbookStep: Translation<typeof en.workbookStep> = {
  updateFromWorkbook: '{subject, plural, other {perbarui # baris dari buku kerja}}',
}
