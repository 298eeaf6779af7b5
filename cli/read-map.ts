import { readFile } from 'node:fs/promises'
import * as Y from 'yjs'
import { readMap } from '../journey/doc/read.ts'
import { seedMap } from '../journey/doc/seed.ts'
import { parseMapText } from '../journey/model/parse.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import { CommandError, type Terminal } from './terminal.ts'
import type { Words } from './words.ts'

/** The text of a file, or of the standard input for `-`. */
export async function readText(path: string, terminal: Terminal, words: Words): Promise<string> {
  return path === '-' ? terminal.readInput() : reading(path, words, readFile(path, 'utf8'))
}

/** A file as it is, or the standard input for `-`. */
export async function readBytes(path: string, terminal: Terminal, words: Words): Promise<Uint8Array> {
  return path === '-' ? terminal.readBytes() : reading(path, words, readFile(path))
}

async function reading<T>(path: string, words: Words, content: Promise<T>): Promise<T> {
  try {
    return await content
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new CommandError(code === 'ENOENT' ? words.noFile(path) : words.unreadable(path, message))
  }
}

/** The map of a Jejak file, or of the standard input for `-`, as it is written there. */
export async function parseMapFile(path: string, terminal: Terminal, words: Words): Promise<JourneyMap> {
  const parsed = parseMapText(await readText(path, terminal, words))
  if (!parsed.ok) {
    const lines = parsed.problems.map(({ path: where, message }) => `  ${where === '' ? '' : `${where}: `}${message}`)
    if (parsed.hidden > 0) lines.push(`  ${words.moreProblems(parsed.hidden)}`)
    throw new CommandError([words.notAMap(path), ...lines].join('\n'))
  }
  return parsed.value
}

/**
 * As {@link parseMapFile}, read through a document, as the app does it: what stands in which order, and what is hidden,
 * is the same, and with it the last bit of every figure.
 */
export async function readMapFile(path: string, terminal: Terminal, words: Words): Promise<JourneyMap> {
  const doc = new Y.Doc()
  seedMap(doc, await parseMapFile(path, terminal, words))
  const map = readMap(doc)
  doc.destroy()
  return map
}
