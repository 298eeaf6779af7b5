import { basename } from 'node:path'
import { type FileReading, notesOf, readFile } from '../journey/export/read-file.ts'
import { readTables } from '../journey/export/read-tables.ts'
import { renderJson } from '../journey/formats/json.ts'
import { readProblemText } from '../journey/formats/read-problem-text.ts'
import { planTables } from '../journey/formats/tables/plan.ts'
import { checkPlan } from '../journey/formats/tables/table-plan.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'
import { writeNewFile } from './new-file.ts'
import { planText } from './plan-text.ts'
import { parseMapFile, readBytes } from './read-map.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { problemText } from './validate.ts'
import { wordsOf } from './words.ts'

export interface ImportCommand {
  /** A map that the file's tables change. */
  readonly into?: string
  readonly output: string
  readonly force?: true
  readonly dryRun?: true
  readonly removeMissing?: true
  readonly format: 'text' | 'json'
  readonly language: Language
}

/**
 * `jejak import <file>`: the map of any file that holds one; or, with `into`, what the tables of a workbook or CSV make of
 * a map that is there.
 * @returns the exit code: 1 when rows were refused, though the others were taken
 */
export async function importCommand(file: string, command: ImportCommand, terminal: Terminal): Promise<0 | 1> {
  return command.into === undefined
    ? importMap(file, command, terminal)
    : importInto(file, command.into, command, terminal)
}

async function importMap(file: string, command: ImportCommand, terminal: Terminal): Promise<0 | 1> {
  const { language } = command
  if (command.dryRun || command.removeMissing) throw new CommandError(fileWords[language].onlyInto, 2)
  const reading = readFile(await readBytes(file, terminal, wordsOf[language]), language)
  if (!reading.ok) throw refusal(file, reading, language)
  const notes = reading.notes ?? []
  for (const note of notes) terminal.error(`${readProblemText(note, language)}\n`)
  await writeMap(reading.value, command, terminal)
  return notes.some(({ code }) => code === 'row-refused') ? 1 : 0
}

async function importInto(file: string, into: string, command: ImportCommand, terminal: Terminal): Promise<0 | 1> {
  const { language, format, output } = command
  const say = fileWords[language]
  if (file === '-' && into === '-') throw new CommandError(say.twiceInput, 2)
  const map = await parseMapFile(into, terminal, wordsOf[language])
  const tables = readTables(await readBytes(file, terminal, wordsOf[language]), basename(file))
  if (!tables.ok) throw new CommandError(say.noTables(file, tables.why))
  const plan = planTables(map, tables.tables, { language, removeMissing: command.removeMissing === true })
  if (
    plan.ignored.length > 0 &&
    plan.ignored.filter(({ column }) => column === undefined).length === tables.tables.length
  )
    throw new CommandError(say.noTables(file, 'no-known-table'))
  const checked = checkPlan(map, plan)
  if (!checked.ok) throw refusal(file, checked, language)
  // What goes to the standard output is one thing: the map, or, where that goes into a file, what changes.
  const list = (words: string) => (output === '-' && !command.dryRun ? terminal.error(words) : terminal.out(words))
  if (format === 'text') list(planText(map, plan, language))
  else list(`${JSON.stringify({ changes: plan.changes, ignored: plan.ignored }, null, 2)}\n`)
  if (!command.dryRun) await writeMap(checked.value, command, terminal)
  return notesOf(plan).some(({ code }) => code === 'row-refused') ? 1 : 0
}

async function writeMap(
  map: JourneyMap,
  { output, force, language }: ImportCommand,
  terminal: Terminal,
): Promise<void> {
  const text = renderJson(map)
  if (output === '-') return terminal.out(text)
  await writeNewFile(output, text, force === true, language)
  terminal.error(`${fileWords[language].written(output)}\n`)
}

function refusal(file: string, reading: FileReading & { readonly ok: false }, language: Language): CommandError {
  const words = wordsOf[language]
  const lines = reading.problems.map(
    (one) => `  ${one.path === '' ? '' : `${one.path}: `}${problemText(one, language)}`,
  )
  if (reading.hidden > 0) lines.push(`  ${words.moreProblems(reading.hidden)}`)
  return new CommandError([words.notAMap(file), ...lines].join('\n'))
}
