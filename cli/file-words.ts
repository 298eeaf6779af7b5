import type { ProblemCode } from '../journey/model/problem.ts'
import type { Language } from '../journey/model/vocabulary.ts'

interface FileWords {
  readonly valid: (file: string) => string
  readonly faulty: (file: string, count: number) => string
  readonly twiceInput: string
  readonly exists: (path: string) => string
  readonly notWritten: (path: string, reason: string) => string
  readonly written: (path: string) => string
  readonly oneToOutput: string
  readonly 'no-view': (view: string) => string
  readonly 'no-lane': (lane: string) => string
  readonly 'no-persona': (persona: string) => string
  readonly 'no-stage': (stage: string) => string
  readonly 'unknown-format': string
  readonly 'picture-too-large': string
}

/** What the commands about files say, apart from what all commands say. */
export const fileWords: Readonly<Record<Language, FileWords>> = {
  en: {
    valid: (file) => `${file}: a valid map`,
    faulty: (file, count) => `${file}: ${count} ${count === 1 ? 'problem' : 'problems'}`,
    twiceInput: 'The standard input can be read once only: give a file for the other.',
    exists: (path) => `${path} is there already. With --force it is replaced.`,
    notWritten: (path, reason) => `${path} could not be written: ${reason}`,
    written: (path) => `Written: ${path}`,
    oneToOutput: 'Several files cannot go to the standard output: give a folder.',
    'no-view': (view) => `The map has no view “${view}”.`,
    'no-lane': (lane) => `The map has no lane “${lane}”, by title, id or role.`,
    'no-persona': (persona) => `The map has no persona “${persona}”.`,
    'no-stage': (stage) => `The map has no stage “${stage}”.`,
    'unknown-format': 'There is no such format.',
    'picture-too-large': 'The picture would be larger than programs can open. Choose a smaller scale or width.',
  },
  id: {
    valid: (file) => `${file}: peta yang sah`,
    faulty: (file, count) => `${file}: ${count} masalah`,
    twiceInput: 'Masukan standar hanya dapat dibaca sekali: sebutkan berkas untuk yang lain.',
    exists: (path) => `${path} sudah ada. Dengan --force isinya diganti.`,
    notWritten: (path, reason) => `${path} tidak dapat ditulis: ${reason}`,
    written: (path) => `Ditulis: ${path}`,
    oneToOutput: 'Beberapa berkas tidak dapat dikirim ke keluaran standar: sebutkan sebuah folder.',
    'no-view': (view) => `Peta ini tidak punya tampilan “${view}”.`,
    'no-lane': (lane) => `Peta ini tidak punya lajur “${lane}”, menurut judul, id, atau perannya.`,
    'no-persona': (persona) => `Peta ini tidak punya persona “${persona}”.`,
    'no-stage': (stage) => `Peta ini tidak punya tahap “${stage}”.`,
    'unknown-format': 'Format itu tidak ada.',
    'picture-too-large':
      'Gambarnya akan lebih besar daripada yang dapat dibuka program. Pilih skala atau lebar yang lebih kecil.',
  },
}

/** What is wrong with a file, in Indonesian; the English sentence comes with the problem. */
export const problemWordsInIndonesian: Readonly<Record<ProblemCode, (detail: string) => string>> = {
  'not-json': (reason) => `Berkas ini bukan JSON: ${reason}.`,
  'too-large': (most) => `Berkas ini lebih besar dari ${most}.`,
  'too-deep': (levels) => `Data bersarang lebih dalam dari ${levels} tingkat.`,
  'not-a-map': () => 'Ini bukan peta Jejak.',
  'newer-version': (version) => `Peta ini ditulis oleh Jejak yang lebih baru (versi format ${version}).`,
  'forbidden-key': (key) => `Kolom tidak boleh bernama “${key}”.`,
  'wrong-type': (expected) => `Jenis nilainya salah (seharusnya ${expected}).`,
  'wrong-value': (expected) =>
    expected === '' ? 'Nilai ini tidak diperbolehkan.' : `Nilai ini tidak diperbolehkan. Seharusnya: ${expected}.`,
  'too-long': (most) => `Lebih panjang dari ${most} karakter.`,
  'too-many': (most) => `Lebih dari ${most} entri.`,
  missing: (expected) => `Ada kolom yang tidak diisi (seharusnya ${expected}).`,
  'duplicate-id': (id) => `Id “${id}” dipakai dua kali.`,
  'document-type': () => 'Berkas ini punya tipe dokumen yang dapat memuat entitas. Berkas seperti itu tidak dibaca.',
  'unknown-id': (id) => `Merujuk ke “${id}”, yang tidak ada di peta.`,
}
