import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../../client/language/en/index.ts'
import { comesWith, splitWords, wordsIn } from '../../../scripts/first-words.ts'

const client = join(import.meta.dirname, '../../../client')
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^language[/\\]/.test(path))
  .map((path) => join(client, path))

const keysOf = (areas: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  new Set(Object.entries(areas).flatMap(([area, messages]) => Object.keys(messages).map((key) => `${area}.${key}`)))

describe('the words of what is fetched later', () => {
  const { first, later } = splitWords(en)

  it('are, with those of the beginning, all words, each once', () => {
    expect([...keysOf(first), ...keysOf(later)].sort()).toEqual([...keysOf(en)].sort())
    expect(keysOf(first)).toContain('library.title')
    expect(keysOf(later)).toContain('imports.title')
  })

  it('are waited for wherever something is fetched that says them', () => {
    const laterKeys = keysOf(later)
    const unawaited = sources.flatMap((path) => {
      const fetched = [
        ...readFileSync(path, 'utf8').matchAll(/([wW]ithWords\(\s*\(\) => )?import\('(\.[^']+\.tsx?)'\)/g),
      ]
      return fetched
        .filter(([, awaited]) => awaited === undefined)
        .flatMap(([, , name = '']) =>
          [...wordsIn(comesWith([join(dirname(path), name)]), en)]
            .filter((key) => laterKeys.has(key) && !key.startsWith('keyword.'))
            .slice(0, 1)
            .map((key) => `${path.slice(client.length + 1)} fetches ${name}, which says ${key}`),
        )
    })
    expect(unawaited).toEqual([])
  })
})
