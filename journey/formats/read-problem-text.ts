import type { Language } from '../model/vocabulary.ts'
import type { ReadProblem } from './read-map.ts'

const inIndonesian: Readonly<Record<ReadProblem['code'], (detail: string) => string>> = {
  'too-large': (detail) => `Berkasnya lebih besar dari ${detail}.`,
  'not-this-format': () => 'Berkas ini bukan dari format itu.',
  'not-well-formed': (detail) => `Ada kesalahan penulisan: ${detail}`,
  forbidden: () => 'Berkas ini punya tipe dokumen yang dapat memuat entitas. Berkas seperti itu tidak dibaca.',
  'not-understood': (detail) => `Tidak dipahami dan dilewati: ${detail}`,
  missing: (detail) => `Belum diisi: ${detail}`,
  'out-of-range': (detail) => `Nilainya di luar batas: ${detail}`,
  cut: () => 'Sebagian tidak ikut diambil karena terlalu panjang, atau karena berkasnya diubah setelah ditulis Jejak.',
  'unknown-reference': (detail) => `Merujuk ke sesuatu yang tidak dijelaskan: ${detail}`,
  'too-many': (detail) => `Terlalu banyak; sisanya dilewati. ${detail}`,
  'row-refused': (detail) => detail,
  'sheet-ignored': (detail) => `Tabel atau kolom yang tidak dikenal dilewati: ${detail}`,
}

/** What was not taken over from a file, or why it was refused, as a sentence. */
export function readProblemText({ code, line, message, detail = '' }: ReadProblem, language: Language): string {
  const text = language === 'en' ? message : inIndonesian[code](detail).trim()
  if (line === 0) return text
  return language === 'en' ? `Line ${line}: ${text}` : `Baris ${line}: ${text}`
}
