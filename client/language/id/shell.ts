import type { shell as source } from '../en/shell.ts'
import type { Translation } from '../messages.ts'

export const shell: Translation<typeof source> = {
  product: 'Jejak',
  home: 'Jejak, ke peta saya',
  close: 'Tutup',
  backFrom: 'Kembali dari “{menu}”',
  undo: 'Urungkan',
  dismiss: 'Tutup pesan',
  loading: 'Memuat…',
  notifications: 'Pemberitahuan',
  language: 'Bahasa',
  theme: 'Tema',
  themeSystem: 'Sistem',
  themeLight: 'Terang',
  themeDark: 'Gelap',
  languageFailed: 'Bahasa tidak dapat dimuat. Periksa koneksi, lalu coba lagi.',
  notFoundTitle: 'Jejaknya berhenti di sini',
  notFoundBody: 'Tidak ada halaman di alamat ini. Peta Anda tetap di tempatnya.',
  toMyMaps: 'Ke peta saya',
  errorTitle: 'Ada yang rusak di halaman ini',
  errorBody:
    'Peta Anda aman: setiap suntingan disimpan di perangkat ini saat Anda membuatnya. Biasanya cukup dengan memuat ulang.',
  errorDetails: 'Apa yang terjadi',
  reload: 'Muat ulang halaman',
  justNow: 'baru saja',
  skipToContent: 'Langsung ke isi',
}
