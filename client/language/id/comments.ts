import type {
  commentsAction as actionSource,
  commentsKeyword as keywordSource,
  comments as source,
} from '../en/comments.ts'
import type { Translation } from '../messages.ts'

export const comments: Translation<typeof source> = {
  title: 'Komentar',
  titleOf: 'Komentar pada “{title}”',
  write: 'Tulis komentar',
  placeholder: 'Apa pendapat Anda tentang ini?',
  answer: 'Balas',
  answerTo: 'Balasan untuk {name}',
  answerPlaceholder: 'Balasan Anda',
  send: 'Kirim',
  cancel: 'Batal',
  someone: 'Seseorang',
  you: 'Anda',
  yourName: 'Nama Anda',
  yourNameHint: 'Agar orang lain tahu siapa yang mengatakannya.',
  edited: 'diubah',
  edit: 'Ubah',
  editOf: 'Ubah komentar Anda',
  save: 'Simpan',
  delete: 'Hapus',
  deleteSure: 'Hapus ini untuk semua orang?',
  deleteThreadSure: 'Hapus ini dan balasannya untuk semua orang?',
  deleteYes: 'Ya, hapus',
  deleteNo: 'Biarkan',
  settle: 'Tandai selesai',
  reopen: 'Buka lagi',
  settled: '{count, plural, other {# percakapan selesai}}',
  none: 'Belum ada yang berkomentar.',
  offline: 'Anda dapat menulis di sini begitu server terjangkau.',
  readOnly: 'Dengan tautan Anda komentar dapat dibaca, tidak ditulis.',
  vote: 'Beri suara',
  voteFor: 'Beri suara untuk “{title}”',
  votes: '{count, plural, =0 {Belum ada suara} other {# suara}}',
  votesBy: '{count, plural, other {# suara}}: {names}',
  answers: '{count, plural, other {# balasan}}',
  open: '{count, plural, =0 {Komentar} other {# komentar}}',
  allTitle: 'Komentar terbuka',
  allAbout: 'Semua yang dikatakan di peta ini dan belum selesai, yang terbaru di atas.',
  allNone: 'Tidak ada yang terbuka. Komentar ditulis di samping titik kontak, tahap, titik gesekan, atau perbaikan.',
  problem: 'Tidak terkirim: server tidak menjawab. Tulisan Anda masih di sini; kirim lagi.',
  'problem-not-allowed': 'Tidak terkirim: tautan Anda tidak lagi mengizinkan berkomentar. Tulisan Anda masih di sini.',
  'problem-unknown-map': 'Tidak terkirim: tautan Anda tidak lagi membuka peta ini. Tulisan Anda masih di sini.',
  'problem-unknown-target': 'Tidak terkirim: hal yang dibahas sudah dihapus. Tulisan Anda masih di sini.',
  'problem-unknown-comment': 'Tidak dilakukan: komentar ini sudah dihapus seseorang.',
  'problem-too-many': 'Tidak terkirim: komentar di peta ini sudah sebanyak yang bisa. Tulisan Anda masih di sini.',
  'problem-too-many-requests':
    'Tidak terkirim: terlalu banyak yang datang dari jaringan ini sekaligus. Tulisan Anda masih di sini.',
  'problem-storage-failing':
    'Server sedang tidak dapat menyimpan apa pun. Tulisan Anda masih di sini; lihat apakah sudah muncul sebelum mengirim lagi.',
}

export const commentsAction: Translation<typeof actionSource> = { comments: 'Komentar terbuka' }

export const commentsKeyword: Translation<typeof keywordSource> = {
  comments: 'komentar diskusi percakapan umpan balik balas suara',
}
