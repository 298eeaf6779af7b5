import type { untitled as source } from '../en/untitled.ts'
import type { Translation } from '../messages.ts'

export const untitled: Translation<typeof source> = {
  map: 'Peta tanpa judul',
  stage: 'Tahap tanpa judul',
  lane: 'Lajur tanpa judul',
  card: 'Kartu tanpa judul',
  persona: 'Persona tanpa nama',
  friction: 'Titik gesekan tanpa judul',
  metric: 'Metrik tanpa judul',
  outcome: 'Hasil akhir tanpa judul',
  fix: 'Perbaikan tanpa judul',
}
