import type { JourneyMap } from '../model/schema.ts'

/** A text without its case, accents, punctuation and double spaces, by which people mean the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}

/** A name as a key of a record: documents and files keep no colons in those. */
export const nameKey = (name: string) => name.replace(/\s*:\s*/g, ' – ')

/** What a name of a table stands for: one thing of the map, nothing, or several that are called alike. */
export type NameMatch =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'none'; readonly likely?: string }
  | { readonly kind: 'many'; readonly ids: readonly string[] }

/** Something with a name that a table may mean. */
export interface Named {
  readonly id: string
  readonly title: string
}

/** Finds what names mean: exactly, then without case and accents. Nothing is guessed further; the likeliest is told. */
export class NameMatcher {
  readonly #groups: readonly (readonly Named[])[]
  readonly #kept: Readonly<Record<string, string>>
  readonly #ids: ReadonlySet<string>
  readonly #known = new Map<string, NameMatch>()

  /**
   * @param groups what may be meant; an earlier group goes before a later one
   * @param kept what someone has said that names mean
   */
  constructor(groups: readonly (readonly Named[])[], kept: Readonly<Record<string, string>> = {}) {
    this.#groups = groups
    this.#kept = kept
    this.#ids = new Set(groups.flat().map(({ id }) => id))
  }

  match(name: string): NameMatch {
    let match = this.#known.get(name)
    if (!match) this.#known.set(name, (match = this.#find(name)))
    return match
  }

  #find(name: string): NameMatch {
    const key = Object.hasOwn(this.#kept, name) ? name : nameKey(name)
    const said = Object.hasOwn(this.#kept, key) ? this.#kept[key] : undefined
    if (said !== undefined && this.#ids.has(said)) return { kind: 'one', id: said }
    const folded = fold(name)
    const ways: readonly ((named: Named) => boolean)[] = [
      ({ title }) => title.trim() === name.trim(),
      ({ title }) => folded !== '' && fold(title) === folded,
    ]
    for (const isMeant of ways)
      for (const group of this.#groups) {
        const [first, ...others] = group.filter(isMeant)
        if (first && others.length === 0) return { kind: 'one', id: first.id }
        if (first) return { kind: 'many', ids: [first, ...others].map(({ id }) => id) }
      }
    const likely = this.#likeliest(folded)
    return likely === undefined ? { kind: 'none' } : { kind: 'none', likely }
  }

  /** The thing whose name shares most pairs of letters with a name, if that is half of them. */
  #likeliest(folded: string): string | undefined {
    const wanted = pairsOf(folded)
    let best: string | undefined
    let bestShare = 0.5
    for (const { id, title } of this.#groups.flat()) {
      const pairs = pairsOf(fold(title))
      const shared = [...pairs].filter((pair) => wanted.has(pair)).length
      const share = (2 * shared) / (pairs.size + wanted.size || 1)
      if (share > bestShare) [best, bestShare] = [id, share]
    }
    return best
  }
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}

/** Finds what a table calls the places of a map: its touchpoints, its other cards, its stages. */
export function placeMatcher(map: JourneyMap, kept?: Readonly<Record<string, string>>): NameMatcher {
  const columns = new Set(map.lanes.filter(({ role }) => role === 'touchpoint').map(({ id }) => id))
  const isTouchpoint = ({ place }: JourneyMap['cards'][number]) => columns.has(place.lane)
  return new NameMatcher(
    [map.cards.filter(isTouchpoint), map.cards.filter((card) => !isTouchpoint(card)), map.stages],
    kept,
  )
}
