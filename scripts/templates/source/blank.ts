import type { MapSource } from '../map-source.ts'

export const blank: MapSource = {
  key: 'blank',
  title: ['New map', 'Peta baru'],
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
