import { hasWords, plainText, wordsOf } from '../../../journey/library/search.ts'
import type { MapCard } from '../../services/local-store.ts'

/** Maps whose title holds every word of a query, in any order; letters count without case and accents. */
export function searchMaps(maps: readonly MapCard[], query: string): readonly MapCard[] {
  const words = wordsOf(query)
  return words.length === 0 ? maps : maps.filter(({ title }) => hasWords(plainText(title), words))
}
