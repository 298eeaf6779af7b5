import { basename, join } from 'node:path'
import { pictureCanvas } from '../journey-node/picture-canvas.ts'
import { loadResource } from '../journey-node/load-resource.ts'
import { ExportError } from '../journey/export/export-error.ts'
import { exportMap } from '../journey/export/export-map.ts'
import type { ExportFormat, ExportedFile } from '../journey/export/exported-file.ts'
import { exportOptions, type pageKinds } from '../journey/export/options.ts'
import type { PdfPaper } from '../journey/formats/pdf/plan-pages.ts'
import type { JourneyMap } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import type { ThemeName } from '../journey/scene/tokens.ts'
import { lookOfView } from '../journey/views/look.ts'
import { fileWords } from './file-words.ts'
import { writeNewFile } from './new-file.ts'
import { parseMapFile } from './read-map.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { wordsOf } from './words.ts'

export interface ExportCommand {
  readonly format: ExportFormat
  /** A file, a folder where there are several inputs, or `-`. */
  readonly output?: string
  readonly force?: true
  readonly language: Language
  readonly theme: ThemeName
  readonly scale: number
  readonly width?: number
  readonly view?: string
  readonly today: string
  readonly pages: (typeof pageKinds)[number]
  readonly paper: PdfPaper
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
  const { language, output, format } = options
  const say = fileWords[language]
  if (files.length > 1 && output === '-') throw new CommandError(say.oneToOutput, 2)
  let failed = false
  for (const file of files) {
    try {
      const map = await parseMapFile(file, terminal, wordsOf[language])
      const exported = await write(map, options)
      const target = targetOf(file, exported, files.length > 1, output)
      if (target === '-') terminal.out(exported.bytes)
      else {
        await writeNewFile(target, exported.bytes, options.force === true, language)
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

  async function write(
    map: JourneyMap,
    { theme, scale, width, view, today, pages, paper }: ExportCommand,
  ): Promise<ExportedFile> {
    const saved = view === undefined ? undefined : map.views?.find(({ id, title }) => id === view || title === view)
    if (view !== undefined && !saved) throw new CommandError(say.noView(view))
    const fields = {
      language,
      theme,
      scale,
      today,
      width,
      pages: { kind: pages, paper },
      ...(saved ? { look: lookOfView(saved) } : {}),
    }
    try {
      return await exportMap(map, format, exportOptions(fields), tools)
    } catch (error) {
      if (error instanceof ExportError) throw new CommandError(say[error.code])
      throw error
    }
  }
}

/** Where an export goes: what was asked for; else beside the others, by the name of the map's file. */
function targetOf(file: string, { extension }: ExportedFile, isOneOfMany: boolean, output: string | undefined): string {
  const own = file === '-' ? 'map' : basename(file).replace(/(\.jejak)?\.json$/i, '')
  const name = `${own}.${extension}`
  if (isOneOfMany) return join(output ?? '.', name)
  return output ?? (file === '-' ? '-' : name)
}
