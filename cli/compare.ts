import { diffMaps } from '../journey/diff/diff-maps.ts'
import { type DiffFormat, renderDiff } from '../journey/diff/render-diff.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'
import { parseMapFile } from './read-map.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { wordsOf } from './words.ts'

export interface DiffCommand {
  readonly format: DiffFormat
  readonly language: Language
}

/** `jejak diff <before> <after>`. @returns the exit code: 0 for the same, 1 for different, as `diff` has it */
export async function diffCommand(
  before: string,
  after: string,
  { format, language }: DiffCommand,
  terminal: Terminal,
): Promise<0 | 1> {
  if (before === '-' && after === '-') throw new CommandError(fileWords[language].twiceInput, 2)
  try {
    const old = await parseMapFile(before, terminal, wordsOf[language])
    const now = await parseMapFile(after, terminal, wordsOf[language])
    const diff = diffMaps(old, now)
    terminal.out(renderDiff(diff, old, now, format, language))
    return diff.isSame ? 0 : 1
  } catch (error) {
    // 1 says that they differ, and of a file that cannot be read nobody knows.
    throw error instanceof CommandError ? new CommandError(error.message, 2) : error
  }
}
