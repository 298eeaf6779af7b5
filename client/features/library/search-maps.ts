import type { MapCard } from '../../services/local-store.ts'

/** Maps whose title holds every word of a query, in any order; letters count without case and accents. */
export function searchMaps(maps: readonly MapCard[], query: string): readonly MapCard[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return maps
  return maps.filter(({ title }) => {
    const text = plain(title)
    return words.every((word) => text.includes(word))
  })
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
