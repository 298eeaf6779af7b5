import { parseMapText } from '../journey/model/parse.ts'
import type { Parsed, Problem } from '../journey/model/problem.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords, problemWordsInIndonesian } from './file-words.ts'
import { readText } from './read-map.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { wordsOf } from './words.ts'

export interface ValidateCommand {
  readonly format: 'text' | 'json'
  readonly language: Language
}

/** `jejak validate <file…>`: what is wrong with files, with the path of each fault. @returns the exit code */
export async function validateCommand(
  files: readonly string[],
  { format, language }: ValidateCommand,
  terminal: Terminal,
): Promise<0 | 1> {
  if (files.filter((file) => file === '-').length > 1) throw new CommandError(fileWords[language].twiceInput, 2)
  let exitCode: 0 | 1 = 0
  const reports: object[] = []
  for (const file of files) {
    const parsed = await parsedFile(file, terminal, language)
    if (parsed === undefined || !parsed.ok) exitCode = 1
    if (parsed === undefined) continue
    if (format === 'text') terminal.out(`${reportText(file, parsed, language)}\n`)
    else reports.push(reportData(file, parsed))
  }
  if (format === 'json') terminal.out(`${JSON.stringify(reports, null, 2)}\n`)
  return exitCode
}

/** Undefined for a file that cannot be read, which has been said then. The others are still looked at. */
async function parsedFile(file: string, terminal: Terminal, language: Language) {
  try {
    return parseMapText(await readText(file, terminal, wordsOf[language]))
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    terminal.error(`${error.message}\n`)
    return undefined
  }
}

function reportText(file: string, parsed: Parsed<JourneyMap>, language: Language): string {
  const words = fileWords[language]
  if (parsed.ok) return words.valid(file)
  const { problems, hidden } = parsed
  const lines = problems.map((one) => `  ${one.path === '' ? '' : `${one.path}: `}${problemText(one, language)}`)
  if (hidden > 0) lines.push(`  ${wordsOf[language].moreProblems(hidden)}`)
  return [words.faulty(file, problems.length + hidden), ...lines].join('\n')
}

/** What is wrong, as a sentence. */
export function problemText({ code, message, detail = '' }: Problem, language: Language): string {
  return language === 'id' ? problemWordsInIndonesian[code](detail) : message
}

function reportData(file: string, parsed: Parsed<JourneyMap>): object {
  return parsed.ok
    ? { file, ok: true, problems: [], hidden: 0 }
    : { file, ok: false, problems: parsed.problems, hidden: parsed.hidden }
}
