import { sampleTemplate, type TemplateKey } from '../../../journey/library/templates.ts'
import { parseMap } from '../../../journey/model/parse.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'

/** Each template in each language is a file of its own, fetched when it is chosen. */
const files = import.meta.glob<unknown>('../../../templates/*.json', { import: 'default' })

/**
 * The map of a template in a language.
 * @throws when the file cannot be fetched.
 */
export async function loadTemplate(key: TemplateKey, language: Language): Promise<JourneyMap> {
  const load = files[`../../../templates/${key}.${language}.json`]
  if (!load) throw new Error(`There is no template "${key}" in "${language}".`)
  const parsed = parseMap(await load())
  if (!parsed.ok) throw new Error(`The template "${key}.${language}" is broken: ${parsed.problems[0]?.message}`)
  const { meta } = parsed.value
  const marked = key === sampleTemplate.key ? { ...meta, sample: true } : { ...meta, template: key }
  return { ...parsed.value, meta: { ...marked, locale: language } }
}
