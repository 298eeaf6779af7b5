import { readFileSync, readdirSync } from 'node:fs'
import { parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

/** Every template in both languages, by the name of its file. */
export const templateMaps: readonly (readonly [name: string, map: JourneyMap])[] = readdirSync('templates')
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const parsed = parseMapText(readFileSync(`templates/${file}`, 'utf8'))
    if (!parsed.ok) throw new Error(`${file} is no map.`)
    return [file, parsed.value] as const
  })

/** A template by the name of its file, as `sample.en.json`. */
export function templateMap(name: string): JourneyMap {
  const map = new Map(templateMaps).get(name)
  if (!map) throw new Error(`There is no template ${name}.`)
  return map
}
