import type { shareAction as actionSource, shareKeyword as keywordSource, share as source } from '../en/share.ts'
import type { Translation } from '../messages.ts'

export const share: Translation<typeof source> = {
  title: 'Bagikan peta ini',
  here: 'Sedang di peta: {names}.',
  you: 'Anda',
  hereAlone: 'Sedang di peta: hanya Anda.',
  editTitle: 'Untuk ikut memetakan',
  editBody: 'Siapa pun yang punya tautan ini bisa melihat dan mengubah peta.',
  commentTitle: 'Untuk berkomentar',
  commentBody:
    'Siapa pun yang punya tautan ini melihat peta secara langsung, berkomentar dan memberi suara, dan tidak mengubah yang lain.',
  viewTitle: 'Hanya untuk melihat',
  viewBody: 'Siapa pun yang punya tautan ini melihat peta secara langsung dan tidak bisa mengubah apa pun.',
  ownTitle: 'Tautan Anda',
  ownEditBody:
    'Siapa pun yang punya tautan ini bisa melihat dan mengubah peta, sama seperti Anda. Tautan lain ada pada pemilik peta.',
  ownViewBody: 'Siapa pun yang punya tautan ini melihat peta secara langsung, sama seperti Anda.',
  copy: 'Salin tautan',
  copied: 'Tautan disalin',
  link: 'Tautan',
  qr: 'Kode QR',
  qrAlt: 'Kode QR tautan: {title}',
  notPublished: 'Server belum memiliki peta ini. Anda bisa membagikannya begitu server memilikinya.',
  unreachable: 'Server tidak menjawab, jadi tidak ada tautan yang dibuat atau diubah. Coba lagi.',
  'problem-last-owner': 'Ini satu-satunya tautan pemilik peta. Buat yang lain dulu.',
  'problem-too-many-links': 'Jumlah tautan peta ini sudah mencapai batas. Cabut satu dulu.',
  'problem-not-allowed': 'Hanya pemilik peta yang bisa melakukan ini.',
  'problem-unknown-map': 'Tautan di peramban ini tidak lagi membuka peta.',
  'problem-unknown-link': 'Tautan ini sudah dicabut.',
  links: 'Semua tautan peta ini',
  linksLoading: 'Mengambil tautan…',
  newLink: 'Tautan baru',
  name: 'Untuk siapa',
  namePlaceholder: 'Lokakarya hari Selasa',
  role: 'Mereka bisa',
  expires: 'Berakhir',
  'end-never': 'Tidak pernah',
  'end-day': 'Dalam sehari',
  'end-week': 'Dalam seminggu',
  'end-month': 'Dalam 30 hari',
  create: 'Buat tautan',
  created: 'Tautan dibuat dan disalin',
  'role-viewer': 'Melihat',
  'role-commenter': 'Berkomentar',
  'role-editor': 'Mengubah peta',
  'role-owner': 'Mengubah dan membagikan',
  madeOn: 'dibuat {day}',
  ends: 'berakhir {day}',
  ended: 'sudah berakhir {day}',
  own: 'milik Anda',
  revoke: 'Cabut',
  revokeSure: 'Benar-benar cabut “{name}”? Siapa pun yang masuk dengannya langsung keluar.',
  revokeYes: 'Ya, cabut',
  keep: 'Biarkan',
  delete: 'Hapus dari server',
  deleteAsk: 'Hapus…',
  deleteBody: 'Tautan, versi, dan komentarnya ikut terhapus. Salinan di peramban yang membukanya tetap ada.',
  deleteSure:
    'Benar-benar hapus peta ini dari server? Tidak ada lagi yang dapat membukanya, dan ini tidak dapat dibatalkan. Salinan di perangkat ini tetap ada.',
  deleteYes: 'Ya, hapus',
  deleteFailed:
    'Peta tidak dapat dihapus: server tidak menjawab, atau tautan Anda bukan lagi tautan pemilik. Coba lagi.',
  deleted: 'Peta sudah dihapus dari server. Salinan di perangkat ini tetap ada.',
}

export const shareAction: Translation<typeof actionSource> = { share: 'Bagikan…' }

export const shareKeyword: Translation<typeof keywordSource> = {
  share: 'bagikan tautan undang orang kode qr akses cabut melihat mengubah pemilik',
}
