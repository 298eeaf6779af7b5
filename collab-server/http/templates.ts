import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from '../../journey/model/vocabulary.ts'

/** The maps that a new one can start from. */
export interface Templates {
  /** Their keys, sorted. */
  readonly keys: readonly string[]
  /** The template's Jejak file in a language, or in English where it lacks that; undefined for an unknown key. */
  read(key: string, language: Language): Promise<string | undefined>
}

/** The templates in a directory: files `<key>.<language>.json`. */
export async function openTemplates(directory: string): Promise<Templates> {
  const files = new Map<string, Set<Language>>()
  for (const name of await readdir(directory).catch(() => [])) {
    const [, key, suffix] = /^([a-z0-9-]+)\.([a-z]{2})\.json$/.exec(name) ?? []
    const language = languages.find((known) => known === suffix)
    if (key === undefined || language === undefined) continue
    files.set(key, (files.get(key) ?? new Set()).add(language))
  }
  return {
    keys: [...files.keys()].sort(),
    async read(key, language) {
      const there = files.get(key)
      if (there === undefined) return undefined
      return readFile(join(directory, `${key}.${there.has(language) ? language : 'en'}.json`), 'utf8')
    },
  }
}
