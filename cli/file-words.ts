import type { WorkbookFault } from '../journey/formats/xlsx/read-workbook.ts'
import type { ProblemCode } from '../journey/model/problem.ts'
import type { Language } from '../journey/model/vocabulary.ts'

interface FileWords {
  readonly onlyInto: string
  readonly noTables: (file: string, why: WorkbookFault | 'no-known-table') => string
  readonly row: (row: number) => string
  readonly unread: (sheet: string, column: string | undefined) => string
  readonly planned: (changed: number, added: number, removed: number, refused: number) => string
  readonly emptyCell: string
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
  readonly missing: (characters: string) => string
  readonly 'unknown-format': string
  readonly 'picture-too-large': string
}

const tableFaults: Readonly<Record<WorkbookFault | 'no-known-table', Readonly<Record<Language, string>>>> = {
  'too-large': { en: 'it is larger than 20 MB.', id: 'ukurannya lebih dari 20 MB.' },
  'inflates-too-large': { en: 'it unpacks to more than 50 MB.', id: 'isinya lebih dari 50 MB setelah dibuka.' },
  'too-many-entries': { en: 'it holds more than 1,000 files.', id: 'isinya lebih dari 1.000 berkas.' },
  'not-a-workbook': { en: 'it is no workbook and no CSV.', id: 'berkas ini bukan buku kerja ataupun CSV.' },
  'no-known-table': {
    en: 'no sheet has the columns of a map. Export the map as a workbook to see them.',
    id: 'tidak ada lembar dengan kolom peta. Ekspor petanya sebagai buku kerja untuk melihatnya.',
  },
}

/** What the commands about files say, apart from what all commands say. */
export const fileWords: Readonly<Record<Language, FileWords>> = {
  en: {
    onlyInto: '--dry-run and --remove-missing need --into: a map that the tables change.',
    noTables: (file, why) => `"${file}" cannot be read as tables of a map: ${tableFaults[why].en}`,
    row: (row) => `row ${row}`,
    unread: (sheet, column) =>
      column === undefined
        ? `The sheet “${sheet}” is none of a map and was not read.`
        : `The column “${column}” of “${sheet}” is none of a map and was not read.`,
    planned: (changed, added, removed, refused) =>
      `${changed} ${changed === 1 ? 'cell' : 'cells'} changed, ${added} ${added === 1 ? 'row' : 'rows'} added, ${removed} removed, ${refused} refused`,
    emptyCell: '(empty)',
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
    missing: (characters) => `No font here has these characters, which are drawn as boxes: ${characters}`,
    'unknown-format': 'There is no such format.',
    'picture-too-large': 'The picture would be larger than programs can open. Choose a smaller scale or width.',
  },
  id: {
    onlyInto: '--dry-run dan --remove-missing memerlukan --into: peta yang diubah oleh tabelnya.',
    noTables: (file, why) => `"${file}" tidak dapat dibaca sebagai tabel peta: ${tableFaults[why].id}`,
    row: (row) => `baris ${row}`,
    unread: (sheet, column) =>
      column === undefined
        ? `Lembar “${sheet}” bukan lembar peta dan tidak dibaca.`
        : `Kolom “${column}” di “${sheet}” bukan kolom peta dan tidak dibaca.`,
    planned: (changed, added, removed, refused) =>
      `${changed} sel diubah, ${added} baris ditambahkan, ${removed} dihapus, ${refused} ditolak`,
    emptyCell: '(kosong)',
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
    missing: (characters) => `Tidak ada fon untuk karakter ini, sehingga digambar sebagai kotak: ${characters}`,
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
