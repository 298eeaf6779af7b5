import {
  type Encoding,
  type OtherFormat,
  TextStream,
  WrongEncoding,
  guessEncoding,
  otherFormat,
} from './decode-bytes.ts'
import { RowReader, type RowTaker, type Separator, guessSeparator } from './row-reader.ts'
import { type TableFacts, TableInspector } from './table-facts.ts'
import { type Tally, type TableMapping, TableTally } from './tally.ts'

/** The bytes of a file, read piece by piece. */
export interface ByteSource {
  readonly size: number
  slice(from: number, to: number): Promise<Uint8Array>
}

/** How the text of a table is taken apart. */
export interface TableForm {
  readonly encoding: Encoding
  readonly separator: Separator
  readonly hasHeader: boolean
}

/** A table that has been looked through. */
export interface Inspection {
  readonly ok: true
  readonly form: TableForm
  readonly facts: TableFacts
}

/** Why there is no table in a file. */
export interface NoTable {
  readonly ok: false
  readonly why: 'empty' | 'too-large' | 'one-cell' | OtherFormat
}

/** How far a file has been read, 0…1. Called for every piece; what it returns is waited for. */
export type OnProgress = (share: number) => void | Promise<void>

export const tableLimits = { fileBytes: 256 * 1024 * 1024 } as const

/** Bytes that are read at once. */
const pieceBytes = 256 * 1024
/** The beginning of a text, by which the separator is told. */
const startBytes = 64 * 1024

/**
 * Looks through a whole table: how it is written and what its columns hold. What is chosen stays as it is chosen.
 * Rejects only when the bytes cannot be read.
 */
export async function inspectTable(
  source: ByteSource,
  chosen: Partial<Pick<TableForm, 'separator' | 'hasHeader'>>,
  onProgress: OnProgress,
): Promise<Inspection | NoTable> {
  if (source.size > tableLimits.fileBytes) return { ok: false, why: 'too-large' }
  const start = await source.slice(0, Math.min(source.size, startBytes))
  const other = otherFormat(start)
  if (other) return { ok: false, why: other }
  const inspectAs = async (encoding: Encoding): Promise<Inspection | NoTable> => {
    const beginning = new TextStream(encoding).decode(start)
    const separator = chosen.separator ?? guessSeparator(beginning).separator
    const inspector = new TableInspector(chosen.hasHeader)
    await readRows(source, { encoding, separator }, rowsTo(inspector), onProgress)
    const facts = inspector.facts()
    if (facts.columns.length === 0) return { ok: false, why: 'empty' }
    if (facts.columns.length === 1 && facts.rows === 0) return { ok: false, why: 'one-cell' }
    return { ok: true, form: { encoding, separator, hasHeader: facts.hasHeader }, facts }
  }
  try {
    return await inspectAs(guessEncoding(start))
  } catch (error) {
    if (error instanceof WrongEncoding) return inspectAs('windows-1252')
    throw error
  }
}

const rowsTo = (inspector: TableInspector): RowTaker => ({
  row: (cells) => inspector.row(cells),
  fault: () => undefined,
  quotesOff: () => undefined,
})

/** Counts all rows of a table that was looked through. */
export async function tallyTable(
  source: ByteSource,
  { form, facts }: Inspection,
  mapping: TableMapping,
  onProgress: OnProgress,
): Promise<Tally> {
  const headers = facts.columns.map(({ header }) => header)
  const tally = new TableTally(mapping, { hasHeader: form.hasHeader, headers })
  await readRows(source, form, tally, onProgress)
  return tally.result()
}

/**
 * Hands all rows of a table to a taker.
 * @throws WrongEncoding
 */
export async function readRows(
  source: ByteSource,
  { encoding, separator }: Pick<TableForm, 'encoding' | 'separator'>,
  taker: RowTaker,
  onProgress: OnProgress,
): Promise<void> {
  const stream = new TextStream(encoding)
  const reader = new RowReader(separator, taker)
  let isFirst = true
  const take = (text: string) => {
    reader.feed(isFirst ? withoutPreamble(text) : text)
    isFirst = false
  }
  for (let at = 0; at < source.size; at += pieceBytes) {
    take(stream.decode(await source.slice(at, Math.min(at + pieceBytes, source.size))))
    await onProgress(Math.min(1, (at + pieceBytes) / source.size))
  }
  take(stream.end())
  reader.end()
}

/** A text without a mark of its byte order, and without the line that tells spreadsheets what separates its cells. */
function withoutPreamble(text: string): string {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text
  // The line stays as an empty one, so that the lines after it are counted as an editor counts them.
  return /^sep=[,;\t|](?=\r?\n)/i.test(bare) ? bare.slice(5) : bare
}
