import type { problem as source } from '../en/problem.ts'
import type { Translation } from '../messages.ts'

export const problem: Translation<typeof source> = {
  'not-json': 'Berkas ini bukan JSON. Mungkin terpotong atau rusak.',
  'too-large': 'Berkas lebih besar dari {detail}.',
  'too-deep': 'Data bersarang lebih dari {detail} tingkat.',
  'not-a-map': 'Ini bukan peta Jejak.',
  'newer-version':
    'Peta ditulis oleh Jejak yang lebih baru (format versi {detail}). Perbarui Jejak ini untuk membukanya.',
  'forbidden-key': 'Sebuah bidang tidak boleh bernama “{detail}”.',
  'wrong-type': 'Jenis nilai lain diharapkan di sini: {detail}.',
  'wrong-value': 'Nilai ini tidak diperbolehkan di sini.',
  'wrong-value-detail': 'Nilai ini tidak diperbolehkan di sini. Yang diharapkan: {detail}.',
  'too-long': 'Teks lebih panjang dari {detail} karakter.',
  'too-many': 'Ada lebih dari {detail} entri.',
  missing: 'Sebuah bidang tidak ada. Yang diharapkan: {detail}.',
  'duplicate-id': 'Id “{detail}” dipakai dua kali.',
  'unknown-id': 'Merujuk ke “{detail}”, yang tidak ada di peta.',
  'document-type': 'Berkas ini punya tipe dokumen yang dapat memuat entitas. Berkas seperti itu tidak dibaca.',
  'type-string': 'teks',
  'type-number': 'angka',
  'type-int': 'bilangan bulat',
  'type-boolean': 'benar atau salah (true/false)',
  'type-array': 'daftar',
  'type-object': 'objek dengan bidang',
  'type-record': 'objek dengan bidang',
}
