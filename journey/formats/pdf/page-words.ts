import type { Language } from '../../model/vocabulary.ts'

/** What the edges of tiled pages say. */
export interface PageWords {
  readonly page: (page: number, pages: number) => string
  readonly place: (row: number, column: number) => string
  readonly mapFile: string
  readonly untitled: string
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    page: (page, pages) => `Page ${page} of ${pages}`,
    place: (row, column) => `Row ${row}, column ${column}`,
    mapFile: 'The map itself, to be opened again in Jejak',
    untitled: 'Untitled',
  },
  id: {
    page: (page, pages) => `Halaman ${page} dari ${pages}`,
    place: (row, column) => `Baris ${row}, kolom ${column}`,
    mapFile: 'Peta aslinya, untuk dibuka lagi di Jejak',
    untitled: 'Tanpa judul',
  },
}
