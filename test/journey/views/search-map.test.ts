import { cpuUsage } from 'node:process'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { wordsOf } from '../../../journey/library/search.ts'
import { markWords } from '../../../journey/views/mark-words.ts'
import { openSearch } from '../../../journey/views/search-map.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { shop } from './shop.ts'

const search = openSearch('en')
const find = (query: string, map: JourneyMap = shop) =>
  search.find(map, arrange(map), query).map(({ kind, id, target, found }) => [kind, id, target ?? '', found.field])

const rich: JourneyMap = {
  ...shop,
  meta: { ...shop.meta, description: 'How people buy plants' },
  stages: shop.stages.map((stage) =>
    stage.id === 'use' ? { ...stage, notes: 'Here they meet the Müller family' } : stage,
  ),
  cards: shop.cards.map((card) => (card.id === 'pay' ? { ...card, notes: 'Café Ünal takes\ncards only' } : card)),
  metrics: shop.metrics.map((metric) => ({ ...metric, source: 'Survey of May' })),
  personas: [{ id: 'sari', title: 'Sari', order: 'a0', notes: 'grows orchids' }],
}

describe('searching a map', () => {
  it('finds titles, notes, owners, channels, frictions, metrics, stages, lanes, personas and the map itself', () => {
    expect(find('cafe', rich)).toEqual([['card', 'pay', 'pay', 'notes']])
    expect(find('MULLER', rich)).toEqual([['stage', 'use', 'use', 'notes']])
    expect(find('marketing', rich)).toEqual([['card', 'ad', 'ad', 'owner']])
    expect(find('display ad', rich)).toEqual([['card', 'ad', 'ad', 'channels']])
    expect(find('twice', rich)).toEqual([['friction', 'again-f', 'again', 'title']])
    expect(find('reach survey', rich)).toEqual([['metric', 'seen', 'ad', 'title']])
    expect(find('ideas', rich)).toEqual([['lane', 'idea', 'idea', 'title']])
    expect(find('orchids', rich)).toEqual([['persona', 'sari', '', 'notes']])
    expect(find('people buy', rich)).toEqual([['map', '', '', 'notes']])
    expect(find('nps', rich)).toEqual([['metric', 'nps', '', 'title']])
  })

  it('gives hits in reading order, and those on cards without a place last', () => {
    const expected = 'touch act feel / ad old compare / pay types again again-f wait remember / all plant / lost'.split(
      /[ /]+/,
    )
    expect(find('t').map(([, id]) => id)).toEqual(expected)
    expect(find('again').map(([, id]) => id)).toEqual(['again'])
  })

  it('needs every word, in any order and any of the thing’s texts', () => {
    expect(find('only payments', rich)).toEqual([['card', 'pay', 'pay', 'notes']])
    expect(find('only nobody', rich)).toEqual([])
    expect(find('  ')).toEqual([])
    expect(find('%')).toEqual([])
  })

  it('finds channels by what they are called in the reader’s language', () => {
    const indonesian = openSearch('id').find(shop, arrange(shop), 'situs web')
    expect(indonesian.map(({ id }) => id)).toEqual(['compare', 'pay'])
  })

  it('tells a friction that occurs in several places once, at the first', () => {
    const frictions = shop.frictions.map((friction) => ({ ...friction, on: ['plant', 'pay', 'ad'] }))
    expect(find('slow page', { ...shop, frictions })).toEqual([['friction', 'slow', 'ad', 'title']])
  })

  it('answers a keystroke within 50 ms on a map of 3,000 cards', () => {
    const map = bigMap(3_000, 7)
    const standing = arrange(map)
    const typed = openSearch('en')
    const text = 'membayar tagihan'
    const slowest = () => {
      let most = 0
      for (let length = 1; length <= text.length; length++) {
        const start = cpuUsage()
        typed.find(map, standing, text.slice(0, length))
        // The first search prepares the texts; it may take as long as opening the field does.
        const { user, system } = cpuUsage(start)
        if (length > 1) most = Math.max(most, (user + system) / 1_000)
      }
      return most
    }
    // A busy machine may be slow once, not three times.
    expect(Math.min(slowest(), slowest(), slowest())).toBeLessThan(50)
  })
})

const marked = (text: string, query: string, length?: number) =>
  markWords(text, wordsOf(query), length)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

describe('a snippet', () => {
  it('marks what was looked for, whatever its case and accents', () => {
    expect(marked('Café Ünal takes CARDS', 'una cafe card')).toBe('[Café] [Üna]l takes [CARD]S')
    expect(marked('aaa', 'a aa')).toBe('[aaa]')
    expect(marked('nothing', 'x')).toBe('nothing')
  })

  it('shows the part around the first place, cut between words', () => {
    const long = `${'before '.repeat(30)}the needle ${'after '.repeat(30)}`
    const text = marked(long, 'needle', 60)
    expect(text).toMatch(/^…before .*the \[needle\] after.*…$/)
    expect(text.length).toBeLessThan(70)
    expect(marked('🌱'.repeat(80), 'x', 31)).toMatch(/^(🌱)+…$/u)
  })
})
