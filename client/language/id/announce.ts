import type { announce as announceSource, outline as outlineSource } from '../en/announce.ts'
import type { Translation } from '../messages.ts'

export const announce: Translation<typeof announceSource> = {
  others: 'Orang lain',
  addedOne: '{who} menambah “{title}”.',
  changedOne: '{who} mengubah “{title}”.',
  renamedOne: '{who} mengganti nama “{title}” menjadi “{now}”.',
  deletedOne: '{who} menghapus “{title}”.',
  many: '{who}: {added, plural, =0 {} other {# ditambah. }}{changed, plural, =0 {} other {# diubah. }}{deleted, plural, =0 {} other {# dihapus.}}',
}

export const outline: Translation<typeof outlineSource> = {
  label: 'Kerangka: {title}',
  menuOf: 'Menu {name}',
  addTo: 'Tambah kartu ke {name}',
  under: 'di bawah {title}',
  stage: 'Tahap: {title} {touchpoints, plural, =0 {Belum ada titik sentuh} other {# titik sentuh}}.',
  lane: 'Lajur: {title} {cards, plural, =0 {Belum ada kartu} other {# kartu}}.',
  card: '{role}: {title}',
  isUnder: 'Di bawah {title}',
  shows: '{role}: {values}',
  withPerson: '{name} {person} ada di sini.',
}
