import type { Language } from '../model/vocabulary.ts'

/** What something is called in each language. */
export type Words = Readonly<Record<Language, string>>

/** An entry of a library: what files hold (`key`), and what it is called in each language. */
export interface Labelled extends Words {
  readonly key: string
}

/**
 * What the entry with a key is called; the key itself when the list has no such entry, since the user's own words may
 * stand where a key does.
 */
export function labelOf(entries: readonly Labelled[], key: string, language: Language): string {
  return entries.find((entry) => entry.key === key)?.[language] ?? key
}
