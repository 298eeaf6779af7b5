import type { JourneyMap } from '../../model/schema.ts'
import { oneLine } from '../plain-text.ts'
import { CellFault } from './cell.ts'

const kinds = ['stages', 'lanes', 'cards', 'frictions', 'metrics', 'personas', 'outcomes'] as const
/** What rows may refer to, by title or id. */
export type NamedKind = (typeof kinds)[number]

/** Whether rows refer to things of a collection. */
export function isNamedKind(collection: string): collection is NamedKind {
  return (kinds as readonly string[]).includes(collection)
}

const keyOf = (kind: NamedKind, title: string) => `${kind}/${oneLine(title).toLowerCase()}`

/** The titles and ids of what stands on a map, and of what rows have added to it. */
export class Names {
  readonly #things = new Map<string, { readonly kind: NamedKind; readonly title: string }>()
  readonly #ids = new Map<string, string[]>()

  constructor(map: JourneyMap) {
    for (const kind of kinds) for (const { id, title } of map[kind]) this.add(kind, id, title)
  }

  add(kind: NamedKind, id: string, title: string): void {
    this.#things.set(id, { kind, title: oneLine(title) })
    const ids = this.#ids.get(keyOf(kind, title)) ?? []
    this.#ids.set(keyOf(kind, title), [...ids.filter((one) => one !== id), id])
  }

  /** What an id is called; empty where it is gone. */
  titleOf(id: string): string {
    return this.#things.get(id)?.title ?? ''
  }

  has(id: string, of: readonly NamedKind[]): boolean {
    const thing = this.#things.get(id)
    return thing !== undefined && of.includes(thing.kind)
  }

  /**
   * The only thing of some kinds with a title, or with that id.
   * @throws CellFault
   */
  find(title: string, of: readonly NamedKind[]): string {
    const found = of.flatMap((kind) => this.#ids.get(keyOf(kind, title)) ?? [])
    const [first] = found
    if (first !== undefined && found.length === 1) return first
    if (this.has(title, of)) return title
    const shown = oneLine(title)
    if (first === undefined) throw new CellFault('unknown-name', { said: shown })
    throw new CellFault('ambiguous-name', { said: shown })
  }
}
