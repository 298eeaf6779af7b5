import { strFromU8 } from 'fflate'
import { SaxesParser } from 'saxes'
import { limits } from '../../model/limits.ts'
import { ArchiveError, type ArchiveFault, readArchive } from '../archive.ts'
import type { Cell } from '../tables/cell.ts'
import { unescapeCell } from './xml-text.ts'

/** A sheet of a workbook as it stands there: its cells by row. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Why a workbook is not read. */
export type WorkbookFault = ArchiveFault | 'not-a-workbook'

export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly RawSheet[] }
  | { readonly ok: false; readonly why: WorkbookFault }

const workbookLimits = { columns: 1_000, depth: 40 } as const

/** Reads the sheets of a workbook, of texts, numbers, and yes and no; of formulas what they came to. Never throws. */
export function readWorkbook(bytes: Uint8Array): WorkbookReading {
  try {
    return { ok: true, sheets: sheetsIn(partsOf(bytes)) }
  } catch (error) {
    // Whatever else the archive or its XML has thrown: it is no workbook that can be read.
    return { ok: false, why: error instanceof ArchiveError ? error.why : 'not-a-workbook' }
  }
}

/** The parts of an archive that hold cells. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map([...readArchive(bytes, /^xl\/.*\.(xml|rels)$/)].map(([name, part]) => [name, strFromU8(part)]))
}

interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
const ignore = () => undefined
const refuse = () => {
  throw new Error('not a workbook')
}

/** Walks through XML: no document type, no entities of its own, no depth without end. */
function walk(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > workbookLimits.depth) refuse()
    handlers.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close(local(name))
  })
  parser.on('text', (text) => handlers.text(text))
  parser.write(xml).close()
}

function sheetsIn(parts: ReadonlyMap<string, string>): RawSheet[] {
  const targets = new Map<string, string>()
  const named: { name: string; rel: string }[] = []
  walk(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open: (name, { Id = '', Target = '' }) => name === 'Relationship' && targets.set(Id, Target),
    close: ignore,
    text: ignore,
  })
  walk(parts.get('xl/workbook.xml') ?? '', {
    open: (name, attributes) =>
      name === 'sheet' && named.push({ name: attributes.name ?? '', rel: attributes['r:id'] ?? '' }),
    close: ignore,
    text: ignore,
  })
  const shared = sharedStrings(parts.get('xl/sharedStrings.xml'))
  return named.map(({ name, rel }) => {
    const target = targets.get(rel) ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    return { name, rows: rowsIn(parts.get(path) ?? '<none/>', shared) }
  })
}

function sharedStrings(xml: string | undefined): string[] {
  const strings: string[] = []
  if (xml === undefined) return strings
  let held: string | undefined
  let isText = false
  let phonetic = 0
  walk(xml, {
    open(name) {
      if (name === 'si') held = ''
      if (name === 'rPh') phonetic++
      isText = name === 't' && phonetic === 0
    },
    close(name) {
      if (name === 'rPh') phonetic--
      if (name === 'si') strings.push(unescapeCell(held ?? ''))
      isText = false
    },
    text(text) {
      if (isText) held = (held ?? '') + text
    },
  })
  return strings
}

function rowsIn(xml: string, shared: readonly string[]): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let column = 0
  let type = ''
  let held = ''
  let isHeld = false
  walk(xml, {
    open(name, attributes) {
      if (name === 'row') {
        // Rows that are empty are not written; the lines of problems are counted with them.
        const number = Number(attributes.r ?? rows.length + 1)
        if (Number.isInteger(number) && number <= limits.cards + 1_000) while (rows.length < number - 1) rows.push([])
        rows.push((row = []))
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? row.length
        type = attributes.t ?? 'n'
        held = ''
      }
      isHeld = name === 'v' || name === 't'
    },
    close(name) {
      isHeld = false
      if (name === 'c' && column < workbookLimits.columns) row[column] = valueOf(held, type, shared)
    },
    text(text) {
      if (isHeld) held += text
    },
  })
  return rows
}

function valueOf(held: string, type: string, shared: readonly string[]): Cell {
  if (held === '') return undefined
  if (type === 's') return shared[Number(held)] ?? ''
  if (type === 'b') return held === '1'
  if (type !== 'n') return unescapeCell(held)
  const value = Number(held)
  return Number.isFinite(value) ? value : held
}

function columnOf(at: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(at ?? '')?.[0]
  if (letters === undefined) return undefined
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
