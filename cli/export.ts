import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pictureCanvas } from '../journey-node/picture-canvas.ts'
import { loadResource } from '../journey-node/load-resource.ts'
import { type EarlierMap, versionName } from '../journey/export/earlier-map.ts'
import { ExportError } from '../journey/export/export-error.ts'
import { exportMap } from '../journey/export/export-map.ts'
import type { ExportFormat, ExportedFile } from '../journey/export/exported-file.ts'
import { type AskedOptions, readExportOptions } from '../journey/export/read-options.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { fileWords } from './file-words.ts'
import { makeFolder, writeNewFile } from './new-file.ts'
import { readMapFile } from './read-map.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { wordsOf } from './words.ts'

export interface ExportCommand {
  readonly format: ExportFormat
  /** A file, a folder (one that is there, or ends with a slash, or where there are several inputs), or `-`. */
  readonly output?: string
  readonly force?: true
  /** Of the files and of what is said; without it the files are in the map's own. */
  readonly language?: Language
  /** An earlier version of the map. */
  readonly since?: string
  /** All else as the server takes it. */
  readonly theme?: string
  readonly scale?: number
  readonly width?: number
  readonly view?: string
  readonly lanes?: string
  readonly persona?: string
  readonly stage?: string
  readonly evidence?: string
  readonly comments?: boolean
  readonly flow?: boolean
  readonly today: string
  readonly pages?: string
  readonly paper?: string
}

/** What the command line brings to an export. */
const tools = {
  load: loadResource,
  canvas: pictureCanvas,
  viewer: () => import('virtual:file-viewer'),
}

/** `jejak export`: files as pictures, pages and tables. @returns the exit code: 1 where one of them failed */
export async function exportCommand(
  files: readonly string[],
  options: ExportCommand,
  terminal: Terminal,
): Promise<0 | 1> {
  const { language = 'en', output, format } = options
  const say = fileWords[language]
  if (files.length > 1 && output === '-') throw new CommandError(say.oneToOutput, 2)
  if (options.since === '-' && files.includes('-')) throw new CommandError(say.twiceInput, 2)
  const isFolder = files.length > 1 || (output !== undefined && output !== '-' && (await namesFolder(output)))
  if (isFolder && output !== undefined) await makeFolder(output, language)
  const written = new Set<string>()
  const before = options.since === undefined ? undefined : await earlierMap(options.since)
  let failed = false
  for (const file of files) {
    try {
      const map = await readMapFile(file, terminal, wordsOf[language])
      const exported = await write(map)
      if (exported.missing.length > 0) terminal.error(`${say.missing(exported.missing.slice(0, 40).join(' '))}\n`)
      const target = targetOf(file, exported, isFolder, output)
      if (target === '-') terminal.out(exported.bytes)
      else {
        // Files of one name from two folders are not put over each other, whatever else may be replaced.
        await writeNewFile(target, exported.bytes, options.force === true && !written.has(target), language)
        written.add(target)
        terminal.error(`${say.written(target)}\n`)
      }
    } catch (error) {
      // With several files the others go on.
      if (!(error instanceof CommandError) || files.length === 1 || error.exitCode === 2) throw error
      terminal.error(`${error.message}\n`)
      failed = true
    }
  }
  return failed ? 1 : 0

  async function earlierMap(path: string): Promise<EarlierMap> {
    const map = await readMapFile(path, terminal, wordsOf[language])
    return { map, name: path === '-' ? '' : versionName(basename(path)) }
  }

  async function write(map: JourneyMap): Promise<ExportedFile> {
    const read = readExportOptions(map, askedOf(options), options.today)
    if ('problem' in read)
      throw new CommandError(
        read.problem === 'bad-option' ? read.message : say[read.problem](read.asked),
        read.problem === 'bad-option' ? 2 : 1,
      )
    try {
      return await exportMap(map, format, { ...read, before }, tools)
    } catch (error) {
      if (error instanceof ExportError) throw new CommandError(say[error.code])
      throw error
    }
  }
}

/** The options by name, as the server's address has them. */
function askedOf(command: ExportCommand): AskedOptions {
  const { language, theme, scale, width, view, lanes, persona, stage, evidence, flow, comments, pages, paper } = command
  const given = { language, theme, scale, width, view, lanes, persona, stage, evidence, pages, paper }
  return Object.fromEntries([
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ...(flow === undefined ? [] : [['flow', flow ? 'yes' : 'no']]),
    ...(comments === undefined ? [] : [['comments', 'yes']]),
  ])
}

/** Whether a path is that of a folder: one that is there, or is to be. */
async function namesFolder(path: string): Promise<boolean> {
  return /[/\\]$/.test(path) || (await stat(path).catch(() => undefined))?.isDirectory() === true
}

/** Where an export goes: what was asked for; else beside the others, by the name of the map's file. */
function targetOf(file: string, { extension }: ExportedFile, isFolder: boolean, output: string | undefined): string {
  const own = file === '-' ? 'map' : basename(file).replace(/(\.jejak)?\.json$/i, '')
  const name = `${own}.${extension}`
  if (isFolder) return join(output ?? '.', name)
  return output ?? (file === '-' ? '-' : name)
}
