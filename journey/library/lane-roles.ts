import type { LaneRole } from '../model/vocabulary.ts'
import type { Words } from './label.ts'

/** What a lane role is called, which is also the title of a new lane, and what belongs in it. */
export interface LaneRoleWords extends Words {
  readonly description: Words
}

export const laneRoleWords: Readonly<Record<LaneRole, LaneRoleWords>> = {
  touchpoint: {
    en: 'Touchpoints',
    id: 'Titik sentuh',
    description: {
      en: 'Where the customer meets the organisation. Each one is a column of its stage.',
      id: 'Tempat pelanggan bertemu dengan organisasi. Setiap titik menjadi satu kolom pada tahapnya.',
    },
  },
  action: {
    en: 'Actions',
    id: 'Tindakan',
    description: {
      en: 'What the customer does, step by step.',
      id: 'Apa yang dilakukan pelanggan, langkah demi langkah.',
    },
  },
  thought: {
    en: 'Thoughts',
    id: 'Pikiran',
    description: {
      en: 'What the customer thinks, expects and asks, in their own words.',
      id: 'Apa yang dipikirkan, diharapkan, dan ditanyakan pelanggan, dengan kata-kata mereka sendiri.',
    },
  },
  emotion: {
    en: 'Emotion',
    id: 'Emosi',
    description: {
      en: 'How each persona feels at every touchpoint, drawn as a curve.',
      id: 'Perasaan setiap persona di tiap titik sentuh, digambar sebagai kurva.',
    },
  },
  channel: {
    en: 'Channels',
    id: 'Kanal',
    description: {
      en: 'The channels of every touchpoint, and where the customer has to switch.',
      id: 'Kanal di tiap titik sentuh, dan di mana pelanggan harus berpindah kanal.',
    },
  },
  friction: {
    en: 'Frictions',
    id: 'Titik gesekan',
    description: {
      en: 'What gets in the way, with its severity from 0 to 4.',
      id: 'Apa yang menghambat pelanggan, dengan tingkat keparahan 0 sampai 4.',
    },
  },
  opportunity: {
    en: 'Opportunities',
    id: 'Peluang',
    description: {
      en: 'What could be better here, with an owner and a metric that would show it.',
      id: 'Apa yang bisa diperbaiki di sini, lengkap dengan penanggung jawab dan metrik buktinya.',
    },
  },
  metric: {
    en: 'Metrics',
    id: 'Metrik',
    description: {
      en: 'The numbers to watch: value, target and how far each may be believed.',
      id: 'Angka yang perlu dipantau: nilai, target, dan seberapa jauh angka itu dapat dipercaya.',
    },
  },
  evidence: {
    en: 'Evidence',
    id: 'Bukti',
    description: {
      en: 'What the customer sees, hears or holds: pages, messages, papers, places.',
      id: 'Apa yang dilihat, didengar, atau dipegang pelanggan: halaman, pesan, dokumen, tempat.',
    },
  },
  frontstage: {
    en: 'Frontstage',
    id: 'Panggung depan',
    description: {
      en: 'What people and systems do in the customer’s sight.',
      id: 'Apa yang dikerjakan petugas dan sistem di hadapan pelanggan.',
    },
  },
  backstage: {
    en: 'Backstage',
    id: 'Panggung belakang',
    description: {
      en: 'What people do out of the customer’s sight to make the frontstage work.',
      id: 'Apa yang dikerjakan petugas di luar pandangan pelanggan agar panggung depan berjalan.',
    },
  },
  support: {
    en: 'Support processes',
    id: 'Proses pendukung',
    description: {
      en: 'Systems, partners and rules that everyone else relies on.',
      id: 'Sistem, mitra, dan aturan yang diandalkan semua pihak.',
    },
  },
  note: {
    en: 'Notes',
    id: 'Catatan',
    description: {
      en: 'Anything else the team wants to keep beside the journey.',
      id: 'Hal lain yang ingin disimpan tim di samping perjalanan pelanggan.',
    },
  },
}
