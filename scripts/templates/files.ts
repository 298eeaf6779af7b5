import { renderJson } from '../../journey/formats/json.ts'
import { languages } from '../../journey/model/vocabulary.ts'
import { buildMap } from './build-map.ts'
import { sources } from './sources.ts'

/** What `templates/` holds: the name of every file, and its text. */
export function templateFiles(): ReadonlyMap<string, string> {
  return new Map(
    sources.flatMap((source) =>
      languages.map((language): [string, string] => [
        `${source.key}.${language}.json`,
        renderJson(buildMap(source, language)),
      ]),
    ),
  )
}
