import { renderJson } from '../journey/formats/json.ts'
import { sampleTemplate } from '../journey/library/templates.ts'
import { parseMapText } from '../journey/model/parse.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'
import { writeNewFile } from './new-file.ts'
import type { Terminal } from './terminal.ts'

/** The templates are built into the command line, so that it needs no folder beside it. */
const files = import.meta.glob<string>('../templates/*.json', { query: '?raw', import: 'default' })

export interface NewCommand {
  readonly template: string
  readonly language: Language
  readonly title?: string
  /** A file, or `-` for the standard output. */
  readonly output: string
  readonly force?: true
}

/** `jejak new`: a map from a template, as the app starts one. @returns the exit code */
export async function newCommand(
  { template, language, title, output, force }: NewCommand,
  terminal: Terminal,
): Promise<0> {
  const load = files[`../templates/${template}.${language}.json`]
  if (!load) throw new Error(`the template "${template}" is missing in "${language}"`)
  const parsed = parseMapText(await load())
  if (!parsed.ok) throw new Error(`the template "${template}.${language}" is broken: ${parsed.problems[0]?.message}`)
  const map = parsed.value
  const origin = template === sampleTemplate.key ? { sample: true } : { template }
  const meta = { ...map.meta, ...origin, locale: language, ...(title === undefined ? {} : { title }) }
  const text = renderJson({ ...map, meta })
  if (output === '-') {
    terminal.out(text)
    return 0
  }
  await writeNewFile(output, text, force === true, language)
  terminal.error(`${fileWords[language].written(output)}\n`)
  return 0
}
