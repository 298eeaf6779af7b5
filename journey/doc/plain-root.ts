import type { EntityMap } from './shape.ts'

/** A root whose entries are plain values, each read again only when it changed. */
export class PlainRoot<T> {
  readonly root: EntityMap
  /** What could be read, by the key it stands under. */
  readonly values = new Map<string, T>()
  readonly #read: (key: string, stored: unknown) => T | undefined

  /** @param read gives undefined for what is none of its kind */
  constructor(root: EntityMap, read: (key: string, stored: unknown) => T | undefined) {
    this.root = root
    this.#read = read
    this.take(root.keys())
  }

  /** Reads entries again. Whether there is anything to see of that. */
  take(keys: Iterable<string | null>): boolean {
    let hasChanged = false
    for (const key of keys) {
      if (key === null) continue
      const value = this.#read(key, this.root.get(key))
      if (value !== undefined) this.values.set(key, value)
      hasChanged = (value === undefined ? this.values.delete(key) : true) || hasChanged
    }
    return hasChanged
  }
}
