import { mkdir, writeFile } from 'node:fs/promises'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'
import { CommandError } from './terminal.ts'

/** Writes a file that is not there yet, or any with `force`. */
export async function writeNewFile(
  path: string,
  data: string | Uint8Array,
  force: boolean,
  language: Language,
): Promise<void> {
  try {
    await writeFile(path, data, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const words = fileWords[language]
    throw new CommandError(code === 'EEXIST' ? words.exists(path) : words.notWritten(path, message))
  }
}

/** Makes a folder for files, unless it is there. */
export async function makeFolder(path: string, language: Language): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw new CommandError(fileWords[language].notWritten(path, (error as Error).message))
  }
}
