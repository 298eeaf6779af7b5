import type {
  onePagerAction as actionSource,
  onePagerKeyword as keywordSource,
  onePager as onePagerSource,
} from '../en/one-pager.ts'
import type { Translation } from '../messages.ts'

export const onePager: Translation<typeof onePagerSource> = {
  title: 'Satu halaman',
  paper: 'Kertas',
  'paper-a4': 'A4',
  'paper-a3': 'A3',
  'paper-letter': 'Letter',
  'paper-wide': 'Layar',
  compare: 'Bandingkan dengan berkas lama…',
  stopComparing: 'Berhenti membandingkan',
  notAMap: 'Berkas ini bukan peta Jejak, jadi tidak ada yang dibandingkan.',
  print: 'Cetak atau simpan PDF',
  personas: 'Persona',
  stages: 'Tahap dan titik sentuhnya',
  emotion: 'Emosi',
  lowest: 'Terendah: {point}',
  highest: 'Tertinggi: {point}',
  friction: 'Titik gesekan',
  where: 'Keparahan dan tempat',
}

export const onePagerAction: Translation<typeof actionSource> = { onePager: 'Satu halaman untuk pimpinan' }

export const onePagerKeyword: Translation<typeof keywordSource> = {
  onePager: 'ringkasan eksekutif laporan cetak pdf kertas halaman direksi manajemen a4 a3 letter',
}
