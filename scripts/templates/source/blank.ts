import type { MapSource } from '../map-source.ts'

export const blank: MapSource = {
  key: 'blank',
  description: ['Add a touchpoint to a stage to begin.', 'Tambahkan titik sentuh pada salah satu tahap untuk memulai.'],
  personas: [
    {
      id: 'customer',
      title: ['Customer', 'Pelanggan'],
      notes: [
        'Who are they, what do they want to get done, what do they expect?',
        'Siapa mereka, apa yang ingin mereka selesaikan, apa harapan mereka?',
      ],
    },
  ],
  lanes: ['touchpoint', 'action', 'emotion', 'friction', 'metric'],
  stages: [
    { id: 'before', title: ['Before', 'Sebelum'], band: 'pre-sale', colour: 'indigo', touchpoints: [] },
    { id: 'during', title: ['During', 'Selama'], band: 'sale', colour: 'blue', touchpoints: [] },
    { id: 'after', title: ['After', 'Sesudah'], band: 'post-sale', colour: 'green', touchpoints: [] },
  ],
}
