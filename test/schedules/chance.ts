/** A seeded source of chance (sfc32): one seed gives the same run on every machine. */
export class Chance {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number) {
    this.#a = 0x9e3779b9
    this.#b = 0x243f6a88
    this.#c = seed | 0
    for (let round = 0; round < 12; round++) this.#next()
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** An integer of 0 … `count` − 1. */
  below(count: number): number {
    return Math.floor((this.#next() / 0x1_0000_0000) * count)
  }

  /** True in `percent` of a hundred cases. */
  odds(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)]
  }

  /** One of a list that is known not to be empty. */
  one<const T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }

  fill(array: Uint8Array): Uint8Array {
    for (let index = 0; index < array.length; index++) array[index] = this.#next() & 255
    return array
  }

  word32(): number {
    return this.#next()
  }
}

/** Runs something with ids (`newId`) that come from the seed as well. */
export function withSeededIds<T>(chance: Chance, run: () => T): T {
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: (array: Uint8Array) => chance.fill(array),
  })
  try {
    return run()
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}
