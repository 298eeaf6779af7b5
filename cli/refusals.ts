import type { Language } from '../journey/model/vocabulary.ts'

/** What a server refuses with, by code, in the languages that it does not speak itself: its own sentences are English. */
const refusals: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>> = {
  'unknown-map': { id: 'Tidak ada peta dengan id ini, atau tautan Anda tidak membukanya.' },
  'not-allowed': { id: 'Peran pada tautan ini tidak cukup untuk mencatat nilai.' },
  'not-found': { id: 'Tidak ada apa pun di alamat ini.' },
  'bad-id': { id: 'Id peta terdiri dari 1 sampai 40 huruf, angka, "-" atau "_".' },
  'not-json': { id: 'Isi permintaan bukan JSON.' },
  'incomplete-body': { id: 'Isi permintaan terputus.' },
  'too-large': { id: 'Terlalu banyak data dikirim sekaligus.' },
  'load-failed': { id: 'Peta sedang tidak bisa dibaca. Coba lagi.' },
  'storage-failing': {
    id: 'Server sedang tidak bisa menyimpan. Nilainya ada di peta yang terbuka dan akan disimpan begitu bisa; mengirim ulang tidak mengubah apa pun.',
  },
  'server-fault': { id: 'Server gagal menangani permintaan ini.' },
}

/** A server's refusal in a language; as the server said it, where that is English or nothing is known of the code. */
export function refusalIn(language: Language, code: unknown, told: string): string {
  if (typeof code !== 'string' || !Object.hasOwn(refusals, code)) return told
  return refusals[code]?.[language] ?? told
}
