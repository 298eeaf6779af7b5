import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** Messages of a language by area and key. */
type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Where the pages begin; what these files import, and what that imports, is there before anything is shown. */
const starts = [
  'client/main.tsx',
  'client/state/begin-map.ts',
  'client/pages/library-page.tsx',
  'client/pages/map-page.tsx',
  'client/pages/not-found-page.tsx',
].map(here)

/** Words that only the palette reads, although the actions hold them. */
const laterAreas: readonly string[] = ['keyword']

/** Our own files that come with some others: neither what is imported as a type only nor what is fetched later. */
export function comesWith(paths: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...paths]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !/\.tsx?$/.test(path)) continue
    found.add(path)
    const { staticImports, staticExports } = parseSync(path, readFileSync(path, 'utf8')).module
    const names = [
      ...staticImports
        .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
        .map(({ moduleRequest }) => moduleRequest.value),
      ...staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
      ),
    ]
    for (const name of names) if (name.startsWith('.')) waiting.push(join(dirname(path), name.replace(/\?.*$/, '')))
  }
  return found
}

/** The messages that some files name, by `area.key`; a name that is put together, as `area.kind-${kind}`, means all that fit. */
export function wordsIn(paths: Iterable<string>, areas: Areas): ReadonlySet<string> {
  const sources = [...paths].map((path) => readFileSync(path, 'utf8')).join('\n')
  const names = new Set([...sources.matchAll(/(['"])([a-z]\w*\.[\w-]+)\1/gi)].map((match) => match[2]))
  const built = [...sources.matchAll(/`([a-z]\w*\.[^`\s{}]*\$\{[^`\n]*)`/gi)].map(
    ([, text = '']) =>
      new RegExp(
        `^${text
          .split(/\$\{[^}]*\}/)
          .map(quote)
          .join('.+')}$`,
      ),
  )
  const keys = Object.entries(areas).flatMap(([area, messages]) => Object.keys(messages).map((key) => `${area}.${key}`))
  return new Set(keys.filter((key) => names.has(key) || built.some((pattern) => pattern.test(key))))
}

/** Messages in two parts: those that a page may need before anything is shown, and those of what is fetched later. */
export function splitWords(areas: Areas): { readonly first: Areas; readonly later: Areas } {
  const firsts = wordsIn(comesWith(starts), areas)
  const part = (isFirst: boolean) =>
    Object.fromEntries(
      Object.entries(areas).map(([area, messages]) => [
        area,
        Object.fromEntries(
          Object.entries(messages).filter(
            ([key]) => (firsts.has(`${area}.${key}`) && !laterAreas.includes(area)) === isFirst,
          ),
        ),
      ]),
    )
  return { first: part(true), later: part(false) }
}

/** A text as a part of a pattern. */
function quote(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
