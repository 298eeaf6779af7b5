import { freshOrders } from '../../journey/model/order.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

/** Words of every script that our fonts have, each with a word of it that stands on one line. */
export const worldWords = {
  indonesian: 'Pelanggan mencari “kebun kecil” di Jakarta',
  arabic: 'العميل يبحث عن نبات صغير',
  chinese: '顾客在手机上寻找植物',
  emoji: '😀 🌱🛒 happy 👩‍🌾 plants ✅',
  greek: 'Ο πελάτης ψάχνει ένα φυτό',
  thai: 'ลูกค้าค้นหาต้นไม้',
  vietnamese: 'Khách hàng tìm cây cảnh',
  cyrillic: 'Клиент ищет растение',
  hindi: 'ग्राहक पौधा खोजता है',
} as const

/** A map with titles in all of them, of every weight. */
export function worldMap(): JourneyMap {
  const words = Object.values(worldWords)
  const orders = freshOrders(words.length)
  const order = (index: number) => orders[index] ?? ''
  return {
    meta: { schema: { major: 1, minor: 0 }, title: 'Words 世界 عالم Ελλάδα 🌍', description: words.join(' · ') },
    stages: words.map((title, index) => ({ id: `s${index}`, title, order: order(index), band: 'sale' })),
    lanes: [
      { id: 'touch', title: 'Touchpoints ไทย', order: order(0), role: 'touchpoint' },
      { id: 'thought', title: 'Мысли', order: order(1), role: 'thought' },
    ],
    cards: words.flatMap((title, index) => [
      { id: `t${index}`, title, place: { stage: `s${index}`, lane: 'touch', order: order(0) } },
      { id: `n${index}`, title, place: { stage: `s${index}`, lane: 'thought', order: order(0), under: `t${index}` } },
    ]),
    links: [],
    frictions: words.map((title, index) => ({
      id: `f${index}`,
      title,
      order: order(index),
      on: [`t${index}`],
      severity: 3,
      status: 'open',
    })),
    metrics: [],
    fixes: [],
    personas: [],
    outcomes: [],
  }
}
