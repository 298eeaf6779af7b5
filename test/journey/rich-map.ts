import { readFileSync, readdirSync } from 'node:fs'
import { freshOrders } from '../../journey/model/order.ts'
import { type JourneyMap, currentSchema } from '../../journey/model/schema.ts'
import * as words from '../../journey/model/vocabulary.ts'

/** Picks in turn, so that every word of a list occurs. */
const turn = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

/**
 * A map in which every field of every kind of thing is used, as large as a workshop makes it, with fields of a newer
 * version at each level, in the order in which a document gives things back.
 */
export function richMap(touchpoints = 24): JourneyMap {
  const stageIds = ['aware', 'consider', 'buy', 'use', 'stay']
  const orders = freshOrders(touchpoints)
  const cardIds = orders.map((_, index) => `touch-${String(index).padStart(3, '0')}`)
  const map = {
    laterTop: { since: [2, { minor: 7 }], note: 'π ≈ 3' },
    meta: {
      schema: { ...currentSchema, laterSchema: true },
      title: 'Membeli polis “Sehat”',
      description: 'Dari sadar hingga setia.\nDua baris.',
      locale: 'id',
      currency: 'IDR',
      period: '2026 Q3',
      entrants: 100_000,
      sample: true,
      template: 'general',
      laterMeta: null,
    },
    stages: freshOrders(stageIds.length).map((order, index) => ({
      id: stageIds[index],
      title: `Tahap ${index + 1}`,
      order,
      band: turn(words.bands, index),
      colour: turn(words.colours, index),
      notes: 'Catatan 🧭',
      columnWidth: 160 + 40 * index,
      laterStage: index,
    })),
    lanes: freshOrders(words.laneRoles.length).map((order, index) => ({
      id: `lane-${words.laneRoles[index]}`,
      title: `Lajur ${index}`,
      order,
      role: words.laneRoles[index],
      colour: turn(words.colours, index),
      collapsed: index % 3 === 0,
      height: 96 + 4 * index,
      laterLane: 'x',
    })),
    cards: orders.map((order, index) => ({
      id: cardIds[index],
      title: `Titik sentuh ${index} – “kartu” & <b>`,
      place: {
        stage: turn(['aware', 'consider', 'buy', 'use', 'stay'], index),
        lane: index % 4 === 3 ? 'lane-action' : 'lane-touchpoint',
        order,
        ...(index % 4 === 3 ? { under: cardIds[index - 1] } : {}),
        laterPlace: 1,
      },
      notes: 'Panjang '.repeat(5).trim(),
      colour: turn(words.colours, index),
      channels: ['email', 'whatsapp'],
      emotions: { 'persona-1': (index % 5) - 2, 'persona-2': 0.5 },
      moment: turn(words.moments, index),
      supportMode: turn(words.supportModes, index),
      owner: 'Tim CX',
      laterCard: { deep: [[1], { a: 'b' }] },
    })),
    links: orders.slice(1).map((_, index) => ({
      id: `link-${String(index).padStart(3, '0')}`,
      from: cardIds[index],
      to: cardIds[index + 1],
      weight: 0.25,
      label: 'lanjut',
      kind: 'flow',
      laterLink: false,
    })),
    frictions: orders.slice(0, touchpoints / 2).map((order, index) => ({
      id: `friction-${index}`,
      title: 'Antrean lama',
      order,
      key: 'long-queue',
      kind: turn(words.frictionKinds, index),
      on: [turn(['aware', 'buy'], index), cardIds[index]],
      severity: turn(words.severities, index),
      status: turn(words.frictionStatuses, index),
      owner: 'Budi',
      url: 'https://example.org/t/1',
      notes: 'Lihat tiket',
      lossBucket: turn(words.lossBuckets, index),
      evidence: turn(words.evidences, index),
      laterFriction: 1.5,
    })),
    metrics: orders.slice(0, touchpoints / 2).map((order, index) => ({
      id: `metric-${index}`,
      title: 'NPS',
      order,
      key: 'nps',
      on: cardIds[index],
      value: -12.5,
      unit: 'points',
      target: 40,
      n: 100,
      period: '2026-Q2',
      source: 'survey',
      evidence: turn(words.evidences, index),
      notes: 'n kecil',
      laterMetric: [],
    })),
    fixes: freshOrders(2).map((order, index) => ({
      id: `fix-${index}`,
      title: 'Chatbot',
      order,
      key: 'chatbot',
      frictions: ['friction-0', 'friction-1'],
      owner: 'Ani',
      notes: 'uji dulu',
      laterFix: {},
    })),
    personas: freshOrders(2).map((order, index) => ({
      id: `persona-${index + 1}`,
      title: 'Sari',
      order,
      notes: 'ibu dua anak',
      colour: 'plum',
      laterPersona: '',
    })),
    outcomes: freshOrders(2).map((order, index) => ({
      id: `outcome-${index}`,
      title: 'Perpanjang',
      order,
      good: index === 0,
      value: 120.75,
      laterOutcome: -1,
    })),
    views: freshOrders(2).map((order, index) => ({
      id: `view-${index}`,
      title: 'Rapat direksi',
      order,
      laneGroup: turn(words.laneGroups, index),
      laneRoles: ['touchpoint', 'friction'],
      channels: ['whatsapp', 'loket'],
      personas: ['persona-2', 'persona-1'],
      owners: ['Tim CX'],
      minSeverity: 3,
      statuses: ['open', 'fixing'],
      evidence: ['measured'],
      unmatched: turn(words.unmatchedWays, index),
      stage: 'buy',
      curves: ['persona-1'],
      laterView: { since: 2 },
    })),
    comments: ['touch-000', 'aware', 'friction-0', 'fix-0'].flatMap((on, index) => [
      {
        id: `comment-${index}`,
        on,
        text: 'Berapa lama?\nSejak kapan?',
        by: 'sari',
        name: 'Sari',
        at: 100 * index,
        doneAt: 9,
      },
      {
        id: `answer-${index}`,
        on,
        replyTo: `comment-${index}`,
        text: '“Dua hari” 🕑',
        by: 'budi',
        name: '',
        at: 100 * index + 1,
        editedAt: 1_000,
        laterComment: [1],
      },
    ]),
    votes: ['touch-001', 'stay', 'friction-1'].map((on, index) => ({
      on,
      by: 'sari',
      name: 'Sari',
      at: index,
      later: 0,
    })),
  }
  return map as unknown as JourneyMap
}

/** The texts of all templates that the product ships. */
export function templateTexts(): string[] {
  const folder = new URL('../../templates/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}
