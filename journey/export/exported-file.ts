/** What the formats are called: on the command line, in the address of the server's export, and in the app's choice. */
export const exportFormats = [
  'json',
  'svg',
  'png',
  'pdf',
  'html',
  'pptx',
  'xlsx',
  'csv',
  'markdown',
  'mermaid',
  'cjml',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A file as it is saved, whatever writes it: the app, the command line and the server write the same bytes. */
export interface ExportedFile {
  readonly bytes: Uint8Array
  /** As `image/svg+xml`, without a character set. */
  readonly mediaType: string
  /** Ending of the file's name, without the dot. */
  readonly extension: string
  /** Characters that are drawn as empty boxes, since none of our fonts has them. */
  readonly missing: readonly string[]
}

/** How far a long export is, and whether someone has stopped it. */
export interface ExportControl {
  /** Told how much is done, 0…1. */
  readonly onProgress?: (done: number) => void
  /** Once aborted, the export rejects with the signal's reason at the next step. */
  readonly signal?: AbortSignal
}

/** The formats that can be written. */
export const writtenFormats = [
  'png',
  'pdf',
  'pptx',
  'html',
  'svg',
  'xlsx',
  'csv',
  'markdown',
  'mermaid',
  'cjml',
  'json',
] as const satisfies readonly ExportFormat[]
