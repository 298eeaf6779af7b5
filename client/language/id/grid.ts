import type { grid as gridSource } from '../en/grid.ts'
import type { Translation } from '../messages.ts'

export const grid: Translation<typeof gridSource> = {
  help: 'Tombol panah berpindah antarsel. Di sel kosong, ketik untuk memulai kartu. Enter menyunting, Escape naik satu tingkat.',
  map: 'Peta: {title} {stages, plural, =0 {Belum ada tahap} other {# tahap}}, {lanes, plural, =0 {belum ada lajur} other {# lajur}}, {touchpoints, plural, =0 {belum ada titik sentuh} other {# titik sentuh}}.',
  role: '{role, select, touchpoint {Titik sentuh} action {Tindakan} thought {Pikiran} emotion {Emosi} channel {Kanal} friction {Titik gesekan} opportunity {Peluang} metric {Metrik} evidence {Bukti} frontstage {Panggung depan} backstage {Panggung belakang} support {Proses pendukung} other {Catatan}}',
  shown: '{role, select, emotion {Emosi} channel {Kanal} friction {Titik gesekan} other {Metrik}}',
  stage:
    'Tahap: {title} {index} dari {count}. {touchpoints, plural, =0 {Belum ada titik sentuh} other {# titik sentuh}}.',
  lane: 'Lajur: {title} {index} dari {count}.',
  laneCollapsed: 'Lajur: {title} {index} dari {count}. Diciutkan.',
  card: '{role}: {title} {place}.',
  empty: '{role}: kosong. {place}.',
  more: 'Satu lagi. {card}',
  shows: '{role}: {values}. {place}.',
  inStage: '{stage}, {index} dari {count}',
  inStack: '{count, plural, =1 {{place}} other {{place}, {index} dari #}}',
  under: '{stage}, di bawah {column}',
  whole: '{stage}, seluruh tahap',
  end: '{stage}, di ujung',
  frictions:
    '{count, plural, =0 {} =1 {1 titik gesekan{severity, select, 4 { fatal} 3 { berat} 2 { ringan} 1 { kosmetik} other {}}} other {# titik gesekan, yang terparah {severity, select, 4 {fatal} 3 {berat} 2 {ringan} 1 {kosmetik} other {bukan masalah}}}}',
  metrics: '{count, plural, =0 {} other {# metrik}}',
  notRated: 'belum dinilai',
  noChannels: 'tidak ada',
  noFrictions: 'tidak ada',
  noMetrics: 'tidak ada',
  newTitle: 'Judul kartu baru',
  moved: 'Dipindahkan ke {place}',
  movedToLane: 'Dipindahkan ke {lane}: {place}',
  movedMany: '{count} kartu dipindahkan',
  movedStage: 'Tahap “{title}” dipindahkan, kini {index} dari {count}',
  movedLane: 'Lajur “{title}” dipindahkan, kini {index} dari {count}',
  linked: '{count, plural, =1 {Ditautkan ke “{title}”} other {# titik sentuh ditautkan ke “{title}”}}',
  linkTitle: 'Tautkan ke titik sentuh',
  linkHint: 'Ke mana pelanggan pergi dari sini?',
  linkNothing: 'Tidak ada titik sentuh lain dengan nama itu.',
}
