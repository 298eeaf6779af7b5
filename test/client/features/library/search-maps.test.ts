import { describe, expect, it } from 'vitest'
import { searchMaps } from '../../../../client/features/library/search-maps.ts'

const maps = ['Café visit, Jakarta', 'Visit to the bank', 'Klaim asuransi', ''].map((title, index) => ({
  id: `m${index}`,
  title,
  stages: 0,
  cards: 0,
  createdAt: 0,
  editedAt: 0,
  published: true,
}))
const found = (query: string) => searchMaps(maps, query).map(({ title }) => title)

describe('searching my maps', () => {
  it('finds every word in any order, without case and accents', () => {
    expect(found('visit cafe')).toEqual(['Café visit, Jakarta'])
    expect(found('VISIT')).toEqual(['Café visit, Jakarta', 'Visit to the bank'])
    expect(found('klaim bank')).toEqual([])
  })

  it('shows everything while nothing is asked', () => {
    expect(found('')).toHaveLength(4)
    expect(found('   ')).toHaveLength(4)
  })
})
